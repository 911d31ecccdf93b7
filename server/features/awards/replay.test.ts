import { expect, test } from 'vitest';
import { rulebook } from '../../../test/county.ts';
import { changedRule } from '../../../test/rulebooks.ts';
import { localDate } from '../../platform/calendar.ts';
import { compileBook, reportOf } from '../rules/service.ts';
import { type Past, replay } from './replay.ts';

const right = (change: Parameters<typeof changedRule>[1]) =>
  compileBook({
    version: 2,
    document: {
      ...rulebook,
      rules: [
        ...rulebook.rules.filter(({ id }) => id !== '2.2'),
        changedRule('2.2', { samePlace: null, ...change }),
      ],
    },
  });
const past = (at: string, points: number, given: Partial<Past> = {}): Past => ({
  award: at,
  deed: reportOf('040300', localDate(new Date(at))),
  at: new Date(at),
  rule: '2.2',
  ruleVersion: 1,
  points,
  householdPoints: 0,
  around: {},
  ...given,
});
const [eight, nine, ten] = ['2026-10-14T00:00Z', '2026-10-14T01:00Z', '2026-10-14T02:00Z'] as const;
const differences = (pasts: Past[], change: Parameters<typeof right>[0]) =>
  replay(pasts, { wrong: 1, right: right(change) }).map(({ award, points }) => [award, points]);

test('deeds that earn the same under both versions do not differ', () => {
  expect(differences([past(eight, 3), past(nine, 3)], {})).toEqual([]);
});

test('what was given too little or too much is the difference', () => {
  const five = { base: { kind: 'fixed', points: 5 } } as const;
  expect(differences([past(eight, 3)], five)).toEqual([[eight, 2]]);
  expect(differences([past(eight, 30)], {})).toEqual([[eight, -27]]);
});

test('an earlier deed that now counts leaves less for a later one', () => {
  const once = { caps: { perDay: 1 } };
  expect(differences([past(eight, 0), past(nine, 3), past(ten, 0)], once)).toEqual([
    [eight, 3],
    [nine, -3],
  ]);
});

test('a deed of another version counts as it was decided, and is not decided again', () => {
  const once = { caps: { perDay: 1 } };
  const other = past(eight, 9, { ruleVersion: 3 });
  expect(differences([other, past(nine, 3)], once)).toEqual([[nine, -3]]);
});
