import { describe, expect, test } from 'vitest';
import {
  type DraftFacts,
  isSecondPerson,
  objectionToDeciding,
  objectionToFirstDay,
  objectionToWriting,
  overtaking,
  versionState,
} from './drafts-decide.ts';

const draft = (given: Partial<DraftFacts> = {}): DraftFacts => ({
  state: 'open',
  revision: 3,
  editedBy: 'anna',
  askedBy: null,
  ...given,
});

describe('who writes', () => {
  test.each([
    ['open', 3, undefined],
    ['returned', 3, undefined],
    ['open', 2, 'draft_changed'],
    ['open', 4, 'draft_changed'],
    ['waiting', 3, 'draft_waiting'],
    ['published', 3, 'draft_published'],
  ] as const)('over a draft that is %s, having seen revision %d: %s', (state, seen, objection) => {
    expect(objectionToWriting(draft({ state }), seen)).toBe(objection);
  });
});

describe('who decides', () => {
  test.each([
    ['waiting', 3, undefined],
    ['waiting', 2, 'draft_changed'],
    ['open', 3, 'draft_not_waiting'],
    ['returned', 3, 'draft_not_waiting'],
    ['published', 3, 'draft_published'],
  ] as const)('about a draft that is %s, having seen revision %d: %s', (state, seen, objection) => {
    expect(objectionToDeciding(draft({ state }), seen)).toBe(objection);
  });
  test('neither the last to edit nor the one who asked is the second person', () => {
    const waiting = draft({ state: 'waiting', editedBy: 'anna', askedBy: 'bert' });
    expect(['anna', 'bert', 'carl'].map((one) => isSecondPerson(waiting, one))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

test('a version begins tomorrow at the earliest and a year ahead at the latest', () => {
  const objections = ['2026-10-13', '2026-10-14', '2026-10-15', '2027-10-15', '2027-10-16'].map(
    (day) => objectionToFirstDay(day, '2026-10-14'),
  );
  expect(objections).toEqual([
    'effective_too_soon',
    'effective_too_soon',
    undefined,
    undefined,
    'effective_too_late',
  ]);
});

describe('a draft is overtaken', () => {
  const newest = {
    version: 3,
    publishedAt: new Date('2026-10-14T01:00Z'),
    effectiveFrom: '2026-11-01',
  };
  const begun = (at: string, basedOn: number | null) =>
    overtaking({ createdAt: new Date(at), basedOn }, newest)?.version;
  test.each([
    ['before the version came out', '2026-10-14T00:59Z', 2, 3],
    ['from a file before the version came out', '2026-10-14T00:59Z', null, 3],
    ['from an earlier one while the version is announced', '2026-10-31T15:59Z', 2, 3],
    ['from the version itself', '2026-10-14T01:01Z', 3, undefined],
    ['from an earlier one, on purpose, when the version holds', '2026-10-31T16:00Z', 2, undefined],
    ['from a file that is brought while it is announced', '2026-10-15T00:00Z', null, undefined],
  ])('begun %s', (_, at, basedOn, by) => {
    expect(begun(at, basedOn)).toBe(by);
  });
  test('by nothing where there is no version', () => {
    const draft = { createdAt: new Date('2026-10-14T00:59Z'), basedOn: null };
    expect(overtaking(draft, undefined)).toBeUndefined();
  });
});

describe('of several versions', () => {
  const all = [
    { version: 1, effectiveFrom: '2026-01-01' },
    { version: 2, effectiveFrom: '2026-06-01' },
    { version: 3, effectiveFrom: '2026-12-01' },
    { version: 4, effectiveFrom: '2026-11-01' },
  ];
  const statesOn = (today: string) => all.map((one) => versionState(one, all, today));
  test('the newest that has begun is in force; one that is overtaken before its day never is', () => {
    expect(statesOn('2026-10-31')).toEqual(['past', 'in_force', 'passed_over', 'coming']);
    expect(statesOn('2026-11-01')).toEqual(['past', 'past', 'passed_over', 'in_force']);
    expect(statesOn('2026-12-01')).toEqual(['past', 'past', 'passed_over', 'in_force']);
  });
});
