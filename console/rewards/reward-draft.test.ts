import { describe, expect, test } from 'vitest';
import {
  draftOf,
  emptyDraft,
  gapsIn,
  instantOf,
  type RewardDraft,
  termsOf,
  typedOf,
} from './reward-draft.ts';

const rice: RewardDraft = {
  ...emptyDraft,
  nameZh: ' 大米 ',
  nameEn: 'Rice',
  wordsZh: '一袋五公斤',
  wordsEn: 'A bag of 5 kg',
  value: 30,
  tiers: [
    { key: 0, from: 0, points: 30 },
    { key: 1, from: 500, points: 20 },
  ],
  pools: ['residents'],
};

test('date and time are those of the county, wherever the desk stands', () => {
  expect(instantOf('2026-12-01T09:00')).toBe('2026-12-01T01:00:00.000Z');
  expect(typedOf('2026-12-01T01:00:00.000Z')).toBe('2026-12-01T09:00');
  expect([instantOf(''), typedOf(null)]).toEqual([null, '']);
});

describe('what is sent', () => {
  test('comes back as it was filled in', () => {
    const draft: RewardDraft = {
      ...rice,
      nameZh: '大米',
      area: '339999001000',
      limitCount: 2,
      limitPeriod: 'year',
      monthDays: [5, 25],
      opens: '2026-12-01T09:00',
      closes: '2026-12-31T18:00',
      earlyDays: 3,
      earlyAges: ['60_plus'],
      earlyArea: '339999001001',
      earlyEarned: 500,
    };
    const reward = { ...termsOf(draft), id: 'one', revision: 1 };
    expect(draftOf(reward)).toEqual(draft);
  });

  test('an honour costs nothing, pays nothing and is helped by nobody', () => {
    expect(termsOf({ ...rice, kind: 'honour' })).toMatchObject({
      value: 0,
      prices: [
        { from: 0, points: 0 },
        { from: 500, points: 0 },
      ],
      pools: [],
    });
  });

  test('without days nobody comes first, whatever else was chosen', () => {
    expect(termsOf({ ...rice, earlyAges: ['60_plus'] }).early).toBeNull();
  });
});

test('what is missing is named', () => {
  expect([...gapsIn(rice)]).toEqual([]);
  expect([...gapsIn(emptyDraft)]).toEqual([
    'nameZh',
    'nameEn',
    'wordsZh',
    'wordsEn',
    'value',
    'prices',
  ]);
  expect([...gapsIn({ ...rice, earlyDays: 3, holdHours: null })]).toEqual(['early', 'holdHours']);
  expect([
    ...gapsIn({ ...rice, kind: 'honour', value: null, tiers: [{ key: 0, from: 0, points: null }] }),
  ]).toEqual([]);
});
