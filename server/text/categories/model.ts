import { featuresOf, type Words } from './features.ts';
import { chancesOf, scoreVector } from './score.ts';
import { type Vocabulary, vectorizer } from './vocabulary.ts';

/** What was learnt: a line per label, and how sure its answers are. */
export interface Model {
  /** In order. */
  labels: readonly string[];
  vocabulary: Vocabulary;
  /** By column of the vocabulary, then label. */
  weights: Float32Array;
  /** What scores are multiplied by so that their shares of e^score are chances. */
  sharpness: number;
  /** Below this chance the model abstains. */
  threshold: number;
}

export interface Suggestion {
  label: string;
  /** Chance that it is right, by how often it was while learning. */
  sure: number;
}

/** Labels with their chances, the likeliest first; of even ones the first by name. */
export type Rank = (words: Words) => Suggestion[];

export function ranker(model: Model): Rank {
  const vectorOf = vectorizer(model.vocabulary);
  const { labels, weights, sharpness } = model;
  return (words) => {
    const scores = scoreVector(vectorOf(featuresOf(words)), weights, labels.length);
    const chances = chancesOf(scores, sharpness);
    return labels
      .map((label, c) => ({ label, sure: chances[c] ?? 0 }))
      .sort((a, b) => b.sure - a.sure);
  };
}

/** @returns what it is sure enough of to say; undefined where it had better ask. */
export function suggester(model: Model): (words: Words) => Suggestion | undefined {
  const rank = ranker(model);
  return (words) => {
    const [best] = rank(words);
    return best !== undefined && best.sure >= model.threshold ? best : undefined;
  };
}
