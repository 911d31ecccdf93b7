import type { AddressInfo } from 'node:net';
import { type ConnectionOptions, connect, createServer, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { type Authority, createAuthority } from '../../../test/certificates.ts';
import { exchange, statusesIn } from '../../../test/fuzz/wire.ts';
import { usualPatience } from './listener.ts';

/* Where the server ends TLS itself, this is the only way in, and what holds for plain http holds here. */

const patience = { ...usualPatience, headersMs: 300, silenceMs: 3_000, checkMs: 50 };

let authority: Authority;
let world: TestApp;
let port: number;
beforeAll(async () => {
  authority = await createAuthority('an authority of the tests');
  world = await startTestApp({ patience, secure: true, tls: await authority.issue() });
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  port = (world.app.server.address() as AddressInfo).port;
});
afterAll(() => world.close());

/** A handshake as somebody who trusts our authority; rejects where the server will not. */
function shake(options: ConnectionOptions, at = port): Promise<TLSSocket> {
  return new Promise((agreed, refused) => {
    const socket = connect({
      host: '127.0.0.1',
      servername: 'localhost',
      ca: authority.cert,
      port: at,
      ...options,
    });
    socket.once('secureConnect', () => agreed(socket)).once('error', refused);
  });
}

/** Everything that comes back until the connection is over. */
async function ask(bytes: string): Promise<string> {
  const socket = await shake({});
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => {});
  socket.write(bytes);
  await new Promise((closed) => socket.once('close', closed));
  return Buffer.concat(chunks).toString();
}

const get = (more = '') =>
  `GET /api/counties HTTP/1.1\r\nhost: localhost\r\n${more}connection: close\r\n\r\n`;
const speaking = (version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') => ({
  minVersion: version,
  maxVersion: version,
  // OpenSSL offers what is out of date to those alone who ask for no security.
  ciphers: 'DEFAULT@SECLEVEL=0',
});

describe('a server that ends TLS itself', () => {
  test.each(['TLSv1.2', 'TLSv1.3'] as const)('takes %s', async (version) => {
    const socket = await shake(version === 'TLSv1.3' ? {} : { maxVersion: version });
    expect([socket.getProtocol(), socket.authorized]).toEqual([version, true]);
    socket.destroy();
  });

  test.each(['TLSv1', 'TLSv1.1'] as const)('refuses %s', async (version) => {
    await expect(shake(speaking(version))).rejects.toThrow(/protocol version/);
    // The same question to somebody who takes everything: it is the server who refuses, not we.
    const lax = createServer({ ...(await authority.issue()), ...speaking(version) });
    await new Promise<void>((listening) => lax.listen(0, '127.0.0.1', listening));
    const taken = await shake(speaking(version), (lax.address() as AddressInfo).port);
    expect(taken.getProtocol()).toBe(version);
    taken.destroy();
    await new Promise((closed) => lax.close(closed));
  });

  test('takes no cipher that opens past conversations to whoever gets its key, and prefers the strongest', async () => {
    const weak = 'kRSA:ECDHE+SHA1:ECDHE+SHA256:ECDHE+SHA384:@SECLEVEL=0';
    await expect(shake({ maxVersion: 'TLSv1.2', ciphers: weak })).rejects.toThrow(/handshake/);
    const ours = 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384';
    const socket = await shake({ maxVersion: 'TLSv1.2', ciphers: ours });
    expect(socket.getCipher().name).toBe('ECDHE-ECDSA-AES256-GCM-SHA384');
    socket.destroy();
  });

  test('answers as over plain http, and says that it is https', async () => {
    const text = await ask(get());
    expect(statusesIn(text)).toEqual([200]);
    expect(text).toMatch(/^strict-transport-security: max-age=63072000/im);
  });

  test('plain http on its port reaches no route: the connection is closed without a word', async () => {
    await ask(get());
    const before = await metrics();
    expect(before).not.toBe('');
    expect(await exchange(port, get())).toBe('');
    expect(await exchange(port, get().replace('GET /api/counties', 'POST /api/x'))).toBe('');
    expect(await metrics()).toBe(before);
  });

  test('waits for a head as long as over plain http, reads no more of one, and closes alike', async () => {
    const slow = await ask('GET /api/counties HTTP/1.1\r\nhost: a\r\nx-slow: ');
    expect(statusesIn(slow)).toEqual([408]);
    expect(slow).toContain('urn:pingan:refusal:request_unreadable');
    expect(statusesIn(await ask(get(`x-long: ${'x'.repeat(17 * 1024)}\r\n`)))).toEqual([431]);
    const { headersTimeout, requestTimeout, timeout, keepAliveTimeout, maxRequestsPerSocket } =
      world.app.server;
    expect({ headersTimeout, requestTimeout, timeout, keepAliveTimeout }).toEqual({
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      timeout: patience.silenceMs,
      keepAliveTimeout: patience.silenceMs,
    });
    expect(maxRequestsPerSocket).toBe(10_000);
  });

  test('who connects and begins no handshake is waited for as long as for a head, and then no longer', async () => {
    expect(await exchange(port, '')).toBe('');
  });
});

/** How many requests were answered for counties: those that reached the route. */
async function metrics(): Promise<string> {
  const { payload } = await world.app.inject({ url: '/metrics' });
  const counted = /^http_request_duration_seconds_count\{.*counties.*$/gm;
  return (payload.match(counted) ?? []).join('\n');
}
