import { byKeywords, type Known } from '../../../contract/by-keywords.ts';
import { hashOf } from '../plain.ts';
import { fromBytes, toBytes } from './bytes.ts';
import { copiesOf } from './copies.ts';
import { type Example, type Lesson, learn } from './learn.ts';
import { f1Of, type Judged, type Measures, measure } from './measures.ts';
import { type Model, ranker } from './model.ts';

/** What a case said, and which category staff found it to be. */
export interface DecidedText {
  text: string;
  category: string;
  /** Whose it is: counted, and kept nowhere. */
  reporter: string;
  decidedAt: Date;
}

/** What is handed to whoever teaches: nothing in it is kept. */
export interface Teaching extends Lesson {
  texts: readonly DecidedText[];
  categories: readonly Known[];
  /** The model in use, and until when what it learnt from had been decided. */
  standing?: { model: Uint8Array; decidedUntil: Date } | undefined;
}

/** How one category fared among the texts that were held out. */
export interface CategoryMeasure {
  category: string;
  /** Texts of it; share of them that were found; share of what was called so that was so. */
  n: number;
  recall: number | null;
  precision: number | null;
  f1: number;
}

/** So many texts of one category were taken for another. */
export interface Confusion {
  category: string;
  said: string;
  n: number;
}

/** What was measured on a third of the texts, with their copies, of which the measured model had seen none. */
export interface HeldOut extends Measures {
  /** Keywords alone on the same texts. */
  keywords: { accuracy: number; coverage: number };
  categories: CategoryMeasure[];
  confusions: Confusion[];
}

/** Both models on the same texts, which neither had seen: how many each got right. */
export interface Beside {
  n: number;
  candidate: number;
  standing: number;
}

export interface Taught {
  model: Uint8Array;
  threshold: number;
  /** Texts that it learnt from. */
  cases: number;
  decidedUntil: Date;
  measured: HeldOut;
  /** null: there is no model in use, or too little that it could not have seen. */
  beside: Beside | null;
}

/** Two models are compared on so many texts at least. */
export const fewestBeside = 20;
const parts = 3;
const mostConfusions = 10;
/** Draws the third apart from the folds within the other two. */
const thirdSeed = 0x51ed270b;

type Read = Example & { decidedAt: Date };

/**
 * Learns from decided cases, and says how good that is: once from two thirds of them, asked about the third
 * that was held out, and then from all. In whatever order they come, the same comes out.
 * @returns undefined where there is too little to learn from
 */
export function teach({ texts, categories, standing, ...lesson }: Teaching): Taught | undefined {
  const read = readTexts(texts);
  const isHeldOut = ({ group = '' }: Read) => hashOf(group, thirdSeed) % parts === 0;
  const practice = learn(
    read.filter((one) => !isHeldOut(one)),
    lesson,
  );
  const whole = learn(read, lesson);
  if (practice === undefined || whole === undefined) return undefined;
  const threshold = usualThreshold(whole.model.threshold, lesson);
  const known = new Set(practice.model.labels);
  const asked = read.filter((one) => isHeldOut(one) && known.has(one.label));
  const judged = askModel(practice.model, asked);
  return {
    model: toBytes({ ...whole.model, threshold }),
    threshold,
    cases: read.length,
    decidedUntil: new Date(Math.max(...read.map(({ decidedAt }) => decidedAt.getTime()))),
    measured: {
      ...measure(judged, usualThreshold(practice.model.threshold, lesson)),
      keywords: askKeywords(categories, asked),
      categories: practice.model.labels.map((label) => measureOf(judged, label)),
      confusions: confusionsOf(judged),
    },
    beside: standing === undefined ? null : compare({ asked, judged, standing }),
  };
}

/**
 * Where all that was held out was right, and surer than sure, a threshold of that sureness would keep a model
 * silent for good: half way from what is wanted to certainty is sure enough. One that never speaks stays so.
 */
const usualThreshold = (threshold: number, { wantedAccuracy }: Lesson): number =>
  threshold > 1 ? threshold : Math.min(threshold, (1 + wantedAccuracy) / 2);

function readTexts(texts: readonly DecidedText[]): Read[] {
  const ordered = [...texts].sort((a, b) => order(a.text, b.text) || order(a.category, b.category));
  const groups = copiesOf(ordered.map(({ text }) => text));
  return ordered.map(({ text, category, reporter, decidedAt }, i) => ({
    title: '',
    text,
    label: category,
    reporter,
    group: ordered[groups[i] ?? i]?.text ?? text,
    decidedAt,
  }));
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function askModel(model: Model, asked: readonly Read[]): Judged[] {
  const rank = ranker(model);
  return asked.map(({ title, text, label }) => {
    const [best] = rank({ title, text });
    return { label, said: best?.label ?? '', sure: best?.sure ?? 0 };
  });
}

function askKeywords(categories: readonly Known[], asked: readonly Read[]) {
  const said = asked.map(({ text, label }) => ({
    label,
    said: byKeywords(categories, text)?.code,
  }));
  const spoken = said.filter((one) => one.said !== undefined);
  return {
    accuracy: said.filter((one) => one.said === one.label).length / Math.max(1, said.length),
    coverage: spoken.length / Math.max(1, said.length),
  };
}

function measureOf(judged: readonly Judged[], category: string): CategoryMeasure {
  const own = judged.filter(({ label }) => label === category);
  const said = judged.filter((one) => one.said === category);
  const right = own.filter((one) => one.said === category).length;
  return {
    category,
    n: own.length,
    recall: own.length === 0 ? null : right / own.length,
    precision: said.length === 0 ? null : right / said.length,
    f1: f1Of(judged, category),
  };
}

function confusionsOf(judged: readonly Judged[]): Confusion[] {
  const wrong = judged.filter(({ label, said }) => label !== said);
  const pairs = Map.groupBy(wrong, ({ label, said }) => `${label}/${said}`);
  return [...pairs.values()]
    .map((pair) => ({ category: pair[0]?.label ?? '', said: pair[0]?.said ?? '', n: pair.length }))
    .sort((a, b) => b.n - a.n || order(a.category + a.said, b.category + b.said))
    .slice(0, mostConfusions);
}

interface Compare {
  asked: readonly Read[];
  /** What the candidate said of each. */
  judged: readonly Judged[];
  standing: NonNullable<Teaching['standing']>;
}

/** Only what was decided since is new to the model in use: of what it had learnt it knows the answers. */
function compare({ asked, judged, standing }: Compare): Beside | null {
  const fresh = asked.flatMap((one, i) => {
    const own = judged[i];
    return own !== undefined && one.decidedAt > standing.decidedUntil ? [{ one, own }] : [];
  });
  if (fresh.length < fewestBeside) return null;
  const theirs = askModel(
    fromBytes(standing.model),
    fresh.map(({ one }) => one),
  );
  const rightOf = (said: readonly Judged[]) => said.filter((one) => one.label === one.said).length;
  return {
    n: fresh.length,
    candidate: rightOf(fresh.map(({ own }) => own)),
    standing: rightOf(theirs),
  };
}
