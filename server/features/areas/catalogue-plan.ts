import { isDeepStrictEqual } from 'node:util';
import type { ChangedField, MeansElse } from '../../../contract/catalogue-files.ts';
import type { StoredCategory } from './store.ts';

type Own = 'dispatchHours' | 'firstAnswerHours';

/** A category of a catalogue from elsewhere: it asks nothing, and whether one is in use is decided here. */
export type TakenCategory = Omit<StoredCategory, 'questions' | 'retiredAt' | Own> &
  // Limits of which it says nothing stay as they are here.
  Partial<Pick<StoredCategory, Own>>;

export type ListedCategory = TakenCategory & {
  /** Of the file, the header being 1. */
  line: number;
};

/** What becomes of one category of a catalogue from elsewhere. */
export interface Planned<Listed extends TakenCategory = TakenCategory> {
  listed: Listed;
  /** left: its code means something else here, and nothing of it is taken in. */
  becomes: 'added' | 'changed' | 'same' | 'left';
  /** What it is here now. */
  before: StoredCategory | undefined;
  /** What it will be; undefined where it is left. */
  after: StoredCategory | undefined;
  changes: ChangedField[];
  why: MeansElse | null;
  /** Keywords that lead to another category already, and are not given to this one. */
  leftOut: { keyword: string; category: string }[];
}

interface Here {
  all: readonly StoredCategory[];
  /** Codes under which cases are filed. */
  filed: ReadonlySet<string>;
}

/**
 * What a catalogue does to the one that is here: categories that are not there are added, those of the same group
 * and code are changed, and keep the keywords that they have here. Where a code means something else here its line
 * is left as a whole: cases were filed under it, by people who had been told what becomes of them. Categories that
 * it does not name stay, and a retired one stays retired.
 */
export function planCatalogue<Listed extends TakenCategory>(
  { all, filed }: Here,
  listed: readonly Listed[],
): Planned<Listed>[] {
  const here = new Map(all.map((one) => [one.code, one]));
  const leads = leadsOf(all);
  return listed.map((one): Planned<Listed> => {
    const before = here.get(one.code);
    const why = before === undefined ? null : meansElse(before, one, filed.has(one.code));
    const nothing = { listed: one, before, changes: [], leftOut: [] };
    if (why !== null) return { ...nothing, becomes: 'left', after: undefined, why };
    const { keywords, leftOut } = mergeKeywords(leads, before?.keywords ?? [], one);
    const after = { ...merge(before, one), keywords };
    for (const [keyword, code] of leadsOf([after])) leads.set(keyword, code);
    const changes = before === undefined ? [] : changesOf(before, after);
    const isSame = before !== undefined && changes.length === 0;
    const becomes = before === undefined ? 'added' : isSame ? 'same' : 'changed';
    return { ...nothing, becomes, after, changes, why, leftOut };
  });
}

function meansElse(
  before: StoredCategory,
  after: TakenCategory,
  isFiled: boolean,
): MeansElse | null {
  if (before.group.zh !== after.group.zh) return 'other_group';
  const isSame =
    before.kind === after.kind &&
    before.confidential === after.confidential &&
    before.name.zh === after.name.zh;
  return isFiled && !isSame ? 'filed' : null;
}

function merge(before: StoredCategory | undefined, listed: TakenCategory): StoredCategory {
  const { code, group, name, kind, severity, resolveDays, confidential, emergency } = listed;
  const own = (name: Own) => (listed[name] === undefined ? (before?.[name] ?? null) : listed[name]);
  return {
    code,
    group: inBoth(before?.group, group),
    name: inBoth(before?.name, name),
    kind,
    keywords: [],
    severity,
    resolveDays,
    confidential,
    emergency: emergency && inBoth(before?.emergency, emergency),
    questions: before?.questions ?? [],
    retiredAt: before?.retiredAt ?? null,
    dispatchHours: own('dispatchHours'),
    firstAnswerHours: own('firstAnswerHours'),
  };
}

interface InBoth {
  zh: string;
  en: string;
}

/** A file without English says the same in Chinese twice: it takes nobody’s English words away. */
const inBoth = (before: InBoth | null | undefined, after: InBoth): InBoth =>
  before?.zh === after.zh && after.en === after.zh ? before : after;

/** Codes of the categories in use, by the words that lead to them. */
function leadsOf(all: readonly StoredCategory[]): Map<string, string> {
  const inUse = all.filter(({ retiredAt }) => retiredAt === null);
  return new Map(inUse.flatMap(({ code, keywords }) => keywords.map((one) => [one, code])));
}

/** What staff gave a category stays, and what leads to another one is not given to a second. */
function mergeKeywords(
  leads: ReadonlyMap<string, string>,
  before: readonly string[],
  { code, keywords }: TakenCategory,
): Pick<StoredCategory, 'keywords'> & Pick<Planned, 'leftOut'> {
  const merged = new Set(before);
  const leftOut: Planned['leftOut'] = [];
  for (const keyword of keywords) {
    const category = merged.has(keyword) ? code : (leads.get(keyword) ?? code);
    if (category === code) merged.add(keyword);
    else leftOut.push({ keyword, category });
  }
  return { keywords: [...merged], leftOut };
}

/** Another category to which a word leads already; one that is retired leads nobody. */
export const ledBy = (
  all: readonly StoredCategory[],
  { code, keyword }: { code: string; keyword: string },
): StoredCategory | undefined =>
  all.find((one) => one.code !== code && one.retiredAt === null && one.keywords.includes(keyword));

const compared = [
  'group',
  'name',
  'kind',
  'keywords',
  'severity',
  'resolveDays',
  'dispatchHours',
  'firstAnswerHours',
  'confidential',
  'emergency',
] as const satisfies readonly ChangedField[];

const changesOf = (before: StoredCategory, after: StoredCategory): ChangedField[] =>
  compared.filter((field) => !isDeepStrictEqual(before[field], after[field]));
