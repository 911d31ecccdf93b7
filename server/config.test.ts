import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const key = () => randomBytes(32).toString('base64');
const production = () => ({
  DEMO: 'off',
  DATABASE_URL: 'postgresql://db/pingan',
  DATA_KEY: key(),
  INDEX_KEY: key(),
  SEAL_KEY: key(),
  SMS_ACCESS_KEY_ID: 'id',
  SMS_ACCESS_KEY_SECRET: 'secret',
  SMS_SIGN_NAME: '平安积分',
  SMS_SIGN_IN_TEMPLATE: 'SMS_1',
});

test('with nothing set it is the demo, on this machine only', () => {
  expect(readConfig({})).toMatchObject({ demo: true, host: '127.0.0.1', port: 8080, role: 'all' });
});

test('with a database of its own it is no demo unless asked for', () => {
  expect(readConfig(production()).demo).toBe(false);
  expect(readConfig({ ...production(), DEMO: 'on' }).demo).toBe(true);
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['DEMO', 'yes'],
  ['ROLE', 'king'],
  ['CIPHER_SUITE', 'rot13'],
  ['AUDIT_MONTHS', '5'],
  ['AUDIT_MONTHS', '6.5'],
  ['AUDIT_MONTHS', 'forever'],
])('%s=%s is refused, and the setting is named', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(name);
});

test('the audit is kept for three years, or as long as is set, and never below six months', () => {
  expect(readConfig({}).auditMonths).toBe(36);
  expect(readConfig({ AUDIT_MONTHS: '6' }).auditMonths).toBe(6);
});

test('outside the demo nothing starts without keys or without a way to send codes', () => {
  for (const missing of ['DATA_KEY', 'INDEX_KEY', 'SEAL_KEY', 'SMS_ACCESS_KEY_ID'])
    expect(() => readConfig({ ...production(), [missing]: undefined })).toThrow();
  expect(() => readConfig({ DEMO: 'off' })).toThrow(ConfigError);
});

test.each([
  ['too short', randomBytes(16).toString('base64')],
  ['all alike', Buffer.alloc(32, 7).toString('base64')],
  ['the word secret', Buffer.from('secret').toString('base64')],
])('a key that is %s is refused', (_, weak) => {
  expect(() => readConfig({ ...production(), DATA_KEY: weak })).toThrow('DATA_KEY');
  expect(() => readConfig({ ...production(), SEAL_KEY: weak })).toThrow('SEAL_KEY');
});
