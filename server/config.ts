import type { MapTiles } from '../contract/areas.ts';
import { type AlipayConfig, readAlipay } from './alipay-config.ts';
import { ConfigError } from './config-error.ts';
import {
  type OidcConfig,
  readOidc,
  readZheLiBang,
  type ZheLiBangConfig,
} from './identity-config.ts';
import { readMapTiles } from './map-tiles.ts';
import { leastAuditMonths, usualAuditMonths } from './platform/audit/term.ts';
import type { CipherKeys } from './platform/cipher.ts';
import { assertStrongKey } from './platform/strong-key.ts';
import { type PushConfig, readPush } from './push-config.ts';
import { type Environment, flag, oneOf, safeAddress, together } from './settings.ts';
import { readSms, type SmsConfig } from './sms-config.ts';

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
