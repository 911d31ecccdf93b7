import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../contract/rules.ts';
import { rulebook } from '../../../test/county.ts';
import { exampleOf } from './desk-examples.ts';

const [parking] = rulebook.rules;
if (parking === undefined) throw new Error('the test county has rules');
const example = (given: Partial<Rule>) => exampleOf({ ...parking, ...given });

describe('the example beside a rule', () => {
  test('is the day on which its limit speaks', () => {
    const said = example({ base: { kind: 'fixed', points: 4 }, caps: { perDay: 5 } });
    expect(said?.zh).toBe('一天 6 次，都属实：前 5 次各 4 分，第 6 次照常处理、不计分，共 20 分。');
    expect(said?.en).toContain('20 in all');
  });
  test('cuts the last award where the limit is in points', () => {
    const said = example({ base: { kind: 'fixed', points: 3 }, caps: { pointsPerDay: 5 } });
    expect(said?.zh).toContain('前 1 次各 3 分，第 2 次只剩 2 分');
    expect(said?.zh).toContain('共 5 分');
  });
  test('of a rule by time is a long deed, counted in whole units up to the most', () => {
    const base = { kind: 'per_unit', points: 2, unit: 'hour', atMostUnits: 4 } as const;
    expect(example({ deed: 'patrol.hour', base })?.zh).toBe(
      '一次 5.5 小时：只按 4 小时算，共 8 分。',
    );
  });
  test('of a graded rule is its easiest and its hardest', () => {
    const base = { kind: 'graded' as const, points: [5, 10] };
    const multipliers = [{ when: 'kept' as const, percent: 200 }];
    expect(example({ deed: 'mediation.lead', base, multipliers })?.zh).toBe(
      '最容易的 5 分；最难的，再加上每一项加倍，20 分。',
    );
  });
  test('is left out where another limit stops earlier or a pause lies between', () => {
    const base = { kind: 'fixed', points: 4 } as const;
    for (const caps of [
      { perPerson: 2 },
      { perYear: 2 },
      { perMonth: 2 },
      { perHouseholdMonth: 2 },
    ])
      expect(example({ base, caps: { perDay: 5, ...caps } })).toBeNull();
    expect(example({ base, caps: { perDay: 5 }, cooldownHours: 2 })).toBeNull();
    const hour = { kind: 'per_unit', points: 2, unit: 'hour', atMostUnits: 4 } as const;
    expect(example({ deed: 'patrol.hour', base: hour, caps: { pointsPerDay: 3 } })).toBeNull();
  });
  test('is left out where no day would show more than the sentence', () => {
    expect(example({ caps: { perMonth: 30 } })).toBeNull();
    expect(example({ caps: { perDay: 40 } })).toBeNull();
    expect(example({ base: { kind: 'recovered', atMost: 5 } })).toBeNull();
  });
});
