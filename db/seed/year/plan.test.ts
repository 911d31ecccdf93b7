import { expect, test } from 'vitest';
import { addDays, localDate } from '../../../server/platform/calendar.ts';
import { rulebook } from '../county/rulebook.ts';
import { layOut } from '../land/areas.ts';
import { linxi } from '../land/plans.ts';
import { reportedAt, type YearScope } from './case.ts';
import { expectSignals } from './expected-signals.ts';
import { drawPeople, tricks } from './people.ts';
import { planYear } from './plan.ts';

const areas = layOut(linxi);
const grids = areas.filter(({ level }) => level === 'grid').map(({ code }) => code);
const { campaigns } = rulebook;
const scopeOf = (seed: string): YearScope => ({
  seed,
  from: '2025-11-01',
  days: 365,
  reports: 900,
  areas,
  people: drawPeople({ seed, count: 60, grids }),
  campaigns,
});
const scope = scopeOf('year');
const plan = planYear(scope);

test('the same seed plans the same year, another seed another', () => {
  expect(JSON.stringify(planYear(scopeOf('year')))).toBe(JSON.stringify(plan));
  expect(JSON.stringify(planYear(scopeOf('other')))).not.toBe(JSON.stringify(plan));
});

test('people write every day of the year and no other, and newcomers only after they came', () => {
  const honest = plan.cases.filter(({ trick }) => trick === null);
  expect(honest).toHaveLength(scope.reports);
  const days = honest.map((one) => localDate(reportedAt(one)));
  expect(days.at(0)).toBe(scope.from);
  expect(days.at(-1)).toBe(addDays(scope.from, scope.days - 1));
  const came = new Map(plan.arrivals.map(({ phone, at }) => [phone, at]));
  expect(came.size).toBeGreaterThan(2);
  for (const one of plan.cases)
    expect(came.get(one.resident.phone)?.getTime() ?? 0).toBeLessThan(reportedAt(one).getTime());
});

test('a day of a campaign has more reports than one without', () => {
  const perDay = (celebrated: boolean) => {
    const all = Array.from({ length: scope.days }, (_, day) => addDays(scope.from, day));
    const days = all.filter(
      (on) => campaigns.some(({ from, until }) => from <= on && on <= until) === celebrated,
    );
    const own = plan.cases.filter((one) => days.includes(localDate(reportedAt(one))));
    return own.length / days.length;
  };
  expect(perDay(true)).toBeGreaterThan(perDay(false) * 1.2);
});

test('every trick is played, friends follow each other, and each trick raises what it must', () => {
  const expected = expectSignals(plan.cases);
  const raisedBy = (trick: string) => {
    const own = plan.cases.filter((one) => one.trick === trick);
    expect(own.length).toBeGreaterThan(0);
    return new Set(own.flatMap(({ key }) => [...(expected.get(key) ?? [])]));
  };
  expect(tricks.map((trick) => [trick, [...raisedBy(trick)]])).toEqual([
    ['same_words', ['same_text']],
    ['same_photo', ['same_photo']],
    ['same_place', []],
    ['too_many', ['too_many']],
    ['elsewhere', ['outside_county']],
  ]);
  expect(raisedBy('friends').size).toBe(0);
});

test('an honest report raises nothing, except where somebody happens to write very often', () => {
  const expected = expectSignals(plan.cases);
  const honest = plan.cases.filter(({ trick }) => trick === null);
  const raised = new Set(honest.flatMap(({ key }) => [...(expected.get(key) ?? [])]));
  raised.delete('too_many');
  expect([...raised]).toEqual([]);
});
