import type { Vector } from './vocabulary.ts';

/** One score per label. @param weights by column, then label */
export function scoreVector(
  { columns, values }: Vector,
  weights: Float32Array,
  labelCount: number,
): number[] {
  const scores = new Array<number>(labelCount).fill(0);
  for (let j = 0; j < columns.length; j += 1) {
    const at = (columns[j] as number) * labelCount;
    const value = values[j] as number;
    for (let c = 0; c < labelCount; c += 1)
      (scores[c] as number) += value * (weights[at + c] as number);
  }
  return scores;
}

/** Softmax: shares of e^(score × sharpness). */
export function chancesOf(scores: readonly number[], sharpness: number): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - most) * sharpness));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
