import type { MapTiles } from '../contract/areas.ts';
import { ConfigError } from './config-error.ts';
import { readMapTiles } from './map-tiles.ts';
import { leastAuditMonths, usualAuditMonths } from './platform/audit/term.ts';
import type { CipherKeys } from './platform/cipher.ts';
import type { ZheLiBangAccount } from './platform/identity/zhelibang.ts';
import type { SmsTemplate } from './platform/sms-templates.ts';
import { assertStrongKey } from './platform/strong-key.ts';
import { type PushConfig, readPush } from './push-config.ts';

const mostAuditMonths = 1_200;

export type Role = 'all' | 'web' | 'worker';

/** Where a certificate with its chain and its key lie, each in PEM. */
export interface CertificateFiles {
  cert: string;
  key: string;
}

export { ConfigError };

/** Everything that the environment decides. Read here once; nothing else looks at it. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** Undefined: the server runs its own PostgreSQL in the data folder. */
  databaseUrl: string | undefined;
  role: Role;
  /** The demo county is seeded, codes are shown, sign-ins are listed. */
  demo: boolean;
  /** The address people open; https makes cookies host-bound and encrypted-only. */
  publicUrl: string | undefined;
  /** Whether browsers are told to come by https to every name below that of `publicUrl`, too. */
  httpsBelow: boolean;
  suite: 'aes' | 'sm';
  /** Keys given from outside; the demo makes and keeps its own. */
  keys: Omit<CipherKeys, 'suite'> | undefined;
  /** What signs the seals of the ledger: 32 bytes from outside the database. */
  sealKey: Buffer | undefined;
  /** How long audit entries are kept. */
  auditMonths: number;
  sms: SmsConfig | undefined;
  /** By which push services know who sends; without it browsers are told nothing outside the demo. */
  push: PushConfig | undefined;
  /** Whether group bots really write to groups, or to a stand-in. */
  groupBots: 'real' | 'stand-in';
  /** Ways to sign in beside phone and code; both may be offered. */
  zhelibang: ZheLiBangConfig | undefined;
  oidc: OidcConfig | undefined;
  /** From which red packets are paid; without it none can be asked for outside the demo. */
  alipay: AlipayConfig | undefined;
  /** Addresses of the proxies in front, whose X-Forwarded-For is believed; none by default. */
  trustedProxies: string[];
  /** With them the server ends TLS itself; without them it speaks plain http. */
  tls: CertificateFiles | undefined;
  /** Where the background of maps comes from; without it they are drawn from outlines. */
  mapTiles: MapTiles | undefined;
  metricsToken: string | undefined;
  logLevel: string;
}

export interface SmsConfig {
  endpoint: string;
  accessKeyId: string;
  accessKeySecret: string;
  signName: string;
  templates: Record<SmsTemplate, string>;
}

export interface ZheLiBangConfig extends ZheLiBangAccount {
  loginUrl: string;
  tokenUrl: string;
  userUrl: string;
  bridge: string;
}

export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  name: { zh: string; en: string };
}

/** Where what the open platform gives out lies, each in PEM, and the key that stays here. */
export interface AlipayConfig {
  appId: string;
  endpoint: string;
  files: Record<AlipayFile, string>;
}

/** The settings that name those files. */
export const alipayFiles = [
  'ALIPAY_KEY_FILE',
  'ALIPAY_APP_CERT_FILE',
  'ALIPAY_CERT_FILE',
  'ALIPAY_ROOT_CERT_FILE',
] as const;
export type AlipayFile = (typeof alipayFiles)[number];

type Environment = Readonly<Record<string, string | undefined>>;

export function readConfig(env: Environment): Config {
  const demo = flag(env, 'DEMO', env.DATABASE_URL === undefined);
  const keys = readKeys(env);
  if (!demo && keys === undefined)
    throw new ConfigError(
      'DATA_KEY, INDEX_KEY',
      'needed outside the demo; 32 random bytes, base64',
    );
  const sealKey = readSealKey(env);
  if (!demo && sealKey === undefined)
    throw new ConfigError('SEAL_KEY', 'needed outside the demo; 32 random bytes, base64');
  const sms = readSms(env);
  if (!demo && sms === undefined)
    throw new ConfigError('SMS_ACCESS_KEY_ID …', 'an SMS provider is needed outside the demo');
  const [zhelibang, oidc] = [readZheLiBang(env), readOidc(env)];
  if ((zhelibang ?? oidc) !== undefined && !/^https?:\/\//.test(env.PUBLIC_URL ?? ''))
    throw new ConfigError('PUBLIC_URL', 'needed so that identity providers know the way back');
  const config: Config = {
    port: port(env),
    host: env.HOST ?? '127.0.0.1',
    dataDir: env.DATA_DIR ?? 'data',
    databaseUrl: databaseUrl(env),
    role: oneOf(env, 'ROLE', ['all', 'web', 'worker']),
    demo,
    publicUrl: env.PUBLIC_URL,
    httpsBelow: flag(env, 'HTTPS_BELOW', false),
    suite: oneOf(env, 'CIPHER_SUITE', ['aes', 'sm']),
    keys,
    sealKey,
    auditMonths: auditMonths(env),
    sms,
    push: readPush(env),
    groupBots: oneOf(env, 'GROUP_BOTS', demo ? ['stand-in', 'real'] : ['real', 'stand-in']),
    zhelibang,
    oidc,
    alipay: readAlipay(env),
    trustedProxies: (env.TRUSTED_PROXIES ?? '').split(',').filter((address) => address !== ''),
    tls: readTls(env),
    mapTiles: readMapTiles(env),
    metricsToken: env.METRICS_TOKEN,
    logLevel: logLevel(env, demo),
  };
  assertNotInTheOpen(config);
  return config;
}

function port(env: Environment): number {
  const value = Number(env.PORT ?? 8080);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new ConfigError('PORT', 'a number from 0 (any free port) to 65535');
  return value;
}

/** The finest lines are for looking at a demo: outside it nobody lets a server tell that much by a slip. */
function logLevel(env: Environment, demo: boolean): string {
  const levels = ['info', 'warn', 'error', ...(demo ? ['debug', 'trace', 'silent'] : [])];
  const level = env.LOG_LEVEL ?? (demo ? 'warn' : 'info');
  if (!levels.includes(level)) throw new ConfigError('LOG_LEVEL', `one of ${levels.join(', ')}`);
  return level;
}

/** The law asks for six months; nobody sets less by a slip. */
function auditMonths(env: Environment): number {
  const months = Number(env.AUDIT_MONTHS ?? usualAuditMonths);
  if (!Number.isInteger(months) || months < leastAuditMonths || months > mostAuditMonths)
    throw new ConfigError(
      'AUDIT_MONTHS',
      `whole months from ${leastAuditMonths} to ${mostAuditMonths}`,
    );
  return months;
}

function flag(env: Environment, name: string, otherwise: boolean): boolean {
  const value = env[name];
  if (value === undefined) return otherwise;
  if (value === 'on' || value === 'off') return value === 'on';
  throw new ConfigError(name, 'on or off');
}

function oneOf<const V extends string>(
  env: Environment,
  name: string,
  values: readonly [V, ...V[]],
): V {
  const value = env[name] ?? values[0];
  const found = values.find((one) => one === value);
  if (found === undefined) throw new ConfigError(name, `one of ${values.join(', ')}`);
  return found;
}

function readKeys(env: Environment): Config['keys'] {
  if (env.DATA_KEY === undefined && env.INDEX_KEY === undefined) return undefined;
  return {
    dataKey: readKey(env.DATA_KEY ?? '', 'DATA_KEY'),
    otherDataKeys: readOthers(env, 'OTHER_DATA_KEYS'),
    indexKey: readKey(env.INDEX_KEY ?? '', 'INDEX_KEY'),
    otherIndexKeys: readOthers(env, 'OTHER_INDEX_KEYS'),
  };
}

function readKey(text: string, name: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  assertStrongKey(bytes, name);
  return bytes;
}

/** Keys of before, or the next ones before their turn: comma-separated. */
function readOthers(env: Environment, name: string): Buffer[] {
  const texts = (env[name] ?? '').split(',').filter((text) => text.trim() !== '');
  return texts.map((text) => readKey(text, name));
}

function readSealKey({ SEAL_KEY }: Environment): Buffer | undefined {
  if (SEAL_KEY === undefined) return undefined;
  return readKey(SEAL_KEY, 'SEAL_KEY');
}

/** The setting that names each template at the provider. */
const templateSettings: Record<SmsTemplate, string> = {
  sign_in_code: 'SMS_SIGN_IN_TEMPLATE',
  step_up_code: 'SMS_STEP_UP_TEMPLATE',
  phone_change_code: 'SMS_PHONE_CHANGE_TEMPLATE',
  guardian_code: 'SMS_GUARDIAN_TEMPLATE',
  phone_release_code: 'SMS_PHONE_RELEASE_TEMPLATE',
  agreement_code: 'SMS_AGREEMENT_TEMPLATE',
  phone_changed: 'SMS_PHONE_CHANGED_TEMPLATE',
  age_settled: 'SMS_AGE_SETTLED_TEMPLATE',
  points_lapse: 'SMS_POINTS_LAPSE_TEMPLATE',
  minor_points_lapse: 'SMS_MINOR_POINTS_LAPSE_TEMPLATE',
  notices: 'SMS_NOTICES_TEMPLATE',
};

function readSms(env: Environment): SmsConfig | undefined {
  if (env.SMS_ACCESS_KEY_ID === undefined) return undefined;
  const needed = ['SMS_ACCESS_KEY_SECRET', 'SMS_SIGN_NAME', ...Object.values(templateSettings)];
  if (needed.some((name) => !env[name])) throw new ConfigError(needed.join(', '), 'all needed');
  const setting = (name: string) => env[name] ?? '';
  return {
    endpoint: safeAddress('SMS_ENDPOINT', env.SMS_ENDPOINT ?? 'https://dysmsapi.aliyuncs.com'),
    accessKeyId: env.SMS_ACCESS_KEY_ID,
    accessKeySecret: setting('SMS_ACCESS_KEY_SECRET'),
    signName: setting('SMS_SIGN_NAME'),
    templates: {
      sign_in_code: setting(templateSettings.sign_in_code),
      step_up_code: setting(templateSettings.step_up_code),
      phone_change_code: setting(templateSettings.phone_change_code),
      guardian_code: setting(templateSettings.guardian_code),
      phone_release_code: setting(templateSettings.phone_release_code),
      agreement_code: setting(templateSettings.agreement_code),
      phone_changed: setting(templateSettings.phone_changed),
      age_settled: setting(templateSettings.age_settled),
      points_lapse: setting(templateSettings.points_lapse),
      minor_points_lapse: setting(templateSettings.minor_points_lapse),
      notices: setting(templateSettings.notices),
    },
  };
}

/** Values of settings that go together: none of them, or all. */
function together<const N extends string>(
  env: Environment,
  { needed, optional }: { needed: readonly N[]; optional: readonly string[] },
): Record<N, string> | undefined {
  const isSet = (name: string) => (env[name] ?? '') !== '';
  if (![...needed, ...optional].some(isSet)) return undefined;
  const missing = needed.filter((name) => !isSet(name));
  if (missing.length > 0)
    throw new ConfigError(
      missing.join(', '),
      `needed beside ${needed.filter(isSet).join(', ') || optional.filter(isSet).join(', ')}`,
    );
  return Object.fromEntries(needed.map((name) => [name, env[name] ?? ''])) as Record<N, string>;
}

const irs = 'https://ibcdsg.zj.gov.cn:8443/restapi/prod';
const zheLiBangAddresses = {
  ZHELIBANG_LOGIN_URL: 'https://portal.zjzwfw.gov.cn/uc/sso/login',
  ZHELIBANG_TOKEN_URL: `${irs}/IC33000020220329000007/uc/sso/access_token`,
  ZHELIBANG_USER_URL: `${irs}/IC33000020220329000008/uc/sso/getUserInfo`,
  ZHELIBANG_BRIDGE_URL: 'https://assets.zjzwfw.gov.cn/assets/ZWJSBridge/1.1.0/zwjsbridge.js',
} as const;

function readZheLiBang(env: Environment): ZheLiBangConfig | undefined {
  assertNotOfOldZheLiBang(env);
  const found = together(env, {
    needed: ['ZHELIBANG_APP_ID', 'ZHELIBANG_ACCESS_KEY', 'ZHELIBANG_SECRET_KEY'],
    optional: Object.keys(zheLiBangAddresses),
  });
  if (found === undefined) return undefined;
  const address = (name: keyof typeof zheLiBangAddresses) =>
    safeAddress(name, env[name] ?? zheLiBangAddresses[name]);
  return {
    appId: found.ZHELIBANG_APP_ID,
    accessKey: found.ZHELIBANG_ACCESS_KEY,
    secretKey: found.ZHELIBANG_SECRET_KEY,
    loginUrl: address('ZHELIBANG_LOGIN_URL'),
    tokenUrl: address('ZHELIBANG_TOKEN_URL'),
    userUrl: address('ZHELIBANG_USER_URL'),
    bridge: address('ZHELIBANG_BRIDGE_URL'),
  };
}

/** Nobody loses this way in by bringing the program up to date without a word. */
function assertNotOfOldZheLiBang(env: Environment): void {
  const gone = ['SERVICE_CODE', 'SERVICE_PASSWORD', 'TICKET_URL'].map((one) => `ZHELIBANG_${one}`);
  const old = Object.keys(zheLiBangAddresses).filter((name) =>
    /\/sso\/(servlet\/simpleauth|mobile\.do)\b/.test(env[name] ?? ''),
  );
  const named = [...gone.filter((name) => (env[name] ?? '') !== ''), ...old];
  if (named.length > 0)
    throw new ConfigError(
      named.join(', '),
      'of the interface that came before the unified sign-in of the IRS; take it out, and set ' +
        'ZHELIBANG_APP_ID, ZHELIBANG_ACCESS_KEY and ZHELIBANG_SECRET_KEY instead (docs/decisions/2026-11-28-zhelibang.md)',
    );
}

function readOidc(env: Environment): OidcConfig | undefined {
  const found = together(env, {
    needed: ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME_ZH', 'OIDC_NAME_EN'],
    optional: ['OIDC_SCOPES'],
  });
  if (found === undefined) return undefined;
  return {
    issuer: safeAddress('OIDC_ISSUER', found.OIDC_ISSUER),
    clientId: found.OIDC_CLIENT_ID,
    clientSecret: found.OIDC_CLIENT_SECRET,
    scopes: env.OIDC_SCOPES ?? 'openid profile phone',
    name: { zh: found.OIDC_NAME_ZH, en: found.OIDC_NAME_EN },
  };
}

function readAlipay(env: Environment): AlipayConfig | undefined {
  const found = together(env, {
    needed: ['ALIPAY_APP_ID', ...alipayFiles],
    optional: ['ALIPAY_ENDPOINT'],
  });
  if (found === undefined) return undefined;
  const { ALIPAY_APP_ID: appId, ...files } = found;
  const endpoint = env.ALIPAY_ENDPOINT ?? 'https://openapi.alipay.com';
  return { appId, endpoint: safeAddress('ALIPAY_ENDPOINT', endpoint), files };
}

/**
 * Names and keys travel to the database: to another machine by TLS to a server whose certificate was
 * checked, or by a way that the operator says is encrypted.
 */
function databaseUrl(env: Environment): string | undefined {
  const text = env.DATABASE_URL;
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isTunnelled = flag(env, 'DATABASE_TUNNEL', false);
  const asked = url?.searchParams.getAll('sslmode') ?? [];
  const isChecked = asked.length === 1 && asked[0] === 'verify-full';
  const host = url?.searchParams.getAll('host').at(-1) ?? (url?.hostname || env.PGHOST) ?? '';
  const isHere = ['', '127.0.0.1', '[::1]', 'localhost'].includes(host) || host.startsWith('/');
  if (url !== undefined && (isHere || isChecked || isTunnelled)) return text;
  throw new ConfigError(
    'DATABASE_URL',
    'to another machine with sslmode=verify-full, or DATABASE_TUNNEL=on where the way is encrypted',
  );
}

function readTls(env: Environment): Config['tls'] {
  const found = together(env, { needed: ['TLS_CERT_FILE', 'TLS_KEY_FILE'], optional: [] });
  return found && { cert: found.TLS_CERT_FILE, key: found.TLS_KEY_FILE };
}

/** Other machines get nothing in the clear: what listens for them ends TLS itself, or stands behind who does. */
function assertNotInTheOpen({ demo, role, host, publicUrl, tls, trustedProxies }: Config): void {
  const isHttps = /^https:/i.test(publicUrl ?? '');
  if (tls !== undefined && publicUrl !== undefined && !isHttps)
    throw new ConfigError('PUBLIC_URL', 'begins with https:// where TLS_CERT_FILE is set');
  if (!demo && publicUrl !== undefined) safeAddress('PUBLIC_URL', publicUrl);
  const isHere = /^(localhost|::1|127(\.\d{1,3}){3})$/.test(host);
  if (role === 'worker' || isHere || tls !== undefined || trustedProxies.length > 0) return;
  if (!demo || isHttps)
    throw new ConfigError(
      'HOST',
      `${host} would be served in the open; set TLS_CERT_FILE and TLS_KEY_FILE, or TRUSTED_PROXIES where a proxy ends TLS`,
    );
}

/** Who somebody is must not travel in the clear, except within this machine. */
function safeAddress(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(url?.hostname ?? '');
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)) return text;
  throw new ConfigError(name, 'an address that begins with https://');
}
