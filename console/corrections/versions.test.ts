import { expect, test } from 'vitest';
import { chosenFirst, periodOf } from './versions.ts';

const version = (
  number: number,
  effectiveFrom: string,
  state: 'past' | 'in_force' | 'coming' | 'passed_over',
  corrects: number | null = null,
) => ({ version: number, effectiveFrom, state, corrects });
const all = [
  version(5, '2027-01-01', 'coming'),
  version(4, '2026-11-01', 'in_force', 2),
  version(3, '2026-12-01', 'passed_over'),
  version(2, '2026-06-01', 'past'),
  version(1, '2026-01-01', 'past'),
];

test('a version held until the day before the next one that ever did', () => {
  expect(periodOf(all, 1)).toEqual({ key: 'period', from: '2026-01-01', until: '2026-05-31' });
  expect(periodOf(all, 2)).toMatchObject({ key: 'period', until: '2026-10-31' });
  expect(periodOf(all, 4)).toMatchObject({ key: 'periodOpen', from: '2026-11-01' });
});

test('one that was overtaken or is still to come never held', () => {
  expect(periodOf(all, 3)?.key).toBe('periodNever');
  expect(periodOf(all, 5)?.key).toBe('periodNever');
  expect(periodOf(all, 9)).toBeUndefined();
});

test('the form begins with what was asked for, else with the newest version that corrects one', () => {
  const nothing = { wrong: undefined, right: undefined };
  expect(chosenFirst(all, nothing)).toEqual({ wrong: 2, right: 4 });
  expect(chosenFirst(all, { wrong: 1, right: 99 })).toEqual({ wrong: 1, right: undefined });
  expect(chosenFirst(all.slice(3), nothing)).toEqual(nothing);
  // One that is to come corrects what still holds: that is not to be asked for yet.
  expect(chosenFirst([version(6, '2027-02-01', 'coming', 4), ...all], nothing)).toEqual({
    wrong: 2,
    right: 4,
  });
});
