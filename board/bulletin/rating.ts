import type { Lamps } from '../../ui/LampRating.tsx';
import type { TextKey } from '../texts/zh-CN.ts';

const words: Record<Lamps, TextKey> = {
  1: 'bulletin.ratings.one',
  2: 'bulletin.ratings.two',
  3: 'bulletin.ratings.three',
  4: 'bulletin.ratings.four',
  5: 'bulletin.ratings.five',
};

/** The lamps a resident gave with their word; undefined where none were given. */
export function ratingOf(given: number | null): { lamps: Lamps; word: TextKey } | undefined {
  const lamps = ([1, 2, 3, 4, 5] as const).find((step) => step === given);
  return lamps && { lamps, word: words[lamps] };
}
