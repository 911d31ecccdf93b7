import { expect, test } from 'vitest';
import { rulebook } from '../../../test/county.ts';
import { localDate } from '../../platform/calendar.ts';
import { makeYear, type SyntheticYear } from './synthetic.ts';

const year: SyntheticYear = {
  size: 10_000,
  seed: 'a seed',
  until: '2026-10-13',
  categories: ['020100', '040300', '050100'],
  grids: ['339999001001001', '339999002001001'],
  campaigns: rulebook.campaigns,
};

test('the same seed gives the same year, another seed another', () => {
  const text = (seed: string) => JSON.stringify([...makeYear({ ...year, seed })]);
  expect(text('a seed')).toBe(text('a seed'));
  expect(text('a seed')).not.toBe(text('another'));
});

test('a year has as many deeds as asked for, in the order of time, in twelve months', () => {
  const deeds = [...makeYear(year)];
  expect(deeds).toHaveLength(year.size);
  const times = deeds.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const days = times.map((at) => localDate(new Date(at)));
  expect(days.at(0)).toBe('2025-10-14');
  expect(days.at(-1)).toBe('2026-10-13');
});

test('a month with a campaign is busier than the same days without one', () => {
  const inMarch = (campaigns: SyntheticYear['campaigns']) =>
    [...makeYear({ ...year, campaigns })].filter(({ at }) =>
      localDate(new Date(at)).startsWith('2026-03'),
    ).length;
  expect(inMarch(rulebook.campaigns)).toBeGreaterThan(inMarch([]) * 1.3);
});

test('a few do much and most do little, and a solved report has been reported before', () => {
  const deeds = [...makeYear(year)];
  const byPerson = Map.groupBy(deeds, ({ person }) => person.id);
  const counts = [...byPerson.values()].map(({ length }) => length).sort((a, b) => b - a);
  const tenth = counts.slice(0, Math.ceil(counts.length / 10));
  const share = tenth.reduce((sum, count) => sum + count, 0) / deeds.length;
  expect(share).toBeGreaterThan(0.15);
  const reported = new Set<string>();
  for (const { kind, source } of deeds) {
    if (kind === 'report.verified') reported.add(source);
    if (kind === 'report.solved') expect(reported.has(source)).toBe(true);
  }
});
