import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteSpec } from '../../../contract/route.ts';
import { makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import {
  expectProblem,
  knock,
  openSessions,
  routes,
  type Sessions,
  welcome,
} from '../../../test/door.ts';
import { wrongHeaders } from '../../../test/headers.ts';

/* What every answer of every route carries, whoever asks; with what they asked for: test/matrix. */

let world: TestApp;
let sessions: Sessions;
beforeAll(async () => {
  world = await startTestApp({ secure: true });
  sessions = await openSessions(world);
});
afterAll(() => world.close());

const host = 'points.example';
type Headers = Record<string, string>;

/** Cookies as they are called over https. */
const cookieOf = (cookie: string) => cookie.replaceAll('pingan_', '__Host-pingan_');

describe.each(routes)('%s', (name, spec) => {
  test('answers a stranger, a guest of its policy and a page of another site with every header, and sends nobody elsewhere', async () => {
    const guest = cookieOf(welcome(spec, sessions));
    const foreign = { origin: 'https://evil.example' };
    for (const sent of [{}, { cookie: guest }, { cookie: guest, headers: foreign }])
      if (!('cookie' in sent) || !name.startsWith('signOut')) {
        const answer = await knock(world, spec, sent);
        expect(wrongHeaders(spec, answer, { https: true }), JSON.stringify(sent)).toEqual([]);
      }
  });
});

const unsafe = routes.filter(([, { method }]) => method !== 'GET');

test('there are routes that change something, and all of them are asked below', () => {
  expect(unsafe.length).toBeGreaterThan(50);
});

/** Where a request comes from, as browsers say it, and whether a route that changes something hears it. */
const origins: [string, Headers, boolean][] = [
  ['our own page', { origin: `https://${host}`, 'sec-fetch-site': 'same-origin' }, true],
  ['our own page in a browser without Sec-Fetch-Site', { origin: `https://${host}` }, true],
  ['a program that is no browser', {}, true],
  [
    'a page of another site',
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    false,
  ],
  ['a page of another site in an old browser', { origin: 'https://evil.example' }, false],
  ['another site that hides its name', { 'sec-fetch-site': 'cross-site' }, false],
  ['a frame in a sandbox', { origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
  [
    'a neighbour on the same domain',
    { origin: 'https://shop.example', 'sec-fetch-site': 'same-site' },
    false,
  ],
  [
    'the same host on another port',
    { origin: `https://${host}:8443`, 'sec-fetch-site': 'same-site' },
    false,
  ],
  ['a name that only begins alike', { origin: `https://${host}.evil.example` }, false],
  [
    'an origin that contradicts the browser',
    { origin: `https://${host}`, 'sec-fetch-site': 'cross-site' },
    false,
  ],
  ['an origin that is no address', { origin: 'points' }, false],
];

describe.each(origins)('from %s', (_, headers, heard) => {
  test('whatever changes something hears our own pages and programs, and nobody else', async () => {
    for (const [name, spec] of unsafe) {
      // A body that no route takes: who is heard is refused for that, or for not being signed in.
      const raw = await knock(world, spec, {
        headers: { host, 'content-type': 'application/json', ...headers },
        payload: '{"nobody_knows":1}',
      });
      if (heard) expect(raw.body, name).not.toContain('foreign_origin');
      else expect(expectProblem(raw, name)).toMatchObject({ status: 403, code: 'foreign_origin' });
    }
  });
});

test('a route that takes a file takes nothing else', async () => {
  const uploads = routes.filter(([, { encoding }]) => encoding === 'multipart');
  expect(uploads.length).toBeGreaterThan(1);
  for (const [name, spec] of uploads)
    for (const type of [
      'application/json',
      'text/plain',
      'image/jpeg',
      'application/octet-stream',
    ]) {
      const sent = { cookie: cookieOf(welcome(spec, sessions)), payload: '{}' };
      const raw = await knock(world, spec, { ...sent, headers: { 'content-type': type } });
      expect(expectProblem(raw, `${name} ${type}`).code).toMatch(
        /^(content_type_refused|fields_wrong)$/,
      );
    }
});

test('over http nothing is said of https, so that nobody is locked out of a name that has none', async () => {
  const plain = await startTestApp();
  const asked = { url: '/api/counties', headers: { 'x-forwarded-proto': 'http' } };
  const { headers, statusCode } = await plain.app.inject(asked);
  expect([statusCode, headers.location]).toEqual([200, undefined]);
  expect(headers['strict-transport-security']).toBeUndefined();
  expect(headers['x-content-type-options']).toBe('nosniff');
  await plain.close();
});

test('names below ours are spoken for where the operator says that all of them have https', async () => {
  const below = await startTestApp({ secure: true, httpsBelow: true });
  const { headers } = await below.app.inject('/api/counties');
  expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  await below.close();
});

test('every cookie is bound to this host, sent encrypted only, and kept from scripts and other sites', async () => {
  const phone = '13812340000';
  const sent = await world.anyone('requestSignInCode', { body: { phone } });
  const { raw } = await world.anyone('signInResident', { body: { phone, code: sent.ok.demoCode } });
  const cookies = [...sent.raw.cookies, ...raw.cookies] as unknown as Record<string, unknown>[];
  expect(new Set(cookies.map(({ name }) => name)).size).toBe(2);
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({ path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });
    expect(cookie.name).toMatch(/^__Host-pingan_/);
    expect(cookie.domain).toBeUndefined();
    expect(`${cookie.name}${cookie.value}`.length).toBeLessThan(4_096);
  }
});

test('methods that no route has are not answered, TRACE least of all', async () => {
  for (const [name, spec] of routes)
    for (const method of ['TRACE', 'PUT', 'OPTIONS'] as const) {
      const raw = await knock(world, { ...spec, method: method as never });
      expect([400, 404, 405], `${method} ${name}`).toContain(raw.statusCode);
    }
});

test('every answer says what time it is by the clock of the server', async () => {
  const plain = await startTestApp();
  const { raw } = await plain.anyone('listCounties');
  expect(raw.headers.date).toBe(plain.clock.now().toUTCString());
  expect((await plain.anyone('getMe')).raw.headers.date).toBe(plain.clock.now().toUTCString());
  await plain.close();
});

test('a photo goes out as a picture in a sandbox, for its owner alone', async () => {
  const plain = await startTestApp();
  const owner = await plain.resident();
  const { id } = (await owner('uploadPhoto', { file: await makePhoto(3) })).ok;
  const headers = { accept: 'image/webp,*/*' };
  const { raw } = await owner('getMyPhoto', { params: { id }, headers });
  expect(raw.headers).toMatchObject({
    'content-type': 'image/webp',
    'content-disposition': 'inline',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(raw.headers['cache-control']).toBe('no-store');
  await plain.close();
});

/** Whether a field takes whatever is typed, wherever inside it: no list of values, no pattern, no form. */
function isFree(field: unknown): boolean {
  if (typeof field !== 'object' || field === null) return false;
  const schema = field as Record<string, unknown>;
  const isText = [schema.type].flat().includes('string');
  if (isText && !['const', 'enum', 'pattern', 'format'].some((bound) => bound in schema))
    return true;
  const inside = ['anyOf', 'oneOf', 'allOf', 'items', 'additionalProperties'];
  const parts = { ...(schema.properties ?? {}), ...(schema.patternProperties ?? {}) };
  return [...inside.flatMap((key) => schema[key]), ...Object.values(parts)].some(isFree);
}

/** Every field of some parts of all requests: `listCases find`. */
const fieldsOf = (parts: (spec: RouteSpec) => (object | undefined)[]) =>
  routes.flatMap(([name, spec]) =>
    parts(spec).flatMap((part) =>
      Object.entries(
        (part as { properties?: Record<string, object> } | undefined)?.properties ?? {},
      ).map(([field, schema]) => ({ field, schema, named: `${name} ${field}` })),
    ),
  );

/** Free words that an address takes, by name: none may. */
const freeInAddresses: string[] = [];
/** What the desks look for can be a name or a phone. */
const searched = [
  'listAuditEntries object',
  'listAuditEntries person',
  'listCases find',
  'listStaff find',
];

test.each([
  ['a choice', Type.Union([Type.Integer(), Type.String()])],
  ['a list', Type.Array(Type.String())],
  ['a part of it', Type.Object({ words: Type.Optional(Type.String()) })],
  ['a table', Type.Record(Type.String({ pattern: '^a$' }), Type.Array(Type.String()))],
])('free words are found in %s of a field, too', (_, field) => {
  expect(isFree(field)).toBe(true);
});

test('no address has room for a secret or for free words: what is searched for stands in bodies', () => {
  const inAddresses = fieldsOf(({ query, params }) => [query, params]);
  expect(inAddresses.length).toBeGreaterThan(100);
  const secret = /token|password|secret|phone|ticket|cookie/i;
  expect(inAddresses.filter(({ field }) => secret.test(field))).toEqual([]);
  const free = inAddresses.filter(({ schema }) => isFree(schema)).map(({ named }) => named);
  expect(free.sort()).toEqual(freeInAddresses);
  const inBodies = fieldsOf(({ body }) => [body]).filter(({ schema }) => isFree(schema));
  expect(inBodies.map(({ named }) => named)).toEqual(expect.arrayContaining(searched));
});

test('metrics are told to this machine, or to whoever has the token; to others there are none', async () => {
  const ask = (remoteAddress: string) => world.app.inject({ url: '/metrics', remoteAddress });
  expect((await ask('127.0.0.1')).statusCode).toBe(200);
  expect(expectProblem(await ask('203.0.113.5')).code).toBe('no_such_route');
});

test('signing out empties what the browser has kept of this site', async () => {
  const somebody = await world.resident('13812349876');
  expect((await somebody('signOut')).raw.headers['clear-site-data']).toBe('"cache"');
});
