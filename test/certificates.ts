import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  BasicConstraintsExtension,
  type JsonGeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Certificate } from '../server/platform/http/tls.ts';

/** Somebody who signs certificates and whom nobody trusts who was not told to. */
export interface Authority {
  /** What those who trust it hold. */
  cert: string;
  issue(asked?: { name?: string; from?: Date; days?: number }): Promise<Certificate>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;
const newKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', key));
  return `-----BEGIN PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END PRIVATE KEY-----\n`;
}

/** Its certificates are for `localhost` and 90 days from yesterday unless asked for otherwise. */
export async function createAuthority(name: string): Promise<Authority> {
  const keys = await newKeys();
  const own = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
    ],
  });
  return {
    cert: `${own.toString('pem')}\n`,
    async issue({ name = 'localhost', from = new Date(Date.now() - dayMs), days = 90 } = {}) {
      const { publicKey, privateKey } = await newKeys();
      const names: JsonGeneralName[] = [{ type: isIP(name) ? 'ip' : 'dns', value: name }];
      const issued = await X509CertificateGenerator.create({
        subject: `CN=${name}`,
        issuer: own.subject,
        publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: algorithm,
        notBefore: from,
        notAfter: new Date(from.getTime() + days * dayMs),
        extensions: [new SubjectAlternativeNameExtension(names)],
      });
      return { cert: `${issued.toString('pem')}\n`, key: await pemOf(privateKey) };
    },
  };
}
