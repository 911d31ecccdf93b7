import { expect, test } from 'vitest';
import { percentText } from './percent.ts';

test('shares are whole percents, and of nothing there is no share', () => {
  expect([0, 0.494, 0.995, 1].map(percentText)).toEqual(['0%', '49%', '100%', '100%']);
  expect(percentText(null)).toBe('—');
});
