import { drawsOf } from '../chance.ts';
import { hashOf } from '../plain.ts';
import { featuresOf, type Words } from './features.ts';
import { fitLines } from './fit.ts';
import { f1Of, type Judged, type Measures, measure, thresholdFor } from './measures.ts';
import type { Model } from './model.ts';
import { chancesOf, scoreVector } from './score.ts';
import { buildVocabulary, type Vocabulary, vectorizer } from './vocabulary.ts';

/** A decided case. */
export interface Example extends Words {
  label: string;
  /** Texts that tell of one matter, or nearly the same words: never asked of a model that has seen one of them. */
  group?: string;
  /** Who wrote it; left out where nobody knows, and then each text is somebody else’s. */
  reporter?: string;
}

export interface Learnt {
  model: Model;
  /** Of texts that were left out of the learning, each once. */
  measured: Measures & { f1: Record<string, number> };
}

export interface Lesson {
  seed: number;
  /** Share of right answers that is wanted where the model speaks. */
  wantedAccuracy: number;
  /** A run of letters that fewer people wrote is not learnt. */
  fewestReporters: number;
}

/** A label of fewer texts cannot be learnt, and is left to its keywords. */
export const fewestExamples = 8;
const folds = 5;
const mostFeatures = 250_000;

type Counts = Map<number, number>;
interface Read {
  counts: Counts;
  reporter: string;
  label: string;
  fold: number;
}

/**
 * Learns from decided cases, in whatever order they come, and measures itself on parts it was not shown.
 * @returns undefined where fewer than two labels have enough examples
 */
export function learn(examples: readonly Example[], lesson: Lesson): Learnt | undefined {
  const read = readExamples(examples, lesson.seed);
  const labels = [...new Set(read.map(({ label }) => label))].sort();
  if (labels.length < 2) return undefined;
  const scored = Array.from({ length: folds }, (_, fold) =>
    scoreFold(read, { fold, labels, lesson }),
  ).flat();
  const sharpness = sharpnessFor(scored);
  const judged = scored.map(({ scores, right }) => judge(scores, { labels, right, sharpness }));
  const threshold = thresholdFor(judged, lesson.wantedAccuracy);
  return {
    model: { ...train(read, labels, lesson), labels, sharpness, threshold },
    measured: {
      ...measure(judged, threshold),
      f1: Object.fromEntries(labels.map((label) => [label, f1Of(judged, label)])),
    },
  };
}

/** In an order that only what is written decides. */
function readExamples(examples: readonly Example[], seed: number): Read[] {
  const byLabel = Map.groupBy(examples, ({ label }) => label);
  return examples
    .filter(({ label }) => (byLabel.get(label)?.length ?? 0) >= fewestExamples)
    .map((example) => ({ example, key: `${example.title}\n${example.text}\n${example.label}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ example, key }, i) => ({
      counts: featuresOf(example),
      reporter: example.reporter ?? `${i}`,
      label: example.label,
      fold: hashOf(example.group ?? key, seed) % folds,
    }));
}

function train(
  read: readonly Read[],
  labels: readonly string[],
  { seed, fewestReporters }: Lesson,
): { vocabulary: Vocabulary; weights: Float32Array } {
  const vocabulary = buildVocabulary(read, { fewestReporters, mostFeatures });
  const vectorOf = vectorizer(vocabulary);
  const weights = fitLines({
    vectors: read.map(({ counts }) => vectorOf(counts)),
    classes: Int32Array.from(read, ({ label }) => labels.indexOf(label)),
    classCount: labels.length,
    columnCount: vocabulary.hashes.length,
    random: drawsOf(seed),
  });
  return { vocabulary, weights };
}

interface Scored {
  scores: number[];
  right: number;
}

function scoreFold(
  read: readonly Read[],
  { fold, labels, lesson }: { fold: number; labels: readonly string[]; lesson: Lesson },
): Scored[] {
  const asked = read.filter((one) => one.fold === fold);
  if (asked.length === 0) return [];
  const { vocabulary, weights } = train(
    read.filter((one) => one.fold !== fold),
    labels,
    lesson,
  );
  const vectorOf = vectorizer(vocabulary);
  return asked.map(({ counts, label }) => ({
    scores: scoreVector(vectorOf(counts), weights, labels.length),
    right: labels.indexOf(label),
  }));
}

function judge(
  scores: readonly number[],
  { labels, right, sharpness }: { labels: readonly string[]; right: number; sharpness: number },
): Judged {
  const chances = chancesOf(scores, sharpness);
  const best = chances.indexOf(Math.max(...chances));
  return { label: labels[right] ?? '', said: labels[best] ?? '', sure: chances[best] ?? 0 };
}

/** The sharpness under which what was seen was likeliest, of a hundredfold range in steps of a tenth. */
function sharpnessFor(scored: readonly Scored[]): number {
  const steps = Array.from({ length: 49 }, (_, i) => 0.5 * 1.1 ** i);
  const surprise = (sharpness: number) =>
    scored.reduce(
      (sum, { scores, right }) =>
        sum - Math.log((chancesOf(scores, sharpness)[right] ?? 0) + 1e-12),
      0,
    );
  const by = steps.map((sharpness) => ({ sharpness, surprise: surprise(sharpness) }));
  return by.reduce((best, one) => (one.surprise < best.surprise ? one : best)).sharpness;
}
