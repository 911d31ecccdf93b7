import { seededNumbers } from '../../server/platform/ids.ts';

/** Repeatable chance for millions of draws: a track needs ten thousands of them. */
export interface Chance {
  /** Evenly between 0 and 1. */
  share(): number;
  between(low: number, high: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
}

export function chanceOf(seed: string): Chance {
  const number = seededNumbers(seed);
  const share = () => number() / 2 ** 32;
  return {
    share,
    between: (low, high) => low + (high - low) * share(),
    pick: (list) => list[Math.floor(share() * list.length)] ?? list[0],
  };
}
