import { describe, expect, test } from 'vitest';
import { noticeKinds, usualQuiet, usualWays } from '../../../contract/notice-ways.ts';
import {
  afterQuiet,
  dueAt,
  isWanted,
  kindOf,
  mostTextsADay,
  settle,
  stillNew,
  stillWorth,
  wordsOf,
} from './decide.ts';

const nothing = { case: [], points: [], together: [], rights: [] };
/** Wall-clock time in Asia/Shanghai. */
const at = (time: string, day = '2026-10-14') => new Date(`${day}T${time}:00+08:00`);

describe('what a notice is about', () => {
  test('is its case, where nothing in it can be contested', () => {
    expect(kindOf({ caseCode: 'SY26-48217-30651' })).toBe('case');
    expect(kindOf({ caseCode: 'SY26-48217-30651', award: 'one' })).toBe('rights');
  });
  test('counts as something that must be told where nobody said otherwise', () => {
    expect(kindOf({ caseCode: null })).toBe('rights');
  });
});

describe('ways', () => {
  test('can all be left, but for what the law says somebody is told in the app', () => {
    expect(settle(nothing)).toEqual({ ...nothing, rights: ['app'] });
    expect(noticeKinds.filter((kind) => isWanted(nothing, kind, 'app'))).toEqual(['rights']);
  });
  test('are kept once each, in one order', () => {
    expect(settle({ ...nothing, case: ['sms', 'app', 'sms'] }).case).toEqual(['app', 'sms']);
  });
  test('cost nothing as long as nobody chose', () => {
    for (const kind of noticeKinds) expect(isWanted(usualWays, kind, 'sms')).toBe(false);
  });
});

describe('quiet hours', () => {
  test.each([
    ['in the evening until the next morning', at('22:30'), at('08:00', '2026-10-15')],
    ['in the night until that morning', at('03:00'), at('08:00')],
    ['at their first minute', at('21:00'), at('08:00', '2026-10-15')],
    ['not at their end', at('08:00'), at('08:00')],
    ['not by day', at('12:00'), at('12:00')],
  ])('hold back %s', (_, instant, due) => {
    expect(afterQuiet(instant, usualQuiet)).toEqual(due);
  });
  test('may lie within a day, as for who works at night', () => {
    expect(afterQuiet(at('10:00'), { from: 9, until: 17 })).toEqual(at('17:00'));
    expect(afterQuiet(at('18:00'), { from: 9, until: 17 })).toEqual(at('18:00'));
  });
  test('need not be', () => {
    expect(afterQuiet(at('03:00'), { from: 0, until: 0 })).toEqual(at('03:00'));
  });
});

describe('a message', () => {
  const going = { quiet: usualQuiet, textsToday: 0 } as const;
  test('to a browser goes at once, a text after what follows has gathered', () => {
    expect(dueAt({ ...going, way: 'push' }, at('12:00'))).toEqual(at('12:00'));
    expect(dueAt({ ...going, way: 'sms' }, at('12:00'))).toEqual(at('12:10'));
    expect(dueAt({ ...going, way: 'sms' }, at('20:55'))).toEqual(at('08:00', '2026-10-15'));
  });
  test('by text waits for tomorrow when there were enough today', () => {
    const many = { ...going, way: 'sms', textsToday: mostTextsADay } as const;
    expect(dueAt(many, at('12:00'))).toEqual(at('08:00', '2026-10-15'));
    expect(dueAt({ ...many, way: 'push' }, at('12:00'))).toEqual(at('12:00'));
  });
  test('says how many and of which kinds, and nothing of what they say', () => {
    expect(wordsOf(2, ['points', 'case'])).toEqual({
      zh: '您有 2 条新通知：上报的进度、积分和兑换',
      en: '2 new notices: How my reports go on; Points and what they are spent on',
    });
  });
});

describe('what has gathered is sent', () => {
  const gathered = { way: 'push', kinds: ['case', 'points'] } as const;
  test('unless it was read in the app meanwhile', () => {
    expect(stillWorth({ ...gathered, unread: ['points'] }, usualWays)).toEqual(['points']);
    expect(stillWorth({ ...gathered, unread: [] }, usualWays)).toEqual([]);
  });
  test('unless its resident wants it no more', () => {
    const left = { ...usualWays, case: ['app'] } as const;
    expect(stillWorth({ ...gathered, unread: ['case', 'points'] }, left)).toEqual(['points']);
  });
  test('also where the app lights no lamp: that is not reading', () => {
    const away = { ...usualWays, case: ['push'] } as const;
    expect(stillWorth({ ...gathered, unread: [] }, away)).toEqual(['case']);
  });
});

test('a message counts what is unread of the kinds that it names, and no more than gathered', () => {
  const unread = new Map([['points', 1] as const, ['case', 9] as const]);
  expect(stillNew(5, { kinds: ['points'], unread })).toBe(1);
  expect(stillNew(5, { kinds: ['points', 'case'], unread })).toBe(5);
  // Of what the phone does not show nothing is read there.
  expect(stillNew(5, { kinds: ['together'], unread: new Map() })).toBe(1);
});
