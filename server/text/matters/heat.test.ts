import { describe, expect, test } from 'vitest';
import { firstHot, heatOf, isHot, type Voice } from './heat.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));
const voice = (reporter: string, n: number, more: Partial<Voice> = {}): Voice => ({
  reporter,
  at: day(n),
  supporters: 0,
  ...more,
});

describe('how hot a topic is', () => {
  test('somebody who reports ten times is one reporter', () => {
    const often = Array.from({ length: 10 }, (_, i) => voice('same', i));
    expect(heatOf(often, day(20)).reporters).toBe(1);
    expect(isHot(heatOf(often, day(20)))).toBe(false);
  });
  test('however many agree with one person, it takes a second one', () => {
    expect(isHot(heatOf([voice('a', 0, { supporters: 800 })], day(1)))).toBe(false);
    expect(firstHot([voice('a', 0, { supporters: 800 }), voice('b', 40)])).toEqual(day(40));
  });
  test('two within a month make one hot, on the day of the second', () => {
    expect(firstHot([voice('b', 9), voice('a', 0)])).toEqual(day(9));
    expect(firstHot([voice('a', 0)])).toBeUndefined();
  });
  test('it grows by people: whoever says it five times makes it grow as much as who says it once', () => {
    const one = [voice('a', 40), voice('b', 41)];
    const insistent = [42, 43, 44, 45].map((n) => voice('a', n));
    expect(heatOf(one, day(46)).growth).toBe(3);
    expect(heatOf([...one, ...insistent], day(46)).growth).toBe(3);
    const before = ['a', 'b', 'c'].map((who) => voice(who, 5));
    expect(heatOf([...before, ...insistent], day(46)).growth).toBe(0.5);
  });
  test('where less than two months were read, it compares the halves of what was', () => {
    const steady = ['a', 'b', 'c', 'd'].map((who, i) => voice(who, 30 + 2 * i));
    const dayMs = 86_400_000;
    expect(heatOf(steady, day(37)).growth).toBe(4);
    expect(heatOf(steady, day(37), 4 * dayMs).growth).toBe(1);
  });
  test('it cools when nobody tells it any more', () => {
    const three = ['a', 'b', 'c'].map((who, i) => voice(who, i));
    expect(heatOf(three, day(3)).score).toBeGreaterThan(heatOf(three, day(40)).score);
    expect(heatOf(three, day(40)).growth).toBe(0.5);
  });
  test('the worst kind of matter weighs two and a half times the mildest', () => {
    const [mild, bad] = [4, 1].map((severity) =>
      heatOf([voice('a', 0, { severity }), voice('b', 1)], day(1)),
    );
    expect(mild?.severity).toBe(1);
    expect(bad?.severity).toBe(2.5);
    expect(bad?.score).toBeCloseTo((mild?.score ?? 0) * 2.5);
  });
  test('what is told later is not known yet', () => {
    expect(heatOf([voice('a', 0), voice('b', 5)], day(3)).reporters).toBe(1);
  });
});
