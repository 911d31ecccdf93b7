import { seededRandom } from '../../server/platform/ids.ts';

/** Repeatable chance: the same seed draws the same demo on every machine. */
export interface Chance {
  /** Evenly between 0 and 1. */
  share(): number;
  /** Evenly between two figures. */
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  /** True in this share of draws. */
  happens(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks by weight; weights need not add up to anything. */
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T;
  /** A copy in another order. */
  shuffled<T>(list: readonly T[]): T[];
}

export function chanceOf(seed: string): Chance {
  const random = seededRandom(seed);
  const share = () => random(4).readUInt32BE() / 0x1_0000_0000;
  const between = (low: number, high: number) => low + (high - low) * share();
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  const pick = <T>(list: readonly T[]): T => {
    const index = whole(0, list.length - 1);
    const [picked] = list.slice(index, index + 1);
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  };
  return {
    share,
    between,
    whole,
    pick,
    happens: (probability) => share() < probability,
    weighted(list) {
      let left = share() * list.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(list)[1];
    },
    shuffled(list) {
      const keyed = list.map((value) => ({ value, key: share() }));
      return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
    },
  };
}
