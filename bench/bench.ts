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
  /** Who drives the reference, where that is another program. */
  driver?: string;
  close?: () => Promise<void>;
}

export interface Bench {
  name: string;
  /** The promise in words, with the units of both sides. */
  promise: string;
  goal: number;
  /** higher: the ratio must reach the goal · lower: it must stay below. */
  better: 'higher' | 'lower';
  /** A second promise that must hold too: a figure of the notes and its upper bound. */
  also?: { note: string; atMost: number };
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
  /** Medians of the two sides. */
  ours: number;
  theirs: number;
  /** pgbench, or node where that is not installed; absent where this process drives both sides. */
  reference?: string;
  postgres: string;
  ratios: number[];
  notes: Record<string, number | string>;
}

export interface Effort {
  rounds: number;
  /** Of one side in one round; undefined: what the bench says. */
  seconds: number | undefined;
}

/**
 * Both sides in turn, so that what else the machine does falls on both; the first round warms up and
 * does not count. The ratio is that of the two medians, so the table can be checked by hand.
 */
export async function measure(bench: Bench, world: World, effort: Effort): Promise<Measured> {
  const sides = await bench.prepare(world);
  try {
    const seconds = effort.seconds ?? bench.seconds;
    const pairs: [number, number][] = [];
    for (let round = 0; round <= effort.rounds; round++) {
      const ours = await sides.ours(seconds);
      const reference = await sides.reference(seconds);
      if (round > 0) pairs.push([ours, reference]);
    }
    const ours = median(pairs.map(([one]) => one));
    const theirs = median(pairs.map(([, one]) => one));
    const ratio = ours / theirs;
    const notes = sides.notes?.() ?? {};
    return {
      bench: bench.name,
      ratio: rounded(ratio),
      goal: bench.goal,
      rounds: effort.rounds,
      better: bench.better,
      met: isMet(bench, ratio, notes),
      promise: bench.promise,
      ours: rounded(ours),
      theirs: rounded(theirs),
      ...(sides.driver === undefined ? {} : { reference: sides.driver }),
      postgres: world.postgres,
      ratios: pairs.map(([one, other]) => rounded(one / other)),
      notes,
      ...(bench.also === undefined ? {} : { [bench.also.note]: notes[bench.also.note] }),
    };
  } finally {
    await sides.close?.();
  }
}

function isMet({ goal, better, also }: Bench, ratio: number, notes: Measured['notes']): boolean {
  const reached = better === 'higher' ? ratio >= goal : ratio <= goal;
  return reached && (also === undefined || Number(notes[also.note]) <= also.atMost);
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
