import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import {
  expectProblem,
  knock,
  openSessions,
  pathOf,
  type Raw,
  routes,
  type Sessions,
  welcome,
} from '../../../test/door.ts';

let world: TestApp;
let sessions: Sessions;
let port: number;
beforeAll(async () => {
  world = await startTestApp();
  sessions = await openSessions(world);
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  port = (world.app.server.address() as AddressInfo).port;
});
afterAll(() => world.close());

type Answer = Pick<Raw, 'statusCode' | 'body' | 'headers'>;

/** Over a real socket, with the path byte for byte: what a library would tidy up stays as it is. */
function ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers }, async (reply) => {
      const chunks: Buffer[] = [];
      for await (const chunk of reply) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString();
      resolve({ statusCode: reply.statusCode ?? 0, body, headers: reply.headers });
    });
    asked.on('error', reject);
    asked.end();
  });
}

const me = '/api/339999/me';
const oddPaths = [
  '//api/339999/me',
  '/api//339999/me',
  '/api/339999//me',
  '/api/339999/me/',
  '/api/339999%2Fme',
  '/api/339999/%2e%2e/me',
  '/api/339999/../339999/me',
  '/api/339999/me;admin=1',
  '/api/339999;/me',
  '/api/339999/me%00',
  '/api/339999/me%0d%0aset-cookie:a=b',
  '/api/339999/%ff%fe',
  '/api/339999/%',
  '/api/339999/%zz/me',
  `/api/339999/cases/${'A'.repeat(3000)}`,
  '/api/339999/cases/SY26-00000-00000%00',
  '/api/339999/public/bulletin/not-an-id',
  "/api/339999/public/bulletin/1'--",
  '/api/0339999/me',
  '/API/339999/me',
  '/api',
  '/api/',
  '/etc/passwd',
  '/../../etc/passwd',
  '/api/339999/my/photos/..%2f..%2fsecret',
];

test('an odd address is an unknown one or a guarded one, and never opens a door', async () => {
  for (const path of oddPaths)
    for (const headers of [{}, { 'accept-language': 'en' }] as Record<string, string>[]) {
      const { status, title } = expectProblem(await ask('GET', path, headers), path);
      expect([400, 401, 404, 414], path).toContain(status);
      expect(/[一-鿿]/.test(title), `${path}: ${title}`).toBe(!('accept-language' in headers));
    }
  expect((await ask('GET', me, { cookie: sessions.resident })).statusCode).toBe(200);
});

test('a method that a route does not have finds nothing', async () => {
  for (const method of ['PUT', 'TRACE', 'OPTIONS', 'PROPFIND', 'DELETE', 'SEARCH'])
    expect(expectProblem(await ask(method, me), method)).toMatchObject({
      status: 404,
      code: 'no_such_route',
    });
  expect((await ask('HEAD', me, { cookie: sessions.resident })).statusCode).toBe(200);
});

test('a body where none is read does no harm', async () => {
  for (const [name, spec] of routes.filter(([, { body }]) => body === undefined)) {
    if (spec.encoding === 'multipart') continue;
    const raw = await knock(world, spec, {
      cookie: welcome(spec, sessions),
      ...(spec.method === 'GET' ? {} : { payload: '{"county":1}' }),
    });
    expect(raw.statusCode, `${name} ${raw.body}`).toBeLessThan(500);
  }
});

test('headers that smuggle, split or repeat are not understood, and nothing fails', async () => {
  for (const headers of [
    { 'x-http-method-override': 'DELETE' },
    { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
    { 'x-original-url': '/api/339999/my/cases' },
    { 'accept-language': 'x'.repeat(4000) },
    { accept: 'text/html, */*;q=0.1' },
    { cookie: 'pingan_resident=a; pingan_resident=b; ;=;=' },
    { range: 'bytes=0-18446744073709551615' },
  ] as Record<string, string>[])
    expect(expectProblem(await ask('GET', me, headers), JSON.stringify(headers)).status).toBe(401);
});

const cursor = (text: string) => Buffer.from(text).toString('base64url');
const id = '0199e000-0000-7000-8000-000000000000';
const cursors = [
  'nonsense',
  '%00',
  cursor(''),
  cursor(`2026-10-14T01:00:00.000Z ${'-'.repeat(36)}`),
  cursor(`2026-10-14T01:00:00.000Z ${id.replace('e', "'")}`),
  cursor(`-271821-04-20T00:00:00.000Z ${id}`),
  cursor(`+275760-09-13T00:00:00.000Z ${id}`),
  cursor(`2026-10-14 ${id}`),
  cursor(`Wednesday ${id}`),
];

test('a forged place in a list starts from the beginning or is refused', async () => {
  const has = (part: object | undefined) => part !== undefined && 'after' in propertiesOf(part);
  const lists = routes.filter(([, { query, body }]) => has(query) || has(body));
  expect(lists.length).toBeGreaterThan(7);
  for (const [name, spec] of lists)
    for (const after of cursors) {
      const sent = has(spec.body) ? { payload: JSON.stringify({ after }) } : { query: { after } };
      const raw = await knock(world, spec, { cookie: welcome(spec, sessions), ...sent });
      // A list of what belongs to one thing: the one asked about here does not exist.
      const nowhere = spec.params !== undefined && 'id' in propertiesOf(spec.params);
      const right = nowhere ? [400, 404] : [200, 400];
      expect(right, `${name} ${after} ${raw.body}`).toContain(raw.statusCode);
      if (raw.statusCode !== 200) expectProblem(raw, name);
    }
});

const propertiesOf = (schema: object) => (schema as { properties: object }).properties;

test('a question asked twice, too long or in strange signs is answered or named', async () => {
  for (const [name, spec] of routes.filter(([, { query }]) => query))
    for (const property of Object.keys(propertiesOf(spec.query ?? {})))
      for (const value of [
        '%00',
        '%ed%a0%80',
        '%ff',
        "';select%20pg_sleep(9)--",
        '%25_%5C',
        '1e309',
        '-Infinity',
        '9223372036854775808',
        'x'.repeat(5000),
      ]) {
        const url = `${pathOf(spec)}?${property}=${value}&${property}=${value}`;
        for (const path of [url, url.slice(0, url.indexOf('&'))]) {
          const answer = await ask('GET', path, { cookie: welcome(spec, sessions) });
          expect(answer.statusCode, `${name} ${path.slice(0, 120)}`).toBeLessThan(500);
          if (answer.statusCode >= 400) expectProblem(answer, path.slice(0, 120));
        }
      }
});
