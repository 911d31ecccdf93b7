import { gramsOf, hashOf, plain, wordsOf } from '../plain.ts';
import { type Places, placesOf } from './places.ts';
import { isUsual } from './usual-words.ts';

/** What somebody told, when and where. */
export interface Matter {
  id: string;
  /** Who told it; the same name is the same reporter. */
  reporter: string;
  at: Date;
  title: string;
  text: string;
  /** Degrees, where the reporter gave a position. */
  position?: { lng: number; lat: number };
  /** Of which kind it is, where that is known, and what its place is called. */
  kind?: string;
  place?: string;
}

/** How telling a run of characters is: the rarer among the texts at hand, the more. */
export type Idf = (feature: number) => number;

/** A matter made ready to be compared. */
export interface Profile {
  matter: Matter;
  places: Places;
  /** Of length one, over runs of two and three characters and words. */
  whole: ReadonlyMap<number, number>;
  /** Runs of what the place is called. */
  ofPlace: ReadonlySet<number>;
  /** The part of the whole that is not what the place is called. */
  beyondPlace: ReadonlyMap<number, number>;
  /** Runs of five characters: what only copying repeats. */
  shingles: ReadonlySet<number>;
  /** Letters of the title, and of title and text, districts left out. */
  headLetters: string;
  letters: string;
}

/** What a set of matters that are compared with one another has in common. */
export interface Compared {
  profiles: Profile[];
  idf: Idf;
}

type Counts = Map<number, number>;

/** ln 150: a run that stands in one text of so many is as telling as one can be, for slips of the pen are rarer still. */
const mostTelling = 5;
/**
 * As if there were at least so many texts: among ten, what three say is not yet common. What most of them say
 * would be said by as large a share of the rest.
 */
const fewestTexts = 150;
const most = 0.6;
/** What of a long text is compared. */
const readLength = 600;
const titleWeight = 3;

/** Profiles of matters that are compared with one another; whatever their order, the same ones. */
export function profilesOf(
  matters: readonly Matter[],
  townNames: readonly string[] = [],
): Compared {
  const counted = matters.map((matter) => ({
    matter,
    head: countsOf(matter.title),
    body: countsOf(matter.text.slice(0, readLength)),
  }));
  const idf = idfOf(counted.map(({ head, body }) => new Set([...head.keys(), ...body.keys()])));
  const profiles = counted.map(({ matter, head, body }) => {
    const whole = weighed(merged(head, body), idf);
    return { matter, whole, ...restOf(matter, { whole, townNames }) };
  });
  return { profiles, idf };
}

interface Read {
  whole: ReadonlyMap<number, number>;
  townNames: readonly string[];
}

function restOf(matter: Matter, { whole, townNames }: Read): Omit<Profile, 'matter' | 'whole'> {
  const ofPlace = new Set(countsOf(matter.place ?? '').keys());
  return {
    ofPlace,
    places: placesOf(matter.title, matter.text, townNames),
    beyondPlace: new Map([...whole].filter(([feature]) => !ofPlace.has(feature))),
    shingles: new Set(gramsOf(lettersOf(plain(matter.text)), 5).map((gram) => hashOf(gram))),
    headLetters: lettersOf(withoutDistricts(matter.title)),
    letters: lettersOf(withoutDistricts(`${matter.title} ${matter.text}`)),
  };
}

const withoutDistricts = (text: string) => plain(text).replace(/[a-z]\d{0,2}[市区县州]/g, ' ');

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Districts are compared as places; in the words they would make strangers alike. */
function countsOf(text: string): Counts {
  const counts: Counts = new Map();
  for (const part of withoutDistricts(text).split(/[^\p{L}\p{N}]+/u))
    for (const run of [...gramsOf(part, 2), ...gramsOf(part, 3), ...wordsOf(part)])
      counts.set(hashOf(run), (counts.get(hashOf(run)) ?? 0) + 1);
  return counts;
}

function merged(head: Counts, body: Counts): Counts {
  const all: Counts = new Map(body);
  for (const [feature, count] of head)
    all.set(feature, (all.get(feature) ?? 0) + count * titleWeight);
  return all;
}

function idfOf(texts: readonly ReadonlySet<number>[]): Idf {
  const frequency = new Map<number, number>();
  for (const text of texts)
    for (const feature of text) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  const size = Math.max(fewestTexts, texts.length);
  return (feature) => {
    const found = frequency.get(feature) ?? 0;
    const share = found / texts.length;
    const among = share > most ? share * size : found;
    return Math.min(mostTelling, Math.log((1 + size) / (0.5 + among)));
  };
}

function weighed(counts: Counts, idf: Idf): Map<number, number> {
  const weights = [...counts].map(
    ([feature, count]) => [feature, (1 + Math.log(count)) * idf(feature)] as const,
  );
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weights.map(([feature, weight]) => [feature, weight / length]));
}

/** One estate has many troubles: of two kinds, what its name is says nothing of one thing. */
export function areOfTwoKinds(one: Profile, other: Profile): boolean {
  const [kind, another] = [one.matter.kind, other.matter.kind];
  return kind !== undefined && another !== undefined && kind !== another;
}

export function cosine(
  one: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [feature, weight] of few) sum += weight * (many.get(feature) ?? 0);
  return sum;
}

/** Share of the shorter text that stands word for word in the longer one. */
export function copiedShare(one: Profile, other: Profile): number {
  const [few, many] =
    one.shingles.size <= other.shingles.size
      ? [one.shingles, other.shingles]
      : [other.shingles, one.shingles];
  if (few.size === 0) return 0;
  let shared = 0;
  for (const shingle of few) if (many.has(shingle)) shared += 1;
  return shared / few.size;
}

/** ln 5, and ln 11: in every fifth text a pair is common, in every eleventh it is a word of its own. */
const [common, telling] = [1.6, 2.4];

/**
 * The longest run of letters that stands in the title of one and anywhere in the other: what a matter is
 * called. Counted in pairs of letters; those that every fifth text holds count nothing, nor what the place of
 * either is called where they are of two kinds.
 */
export function sharedPhrase(idf: Idf, one: Profile, other: Profile): number {
  const isIdle = areOfTwoKinds(one, other)
    ? (pair: number) => one.ofPlace.has(pair) || other.ofPlace.has(pair)
    : () => false;
  const weightOf = (run: string) =>
    gramsOf(run, 2).reduce((sum, pair) => {
      const hash = hashOf(pair);
      if (isUsual(hash) || isIdle(hash)) return sum;
      const rarity = (idf(hash) - common) / (telling - common);
      return sum + Math.min(1, Math.max(0, rarity));
    }, 0);
  return Math.max(
    heaviestRun(weightOf, one.headLetters, other.letters),
    heaviestRun(weightOf, other.headLetters, one.letters),
  );
}

function heaviestRun(weightOf: (run: string) => number, title: string, text: string): number {
  let [heaviest, begin] = [0, 0];
  for (let end = 2; end <= title.length; end += 1) {
    while (end - begin >= 2 && !text.includes(title.slice(begin, end))) begin += 1;
    heaviest = Math.max(heaviest, weightOf(title.slice(begin, end)));
  }
  return heaviest;
}
