import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext, type Server } from 'node:tls';
import { type CertificateFiles, ConfigError } from './config.ts';
import type { Clock } from './platform/clock.ts';
import { type Certificate, secureContextOf } from './platform/http/tls.ts';
import type { Log } from './platform/log.ts';

/** @throws ConfigError that names the setting, where the files hold nothing to serve with at this moment */
export function readCertificate(files: CertificateFiles, now: Date): Certificate {
  const cert = readText('TLS_CERT_FILE', files.cert);
  const key = readText('TLS_KEY_FILE', files.key);
  const ours = parsed(() => new X509Certificate(cert));
  if (ours === undefined)
    throw new ConfigError('TLS_CERT_FILE', `no certificate in PEM: ${files.cert}`);
  const secret = parsed(() => createPrivateKey(key));
  if (secret === undefined)
    throw new ConfigError(
      'TLS_KEY_FILE',
      `no private key in PEM without a passphrase: ${files.key}`,
    );
  if (!ours.checkPrivateKey(secret))
    throw new ConfigError('TLS_KEY_FILE', 'not the key of the certificate in TLS_CERT_FILE');
  const [from, to] = [ours.validFromDate, ours.validToDate];
  if (to < now)
    throw new ConfigError('TLS_CERT_FILE', `ended on ${to.toISOString()}; put a renewed one there`);
  if (from > now)
    throw new ConfigError('TLS_CERT_FILE', `is good from ${from.toISOString()} on only`);
  // What the library still finds: a key that is too short, a chain that breaks off in the middle.
  if (parsed(() => createSecureContext(secureContextOf({ cert, key }))) === undefined)
    throw new ConfigError('TLS_CERT_FILE, TLS_KEY_FILE', 'not to be used for TLS 1.2 and 1.3');
  return { cert, key };
}

function readText(name: string, file: string): string {
  const text = parsed(() => readFileSync(file, 'utf8'));
  if (text === undefined) throw new ConfigError(name, `cannot be read: ${file}`);
  return text;
}

/** Undefined where it fails: the reasons of OpenSSL help nobody at the keyboard. */
function parsed<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

interface Following {
  server: Server;
  files: CertificateFiles;
  clock: Clock;
  log: Log;
  everyMs?: number;
}

/**
 * Takes a renewed certificate for every connection that begins after it was found. One that cannot be
 * used is told once, and the one of before stays. Files are read again and not watched: those who renew
 * often exchange a link to them.
 */
export function followRenewals(following: Following): { stop(): void } {
  const { server, files, clock, log, everyMs = 60_000 } = following;
  let [used, told] = ['', ''];
  const timer = setInterval(() => {
    try {
      const found = readCertificate(files, clock.now());
      if (found.cert === used) return;
      server.setSecureContext(secureContextOf(found));
      [used, told] = [found.cert, ''];
    } catch (error) {
      const { message } = error as Error;
      if (message !== told) log.error({ err: error }, 'the certificate was not taken:');
      told = message;
    }
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
