import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import {
  expectProblem,
  knock,
  openSessions,
  routes,
  type Sessions,
  welcome,
} from '../../../test/door.ts';

/* What every answer of every route carries, whoever asks, with and without what they asked for. */

let world: TestApp;
let sessions: Sessions;
beforeAll(async () => {
  world = await startTestApp({ secure: true });
  sessions = await openSessions(world);
});
afterAll(() => world.close());

const host = 'points.example';
type Answer = Awaited<ReturnType<typeof knock>>;
type Headers = Record<string, string>;

/** Cookies as they are called over https. */
const cookieOf = (cookie: string) => cookie.replaceAll('pingan_', '__Host-pingan_');

const expected: Headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(self)',
  'strict-transport-security': 'max-age=63072000',
};
const types = [
  'application/json; charset=utf-8',
  'application/problem+json; charset=utf-8',
  'application/pdf',
  'image/webp',
];
/** What would say which software answers, or let another site read the answer. */
const never = /^(server|x-powered-by|access-control-.*|x-aspnet.*)$/;

function expectHeaders({ headers, statusCode, body }: Answer, about: string): void {
  expect(headers, about).toMatchObject(expected);
  expect(
    Object.keys(headers).filter((name) => never.test(name)),
    about,
  ).toEqual([]);
  expect([headers.location, headers.refresh, Math.floor(statusCode / 100) === 3], about).toEqual([
    undefined,
    undefined,
    false,
  ]);
  const policy = String(headers['content-security-policy']);
  if (headers['content-type'] !== 'image/webp') {
    for (const directive of [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy.split(';'), about).toContain(directive);
    expect(policy, about).not.toMatch(/unsafe|\*|https?:/);
  }
  if (body !== '') expect(types, `${about} ${statusCode}`).toContain(headers['content-type']);
}

describe.each(routes)('%s', (name, spec) => {
  test('answers a stranger, a guest of its policy and a page of another site with every header, and sends nobody elsewhere', async () => {
    const guest = cookieOf(welcome(spec, sessions));
    const foreign = { origin: 'https://evil.example' };
    for (const sent of [{}, { cookie: guest }, { cookie: guest, headers: foreign }])
      if (!('cookie' in sent) || !name.startsWith('signOut'))
        expectHeaders(await knock(world, spec, sent), `${name} ${JSON.stringify(sent)}`);
  });

  test('whatever is not for everyone is kept by no cache', async () => {
    const raw = await knock(world, spec, { cookie: cookieOf(welcome(spec, sessions)) });
    const isShared = String(raw.headers['cache-control']).startsWith('public');
    if (!isShared) expect(raw.headers['cache-control'], name).toBe('no-store');
    else expect(spec.policy.scope, name).toBe('public');
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

test('a photo goes out as a picture in a sandbox, for its owner alone', async () => {
  const plain = await startTestApp();
  const owner = await plain.resident();
  const { id } = (await owner('uploadPhoto', { file: await makePhoto(3) })).ok;
  const { raw } = await owner('getMyPhoto', { params: { id } });
  expect(raw.headers).toMatchObject({
    'content-type': 'image/webp',
    'content-disposition': 'inline',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(raw.headers['cache-control']).toMatch(/^private/);
  await plain.close();
});

/** What the desks look for in words of their own, which can be a name or a phone. */
const searches = [
  'listAuditEntries object',
  'listAuditEntries person',
  'listCases find',
  'listStaff find',
];

/** Whether a field takes whatever is typed: no list of values, no pattern, no form. */
const isFree = (field: object) =>
  'type' in field &&
  field.type === 'string' &&
  !['const', 'enum', 'pattern', 'format'].some((bound) => bound in field);

test('no address has room for a secret, and free words stand in those of the desks’ searches alone', () => {
  const free: string[] = [];
  for (const [name, { query, params }] of routes) {
    const fields = [query, params].flatMap((part) =>
      Object.entries(
        (part as { properties?: Record<string, object> } | undefined)?.properties ?? {},
      ),
    );
    const named = fields.map(([field]) => field);
    expect(
      named.filter((one) => /token|password|secret|phone|ticket|cookie/i.test(one)),
      name,
    ).toEqual([]);
    // `after` is a place in a list, as the answer before gave it.
    for (const [field, schema] of fields)
      if (isFree(schema) && field !== 'after') free.push(`${name} ${field}`);
  }
  expect(free.sort()).toEqual(searches);
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
