import {
  type CategoryEdit,
  type DeskCategory,
  mostHours,
  type NewCategory,
} from '../../contract/catalogue-of-categories.ts';
import type { Sentence } from '../../contract/values.ts';

/** What can be changed in a category, as it is typed. */
export interface CategoryDraft {
  nameZh: string;
  nameEn: string;
  keywords: string;
  severity: string;
  resolveDays: string;
  dispatchHours: string;
  firstAnswerHours: string;
}

/** The same of a new one, with what stays as it is then. */
export interface NewDraft extends CategoryDraft {
  code: string;
  /** Key of a group that there is; empty: a new one. */
  group: string;
  groupZh: string;
  groupEn: string;
  kind: DeskCategory['kind'];
  confidential: boolean;
  /** Code of a category whose questions it asks as well; empty: none. */
  asksLike: string;
}

export type Gap = 'name' | 'severity' | 'resolveDays' | 'hours' | 'code' | 'group';
type Gaps<D> = Partial<Record<keyof D, Gap>>;

export const draftOf = (category: DeskCategory): CategoryDraft => ({
  nameZh: category.name.zh,
  nameEn: category.name.en,
  keywords: category.keywords.join(' '),
  severity: String(category.severity),
  resolveDays: String(category.resolveDays),
  dispatchHours: String(category.dispatchHours ?? ''),
  firstAnswerHours: String(category.firstAnswerHours ?? ''),
});

export const emptyDraft: NewDraft = {
  code: '',
  group: '',
  groupZh: '',
  groupEn: '',
  kind: 'hazard',
  confidential: false,
  asksLike: '',
  nameZh: '',
  nameEn: '',
  keywords: '',
  severity: '3',
  resolveDays: '7',
  dispatchHours: '',
  firstAnswerHours: '',
};

const isWhole = (value: string, most: number) =>
  /^[0-9]+$/.test(value.trim()) && Number(value) >= 1 && Number(value) <= most;

/** Hours of its own; left empty: those of its severity. */
const ownLimit = (text: string) => (text.trim() === '' ? null : Number(text));
const isOwnLimit = (text: string) => ownLimit(text) === null || isWhole(text, mostHours);

export function gapsIn(draft: CategoryDraft): Gaps<CategoryDraft> {
  return {
    ...(draft.nameZh.trim() === '' && { nameZh: 'name' }),
    ...(draft.nameEn.trim() === '' && { nameEn: 'name' }),
    ...(!isWhole(draft.severity, 4) && { severity: 'severity' }),
    ...(!isWhole(draft.resolveDays, 60) && { resolveDays: 'resolveDays' }),
    ...(!isOwnLimit(draft.dispatchHours) && { dispatchHours: 'hours' }),
    ...(!isOwnLimit(draft.firstAnswerHours) && { firstAnswerHours: 'hours' }),
  };
}

export function gapsInNew(draft: NewDraft): Gaps<NewDraft> {
  const isNewGroup = draft.group === '';
  return {
    ...(!/^[0-9]{6}$/.test(draft.code.trim()) && { code: 'code' }),
    ...(isNewGroup && draft.groupZh.trim() === '' && { groupZh: 'group' }),
    ...(isNewGroup && draft.groupEn.trim() === '' && { groupEn: 'group' }),
    ...gapsIn(draft),
  };
}

type Edited = Omit<CategoryEdit, 'reason'>;

export const editOf = (draft: CategoryDraft): Edited => ({
  nameZh: draft.nameZh.trim(),
  nameEn: draft.nameEn.trim(),
  keywords: draft.keywords.split(/[\s,，、]+/).filter(Boolean),
  severity: Number(draft.severity),
  resolveDays: Number(draft.resolveDays),
  dispatchHours: ownLimit(draft.dispatchHours),
  firstAnswerHours: ownLimit(draft.firstAnswerHours),
});

/** About people: never for everybody to read. */
export const isAlwaysConfidential = ({ kind }: Pick<NewDraft, 'kind'>) =>
  kind === 'dispute' || kind === 'cheat';

export function newOf(draft: NewDraft, groups: readonly Group[]): Omit<NewCategory, 'reason'> {
  const chosen = groups.find(({ key }) => key === draft.group)?.name;
  return {
    code: draft.code.trim(),
    groupZh: chosen?.zh ?? draft.groupZh.trim(),
    groupEn: chosen?.en ?? draft.groupEn.trim(),
    kind: draft.kind,
    confidential: draft.confidential || isAlwaysConfidential(draft),
    asksLike: draft.asksLike === '' ? null : draft.asksLike,
    ...editOf(draft),
  };
}

export interface Group {
  key: string;
  /** Two digits with which the codes of its categories begin. */
  digits: string;
  name: Sentence;
}

/** The groups that there are, each once, in order of their digits. */
export function groupsIn(categories: readonly Pick<DeskCategory, 'code' | 'group'>[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { code, group } of categories) {
    const digits = code.slice(0, 2);
    const key = `${digits} ${group.zh}`;
    if (!groups.has(key)) groups.set(key, { key, digits, name: group });
  }
  return [...groups.values()].sort((one, other) => (one.digits < other.digits ? -1 : 1));
}

const twoDigits = Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(2, '0'));

/** A code that is free: the one after the last of a group, or the first of a group that there is not. */
export function freeCode(categories: readonly Pick<DeskCategory, 'code'>[], digits = ''): string {
  const codes = categories.map(({ code }) => code);
  if (digits === '') {
    const free = twoDigits.find((two) => !codes.some((code) => code.startsWith(two)));
    return free === undefined ? '' : `${free}0100`;
  }
  const taken = codes.filter((code) => code.startsWith(digits)).map((code) => code.slice(2, 4));
  const last = [...taken].sort().pop() ?? '00';
  const after = twoDigits.filter((two) => two > last);
  const free = [...after, ...twoDigits].find((two) => !taken.includes(two));
  return free === undefined ? '' : `${digits}${free}00`;
}
