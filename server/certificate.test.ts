import { spawn } from 'node:child_process';
import { createPrivateKey, randomBytes } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Authority, createAuthority } from '../test/certificates.ts';
import { exchange } from '../test/fuzz/wire.ts';
import { createTestDatabase, databaseUrl } from '../test/postgres.ts';
import { followRenewals, readCertificate } from './certificate.ts';
import { ConfigError } from './config.ts';
import { systemClock } from './platform/clock.ts';
import { type Certificate, secureContextOf } from './platform/http/tls.ts';

const now = new Date('2026-10-14T01:00:00Z');
const fromDay = (day: string, days = 90) => ({ from: new Date(`${day}T00:00:00Z`), days });
const october = fromDay('2026-10-01');

let authority: Authority;
let folder: string;
beforeAll(async () => {
  authority = await createAuthority('an authority of the tests');
  folder = await mkdtemp(join(tmpdir(), 'pingan-tls-'));
});
afterAll(() => rm(folder, { recursive: true }));

const files = () => ({ cert: join(folder, 'chain.pem'), key: join(folder, 'key.pem') });
async function put({ cert, key }: Partial<Certificate>) {
  if (cert !== undefined) await replaceFile(files().cert, cert);
  if (key !== undefined) await replaceFile(files().key, key);
}
/** In one move, as those do who renew: nobody reads half a file. */
async function replaceFile(file: string, text: string) {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

describe('a certificate', () => {
  test('is taken with its key and the chain behind it', async () => {
    const { cert, key } = await authority.issue(october);
    await put({ cert: cert + authority.cert, key });
    expect(readCertificate(files(), now)).toEqual({ cert: cert + authority.cert, key });
  });

  /** The same key, to be opened by a word alone. */
  const locked = (key: string) =>
    createPrivateKey(key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'word' })
      .toString();

  test.each<[string, () => Promise<Partial<Certificate>>, RegExp]>([
    ['of another key', async () => ({ key: (await authority.issue()).key }), /^TLS_KEY_FILE: not/],
    ['that is none', async () => ({ cert: 'chain' }), /^TLS_CERT_FILE: no certificate in PEM/],
    ['whose key is none', async () => ({ key: 'key' }), /^TLS_KEY_FILE: no private key in PEM/],
    [
      'whose key wants a passphrase',
      async () => {
        const { cert, key } = await authority.issue(october);
        return { cert, key: locked(key) };
      },
      /^TLS_KEY_FILE: no private key in PEM without a passphrase/,
    ],
    [
      'that ended',
      () => authority.issue(fromDay('2026-07-01')),
      /^TLS_CERT_FILE: ended on 2026-09-29T00:00:00.000Z/,
    ],
    [
      'that is not good yet',
      () => authority.issue(fromDay('2026-10-15')),
      /^TLS_CERT_FILE: is good from 2026-10-15T00:00:00.000Z/,
    ],
    [
      'whose chain breaks off',
      async () => {
        const { cert, key } = await authority.issue(october);
        return { cert: cert + authority.cert.slice(0, 200), key };
      },
      /^TLS_CERT_FILE, TLS_KEY_FILE: not to be used/,
    ],
  ])('%s is refused, and the setting is named', async (_, wrong, named) => {
    await put(await authority.issue(october));
    readCertificate(files(), now);
    await put(await wrong());
    expect(() => readCertificate(files(), now)).toThrow(named);
    expect(() => readCertificate(files(), now)).toThrow(ConfigError);
  });

  test.each([
    ['cert', 'TLS_CERT_FILE'],
    ['key', 'TLS_KEY_FILE'],
  ])('whose %s cannot be read is refused, and the setting is named', async (part, setting) => {
    await put(await authority.issue(october));
    const missing = { ...files(), [part]: join(folder, 'none.pem') };
    expect(() => readCertificate(missing, now)).toThrow(`${setting}: cannot be read`);
  });
});

/** Until when the certificate is good that a server shows to who comes now. */
function shownAt(port: number): Promise<string | undefined> {
  return new Promise((shown, failed) => {
    const options = { port, host: '127.0.0.1', servername: 'localhost', ca: authority.cert };
    const socket = connect(options, () => {
      shown(socket.getPeerX509Certificate()?.validToDate.toISOString().slice(0, 10));
      socket.destroy();
    });
    socket.once('error', failed);
  });
}

test('a renewed certificate is shown to who comes next, one of no use is told once and the one of before stays', async () => {
  const first = await authority.issue({ days: 20 });
  await put(first);
  const server = createServer(secureContextOf(first));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const told: string[] = [];
  const log = {
    info: () => {},
    warn: () => {},
    error: (fields: object) => told.push((fields as { err: Error }).err.message),
  };
  const following = { server, files: files(), clock: systemClock, log, everyMs: 20 };
  const renewals = followRenewals(following);
  const before = await shownAt(port);
  await put(await authority.issue());
  await expect.poll(() => shownAt(port)).not.toBe(before);
  const after = await shownAt(port);
  // Read between the two files of the pair, it was of no use for a moment.
  told.length = 0;
  await put({ cert: (await authority.issue()).cert });
  await expect.poll(() => told).toHaveLength(1);
  await pause(200);
  expect(told).toEqual([expect.stringContaining('TLS_KEY_FILE')]);
  expect(await shownAt(port)).toBe(after);
  renewals.stop();
  await new Promise((closed) => server.close(closed));
});

/** The server as an operator starts it, with keys of its own. */
function startServer(given: Record<string, string>) {
  const key = () => randomBytes(32).toString('base64');
  const templates =
    'SIGN_IN STEP_UP PHONE_CHANGE GUARDIAN PHONE_RELEASE AGREEMENT PHONE_CHANGED AGE_SETTLED POINTS_LAPSE MINOR_POINTS_LAPSE NOTICES';
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: {
      PATH: process.env.PATH,
      DEMO: 'off',
      ROLE: 'web',
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      DATA_KEY: key(),
      INDEX_KEY: key(),
      SEAL_KEY: key(),
      SMS_ACCESS_KEY_ID: 'id',
      SMS_ACCESS_KEY_SECRET: 'secret',
      SMS_SIGN_NAME: '平安积分',
      ...Object.fromEntries(
        templates.split(' ').map((name) => [`SMS_${name}_TEMPLATE`, `SMS_${name}`]),
      ),
      TLS_CERT_FILE: files().cert,
      TLS_KEY_FILE: files().key,
      ...given,
    },
  });
  const heard = { said: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      heard.said += chunk.toString();
    });
  const ended = new Promise<number | null>((closed) => child.on('close', closed));
  return { child, heard, ended };
}

test('the server itself is reached by https alone', async () => {
  const database = await createTestDatabase();
  await put(await authority.issue());
  const DATABASE_URL = databaseUrl(database.connection);
  const { child, heard, ended } = startServer({ DATABASE_URL });
  const address = /https:\/\/localhost:(\d+)\/\n/;
  await expect.poll(() => heard.said, { timeout: 50_000 }).toMatch(address);
  const port = Number(address.exec(heard.said)?.[1]);
  const status = await new Promise((answered, failed) => {
    const options = { port, path: '/readyz', ca: authority.cert, servername: 'localhost' };
    get({ host: '127.0.0.1', ...options }, (answer) => {
      answer.resume().on('end', () => answered(answer.statusCode));
    }).on('error', failed);
  });
  expect(status).toBe(200);
  expect(await exchange(port, 'GET /readyz HTTP/1.1\r\nhost: localhost\r\n\r\n')).toBe('');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  await database.drop();
});

test('the server itself does not start with a certificate that ended, and says so in one line', async () => {
  await put(await authority.issue(fromDay('2020-01-01')));
  const { heard, ended } = startServer({ DATABASE_URL: 'postgresql:///nowhere' });
  expect(await ended).toBe(2);
  expect(heard.said).toMatch(/^TLS_CERT_FILE: ended on 2020-03-31T.*\n$/);
});
