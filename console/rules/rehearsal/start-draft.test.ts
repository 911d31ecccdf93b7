import { expect, test } from 'vitest';
import { scaleTo } from './scale.ts';
import { bodyOf, type StartDraft, wrongFields } from './start-draft.ts';

const empty: StartDraft = { deeds: 'past', size: '10000', seed: 'abc', budget: '' };

test('the past is sent without what belongs to a made-up year', () => {
  expect(bodyOf('a draft', empty)).toEqual({ draft: 'a draft', deeds: 'past' });
  expect(bodyOf('a draft', { ...empty, deeds: 'synthetic', budget: '20，000' })).toEqual({
    draft: 'a draft',
    deeds: 'synthetic',
    size: 10_000,
    seed: 'abc',
    yearlyBudget: 20_000,
  });
  expect(bodyOf('a draft', { ...empty, deeds: 'synthetic', seed: ' ' })).not.toHaveProperty('seed');
});

test.each([
  ['', []],
  ['0', []],
  ['1,000,000,000', []],
  ['1000000001', ['budget']],
  ['-1', ['budget']],
  ['1.5', ['budget']],
])('a budget of "%s"', (budget, wrong) => {
  expect(wrongFields({ ...empty, budget })).toEqual(wrong);
});

test('a seed that cannot be sent is wrong only where a seed is sent', () => {
  const draft = { ...empty, seed: '种子' };
  expect(wrongFields(draft)).toEqual([]);
  expect(wrongFields({ ...draft, deeds: 'synthetic' })).toEqual(['seed']);
});

test('an axis has at most five round marks and holds the highest figure', () => {
  expect(scaleTo(3_190)).toEqual({ end: 4_000, ticks: [0, 1_000, 2_000, 3_000, 4_000] });
  expect(scaleTo(0)).toEqual({ end: 1, ticks: [0, 1] });
  for (const highest of [1, 2, 3, 7, 41, 99, 100, 101, 12_345, 999_999]) {
    const { end, ticks } = scaleTo(highest);
    expect(end).toBeGreaterThanOrEqual(highest);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect(ticks.every(Number.isInteger)).toBe(true);
  }
});
