import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../../contract/safe-households.ts';
import { inForce, objectionToPublishing, progressOf } from './decide.ts';

const criteria: Criterion[] = [
  { kind: 'members', atLeast: 2 },
  { kind: 'months', atLeast: 6 },
];
const facts = { members: 2, deeds: 30, kinds: 1, months: 5, points: 90 };

test('a household is safe where everything that is asked for is there, and nothing else counts', () => {
  expect(progressOf(criteria, facts)).toEqual({
    isSafe: false,
    criteria: [
      { kind: 'members', atLeast: 2, have: 2, holds: true },
      { kind: 'months', atLeast: 6, have: 5, holds: false },
    ],
  });
  expect(progressOf(criteria, { ...facts, months: 6, kinds: 0, points: 0 }).isSafe).toBe(true);
});

describe('criteria', () => {
  const today = '2026-10-14';
  test('hold from a day to come, and ask for each thing once', () => {
    const from = (effectiveFrom: string, given = criteria) =>
      objectionToPublishing({ effectiveFrom, criteria: given }, today);
    expect(from('2026-10-15')).toBeUndefined();
    expect(from(today)).toBe('criteria_begun');
    expect(from('2026-10-15', [...criteria, { kind: 'months', atLeast: 3 }])).toBe(
      'criteria_twice',
    );
  });

  test('in force are the newest that have begun', () => {
    const version = (number: number, effectiveFrom: string) => ({ version: number, effectiveFrom });
    const versions = [
      version(1, '2026-01-01'),
      version(2, '2026-10-14'),
      version(3, '2026-05-01'),
      version(4, '2026-10-14'),
      version(5, '2027-01-01'),
    ];
    expect(inForce(versions, today)?.version).toBe(4);
    expect(inForce(versions, '2026-06-01')?.version).toBe(3);
    expect(inForce(versions, '2025-12-31')).toBeUndefined();
  });
});
