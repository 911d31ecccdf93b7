import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AlipayFile } from './alipay-config.ts';
import { type Config, ConfigError } from './config.ts';
import { type Alipay, createAlipay } from './platform/alipay/client.ts';
import { startAlipayStandIn } from './platform/alipay/stand-in.ts';
import type { Clock } from './platform/clock.ts';
import type { Log } from './platform/log.ts';

interface Parts {
  clock: Clock;
  ids: { uuid(): string };
  log: Log;
}

export interface OpenedAlipay {
  alipay: Alipay | undefined;
  close: () => Promise<void>;
}

/**
 * Where red packets are paid from: the account that the configuration names, in the demo a stand-in that pays
 * nobody. @throws ConfigError that names the setting, where the files cannot belong together
 */
export async function openAlipay(
  { alipay, demo }: Pick<Config, 'alipay' | 'demo'>,
  { clock, ids, log }: Parts,
): Promise<OpenedAlipay> {
  if (alipay !== undefined) {
    const account = readAccount(alipay.files, clock.now());
    const { appId, endpoint } = alipay;
    return { alipay: createAlipay({ appId, endpoint, ...account, log }), close: async () => {} };
  }
  if (!demo) return { alipay: undefined, close: async () => {} };
  const newId = () => ids.uuid();
  const standIn = await startAlipayStandIn({ clock, newId });
  return { alipay: createAlipay({ ...standIn.account, log }), close: () => standIn.close() };
}

function readAccount(files: Record<AlipayFile, string>, now: Date) {
  const privateKey = readText('ALIPAY_KEY_FILE', files);
  const appCert = readText('ALIPAY_APP_CERT_FILE', files);
  const alipayCert = readText('ALIPAY_CERT_FILE', files);
  const rootCert = readText('ALIPAY_ROOT_CERT_FILE', files);
  const key = parsed('ALIPAY_KEY_FILE', files, () => createPrivateKey(privateKey));
  const app = certificate('ALIPAY_APP_CERT_FILE', files, { text: appCert, now });
  certificate('ALIPAY_CERT_FILE', files, { text: alipayCert, now });
  if (!rootCert.includes('BEGIN CERTIFICATE'))
    throw new ConfigError(
      'ALIPAY_ROOT_CERT_FILE',
      `no certificate in PEM: ${files.ALIPAY_ROOT_CERT_FILE}`,
    );
  if (!app.checkPrivateKey(key))
    throw new ConfigError(
      'ALIPAY_KEY_FILE',
      'not the key of the certificate in ALIPAY_APP_CERT_FILE',
    );
  return { privateKey, appCert, alipayCert, rootCert };
}

type Files = Record<AlipayFile, string>;

function certificate(
  name: AlipayFile,
  files: Files,
  { text, now }: { text: string; now: Date },
): X509Certificate {
  const found = parsed(name, files, () => new X509Certificate(text));
  if (found.validToDate < now)
    throw new ConfigError(name, `ended on ${found.validToDate.toISOString()}; put a new one there`);
  return found;
}

function readText(name: AlipayFile, files: Files): string {
  try {
    return readFileSync(files[name], 'utf8');
  } catch {
    throw new ConfigError(name, `cannot be read: ${files[name]}`);
  }
}

/** The reasons of OpenSSL help nobody at the keyboard. */
function parsed<T>(name: AlipayFile, files: Files, parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new ConfigError(name, `nothing in PEM to be used: ${files[name]}`);
  }
}
