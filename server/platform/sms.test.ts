import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SettableClock, settableClock } from './clock.ts';
import { createIds } from './ids.ts';
import { silentLog } from './log.ts';
import { type AliyunSmsOptions, createAliyunSms, type SmsMessage } from './sms.ts';
import { type SmsStandIn, showingCodes, standInTemplates, startSmsStandIn } from './sms-standin.ts';

const key = { accessKeyId: 'county', accessKeySecret: 'its secret' };
let clock: SettableClock;
let standIn: SmsStandIn;

beforeEach(async () => {
  clock = settableClock(new Date('2026-03-01T08:00:00Z'));
  standIn = await startSmsStandIn({ ...key, clock, log: silentLog });
});

afterEach(() => standIn.close());

const message: SmsMessage = {
  phone: '13812341234',
  template: 'sign_in_code',
  values: { code: '080808' },
  outId: '0198c0de-0000-7000-8000-000000000001',
};

const adapter = (change: Partial<AliyunSmsOptions> = {}) =>
  createAliyunSms({
    ...key,
    endpoint: standIn.endpoint,
    signName: "平安 (test) * 'sign'!",
    templates: standInTemplates,
    clock,
    newId: () => createIds(clock).uuid(),
    log: silentLog,
    ...change,
  });

test('a message arrives, whatever signs the sender has in its name', async () => {
  expect(await adapter().send(message)).toEqual({ kind: 'sent' });
  expect(standIn.lastCode(message.phone)).toBe('080808');
});

test('a demo shows the code that arrived, and none when nothing did', async () => {
  const sms = showingCodes(adapter(), standIn);
  expect(await sms.send(message)).toEqual({ kind: 'sent', shown: '080808' });
  expect(await sms.send(message)).toEqual({ kind: 'refused', code: 'sms_limited' });
});

describe('refusals', () => {
  test('too many for one number', async () => {
    await adapter().send(message);
    expect(await adapter().send(message)).toEqual({ kind: 'refused', code: 'sms_limited' });
    clock.advance({ minutes: 1 });
    expect(await adapter().send(message)).toEqual({ kind: 'sent' });
  });

  test('a number that is none', async () => {
    const result = await adapter().send({ ...message, phone: '12345' });
    expect(result).toEqual({ kind: 'refused', code: 'sms_number_illegal' });
  });

  test('what is ours to repair is unavailable to the resident, and logged with its reason', async () => {
    const logged: object[] = [];
    const log = { ...silentLog, warn: (fields: object) => logged.push(fields) };
    const clockOff = settableClock(new Date('2026-03-01T09:00:00Z'));
    const unavailable = { kind: 'refused', code: 'sms_unavailable' };
    const wrongSecret = adapter({ accessKeySecret: 'guess', log });
    expect(await wrongSecret.send(message)).toEqual(unavailable);
    expect(await adapter({ clock: clockOff, log }).send(message)).toEqual(unavailable);
    const noTemplate = adapter({ templates: { ...standInTemplates, sign_in_code: '' }, log });
    expect(await noTemplate.send(message)).toEqual(unavailable);
    const said = JSON.stringify(logged);
    expect(said).toMatch(/SignatureDoesNotMatch.*InvalidTimeStamp.Expired.*SMS_TEMPLATE_ILLEGAL/);
    expect(said).not.toMatch(/13812341234|080808/);
  });
});

describe('a provider that does not answer as agreed', () => {
  const answers: Record<string, string | undefined> = {
    'is silent': undefined,
    'sends a page': '<html>502 Bad Gateway</html>',
    'sends nothing': '',
    'sends no code': '{"Message":"OK"}',
    'sends null': 'null',
  };

  test.each(Object.entries(answers))('%s', async (_, body) => {
    const server = createServer((_request, response) => {
      if (body !== undefined) response.end(body);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const sms = adapter({ endpoint: `http://127.0.0.1:${port}`, timeoutMs: 200 });
    const unavailable = { kind: 'refused', code: 'sms_unavailable' };
    expect(await sms.send(message)).toEqual({ ...unavailable, unsure: true });
    server.close();
    server.closeAllConnections();
  });

  test('is not there', async () => {
    await standIn.close();
    expect(await adapter().send(message)).toEqual({ kind: 'refused', code: 'sms_unavailable' });
  });
});

test('numbers do not travel in the clear', () => {
  expect(() => adapter({ endpoint: 'http://dysmsapi.aliyuncs.com' })).toThrow(TypeError);
  expect(() => adapter({ endpoint: 'https://dysmsapi.aliyuncs.com' })).not.toThrow();
});
