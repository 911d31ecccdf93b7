import { expect, test } from 'vitest';
import type { MyActivity } from '../../contract/activities.ts';
import { codeIn, standingOf, whyNothing } from './place.ts';

const code = `0199e000-0000-7000-8000-000000000001.in.58800000.${'b'.repeat(22)}.${'a'.repeat(22)}`;

test('a code is found in the address of the organiser’s screen, and alone; nothing else is one', () => {
  expect(codeIn(`https://points.example/#/activities/here/${code}`)).toBe(code);
  expect(codeIn(` ${code}\n`)).toBe(code);
  expect(codeIn('https://points.example/#/shop')).toBeUndefined();
  expect(codeIn(`${code}x`)).toBeUndefined();
});

const now = Date.parse('2026-11-28T06:00:00Z');
const part = {
  state: 'seated',
  waitingPlace: null,
  inAt: null,
  outAt: null,
  minutes: null,
  elsewhere: 0,
  onPaper: 0,
  toConfirm: false,
  takenBack: false,
  stars: null,
} as const;
const activity = { state: 'open', endsAt: '2026-11-28T08:00:00Z', mine: null } as MyActivity;

test.each<[string, Partial<MyActivity>, string | undefined]>([
  ['nothing before signing up', {}, undefined],
  ['a seat', { mine: part }, 'seated'],
  [
    'there, until the time was counted',
    { mine: { ...part, inAt: '2026-11-28T06:00:00Z' } },
    'inside',
  ],
  ['counted', { mine: { ...part, minutes: 0 } }, 'counted'],
  ['entered by one', { mine: { ...part, minutes: 60, toConfirm: true } }, 'toConfirm'],
  ['taken back', { mine: { ...part, minutes: 60, takenBack: true } }, 'takenBack'],
  ['called off, whoever had a seat', { state: 'cancelled', mine: part }, 'cancelled'],
  ['over', { endsAt: '2026-11-28T06:00:00Z', mine: part }, 'over'],
])('one stands to an activity as: %s', (_, change, expected) => {
  expect(standingOf({ ...activity, ...change }, now)).toBe(expected);
});

test.each([
  ['half of it', { minutes: 60 }, undefined],
  ['less than half', { minutes: 50 }, 'outLittle'],
  ['all of it, most of which counts elsewhere', { minutes: 50, elsewhere: 70 }, 'outElsewhere'],
  ['less than half, some of which counts elsewhere', { minutes: 20, elsewhere: 30 }, 'outLittle'],
  ['what was taken back', { minutes: 50, takenBack: true }, undefined],
])('of a lecture of two hours %s is told as it was', (_, change, why) => {
  const lecture = { ...activity, kind: 'lecture', startsAt: '2026-11-28T06:00:00Z' } as const;
  expect(whyNothing({ ...lecture, mine: { ...part, ...change } })).toBe(why);
});
