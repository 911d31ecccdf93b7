import { expect, test } from 'vitest';
import { cutMinutes, minutesEarned, type PaperLine } from './decide.ts';

const hour: PaperLine = { line: 'an hour', minutes: 60, cut: 0, hasCutOther: false };
const once: PaperLine = { line: 'once', minutes: null, cut: 0, hasCutOther: false };

test.each<[string, number, PaperLine[], [line: string, minutes: number][]]>([
  ['nothing without paper', 90, [], []],
  ['as much as the paper says', 90, [hour], [['an hour', 60]]],
  ['no more than there is', 40, [hour], [['an hour', 40]]],
  ['what something else has left of the line', 90, [{ ...hour, cut: 45 }], [['an hour', 15]]],
  ['nothing by a line that is used up', 90, [{ ...hour, cut: 60, hasCutOther: true }], []],
  ['all of it by a line that says no minutes', 150, [once], [['once', 150]]],
  ['nothing by one that was another occasion', 150, [{ ...once, cut: 90, hasCutOther: true }], []],
  [
    'by one line after another',
    150,
    [hour, { ...hour, line: 'the night before' }],
    [
      ['an hour', 60],
      ['the night before', 60],
    ],
  ],
])('of somebody’s time paper cuts %s', (_, minutes, lines, cuts) => {
  expect(cutMinutes(minutes, lines).map((cut) => [cut.line, cut.minutes])).toEqual(cuts);
});

test('a rule by the hour paid for whole hours, one that pays the deed for all that the line says', () => {
  const paid = (unit: number | undefined) => (minutes: number) => minutesEarned(minutes, unit);
  expect([45, 60, 119, 300].map(paid(60))).toEqual([0, 60, 60, 300]);
  expect([45, 60, 119].map(paid(30))).toEqual([30, 60, 90]);
  expect([45, 119].map(paid(undefined))).toEqual([45, 119]);
  expect(minutesEarned(null, 60)).toBeNull();
});
