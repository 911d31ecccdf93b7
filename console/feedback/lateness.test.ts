import { expect, it } from 'vitest';
import { isLate, waits } from './lateness.ts';

const dueOn = '2026-12-03';
const on = (time: string) => new Date(`${time}+08:00`);

it('an answer is late from the day after the last one, by the clock of the county', () => {
  const one = { state: 'accepted', dueOn } as const;
  expect(isLate(one, on('2026-12-03T23:59:00'))).toBe(false);
  expect(isLate(one, on('2026-12-04T00:01:00'))).toBe(true);
});

it('what has been answered is not late any more', () => {
  for (const state of ['answered', 'visited', 'closed'] as const) {
    expect(waits({ state })).toBe(false);
    expect(isLate({ state, dueOn }, on('2027-01-01T00:00:00'))).toBe(false);
  }
  expect(isLate({ state: 'sent', dueOn }, on('2027-01-01T00:00:00'))).toBe(true);
});
