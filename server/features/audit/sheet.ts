import type { Sentence } from '../../../contract/values.ts';
import type { Ask } from '../../platform/use-case.ts';
import { actorKinds, wordsOfAreas, wordsOfRoles } from './actor-words.ts';
import { nameOfObjectKind, partsOfObject, sentenceOfAction } from './decide.ts';
import type { WholeEntry } from './store.ts';
import { type Names, nameOfObject, requestOf } from './view.ts';

type Language = Ask['language'];

const columns: readonly (Sentence & { width: number })[] = [
  { zh: '序号', en: 'Number', width: 10 },
  { zh: '时间（北京）', en: 'Time (Beijing)', width: 20 },
  { zh: '谁', en: 'Who', width: 22 },
  { zh: '角色', en: 'Roles', width: 18 },
  { zh: '辖区', en: 'Areas', width: 18 },
  { zh: '做了什么', en: 'Did', width: 22 },
  { zh: '对象', en: 'Object', width: 14 },
  { zh: '编号', en: 'Which', width: 38 },
  { zh: '所在区域', en: 'Area', width: 18 },
  { zh: '理由', en: 'Reason', width: 40 },
  { zh: '附注', en: 'Details', width: 40 },
  { zh: '请求编号', en: 'Request', width: 38 },
  { zh: '之前摘要', en: 'Digest before', width: 20 },
  { zh: '之后摘要', en: 'Digest after', width: 20 },
  { zh: '散列', en: 'Hash', width: 20 },
];

export function headingsOf(language: Language) {
  return {
    titles: columns.map((column) => column[language]),
    widths: columns.map(({ width }) => width),
  };
}

const minutes = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

interface Around {
  names: Names;
  areas: ReadonlyMap<string, Sentence>;
  language: Language;
}

/** One entry as the cells of a row; everything is text, so that no cell is ever a formula. */
export function lineOf(entry: WholeEntry, { names, areas, language }: Around): string[] {
  const { kind, id } = partsOfObject(entry.object);
  const list = (words: readonly Sentence[]) =>
    words.map((one) => one[language]).join(language === 'zh' ? '、' : ', ');
  return [
    String(entry.seq),
    minutes.format(new Date(Number(entry.at) * 1_000)),
    whoOf(entry, { names, language }),
    list(wordsOfRoles(entry.roles, entry.actorKind)),
    list(wordsOfAreas(entry.scope, areas)),
    sentenceOfAction(entry.action)[language],
    nameOfObjectKind(kind)[language],
    nameOfObject({ kind, id }, names) ?? '',
    list(wordsOfAreas(entry.area ?? '', areas)),
    names.reasonOf(entry) ?? '',
    entry.details === '{}' ? '' : entry.details,
    requestOf(entry) ?? '',
    entry.before ?? '',
    entry.after ?? '',
    entry.hash.toString('hex'),
  ];
}

/**
 * Staff by name; of anybody else what they are, and the id by which they can be searched for. Of residents
 * no id: it would show all that one of them did side by side, and say who reported what.
 */
function whoOf(
  { actorKind, actor }: WholeEntry,
  { names, language }: Pick<Around, 'names' | 'language'>,
): string {
  const name = actorKind === 'staff' ? names.staff.get(actor ?? '') : undefined;
  if (name !== undefined) return name;
  const kinds: Record<string, Sentence> = actorKinds;
  const id = actorKind === 'resident' ? null : actor;
  return [kinds[actorKind]?.[language] ?? actorKind, id ?? ''].join(' ').trimEnd();
}
