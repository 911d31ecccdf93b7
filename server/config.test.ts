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

const publicUrl = { PUBLIC_URL: 'https://points.example' };
const zhelibang = { ZHELIBANG_SERVICE_CODE: 'CODE', ZHELIBANG_SERVICE_PASSWORD: 'password' };
const oidc = {
  OIDC_ISSUER: 'https://id.example',
  OIDC_CLIENT_ID: 'points',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_NAME_ZH: '统一认证登录',
  OIDC_NAME_EN: 'Sign in with the city’s account',
};

test('identity providers are offered when all of a provider’s settings are there, and not otherwise', () => {
  expect(readConfig(production())).toMatchObject({ zhelibang: undefined, oidc: undefined });
  const both = readConfig({ ...production(), ...publicUrl, ...zhelibang, ...oidc });
  expect(both.zhelibang).toMatchObject({ serviceCode: 'CODE', gateway: null });
  expect(both.zhelibang?.loginUrl).toBe('https://puser.zjzwfw.gov.cn/sso/mobile.do');
  expect(both.oidc).toMatchObject({ scopes: 'openid profile phone', clientId: 'points' });
});

test.each([...Object.keys(zhelibang), ...Object.keys(oidc)])(
  'a provider without its %s is refused, and the setting is named',
  (missing) => {
    const set = { ...production(), ...publicUrl, ...zhelibang, ...oidc, [missing]: undefined };
    expect(() => readConfig(set)).toThrow(missing);
  },
);

test.each([
  ['ZHELIBANG_ACCESS_KEY', { ...zhelibang, ZHELIBANG_ACCESS_KEY: 'AK' }, 'ZHELIBANG_SECRET_KEY'],
  ['an address alone', { ZHELIBANG_LOGIN_URL: 'https://a.example' }, 'ZHELIBANG_SERVICE_CODE'],
  ['scopes alone', { OIDC_SCOPES: 'openid' }, 'OIDC_ISSUER'],
  ['http', { ...zhelibang, ZHELIBANG_USER_URL: 'http://a.example' }, 'ZHELIBANG_USER_URL'],
  ['an issuer that is none', { ...oidc, OIDC_ISSUER: 'the city' }, 'OIDC_ISSUER'],
  ['no way back', { ...zhelibang, PUBLIC_URL: undefined }, 'PUBLIC_URL'],
])('%s: half of a provider’s settings is refused', (_, set, named) => {
  expect(() => readConfig({ ...production(), ...publicUrl, ...set })).toThrow(named);
});
