import { ConfigError } from './config-error.ts';
import type { ZheLiBangAccount } from './platform/identity/zhelibang.ts';
import { type Environment, safeAddress, together } from './settings.ts';

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

const irs = 'https://ibcdsg.zj.gov.cn:8443/restapi/prod';
const zheLiBangAddresses = {
  ZHELIBANG_LOGIN_URL: 'https://portal.zjzwfw.gov.cn/uc/sso/login',
  ZHELIBANG_TOKEN_URL: `${irs}/IC33000020220329000007/uc/sso/access_token`,
  ZHELIBANG_USER_URL: `${irs}/IC33000020220329000008/uc/sso/getUserInfo`,
  ZHELIBANG_BRIDGE_URL: 'https://assets.zjzwfw.gov.cn/assets/ZWJSBridge/1.1.0/zwjsbridge.js',
} as const;

/** `ZHELIBANG_*`: the sign-in of the province. */
export function readZheLiBang(env: Environment): ZheLiBangConfig | undefined {
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

/** `OIDC_*`: any provider of OpenID Connect. */
export function readOidc(env: Environment): OidcConfig | undefined {
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
