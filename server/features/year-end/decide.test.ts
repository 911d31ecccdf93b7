import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startOfDay } from '../../platform/calendar.ts';
import {
  canClose,
  carryOverBy,
  nextToSweep,
  noticeDue,
  noticeWords,
  objectionToGiving,
  shareOut,
  stateAfter,
  wayTo,
} from './decide.ts';

describe('which nights are run', () => {
  const at = (day: string, hour: number) => startOfDay(day, hour);

  test('a day is swept five minutes after it is over', () => {
    expect(nextToSweep('2026-12-30', at('2027-01-01', 0.05))).toBeUndefined();
    expect(nextToSweep('2026-12-30', at('2027-01-01', 0.1))).toBe('2026-12-31');
    expect(nextToSweep('2026-12-31', at('2027-01-01', 23))).toBeUndefined();
  });

  test('the first run of a county takes everything up to yesterday', () => {
    expect(nextToSweep(undefined, at('2026-10-14', 9))).toBe('2026-10-13');
  });

  test('who slept over ordinary days runs them as one, and over a year’s end that first', () => {
    expect(nextToSweep('2026-10-01', at('2026-10-14', 9))).toBe('2026-10-13');
    expect(nextToSweep('2026-12-29', at('2027-01-03', 9))).toBe('2026-12-31');
    expect(nextToSweep('2026-12-31', at('2027-01-03', 9))).toBe('2027-01-02');
    expect(nextToSweep('2025-11-30', at('2027-01-03', 9))).toBe('2025-12-31');
  });

  test('an ordinary night is done after one pass; a year’s end is looked at again and closed', () => {
    expect(stateAfter('lapsing', '2026-10-13')).toBe('done');
    expect(stateAfter('lapsing', '2026-12-31')).toBe('again');
    expect(stateAfter('again', '2026-12-31')).toBe('closing');
    expect(stateAfter('closing', '2026-12-31')).toBe('done');
  });

  test('a year is closed when what was begun in it has ended', () => {
    expect(canClose('2026-12-31', at('2027-01-01', 0.6))).toBe(false);
    expect(canClose('2026-12-31', at('2027-01-01', 0.7))).toBe(true);
  });
});

describe('notices', () => {
  test('at sixty, thirty and seven days, and for who was missed on any day after', () => {
    expect([61, 60, 59, 31, 30, 8, 7, 0].map(noticeDue)).toEqual([
      undefined,
      60,
      60,
      60,
      30,
      30,
      7,
      7,
    ]);
  });

  test('they say how many, until when, what is carried over, and that they can be given away', () => {
    const told = { points: 120n, lapsesOn: '2026-12-31', daysLeft: 30, shared: false };
    expect(noticeWords({ ...told, carryOver: 50n }).zh).toBe(
      '您有 120 分将在 2026 年 12 月 31 日之后到期，还有 30 天可以用。到时没用完的，最多 50 分转到下一年。先花先到期的；用不上，可以在“快到期的积分”里送给村里。',
    );
    const one = noticeWords({ ...told, daysLeft: 1, shared: true, carryOver: 0n });
    expect(one.en).toBe(
      '120 of your household’s points can be used until 31 December 2026, 1 more day. The soonest to lapse are spent first.',
    );
    expect(one.zh).not.toContain('送给村里');
    expect(noticeWords({ ...told, daysLeft: 0, carryOver: 500n }).zh).toContain(
      '今天是最后一天。到时没用完的，最多 120 分转到下一年。',
    );
  });
});

test('only a year’s end carries anything over, by the book that held on that day', () => {
  const lapse = { kind: 'year_end', yearsAfter: 1, carryOver: 50 } as const;
  expect(carryOverBy({ lapse, version: 3 }, '2026-12-31')).toEqual({
    atMost: 50n,
    until: '2027-12-31',
    ruleVersion: 3,
  });
  expect(carryOverBy({ lapse, version: 3 }, '2026-12-30')).toBeUndefined();
  const none = { kind: 'year_end', yearsAfter: 1 } as const;
  expect(carryOverBy({ lapse: none, version: 3 }, '2026-12-31')).toBeUndefined();
  const rolling = { kind: 'rolling', months: 12 } as const;
  expect(carryOverBy({ lapse: rolling, version: 3 }, '2026-12-31')).toBeUndefined();
});

describe('giving to the village', () => {
  const fine = {
    ageClass: 'adult',
    community: '339999001001',
    daysLeft: 30,
    there: 10n,
    points: 10n,
  } as const;

  test('grown-ups give what is there within sixty days', () => {
    expect(objectionToGiving(fine)).toBeUndefined();
    expect(objectionToGiving({ ...fine, daysLeft: 60 })).toBeUndefined();
    expect(objectionToGiving({ ...fine, daysLeft: 0 })).toBeUndefined();
  });

  test('minors do not, nor does anybody whose age or home is not known', () => {
    expect(objectionToGiving({ ...fine, ageClass: '14_17' })).toBe('gift_minor');
    expect(objectionToGiving({ ...fine, ageClass: null })).toBe('age_before_gift');
    expect(objectionToGiving({ ...fine, community: null })).toBe('gift_no_home');
  });

  test('not too early, not too late, not more than there is', () => {
    expect(objectionToGiving({ ...fine, daysLeft: 61 })).toBe('gift_too_early');
    expect(objectionToGiving({ ...fine, daysLeft: -1 })).toBe('gift_lapsed');
    expect(objectionToGiving({ ...fine, points: 11n })).toBe('gift_not_enough');
  });
});

describe('how somebody hears of it beside the app', () => {
  const now = startOfDay('2026-11-01', 9);
  const usual = { hasPhone: true, ageClass: 'adult', lastSeenAt: null } as const;
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

  test('who used the app within a week finds the notice there', () => {
    expect(wayTo({ ...usual, lastSeenAt: daysAgo(0) }, now)).toBe('app');
    expect(wayTo({ ...usual, lastSeenAt: daysAgo(7) }, now)).toBe('app');
  });

  test('who has not, or is signed in nowhere, is sent a message', () => {
    expect(wayTo({ ...usual, lastSeenAt: daysAgo(7.01) }, now)).toBe('phone');
    expect(wayTo(usual, now)).toBe('phone');
    expect(wayTo({ ...usual, ageClass: null }, now)).toBe('phone');
  });

  test('for a minor who has not, the grown-ups at home are', () => {
    expect(wayTo({ ...usual, ageClass: '14_17' }, now)).toBe('grown_up');
    expect(wayTo({ ...usual, ageClass: 'under_14' }, now)).toBe('grown_up');
    expect(wayTo({ ...usual, ageClass: '14_17', lastSeenAt: daysAgo(1) }, now)).toBe('app');
  });

  test('who has no number is told at the window', () => {
    expect(wayTo({ ...usual, hasPhone: false }, now)).toBe('window');
    expect(wayTo({ ...usual, hasPhone: false, ageClass: '14_17' }, now)).toBe('window');
  });
});

describe('sharing out by pools', () => {
  test('as they gave, the rest to the largest remainders', () => {
    expect(shareOut(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
    expect(shareOut(100n, [70n, 20n, 10n])).toEqual([70n, 20n, 10n]);
    expect(shareOut(5n, [])).toEqual([]);
    expect(shareOut(5n, [0n, 0n])).toEqual([0n, 0n]);
  });

  test('whatever the sums, the shares add up and none is off by a whole point', () => {
    const weights = fc.array(fc.bigInt(0n, 10_000_000n), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.bigInt(0n, 10_000_000n), weights, (sum, parts) => {
        const total = parts.reduce((all, one) => all + one, 0n);
        fc.pre(total > 0n);
        const shares = shareOut(sum, parts);
        expect(shares.reduce((all, one) => all + one, 0n)).toBe(sum);
        for (const [place, share] of shares.entries()) {
          const exact = sum * (parts[place] ?? 0n);
          expect(share * total > exact - total && share * total < exact + total).toBe(true);
        }
      }),
    );
  });
});
