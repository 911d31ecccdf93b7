import type { useFeedbackTexts } from './use-feedback-texts.ts';

type Say = ReturnType<typeof useFeedbackTexts>;

/** A word for each of the five lamps. */
export const lampWords = (f: Say): readonly [string, string, string, string, string] => [
  f('lamps.one'),
  f('lamps.two'),
  f('lamps.three'),
  f('lamps.four'),
  f('lamps.five'),
];
