import { scoreVector } from './score.ts';
import type { Vector } from './vocabulary.ts';

export interface Problem {
  vectors: readonly Vector[];
  /** Number of each vector's class. */
  classes: Int32Array;
  classCount: number;
  columnCount: number;
  /** Draws in [0, 1). */
  random: () => number;
}

/** How dear a wrong side of the line is, against simple weights. */
const cost = 2;
const epochs = 6;
/** Added to every count, so that what never came with a class is unlikely and not impossible. */
const smoothing = 0.1;
/** Half of a feature's strength is its naive Bayes ratio, half is left to what the machine learns. */
const bayesShare = 0.5;

/**
 * One line per class against all others: support vector machines with squared hinge loss, solved by dual
 * coordinate descent (Hsieh et al., ICML 2008), on features scaled by their naive Bayes log-count ratio
 * (Wang and Manning, ACL 2012).
 * @returns weights by column, then class
 */
export function fitLines(problem: Problem): Float32Array {
  const { vectors, classes, classCount, random } = problem;
  // Weights are kept as they meet an unscaled text, so that each step scales twice and each look not at all.
  const stretch = bayesScale(problem).map((scale) => scale * scale);
  const weights = new Float32Array(stretch.length);
  const alpha = new Float64Array(vectors.length * classCount);
  const lengths = vectors.map((vector) => squaredLengths(vector, { stretch, classCount }));
  const order = vectors.map((_, i) => i);
  const ridge = 1 / (2 * cost);
  const step = new Float64Array(classCount);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const i of order) {
      const vector = vectors[i] as Vector;
      const scores = scoreVector(vector, weights, classCount);
      for (let c = 0; c < classCount; c += 1) {
        const side = classes[i] === c ? 1 : -1;
        const at = i * classCount + c;
        const old = alpha[at] ?? 0;
        const slope = side * (scores[c] ?? 0) - 1 + ridge * old;
        const next = Math.max(0, old - slope / ((lengths[i]?.[c] ?? 0) + ridge));
        alpha[at] = next;
        step[c] = (next - old) * side;
      }
      if (step.some((by) => by !== 0)) move({ weights, stretch }, vector, step);
    }
  }
  return weights;
}

/** Half one, half the size of ln of how much likelier a feature is in a class than elsewhere. */
function bayesScale({ vectors, classes, classCount, columnCount }: Problem): Float32Array {
  const mass = new Float32Array(columnCount * classCount).fill(smoothing);
  const total = new Float64Array(classCount).fill(smoothing * columnCount);
  vectors.forEach(({ columns, values }, i) => {
    const c = classes[i] ?? 0;
    values.forEach((value, j) => {
      mass[(columns[j] ?? 0) * classCount + c] =
        (mass[(columns[j] ?? 0) * classCount + c] ?? 0) + value;
      total[c] = (total[c] ?? 0) + value;
    });
  });
  const all = total.reduce((sum, one) => sum + one, 0);
  const scale = new Float32Array(mass.length);
  for (let column = 0; column < columnCount; column += 1) {
    const row = mass.subarray(column * classCount, (column + 1) * classCount);
    const sum = row.reduce((a, b) => a + b, 0);
    row.forEach((own, c) => {
      const here = own / (total[c] ?? 1);
      const elsewhere = (sum - own) / (all - (total[c] ?? 0));
      const ratio = Math.abs(Math.log(here / elsewhere));
      scale[column * classCount + c] = 1 - bayesShare + bayesShare * ratio;
    });
  }
  return scale;
}

interface Lines {
  weights: Float32Array;
  /** Scale, squared. */
  stretch: Float32Array;
}

function move({ weights, stretch }: Lines, { columns, values }: Vector, step: Float64Array): void {
  for (let j = 0; j < columns.length; j += 1) {
    const at = (columns[j] as number) * step.length;
    const value = values[j] as number;
    for (let c = 0; c < step.length; c += 1)
      (weights[at + c] as number) += (step[c] as number) * (stretch[at + c] as number) * value;
  }
}

/** Of a text as each class scales it. */
function squaredLengths(
  { columns, values }: Vector,
  { stretch, classCount }: { stretch: Float32Array; classCount: number },
): Float64Array {
  const lengths = new Float64Array(classCount);
  for (let j = 0; j < columns.length; j += 1)
    for (let c = 0; c < classCount; c += 1)
      (lengths[c] as number) +=
        (values[j] as number) ** 2 * (stretch[(columns[j] as number) * classCount + c] as number);
  return lengths;
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
}
