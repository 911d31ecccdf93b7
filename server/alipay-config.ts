import { type Environment, safeAddress, together } from './settings.ts';

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

/** `ALIPAY_*`: the account that red packets are paid from. */
export function readAlipay(env: Environment): AlipayConfig | undefined {
  const found = together(env, {
    needed: ['ALIPAY_APP_ID', ...alipayFiles],
    optional: ['ALIPAY_ENDPOINT'],
  });
  if (found === undefined) return undefined;
  const { ALIPAY_APP_ID: appId, ...files } = found;
  const endpoint = env.ALIPAY_ENDPOINT ?? 'https://openapi.alipay.com';
  return { appId, endpoint: safeAddress('ALIPAY_ENDPOINT', endpoint), files };
}
