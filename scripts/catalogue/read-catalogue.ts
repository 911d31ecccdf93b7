import type { StoredCategory } from '../../server/features/areas/service.ts';
import { InputError, readCsv } from '../evaluate/csv.ts';

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
/** A chapter of the catalogue whose cases are disputes between people. */
const disputes = '矛盾纠纷';

/** As the desk takes them. */
const mostHours = 240;

export interface ListedCategory extends Omit<StoredCategory, 'questions'> {
  /** Of the file, the header being 1. */
  line: number;
}

/** Reads a catalogue of categories. @throws InputError naming the line and the field */
export function readCatalogue(file: string): ListedCategory[] {
  const seen = new Set<string>();
  return readCsv(file, columns).map(({ line, fields }) => {
    const at = (field: string) => fields[field]?.trim() ?? '';
    const fail = (field: string): never => {
      throw new InputError(`${file}:${line} ${field}: 不合格 not valid (${at(field)})`);
    };
    const wholeNumber = (field: string, least: number, most: number) => {
      const value = Number(at(field));
      return Number.isInteger(value) && value >= least && value <= most ? value : fail(field);
    };
    // Where the file says nothing, what is set here stays.
    const hours = (name: 'dispatchHours' | 'firstAnswerHours', field: string) =>
      at(field) === '' ? {} : { [name]: wholeNumber(field, 1, mostHours) };
    const limits = {
      ...hours('dispatchHours', 'dispatch_limit_hours'),
      ...hours('firstAnswerHours', 'feedback_limit_hours'),
    };
    const code = /^[0-9]{6}$/.test(at('code')) && !seen.has(at('code')) ? at('code') : fail('code');
    seen.add(code);
    const named = (zh: string, en: string) => {
      const chinese = at(zh) || fail(zh);
      return { zh: chinese, en: at(en) || chinese };
    };
    const emergency = at('emergency_redirect');
    return {
      line,
      code,
      group: named('l1_name', 'l1_name_en'),
      name: named('everyday_name', 'everyday_name_en'),
      kind: kindOf(at('l1_name'), at('hotline_request_type')),
      keywords: at('keywords').split(/\s+/).filter(Boolean),
      severity: wholeNumber('default_severity', 1, 4),
      resolveDays: wholeNumber('resolve_limit_days', 1, 60),
      ...limits,
      confidential: secret.has(at('privacy_level')),
      emergency:
        emergency === '' ? null : { zh: emergency, en: at('emergency_redirect_en') || emergency },
    };
  });
}

function kindOf(chapter: string, request: string): StoredCategory['kind'] {
  if (chapter === disputes) return 'dispute';
  return suggestions.has(request) ? 'suggestion' : 'hazard';
}
