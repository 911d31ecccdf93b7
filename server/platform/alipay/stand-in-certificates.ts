import { createHash, generateKeyPair, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';

/*
 * Certificates of the stand-in, drawn anew at each start: no key lies in the source, and the product needs no
 * library that makes certificates. X.509 version 3 (RFC 5280, 4.1) without extensions, which is all that the
 * other side reads.
 */

export interface StandInCertificates {
  /** What the platform holds. */
  account: { privateKey: string; appCert: string; alipayCert: string; rootCert: string };
  /** What the stand-in signs with. */
  alipayKey: KeyObject;
}

const draw = promisify(generateKeyPair);
const dayMs = 86_400_000;

export async function drawStandInCertificates(now: Date): Promise<StandInCertificates> {
  const bits = { modulusLength: 2048 };
  const [root, app] = await Promise.all([draw('rsa', bits), draw('rsa', bits)]);
  const issuer = { name: 'Stand-in Root', key: root.privateKey };
  const issue = (subject: string, serial: number, key: KeyObject) =>
    certificate({ issuer, subject, serial, key, now });
  return {
    account: {
      privateKey: app.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      appCert: issue('Stand-in App', 3, app.publicKey),
      // Issued for the same key: the stand-in is its own authority.
      alipayCert: issue('Stand-in Alipay', 2, root.publicKey),
      rootCert: issue(issuer.name, 1, root.publicKey),
    },
    alipayKey: root.privateKey,
  };
}

/** The number by which Alipay names a certificate: MD5 of its issuer, last part first, and its serial number. */
export function serialNumberOf(pem: string): string {
  const { issuer, serialNumber } = new X509Certificate(pem);
  const parts = issuer.split('\n').reverse().join(',');
  return createHash('md5')
    .update(parts + BigInt(`0x${serialNumber}`))
    .digest('hex');
}

interface Issuing {
  issuer: { name: string; key: KeyObject };
  subject: string;
  serial: number;
  key: KeyObject;
  now: Date;
}

const oids = {
  commonName: '0603550403',
  organization: '060355040a',
  sha256Rsa: '06092a864886f70d01010b',
};

function certificate({ issuer, subject, serial, key, now }: Issuing): string {
  const algorithm = sequence(hex(oids.sha256Rsa), der(0x05));
  const signed = sequence(
    der(0xa0, integer(2)),
    integer(serial),
    algorithm,
    nameOf(issuer.name),
    sequence(time(now.getTime() - dayMs), time(now.getTime() + 3_650 * dayMs)),
    nameOf(subject),
    key.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('RSA-SHA256', signed, issuer.key);
  const whole = sequence(signed, algorithm, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** One value in DER: its tag, its length, what it holds. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const hex = (text: string) => Buffer.from(text, 'hex');
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const integer = (small: number) => der(0x02, Buffer.from([small]));
const part = (oid: string, text: string) =>
  der(0x31, sequence(hex(oid), der(0x0c, Buffer.from(text))));
const nameOf = (name: string) =>
  sequence(part(oids.organization, 'Pingan Points'), part(oids.commonName, name));

/** 20261014010000Z, written as UTCTime before 2050 as the standard asks. */
function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}
