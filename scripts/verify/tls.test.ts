import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createOpenServer, type RequestListener } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { secureContextOf } from '../../server/platform/http/tls.ts';
import { type Authority, createAuthority } from '../../test/certificates.ts';

/* The command as an operator runs it, against servers as they should be and as they should not. */

let authority: Authority;
let folder: string;
let ours: ServerOptions;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-tls-'));
  authority = await createAuthority('an authority that is trusted');
  await writeFile(join(folder, 'roots.pem'), authority.cert);
  ours = secureContextOf(await authority.issue());
});
afterAll(() => rm(folder, { recursive: true }));

const running: Server[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await new Promise((closed) => server.close(closed));
});

/** Where it listens, once it does. */
async function listen(server: Server): Promise<number> {
  running.push(server);
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  return (server.address() as AddressInfo).port;
}

const counties: RequestListener = (_, reply) => void reply.end('[]');
const serveTls = async (more: ServerOptions = {}) =>
  `https://localhost:${await listen(createServer({ ...ours, ...more }, counties))}`;
const serveOpenly = async (answer: RequestListener) =>
  `http://localhost:${await listen(createOpenServer(answer))}`;
/** A port at which nobody answers http. */
const closed = 'http://localhost:9';

interface Asked {
  trusted?: boolean;
  env?: Record<string, string>;
}

async function verify(args: string[], { trusted = true, env = {} }: Asked = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'tls', ...args], {
    env: {
      PATH: process.env.PATH,
      ...(trusted ? { NODE_EXTRA_CA_CERTS: join(folder, 'roots.pem') } : {}),
      ...env,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const code = await new Promise<number | null>((ended) => child.on('close', ended));
  return { code, said, faults: said.split('\n').filter((line) => line.includes('✗')) };
}

test('a server as it should be is found so, by its address or by PUBLIC_URL, and roots of one’s own are told', async () => {
  const url = await serveTls();
  const found = await verify([url, '--http', closed]);
  expect(found.code, found.said).toBe(0);
  expect(found.said).toContain('as it should be');
  expect(found.said).toContain('NODE_EXTRA_CA_CERTS');
  const byName = await verify(['--http', closed], { env: { PUBLIC_URL: `${url}/` } });
  expect(byName.code, byName.said).toBe(0);
});

const everything: ServerOptions = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' };
test.each<[string, ServerOptions, RegExp[]]>([
  ['TLS 1.0', { ...everything, maxVersion: 'TLSv1' }, [/neither TLS 1.2 nor 1.3/, /TLSv1 with/]],
  [
    'TLS 1.1 beside 1.2',
    { minVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' },
    [/TLSv1.1 with .* is accepted/, /TLSv1.2 with .* is accepted/],
  ],
  ['a cipher of before', { ciphers: 'ECDHE+AES@SECLEVEL=0' }, [/TLSv1.2 with ECDHE-ECDSA-AES/]],
])('%s is found, and named', async (_, options, named) => {
  const { code, faults } = await verify([await serveTls(options), '--http', closed]);
  expect(code).toBe(1);
  expect(faults).toHaveLength(named.length);
  for (const [place, one] of named.entries()) expect(faults[place]).toMatch(one);
});

test('a certificate that nobody is told to trust is found, and so is one for another name', async () => {
  const own = await verify([await serveTls(), '--http', closed], { trusted: false });
  expect(own.code).toBe(1);
  expect(own.faults).toEqual([expect.stringMatching(/not trusted for localhost: UNABLE_TO_/)]);
  const other = secureContextOf(await authority.issue({ name: 'points.example' }));
  const foreign = await verify([await serveTls(other), '--http', closed]);
  expect(foreign.code).toBe(1);
  expect(foreign.faults).toEqual([expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID')]);
});

test('a certificate that ends within 14 days is found, one that has 15 left is not', async () => {
  const ending = async (days: number) =>
    serveTls(secureContextOf(await authority.issue({ days: days + 1 })));
  const soon = await verify([await ending(13), '--http', closed]);
  expect(soon.code).toBe(1);
  expect(soon.faults).toEqual([expect.stringMatching(/ends on \d{4}-\d\d-\d\d, in less than 14/)]);
  expect((await verify([await ending(15), '--http', closed])).code).toBe(0);
});

const sendOn = (to: string): RequestListener => {
  return (_, reply) => void reply.writeHead(301, { location: to }).end();
};
const refuse = (type: string): RequestListener => {
  return (_, reply) => void reply.writeHead(403, { 'content-type': type }).end('{}');
};
test.each<[string, RequestListener, string[]]>([
  ['answers', counties, ['/ ', '/api/counties ']],
  ['sends on to plain http', sendOn('http://localhost/'), ['/ ', '/api/counties ']],
  ['lets requests through to the server', refuse('application/problem+json'), ['/ ', '/api/']],
  ['sends on to https', sendOn('https://localhost/'), []],
  ['refuses', refuse('text/html'), []],
])('plain http that %s', async (_, answer, paths) => {
  const [url, http] = [await serveTls(), await serveOpenly(answer)];
  const { code, faults, said } = await verify([url, '--http', http]);
  expect(code, said).toBe(paths.length === 0 ? 0 : 1);
  expect(faults).toHaveLength(paths.length);
  for (const [place, path] of paths.entries()) expect(faults[place]).toContain(`${http}${path}`);
});

test('plain http on the very port of https is found', async () => {
  const http = await serveOpenly(counties);
  const url = http.replace('http:', 'https:');
  const { code, said } = await verify([url, '--http', closed]);
  expect(code).toBe(1);
  expect(said).toMatch(/neither TLS 1.2 nor 1.3/);
  expect(said).toContain(`${http}/api/counties `);
});

test.each([
  ['no address at all', [], 'URL, PUBLIC_URL'],
  ['an address in the open', ['http://localhost'], 'https://'],
  ['a name that nobody has', ['https://points.invalid'], 'points.invalid'],
  ['a port where nobody is', ['https://localhost:9'], 'cannot be reached'],
  ['an odd address of plain http', ['https://localhost:9', '--http', 'localhost'], '--http'],
])('%s: nothing is begun, and it is said why', async (_, args, named) => {
  const { code, said } = await verify(args);
  expect(code).toBe(2);
  expect(said).toContain(named);
});

test('who takes the connection and closes it is no server of TLS', async () => {
  const port = await listen(createSocketServer((socket) => socket.destroy()));
  const { code, faults } = await verify([`https://localhost:${port}`, '--http', closed]);
  expect([code, faults.length]).toEqual([1, 1]);
});
