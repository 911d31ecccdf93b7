import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acs3Authorization, canonicalQuery, sha256Hex } from './acs3.ts';
import { type SettableClock, settableClock } from './clock.ts';
import { silentLog } from './log.ts';
import { type SmsStandIn, standInTemplates, startSmsStandIn } from './sms-standin.ts';
import { smsTexts, valuesOf } from './sms-templates.ts';

const key = { accessKeyId: 'county', accessKeySecret: 'its secret' };
const phone = '13812341234';
let clock: SettableClock;
let standIn: SmsStandIn;
let nonces = 0;

beforeEach(async () => {
  clock = settableClock(new Date('2026-03-01T08:00:00Z'));
  standIn = await startSmsStandIn({ ...key, clock, log: silentLog });
});

afterEach(() => standIn.close());

const goodQuery: Record<string, string> = {
  PhoneNumbers: phone,
  SignName: '平安',
  TemplateCode: standInTemplates.sign_in_code,
  TemplateParam: '{"code":"123456"}',
};

interface Forgery {
  query?: Record<string, string>;
  headers?: Record<string, string>;
  key?: typeof key;
  /** Changed after signing. */
  sentQuery?: Record<string, string>;
  sentHeaders?: Record<string, string>;
  sentBody?: string;
}

/** Signs a request by hand, sends it, perhaps changed since, and says what came back. */
async function send(forgery: Forgery = {}) {
  const query = Object.entries(forgery.query ?? goodQuery);
  const headers = {
    'x-acs-action': 'SendSms',
    'x-acs-content-sha256': sha256Hex(''),
    'x-acs-date': clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': `nonce-${nonces++}`,
    'x-acs-version': '2017-05-25',
    ...forgery.headers,
  };
  const signed = { ...headers, host: new URL(standIn.endpoint).host };
  const request = { method: 'POST', path: '/', query, headers: signed };
  const authorization = acs3Authorization(request, forgery.key ?? key);
  const sentQuery = canonicalQuery(forgery.sentQuery ? Object.entries(forgery.sentQuery) : query);
  const response = await fetch(`${standIn.endpoint}/?${sentQuery}`, {
    method: 'POST',
    headers: { ...headers, authorization, ...forgery.sentHeaders },
    body: forgery.sentBody ?? null,
  });
  const answer = (await response.json()) as { Code: string; Message: string };
  return { status: response.status, code: answer.Code, message: answer.Message };
}

test('a signed request is taken and its code can be read', async () => {
  expect(await send()).toMatchObject({ status: 200, code: 'OK' });
  expect(standIn.lastCode(phone)).toBe('123456');
  expect(standIn.lastCode('13900000000')).toBeUndefined();
});

test('what arrives is the text of the template, with what it asks for', async () => {
  await send();
  const changed = {
    TemplateCode: standInTemplates.phone_changed,
    TemplateParam: '{"tail":"0007"}',
  };
  clock.advance({ minutes: 1 });
  await send({ query: { ...goodQuery, ...changed } });
  expect(standIn.texts(phone)).toEqual([
    '您的登录验证码是123456，10分钟内有效。请勿告诉任何人，工作人员不会向您要这个验证码。',
    '您的账号已改用尾号0007的手机号登录。不是您本人办的，请马上打热线。',
  ]);
});

test('every code comes with the words not to tell it to others', () => {
  const codes = Object.values(smsTexts).filter((text) => valuesOf(text).includes('code'));
  expect(new Set(codes).size).toBe(6);
  for (const text of codes) expect(text).toMatch(/请勿告诉(任何|他)人/);
});

describe('the gate', () => {
  const forgeries: [string, string, Forgery][] = [
    [
      'a changed number',
      'SignatureDoesNotMatch',
      {
        sentQuery: { ...goodQuery, PhoneNumbers: '13900000000' },
      },
    ],
    ['an added parameter', 'SignatureDoesNotMatch', { sentQuery: { ...goodQuery, OutId: '1' } }],
    ['a body that was not signed', 'SignatureDoesNotMatch', { sentBody: 'PhoneNumbers=1' }],
    [
      'a changed header',
      'SignatureDoesNotMatch',
      {
        sentHeaders: { 'x-acs-signature-nonce': 'other' },
      },
    ],
    ['another secret', 'SignatureDoesNotMatch', { key: { ...key, accessKeySecret: 'guess' } }],
    ['another key', 'InvalidAccessKeyId.NotFound', { key: { ...key, accessKeyId: 'town' } }],
    [
      'a header left out of the signature',
      'IncompleteSignature',
      {
        sentHeaders: { 'x-acs-security-token': 'x' },
      },
    ],
    ['no signature', 'IncompleteSignature', { sentHeaders: { authorization: 'Basic eDp5' } }],
    [
      'a date of 16 minutes ago',
      'InvalidTimeStamp.Expired',
      {
        headers: { 'x-acs-date': '2026-03-01T07:44:00Z' },
      },
    ],
    [
      'a date in 16 minutes',
      'InvalidTimeStamp.Expired',
      {
        headers: { 'x-acs-date': '2026-03-01T08:16:00Z' },
      },
    ],
    ['a date that is none', 'InvalidTimeStamp.Expired', { headers: { 'x-acs-date': 'today' } }],
    ['another call', 'InvalidAction.NotFound', { headers: { 'x-acs-action': 'SendBatchSms' } }],
    ['another version', 'InvalidAction.NotFound', { headers: { 'x-acs-version': '2018-01-01' } }],
  ];

  test.each(forgeries)('%s is refused', async (_, code, forgery) => {
    const answer = await send(forgery);
    expect(answer.code).toBe(code);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(standIn.lastCode(phone)).toBeUndefined();
  });

  test('a request that comes twice is refused', async () => {
    const headers = { 'x-acs-signature-nonce': 'once' };
    expect(await send({ headers })).toMatchObject({ code: 'OK' });
    clock.advance({ minutes: 5 });
    expect(await send({ headers })).toMatchObject({ code: 'SignatureNonceUsed' });
  });
});

describe('the business', () => {
  test.each([
    ['isv.MOBILE_NUMBER_ILLEGAL', { PhoneNumbers: '12345' }],
    ['isv.MOBILE_NUMBER_ILLEGAL', { PhoneNumbers: '138123412345' }],
    ['isv.SMS_SIGNATURE_ILLEGAL', { SignName: '' }],
    ['isv.SMS_TEMPLATE_ILLEGAL', { TemplateCode: '' }],
    ['isv.SMS_TEMPLATE_ILLEGAL', { TemplateCode: 'SMS_1' }],
    ['isv.INVALID_JSON_PARAM', { TemplateParam: '{"code":123456}' }],
    ['isv.INVALID_JSON_PARAM', { TemplateParam: 'code' }],
    ['isv.TEMPLATE_MISSING_PARAMETERS', { TemplateParam: '{}' }],
    ['isv.TEMPLATE_MISSING_PARAMETERS', { TemplateParam: '{"tail":"1234"}' }],
  ])('%s comes with status 200: %j', async (code, change) => {
    expect(await send({ query: { ...goodQuery, ...change } })).toMatchObject({ status: 200, code });
  });

  test('one number gets 1 a minute, 5 an hour, 10 a day', async () => {
    const limited = 'isv.BUSINESS_LIMIT_CONTROL';
    expect(await send()).toMatchObject({ code: 'OK' });
    expect(await send()).toMatchObject({ code: limited, message: '触发分钟级流控Permits:1' });
    const other = { ...goodQuery, PhoneNumbers: '13900000000' };
    expect(await send({ query: other })).toMatchObject({ code: 'OK' });
    for (let sent = 1; sent < 5; sent += 1) {
      clock.advance({ minutes: 1 });
      expect(await send()).toMatchObject({ code: 'OK' });
    }
    clock.advance({ minutes: 1 });
    expect(await send()).toMatchObject({ code: limited, message: '触发小时级流控Permits:5' });
    for (let sent = 5; sent < 10; sent += 1) {
      clock.advance({ hours: 1 });
      expect(await send()).toMatchObject({ code: 'OK' });
    }
    clock.advance({ hours: 1 });
    expect(await send()).toMatchObject({ code: limited, message: '触发天级流控Permits:10' });
    clock.advance({ days: 1 });
    expect(await send()).toMatchObject({ code: 'OK' });
  });

  test('flow control can be left off', async () => {
    await standIn.close();
    standIn = await startSmsStandIn({ ...key, clock, log: silentLog, flowControl: false });
    for (let sent = 0; sent < 12; sent += 1) expect(await send()).toMatchObject({ code: 'OK' });
  });
});
