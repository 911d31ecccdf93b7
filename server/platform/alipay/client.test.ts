import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { silentLog } from '../log.ts';
import { type Alipay, type AlipayAccount, createAlipay, type Payout } from './client.ts';
import { type AlipayStandIn, startAlipayStandIn } from './stand-in.ts';
import { drawStandInCertificates } from './stand-in-certificates.ts';
import { yuanOf } from './yuan.ts';

let standIn: AlipayStandIn;
let alipay: Alipay;
let ids = 0;
const newId = () => `id-${++ids}`;
const now = new Date();
const talkAs = (account: Partial<AlipayAccount> = {}) =>
  createAlipay({ ...standIn.account, ...account, log: silentLog, timeoutMs: 400 });
beforeAll(async () => {
  standIn = await startAlipayStandIn({ clock: systemClock, newId });
  alipay = talkAs();
});
afterAll(() => standIn.close());

const payout = (more: Partial<Payout> = {}): Payout => ({
  number: `n${++ids}`,
  amountFen: 2_000,
  title: '平安红包',
  payee: { kind: 'logon', account: '13812345678', name: '王小梅' },
  ...more,
});

describe('what Alipay answers', () => {
  test('paid: it says so under its signature, and the same when it is asked', async () => {
    standIn.plan('success');
    const one = payout();
    expect(await alipay.send(one)).toMatchObject({ kind: 'paid', order: expect.any(String) });
    expect(await alipay.ask(one.number)).toMatchObject({ kind: 'paid' });
    expect(standIn.paidTo('13812345678')).toEqual(['20.00']);
  });

  test.each([
    ['under_way', { kind: 'under_way' }, { kind: 'under_way' }],
    ['fail', { kind: 'refused', code: 'EXCEED_LIMIT_SM_AMOUNT' }, { kind: 'failed' }],
    ['refused', { kind: 'refused', code: 'PAYEE_NOT_EXIST' }, { kind: 'no_such_order' }],
    ['unknown', { kind: 'unknown', code: 'SYSTEM_ERROR' }, { kind: 'paid' }],
    ['late', { kind: 'unknown' }, { kind: 'paid' }],
    ['lost', { kind: 'unknown' }, { kind: 'no_such_order' }],
    ['forged', { kind: 'unknown', code: 'response-signature-verify-error' }, { kind: 'paid' }],
  ] as const)('%s: what is said at once, and what when it is asked', async (how, first, then) => {
    standIn.plan(how);
    const one = payout();
    expect(await alipay.send(one)).toMatchObject(first);
    expect(await alipay.ask(one.number)).toMatchObject(then);
  });

  test('the same number sent again is the same payout; with other content it is none', async () => {
    standIn.plan('success');
    const one = payout({ payee: { kind: 'user', account: '2088123412341234', name: '李强' } });
    await alipay.send(one);
    expect(await alipay.send(one)).toMatchObject({ kind: 'paid' });
    expect(await alipay.send({ ...one, amountFen: 2_001 })).toMatchObject({ kind: 'refused' });
    expect(standIn.paidTo('2088123412341234')).toEqual(['20.00']);
  });
});

describe('signatures', () => {
  test('a request signed with another key, for another app or by another certificate is not taken', async () => {
    standIn.plan('success');
    const { account: other } = await drawStandInCertificates(now);
    for (const wrong of [
      { privateKey: other.privateKey },
      { appCert: other.appCert, privateKey: other.privateKey },
      { appId: '2021000000009999' },
    ]) {
      const one = payout();
      expect(await talkAs(wrong).send(one)).toMatchObject({ kind: 'refused' });
      expect(standIn.statusOf(one.number)).toBeUndefined();
    }
  });

  test('an answer of somebody who only says to be Alipay is not believed', async () => {
    standIn.plan('success');
    const { account: other } = await drawStandInCertificates(now);
    const deceived = talkAs({ alipayCert: other.alipayCert });
    expect(await deceived.send(payout())).toMatchObject({ kind: 'unknown' });
  });

  test('a notification tells its number, unless a letter of it was changed, or nobody signed it', async () => {
    standIn.plan('success');
    const one = payout();
    await alipay.send(one);
    const told = standIn.notification(one.number);
    expect(alipay.numberIn(told)).toBe(one.number);
    const forged = { ...told, biz_content: (told.biz_content ?? '').replace(one.number, 'n0') };
    expect(alipay.numberIn(forged)).toBeUndefined();
    for (const wrong of [
      {},
      { ...told, sign: '' },
      { ...told, sign: 'bm8=' },
      { ...told, sign_type: 'RSA' },
      { ...told, app_id: '2021000000009999' },
      { ...told, msg_method: 'alipay.trade.changed' },
    ])
      expect(alipay.numberIn(wrong as Record<string, string>)).toBeUndefined();
  });
});

test('fen are written as yuan without a fraction', () => {
  expect([10, 100, 1_999, 20_000, 1].map(yuanOf)).toEqual([
    '0.10',
    '1.00',
    '19.99',
    '200.00',
    '0.01',
  ]);
});
