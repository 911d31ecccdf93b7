import { type CatalogueFault, mostLines } from '../../../contract/catalogue-files.ts';
import { mostHours, mostWords } from '../../../contract/catalogue-of-categories.ts';
import type { Sentence } from '../../../contract/values.ts';
import { parseCsv, type Row } from '../../platform/csv.ts';
import type { ListedCategory } from './catalogue-plan.ts';

/**
 * Columns that a catalogue must have. English ones may be there, and stand in Chinese where they are not; so may
 * limits of its own, `dispatch_limit_hours` until a unit has it and `feedback_limit_hours` until the first answer:
 * one that says nothing changes nothing. Units, evidence and what a map shows are set elsewhere here.
 */
const columns = [
  'code',
  'l1_name',
  'everyday_name',
  'keywords',
  'hotline_request_type',
  'default_severity',
  'resolve_limit_days',
  'privacy_level',
  'emergency_redirect',
] as const;

const suggestions = new Set(['建议', '表扬', '咨询']);
const secret = new Set(['高', '极高']);
const levels = new Set(['低', '中', ...secret]);
/** A chapter of the catalogue whose cases are disputes between people. */
const disputes = '矛盾纠纷';

export interface ReadCatalogue {
  categories: ListedCategory[];
  /** In order of their lines; a line that has one is no category. */
  faults: CatalogueFault[];
}

/** Reads a catalogue of categories, whole: every field that is wrong is named with its line. */
export function readCatalogue(text: string): ReadCatalogue {
  const { rows, faults: unread } = parseCsv(text, columns);
  const faults: CatalogueFault[] = unread.map((fault) => ({ ...fault, value: '' }));
  const categories: ListedCategory[] = [];
  const seen = new Map<string, number>();
  for (const row of rows.slice(0, mostLines)) {
    const read = readRow(row, seen);
    if (read.faults.length === 0) categories.push(read.category);
    faults.push(...read.faults);
    if (!seen.has(read.category.code)) seen.set(read.category.code, row.line);
  }
  if (rows.length === 0 && faults.length === 0)
    faults.push({ line: 1, field: '', value: '', why: noLines });
  const beyond = rows[mostLines];
  if (beyond !== undefined)
    faults.push({ line: beyond.line, field: '', value: '', why: tooMany(mostLines) });
  return { categories, faults: faults.sort((one, other) => one.line - other.line) };
}

function readRow({ line, fields }: Row, seen: ReadonlyMap<string, number>) {
  const faults: CatalogueFault[] = [];
  const at = (field: string) => fields[field]?.trim() ?? '';
  const fault = (field: string, why: Sentence) =>
    faults.push({ line, field, value: [...at(field)].slice(0, mostShown).join(''), why });
  const wholeNumber = (field: string, most: number) => {
    const value = Number(at(field));
    const fits = /^[0-9]+$/.test(at(field)) && value >= 1 && value <= most;
    if (!fits) fault(field, between(most));
    return value;
  };
  // Where the file says nothing, what is set here stays.
  const hours = (name: 'dispatchHours' | 'firstAnswerHours', field: string) =>
    at(field) === '' ? {} : { [name]: wholeNumber(field, mostHours) };
  const short = (field: string, most: number) => {
    if (at(field).length > most) fault(field, tooLong(most));
    return at(field);
  };
  const named = (zh: string, en: string) => {
    if (at(zh) === '') fault(zh, missing);
    return { zh: short(zh, mostWords.zh), en: short(en, mostWords.en) || at(zh) };
  };
  const code = at('code');
  const before = seen.get(code);
  if (!/^[0-9]{6}$/.test(code)) fault('code', sixDigits);
  else if (before !== undefined) fault('code', twice(before));
  const keywords = at('keywords').split(/\s+/).filter(Boolean);
  if (keywords.length > mostWords.keywords) fault('keywords', tooMany(mostWords.keywords));
  if (keywords.some((keyword) => keyword.length > mostWords.keyword))
    fault('keywords', tooLong(mostWords.keyword));
  if (!levels.has(at('privacy_level'))) fault('privacy_level', noLevel);
  const emergency = short('emergency_redirect', mostWords.emergency);
  const category: ListedCategory = {
    line,
    code,
    group: named('l1_name', 'l1_name_en'),
    name: named('everyday_name', 'everyday_name_en'),
    kind: kindOf(at('l1_name'), at('hotline_request_type')),
    keywords,
    severity: wholeNumber('default_severity', 4),
    resolveDays: wholeNumber('resolve_limit_days', 60),
    ...hours('dispatchHours', 'dispatch_limit_hours'),
    ...hours('firstAnswerHours', 'feedback_limit_hours'),
    confidential: secret.has(at('privacy_level')),
    emergency:
      emergency === ''
        ? null
        : { zh: emergency, en: short('emergency_redirect_en', mostWords.emergency) || emergency },
  };
  const order = Object.keys(fields);
  faults.sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
  return { category, faults };
}

function kindOf(chapter: string, request: string): ListedCategory['kind'] {
  if (chapter === disputes) return 'dispute';
  return suggestions.has(request) ? 'suggestion' : 'hazard';
}

/** Characters of a wrong value that are said again. */
const mostShown = 40;
const noLines: Sentence = { zh: '只有表头，没有类别', en: 'a header and no categories' };
const missing: Sentence = { zh: '要写', en: 'is missing' };
const sixDigits: Sentence = {
  zh: '要六位数字；表格软件可能去掉了开头的 0',
  en: 'six digits are needed; a spreadsheet may have dropped a leading 0',
};
const twice = (line: number): Sentence => ({
  zh: `和第 ${line} 行的代码一样`,
  en: `line ${line} has this code already`,
});
const between = (most: number): Sentence => ({
  zh: `要 1 到 ${most} 的整数`,
  en: `a whole number from 1 to ${most} is needed`,
});
const tooLong = (most: number): Sentence => ({
  zh: `每个最多 ${most} 个字`,
  en: `${most} characters each at most`,
});
const tooMany = (most: number): Sentence => ({ zh: `最多 ${most} 个`, en: `${most} at most` });
const noLevel: Sentence = {
  zh: '要写低、中、高或极高：高和极高的不公开',
  en: 'one of 低, 中, 高, 极高 is needed: the last two are confidential',
};
