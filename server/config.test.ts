import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const key = () => randomBytes(32).toString('base64');
const production = () => ({
  DEMO: 'off',
  DATABASE_URL: 'postgresql://db/pingan?sslmode=verify-full',
  DATA_KEY: key(),
  INDEX_KEY: key(),
  SEAL_KEY: key(),
  SMS_ACCESS_KEY_ID: 'id',
  SMS_ACCESS_KEY_SECRET: 'secret',
  SMS_SIGN_NAME: '平安积分',
  SMS_SIGN_IN_TEMPLATE: 'SMS_1',
  SMS_STEP_UP_TEMPLATE: 'SMS_2',
  SMS_PHONE_CHANGE_TEMPLATE: 'SMS_3',
  SMS_GUARDIAN_TEMPLATE: 'SMS_4',
  SMS_PHONE_RELEASE_TEMPLATE: 'SMS_7',
  SMS_AGREEMENT_TEMPLATE: 'SMS_10',
  SMS_PHONE_CHANGED_TEMPLATE: 'SMS_5',
  SMS_AGE_SETTLED_TEMPLATE: 'SMS_6',
  SMS_POINTS_LAPSE_TEMPLATE: 'SMS_8',
  SMS_MINOR_POINTS_LAPSE_TEMPLATE: 'SMS_9',
  SMS_NOTICES_TEMPLATE: 'SMS_11',
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

test('browsers are told only with a key of their own and somebody to write to', () => {
  expect(readConfig(production()).push).toBeUndefined();
  const push = { PUSH_KEY: key(), PUSH_CONTACT: 'mailto:centre@points.example' };
  expect(readConfig({ ...production(), ...push }).push?.contact).toBe(push.PUSH_CONTACT);
  for (const given of [{ PUSH_KEY: key() }, { ...push, PUSH_CONTACT: 'nobody' }])
    expect(() => readConfig({ ...production(), ...given })).toThrow('PUSH_CONTACT');
  expect(() => readConfig({ ...production(), ...push, PUSH_KEY: 'AAAA' })).toThrow('PUSH_KEY');
});

test('groups are really written to, but for the demo', () => {
  expect(readConfig(production()).groupBots).toBe('real');
  expect(readConfig({}).groupBots).toBe('stand-in');
  expect(readConfig({ GROUP_BOTS: 'real' }).groupBots).toBe('real');
});

test('names below the public one are told to come by https when the operator says so, and not otherwise', () => {
  expect(readConfig(production()).httpsBelow).toBe(false);
  expect(readConfig({ ...production(), HTTPS_BELOW: 'on' }).httpsBelow).toBe(true);
});

test.each([
  'postgresql://db.example/pingan',
  'postgresql://db.example/pingan?sslmode=require',
  'postgresql://db.example/pingan?sslmode=no-verify',
  'postgresql://db.example/pingan?sslmode=verify-full&sslmode=disable',
  'postgresql://localhost/pingan?host=db.example',
  'host=db.example dbname=pingan',
])('a database on another machine is not reached in the clear: %s', (address) => {
  const set = { ...production(), DATABASE_URL: address };
  expect(() => readConfig(set)).toThrow('DATABASE_URL');
  expect(() => readConfig({ ...set, DEMO: 'on' })).toThrow('DATABASE_URL');
});

test('a database is reached by TLS, on this machine, or by a way that is encrypted otherwise', () => {
  const here = ['postgresql://127.0.0.1:5432/pingan', 'postgresql:///pingan?host=/run/postgresql'];
  for (const DATABASE_URL of [production().DATABASE_URL, ...here])
    expect(readConfig({ ...production(), DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  const plain = { ...production(), DATABASE_URL: 'postgresql://db.example/pingan' };
  expect(readConfig({ ...plain, DATABASE_TUNNEL: 'on' }).databaseUrl).toBe(plain.DATABASE_URL);
  expect(() => readConfig({ ...plain, PGHOST: 'localhost' })).toThrow('DATABASE_URL');
  const byName = { ...production(), DATABASE_URL: 'postgresql:///pingan' };
  expect(() => readConfig({ ...byName, PGHOST: 'db.example' })).toThrow('DATABASE_URL');
});

test('what the address of a database asks for is done: its certificate and its name are checked', () => {
  const { ssl } = new pg.Client({ connectionString: production().DATABASE_URL });
  expect(ssl).toEqual({});
  const { ssl: unchecked } = new pg.Client({
    connectionString: 'postgresql://db/pingan?sslmode=no-verify',
  });
  expect(unchecked).toEqual({ rejectUnauthorized: false });
});

test('outside the demo the log tells no more than is meant for it', () => {
  for (const LOG_LEVEL of ['debug', 'trace', 'silent', 'loud']) {
    expect(() => readConfig({ ...production(), LOG_LEVEL })).toThrow('LOG_LEVEL');
    if (LOG_LEVEL !== 'loud') expect(readConfig({ LOG_LEVEL }).logLevel).toBe(LOG_LEVEL);
  }
  expect(readConfig(production()).logLevel).toBe('info');
  expect(readConfig({ ...production(), LOG_LEVEL: 'warn' }).logLevel).toBe('warn');
});

const tls = { TLS_CERT_FILE: '/etc/pingan/chain.pem', TLS_KEY_FILE: '/etc/pingan/key.pem' };

test('the server ends TLS itself where a certificate and its key are named, and with half of them it does not start', () => {
  expect(readConfig({}).tls).toBeUndefined();
  expect(readConfig(tls).tls).toEqual({ cert: tls.TLS_CERT_FILE, key: tls.TLS_KEY_FILE });
  for (const missing of Object.keys(tls))
    expect(() => readConfig({ ...tls, [missing]: undefined })).toThrow(`${missing}: needed beside`);
});

test.each(['0.0.0.0', '::', '10.0.0.5', '', '127.0.0.1.example'])(
  'outside the demo the server does not serve other machines in the open: HOST=%s',
  (HOST) => {
    const set = { ...production(), HOST };
    expect(() => readConfig(set)).toThrow(/^HOST: .*TLS_CERT_FILE.*TRUSTED_PROXIES/);
    expect(() => readConfig({ ...set, ...publicUrl })).toThrow('HOST');
    expect(readConfig({ ...set, ...tls }).host).toBe(HOST);
    expect(readConfig({ ...set, TRUSTED_PROXIES: '10.0.0.1' }).host).toBe(HOST);
    expect(readConfig({ ...set, ROLE: 'worker' }).host).toBe(HOST);
  },
);

test('nor does the demo where its address is said to be https; without, it is opened on any machine', () => {
  expect(() => readConfig({ ...publicUrl, HOST: '0.0.0.0' })).toThrow('HOST');
  expect(() => readConfig({ PUBLIC_URL: 'HTTPS://points.example', HOST: '::' })).toThrow('HOST');
  expect(readConfig({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
});

test.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost'])(
  'on this machine alone it may stand behind a proxy of which it knows nothing: HOST=%s',
  (HOST) => {
    expect(readConfig({ ...production(), ...publicUrl, HOST }).host).toBe(HOST);
  },
);

test('the address people open is https, outside the demo and wherever the server ends TLS itself', () => {
  for (const PUBLIC_URL of ['http://points.example', 'points.example', ''])
    expect(() => readConfig({ ...production(), PUBLIC_URL })).toThrow('PUBLIC_URL');
  for (const PUBLIC_URL of ['https://points.example', 'http://localhost:8080'])
    expect(readConfig({ ...production(), PUBLIC_URL }).publicUrl).toBe(PUBLIC_URL);
  expect(() => readConfig({ ...tls, PUBLIC_URL: 'http://localhost:8080' })).toThrow('PUBLIC_URL');
  expect(readConfig({ PUBLIC_URL: 'http://points.example' }).demo).toBe(true);
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

test('codes do not travel to the provider in the clear', () => {
  const set = (SMS_ENDPOINT: string) => readConfig({ ...production(), SMS_ENDPOINT }).sms?.endpoint;
  expect(set('https://sms.example')).toBe('https://sms.example');
  expect(() => set('http://sms.example')).toThrow('SMS_ENDPOINT');
});

test('every kind of message has a template of its own, and none may be missing', () => {
  const templates = Object.entries(production()).filter(([name]) => name.endsWith('_TEMPLATE'));
  const read = Object.values(readConfig(production()).sms?.templates ?? {});
  expect(read).toEqual(templates.map(([, number]) => number));
  for (const [name] of templates)
    expect(() => readConfig({ ...production(), [name]: undefined })).toThrow(name);
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
const zhelibang = {
  ZHELIBANG_APP_ID: '2001',
  ZHELIBANG_ACCESS_KEY: 'AK',
  ZHELIBANG_SECRET_KEY: 'SK',
};
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
  expect(both.zhelibang).toEqual({
    appId: '2001',
    accessKey: 'AK',
    secretKey: 'SK',
    loginUrl: 'https://portal.zjzwfw.gov.cn/uc/sso/login',
    tokenUrl:
      'https://ibcdsg.zj.gov.cn:8443/restapi/prod/IC33000020220329000007/uc/sso/access_token',
    userUrl: 'https://ibcdsg.zj.gov.cn:8443/restapi/prod/IC33000020220329000008/uc/sso/getUserInfo',
    bridge: 'https://assets.zjzwfw.gov.cn/assets/ZWJSBridge/1.1.0/zwjsbridge.js',
  });
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
  ['an address alone', { ZHELIBANG_LOGIN_URL: 'https://a.example' }, 'ZHELIBANG_APP_ID'],
  ['scopes alone', { OIDC_SCOPES: 'openid' }, 'OIDC_ISSUER'],
  ['http', { ...zhelibang, ZHELIBANG_USER_URL: 'http://a.example' }, 'ZHELIBANG_USER_URL'],
  [
    'http for tickets',
    { ...zhelibang, ZHELIBANG_TOKEN_URL: 'http://a.example' },
    'ZHELIBANG_TOKEN_URL',
  ],
  ['an issuer that is none', { ...oidc, OIDC_ISSUER: 'the city' }, 'OIDC_ISSUER'],
  ['no way back', { ...zhelibang, PUBLIC_URL: undefined }, 'PUBLIC_URL'],
])('%s: half of a provider’s settings is refused', (_, set, named) => {
  expect(() => readConfig({ ...production(), ...publicUrl, ...set })).toThrow(named);
});

test('the addresses of 浙里办 within the network of the authorities are taken where they are set', () => {
  const inside = 'https://bcdsg.zj.gov.cn:8443/restapi/prod';
  const set = {
    ZHELIBANG_TOKEN_URL: `${inside}/IC33000020220329000007/uc/sso/access_token`,
    ZHELIBANG_USER_URL: `${inside}/IC33000020220329000008/uc/sso/getUserInfo`,
  };
  const read = readConfig({ ...production(), ...publicUrl, ...zhelibang, ...set }).zhelibang;
  expect(read).toMatchObject({
    tokenUrl: set.ZHELIBANG_TOKEN_URL,
    userUrl: set.ZHELIBANG_USER_URL,
  });
});

const simpleAuth = 'https://puser.zjzwfw.gov.cn/sso/servlet/simpleauth';
test.each([
  ['ZHELIBANG_SERVICE_CODE', 'CODE'],
  ['ZHELIBANG_SERVICE_PASSWORD', 'password'],
  ['ZHELIBANG_TICKET_URL', simpleAuth],
  ['ZHELIBANG_USER_URL', simpleAuth],
  ['ZHELIBANG_LOGIN_URL', 'https://puser.zjzwfw.gov.cn/sso/mobile.do'],
])('%s of the interface of before stops the start, which says what replaced it', (name, value) => {
  const replaced = new RegExp(`^${name}: .*ZHELIBANG_APP_ID, ZHELIBANG_ACCESS_KEY`);
  for (const set of [{ [name]: value }, { ...zhelibang, [name]: value }])
    expect(() => readConfig({ ...production(), ...publicUrl, ...set })).toThrow(replaced);
});

const alipay = {
  ALIPAY_APP_ID: '2021000000000000',
  ALIPAY_KEY_FILE: '/etc/pingan/app.key',
  ALIPAY_APP_CERT_FILE: '/etc/pingan/appCert.crt',
  ALIPAY_CERT_FILE: '/etc/pingan/alipayCert.crt',
  ALIPAY_ROOT_CERT_FILE: '/etc/pingan/alipayRoot.crt',
};

test('red packets are paid from an account at Alipay when all of its settings are there', () => {
  expect(readConfig(production()).alipay).toBeUndefined();
  const { appId, endpoint, files } = readConfig({ ...production(), ...alipay }).alipay ?? {};
  expect({ appId, endpoint }).toEqual({
    appId: '2021000000000000',
    endpoint: 'https://openapi.alipay.com',
  });
  expect(files).toMatchObject({ ALIPAY_CERT_FILE: '/etc/pingan/alipayCert.crt' });
});

test.each(Object.keys(alipay))('an account at Alipay without its %s is refused', (missing) => {
  const set = { ...production(), ...alipay, [missing]: undefined };
  expect(() => readConfig(set)).toThrow(missing);
});

test('money does not travel in the clear, and an endpoint alone is no account', () => {
  const open = { ALIPAY_ENDPOINT: 'http://alipay.example' };
  expect(() => readConfig({ ...production(), ...alipay, ...open })).toThrow('ALIPAY_ENDPOINT');
  expect(() => readConfig({ ...production(), ...open })).toThrow('ALIPAY_APP_ID');
});
