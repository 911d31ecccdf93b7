import { describe, expect, test } from 'vitest';
import type { PayoutAnswer } from '../../platform/alipay/client.ts';
import {
  type AskerFacts,
  decideAnswer,
  isAccount,
  isAsSeen,
  type OfferFacts,
  objectionToAsking,
  objectionToDeciding,
  objectionToOffer,
  pauseMinutes,
  type SentFacts,
  worthInPoints,
} from './decide.ts';
import { maskAccount } from './payee.ts';

const now = new Date('2026-10-14T01:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('what follows from an answer of Alipay', () => {
  const sent: SentFacts = {
    firstSentAt: minutesAgo(1),
    sentAt: minutesAgo(1),
    refusedCode: null,
    hasPayee: true,
  };
  const stepAfter = (answer: PayoutAnswer, facts: Partial<SentFacts> = {}) =>
    decideAnswer({ ...sent, ...facts }, answer, now);

  test('its signed word is the end', () => {
    expect(stepAfter({ kind: 'paid', order: '7' })).toEqual({ kind: 'pay', order: '7' });
    expect(stepAfter({ kind: 'failed', code: 'X' })).toEqual({ kind: 'fail', code: 'X' });
  });

  test('an error of its door, silence and work in progress are none', () => {
    for (const answer of [
      { kind: 'under_way' },
      { kind: 'unknown', code: 'no_answer' },
      { kind: 'refused', code: 'PAYEE_NOT_EXIST' },
    ] as const)
      expect(stepAfter(answer).kind).toBe('ask_again');
    expect(stepAfter({ kind: 'refused', code: 'PAYEE_NOT_EXIST' })).toMatchObject({
      refused: true,
    });
  });

  test('no such order is no end while something may be on its way', () => {
    const missing = { kind: 'no_such_order' } as const;
    expect(stepAfter(missing, { sentAt: minutesAgo(14) }).kind).toBe('ask_again');
    expect(stepAfter(missing, { sentAt: minutesAgo(15) }).kind).toBe('send_again');
  });

  test('it is sent again for three days, and not where the payee alone can put it right', () => {
    const missing = { kind: 'no_such_order' } as const;
    const quiet = { sentAt: minutesAgo(60) };
    const ends = (facts: Partial<SentFacts>) => stepAfter(missing, { ...quiet, ...facts });
    expect(ends({ refusedCode: 'PAYER_BALANCE_NOT_ENOUGH' }).kind).toBe('send_again');
    expect(ends({ refusedCode: 'PAYEE_NOT_EXIST' })).toEqual({
      kind: 'fail',
      code: 'PAYEE_NOT_EXIST',
    });
    expect(ends({ firstSentAt: minutesAgo(72 * 60) })).toEqual({
      kind: 'fail',
      code: 'never_taken',
    });
    // Of somebody who was erased it is not known any more whom to pay.
    expect(ends({ hasPayee: false }).kind).toBe('fail');
  });

  test('it is asked after one, two, four … minutes, an hour at most', () => {
    expect([1, 2, 3, 4, 7, 8, 400].map(pauseMinutes)).toEqual([1, 2, 4, 8, 60, 60, 60]);
  });
});

describe('who can be paid', () => {
  const offer: OfferFacts = {
    amountFen: 2_000,
    price: 20,
    earnedFrom: 50,
    perYear: 2,
    left: 1,
    closed: false,
    closesAt: null,
  };
  const who: AskerFacts = {
    age: 'adult',
    named: true,
    spendable: 20n,
    earned: 50,
    waiting: false,
    had: 1,
    todayFen: 18_000,
    yearFen: 98_000,
  };
  const objection = (facts: Partial<AskerFacts>, terms: Partial<OfferFacts> = {}) =>
    objectionToAsking({ ...offer, ...terms }, { ...who, ...facts }, now);

  test('at every limit just yes, and one beyond it no', () => {
    expect(objection({})).toBeUndefined();
    expect(objection({ spendable: 19n })).toBe('packet_points_missing');
    expect(objection({ earned: 49 })).toBe('packet_earned_too_little');
    expect(objection({ had: 2 })).toBe('packets_had');
    expect(objection({ todayFen: 18_001 })).toBe('packets_day_cap');
    expect(objection({ yearFen: 98_001 })).toBe('packets_year_cap');
    expect(objection({}, { left: 0 })).toBe('packets_gone');
  });

  test('nobody under 18 or of unknown age, nobody without a name, one at a time', () => {
    expect(objection({ age: '14_17' })).toBe('payout_grown_ups_only');
    expect(objection({ age: 'under_14' })).toBe('payout_grown_ups_only');
    expect(objection({ age: null })).toBe('payout_age_unknown');
    expect(objection({ named: false })).toBe('payee_name_missing');
    expect(objection({ waiting: true })).toBe('packet_waiting');
  });

  test('an offer ends at its time, to the millisecond', () => {
    expect(objection({}, { closesAt: now })).toBe('offer_closed');
    expect(objection({}, { closesAt: new Date(now.getTime() + 1) })).toBeUndefined();
    expect(objection({}, { closed: true })).toBe('offer_closed');
  });
});

test('a sum never stands for fewer points than it is worth', () => {
  expect(worthInPoints(2_000, 100)).toBe(20);
  expect(worthInPoints(2_001, 100)).toBe(21);
  expect(worthInPoints(100, 3)).toBe(34);
});

test('what residents do not pay a pool pays, and nobody pays more than it is worth', () => {
  const terms = { price: 20, value: 20, pools: [], closesAt: null, now };
  expect(objectionToOffer(terms)).toBeUndefined();
  expect(objectionToOffer({ ...terms, price: 21 })).toBe('offer_price_above_value');
  expect(objectionToOffer({ ...terms, price: 19 })).toBe('offer_without_pool');
  expect(objectionToOffer({ ...terms, price: 19, pools: ['a'] })).toBeUndefined();
});

test('two people decide, once, and the second on what was seen', () => {
  const facts = { state: 'prepared', preparedBy: 'a', reader: 'b' };
  expect(objectionToDeciding(facts)).toBeUndefined();
  expect(objectionToDeciding({ ...facts, reader: 'a' })).toBe('batch_own');
  expect(objectionToDeciding({ ...facts, state: 'approved' })).toBe('batch_decided');
  const sum = { packets: 2, amountFen: 4_000 };
  expect(isAsSeen(sum, sum)).toBe(true);
  expect(isAsSeen(sum, { ...sum, packets: 3 })).toBe(false);
  expect(isAsSeen(sum, { ...sum, amountFen: 4_001 })).toBe(false);
  expect(isAsSeen({ packets: 0, amountFen: 0 }, { packets: 0, amountFen: 0 })).toBe(false);
});

test('accounts are known by their form, and masked by it', () => {
  const forms = [
    [{ kind: 'phone', id: '13812345678' }, true],
    [{ kind: 'phone', id: '23812345678' }, false],
    [{ kind: 'email', id: 'wang@mail.cn' }, true],
    [{ kind: 'email', id: 'wang@mail' }, false],
    [{ kind: 'user', id: '2088123412341234' }, true],
    [{ kind: 'user', id: '20881234' }, false],
  ] as const;
  for (const [account, is] of forms) expect(isAccount(account), account.id).toBe(is);
  const masked = (kind: 'logon' | 'user', account: string) =>
    maskAccount({ kind, account, name: '王小梅' });
  expect(masked('logon', '13812345678')).toBe('138****5678');
  expect(masked('logon', 'wang@mail.cn')).toBe('w***@mail.cn');
  expect(masked('user', '2088123412341234')).toBe('2088********1234');
});
