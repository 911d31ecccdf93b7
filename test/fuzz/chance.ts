import { seededNumbers } from '../../server/platform/ids.ts';

/** Chance that is the same for the same seed. */
export class Chance {
  private readonly next: () => number;

  constructor(seed: string) {
    this.next = seededNumbers(seed);
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor((this.next() / 2 ** 32) * limit);
  }

  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('nothing to pick from');
    return from[this.below(from.length)] as T;
  }

  /** True so many times in a hundred. */
  percent(share: number): boolean {
    return this.below(100) < share;
  }
}
