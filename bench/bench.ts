import type { World } from './world.ts';

/** One side of a comparison: does its work for about so many seconds and says how it went. */
export type Side = (seconds: number) => Promise<number>;

export interface Sides {
  /** What the product does. */
  ours: Side;
  /** What it is held against, on the same machine, database and minute. */
  reference: Side;
  /** Figures of the last round, for the table. */
  notes?: () => Record<string, number | string>;
  close?: () => Promise<void>;
}

export interface Bench {
  name: string;
  /** The promise in words, with the units of both sides. */
  promise: string;
  goal: number;
  /** higher: the ratio must reach the goal · lower: it must stay below. */
  better: 'higher' | 'lower';
  /** Seconds of one side in one round. */
  seconds: number;
  prepare(world: World): Promise<Sides>;
}

export interface Measured {
  bench: string;
  ratio: number;
  goal: number;
  rounds: number;
  better: Bench['better'];
  met: boolean;
  promise: string;
  ours: number;
  reference: number;
  ratios: number[];
  notes: Record<string, number | string>;
}

export interface Effort {
  rounds: number;
  /** Share of each bench's own seconds; small for a try whether everything works. */
  share: number;
}

/**
 * Both sides in turn, so that what else the machine does falls on both; the first round warms up and
 * does not count. The ratio is the median of the rounds' ratios.
 */
export async function measure(bench: Bench, world: World, effort: Effort): Promise<Measured> {
  const sides = await bench.prepare(world);
  try {
    const seconds = bench.seconds * effort.share;
    const pairs: [number, number][] = [];
    for (let round = 0; round <= effort.rounds; round++) {
      const ours = await sides.ours(seconds);
      const reference = await sides.reference(seconds);
      if (round > 0) pairs.push([ours, reference]);
    }
    const ratios = pairs.map(([ours, reference]) => ours / reference);
    const ratio = median(ratios);
    return {
      bench: bench.name,
      ratio: rounded(ratio),
      goal: bench.goal,
      rounds: effort.rounds,
      better: bench.better,
      met: bench.better === 'higher' ? ratio >= bench.goal : ratio <= bench.goal,
      promise: bench.promise,
      ours: rounded(median(pairs.map(([ours]) => ours))),
      reference: rounded(median(pairs.map(([, reference]) => reference))),
      ratios: ratios.map(rounded),
      notes: sides.notes?.() ?? {},
    };
  } finally {
    await sides.close?.();
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Three significant digits: the fourth is weather. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
