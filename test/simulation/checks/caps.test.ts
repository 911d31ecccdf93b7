import { expect, test } from 'vitest';
import type { Rule } from '../../../contract/rules.ts';
import { rulebook } from '../../county.ts';
import { exceededCaps, type Standing } from './caps.ts';

const [reports] = rulebook.rules;
const withRule = (change: Partial<Rule>) => {
  if (reports === undefined) throw new Error('the book has rules');
  const rules = [{ ...reports, id: '9.9', samePlace: null, caps: {}, ...change }];
  return { rules, awardsPerPersonDay: null };
};
const day = '2027-10-14';
const award = (hour: number, other: Partial<Standing> = {}): Standing => ({
  rule: '9.9',
  resident: 'one',
  household: 'home',
  counterpart: null,
  category: '020100',
  lng: 120.1,
  lat: 28.85,
  at: new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`),
  points: 5,
  ...other,
});
const two = [award(9), award(10)];

test.each<[string, Partial<Rule>, Standing[], string]>([
  ['two a day where one is the limit', { caps: { perDay: 1 } }, two, 'a day of one: 2 > 1'],
  ['ten points where seven are', { caps: { pointsPerDay: 7 } }, two, 'points a day of one: 10 > 7'],
  ['two in a life', { caps: { perPerson: 1 } }, two, 'a life of one: 2 > 1'],
  [
    'a household’s second',
    { caps: { perHouseholdMonth: 1 } },
    [award(9), award(10, { resident: 'two' })],
    'a household and month of one: 2 > 1',
  ],
  [
    'a place’s second',
    { caps: { perPlaceMonth: 1 } },
    [award(9), award(10, { resident: 'two', household: null })],
    'a place and month of two: 2 > 1',
  ],
  [
    'the same other party again',
    { caps: { perCounterpartYear: 1 } },
    [award(9, { counterpart: 'x' }), award(10, { counterpart: 'x' })],
    'one other party of one: 2 > 1',
  ],
  ['two within the hours of rest', { cooldownHours: 2 }, two, 'within 2 hours of one: 1 > 0'],
  [
    'a full award at a place that was paid',
    { samePlace: { days: 7, metres: 30, supporterPercent: 20 } },
    [award(9), award(10, { resident: 'two' })],
    'points of a supporter of two: 5 > 2',
  ],
])('%s is named', (_, change, standing, named) => {
  const found = exceededCaps(withRule(change), standing, day);
  expect(found).toContain(`9.9 ${named}`);
});

test('what the limits allow is not named, nor what another day exceeded', () => {
  const book = withRule({ caps: { perDay: 2, perMonth: 3 }, cooldownHours: 1 });
  expect(exceededCaps(book, two, day)).toEqual([]);
  expect(exceededCaps(withRule({ caps: { perDay: 1 } }), two, '2027-10-15')).toEqual([]);
});

test('the limit of a day over all rules counts what every rule gave', () => {
  const book = { ...withRule({}), awardsPerPersonDay: 2 };
  expect(exceededCaps(book, two, day)).toEqual([]);
  const three = [...two, award(11, { rule: 'another' }), award(12, { resident: 'two' })];
  expect(exceededCaps(book, three, day)).toEqual(['all rules, a day of one: 3 > 2']);
});
