import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  completed,
  endOfTerm,
  objectionToCorrection,
  objectionToCounter,
  objectionToDispute,
  objectionToOpening,
  objectionToPayment,
  periodOf,
  sharesBack,
  silenceOf,
  stateOf,
} from './decide.ts';

describe('a merchant who says nothing', () => {
  const answerBy = endOfTerm(new Date('2026-12-02T01:00:00Z'), 14);
  const at = (day: string) => new Date(`${day}T01:00:00Z`);

  test('has whole days in China, and is told again three days before the last is over', () => {
    expect(answerBy.toISOString()).toBe('2026-12-16T16:00:00.000Z');
    expect(silenceOf({ answerBy, remindedAt: null }, at('2026-12-13'))).toBeUndefined();
    expect(silenceOf({ answerBy, remindedAt: null }, at('2026-12-14'))).toBe('remind');
    expect(silenceOf({ answerBy, remindedAt: null }, at('2027-02-01'))).toBe('remind');
  });

  test('agrees when the term and the days after the reminder are over', () => {
    const remindedAt = at('2026-12-14');
    expect(silenceOf({ answerBy, remindedAt }, at('2026-12-16'))).toBeUndefined();
    expect(silenceOf({ answerBy, remindedAt }, at('2026-12-17'))).toBe('agreed');
    expect(silenceOf({ answerBy, remindedAt: at('2026-12-16') }, at('2026-12-18'))).toBeUndefined();
  });

  test('may still speak, and whoever said yes may not', () => {
    const settled = { state: 'settled', disputed: false } as const;
    expect(objectionToDispute({ ...settled, bySilence: true })).toBeUndefined();
    expect(objectionToDispute({ ...settled, bySilence: false })).toBe('settlement_confirmed');
    expect(objectionToDispute({ ...settled, bySilence: true, disputed: true })).toBe(
      'line_disputed',
    );
  });
});

describe('a month', () => {
  test('is over at midnight in China, the last one of a year too', () => {
    expect(periodOf('2026-11')).toMatchObject({ first: '2026-11-01' });
    expect(periodOf('2026-11').until.toISOString()).toBe('2026-11-30T16:00:00.000Z');
    expect(periodOf('2026-12').until.toISOString()).toBe('2026-12-31T16:00:00.000Z');
  });

  test('is not opened before it is over', () => {
    const period = periodOf('2026-11');
    expect(objectionToOpening(period, new Date('2026-11-30T15:59:59Z'))).toBe('period_not_over');
    expect(objectionToOpening(period, new Date('2026-11-30T16:00:00Z'))).toBeUndefined();
  });

  test('is opened once for a counter, and none before it afterwards', () => {
    const period = periodOf('2026-11');
    expect(objectionToCounter(undefined, period)).toBeUndefined();
    expect(objectionToCounter('2026-09-01', period)).toBeUndefined();
    expect(objectionToCounter('2026-11-01', period)).toBe('settlement_there');
    expect(objectionToCounter('2026-12-01', period)).toBe('settlement_later_there');
  });
});

test('it is settled when it is confirmed and nothing is left to answer', () => {
  expect(stateOf({ confirmed: false, openDisputes: 0 })).toBe('draft');
  expect(stateOf({ confirmed: true, openDisputes: 1 })).toBe('disputed');
  expect(stateOf({ confirmed: true, openDisputes: 0 })).toBe('settled');
});

test('two people: whoever opened it or answered in it does not mark it as paid', () => {
  const makers = ['opener', 'answerer'];
  const by = (reader: string, state: 'draft' | 'settled' | 'paid') =>
    objectionToPayment({ state, makers, reader });
  expect(by('opener', 'settled')).toBe('settlement_own');
  expect(by('answerer', 'settled')).toBe('settlement_own');
  expect(by('another', 'settled')).toBeUndefined();
  expect(by('another', 'draft')).toBe('settlement_not_settled');
  expect(by('another', 'paid')).toBe('settlement_paid');
});

describe('a correction', () => {
  const line = { points: 30, amountFen: 3_000 };
  test.each([
    [{ points: 0, amountFen: 0, pool: null }, 'correction_nothing'],
    [{ points: 5, amountFen: 500, pool: null }, 'correction_pool_missing'],
    [{ points: -31, amountFen: 0, pool: null }, 'correction_too_much'],
    [{ points: 0, amountFen: -3_001, pool: null }, 'correction_too_much'],
    [{ points: -30, amountFen: -3_000, pool: null }, undefined],
    [{ points: 5, amountFen: 500, pool: 'helpers' }, undefined],
  ])('%o: %s', (correction, objection) => {
    expect(objectionToCorrection(correction, line)).toBe(objection);
  });

  test('of what came back nothing more goes back', () => {
    const back = { points: -30, amountFen: -3_000 };
    const one = { points: -1, amountFen: 0, pool: null };
    expect(objectionToCorrection(one, back)).toBe('correction_too_much');
  });
});

describe('shares', () => {
  const shares = fc.array(
    fc.record({
      payer: fc.bigInt({ min: 1n, max: 9n }),
      points: fc.integer({ min: 1, max: 50 }),
    }),
    { maxLength: 6 },
  );
  const sum = (some: readonly { points: number }[]) =>
    some.reduce((total, { points }) => total + points, 0);

  test('add up to the line, each payer once, nobody for nothing', () => {
    fc.assert(
      fc.property(shares, fc.nat(400), (some, points) => {
        const byPayer = [...Map.groupBy(some, ({ payer }) => payer)].map(([payer, own]) => ({
          payer,
          points: sum(own),
        }));
        const whole = completed(byPayer, { points, unknown: 0n });
        expect(sum(whole)).toBe(points);
        expect(new Set(whole.map(({ payer }) => payer)).size).toBe(whole.length);
        expect(whole.every((one) => one.points !== 0)).toBe(true);
      }),
    );
  });

  test('go back to those who gave them, and nobody gets more than they gave', () => {
    fc.assert(
      fc.property(shares, fc.nat(400), (some, points) => {
        const back = sharesBack(some, points);
        expect(sum(back)).toBe(Math.min(points, sum(some)));
      }),
    );
  });
});
