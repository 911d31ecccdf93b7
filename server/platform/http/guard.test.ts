import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RouteSpec, staffRoles } from '../../../contract/route.ts';
import { contract } from '../../../contract/table.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import {
  expectProblem,
  knock,
  openSessions,
  routes,
  type Sessions,
  welcome,
} from '../../../test/door.ts';

let world: TestApp;
let sessions: Sessions;
beforeAll(async () => {
  world = await startTestApp();
  sessions = await openSessions(world);
});
afterAll(() => world.close());

const isOpen = ({ policy }: RouteSpec) => policy.who.includes('anyone');
const closed = routes.filter(([, spec]) => !isOpen(spec));
const english = { 'accept-language': 'en-GB,en;q=0.9' };

test('there are as many routes as the contract names, and most of them ask who comes', () => {
  expect(routes.length).toBeGreaterThan(40);
  expect(closed.length).toBeGreaterThan(25);
});

describe('every route lets in whom its policy names and nobody else', () => {
  test.each(routes)('%s', async (name, spec) => {
    for (const [caller, cookie] of Object.entries(sessions)) {
      // Signing out would end the session that the next route is tried with.
      const raw = await knock(world, spec, name.startsWith('signOut') ? {} : { cookie });
      const named = isOpen(spec) || spec.policy.who.some((one) => one === caller);
      const about = `${name} for ${caller}: ${raw.body.slice(0, 200)}`;
      expect(raw.statusCode, about).toBeLessThan(500);
      if (named) expect([401, 403], about).not.toContain(raw.statusCode);
      // Residents and staff carry different cookies: to a resident's route staff are strangers.
      else if (spec.policy.who.includes('resident') || !isStaff(caller))
        expect(expectProblem(raw, about).code).toBe('signed_out');
      else expect(expectProblem(raw, about).code).toBe('not_your_role');
    }
  });
});

const isStaff = (caller: string) => staffRoles.some((role) => role === caller);

test('a staff session carried in the residents’ cookie opens no resident’s route', async () => {
  const cookie = sessions.reviewer.replace('pingan_staff', 'pingan_resident');
  for (const [name, spec] of closed.filter(([, { policy }]) => policy.who.includes('resident')))
    expect(expectProblem(await knock(world, spec, { cookie }), name).code).toBe('not_your_role');
});

test('what a page asks for one member of staff is not done for another who signed in since', async () => {
  const id = async (cookie: string) =>
    JSON.parse((await knock(world, contract.getStaffMe, { cookie })).body).id as string;
  const { reviewer, intake } = sessions;
  const meant = await id(reviewer);
  const spec = contract.listHeldAwards;
  const asked = async (cookie: string) =>
    knock(world, spec, { cookie, headers: { 'pingan-staff': meant } });
  expect(await id(intake)).not.toBe(meant);
  expect((await asked(reviewer)).statusCode).toBe(200);
  const refused = expectProblem(await asked(intake));
  expect(refused).toMatchObject({ status: 409, code: 'somebody_else_here' });
});

test('a made-up, empty or overlong session is nobody’s', async () => {
  for (const token of ['', 'guess', 'x'.repeat(5000), '%00', '"; drop table sessions'])
    for (const [name, spec] of closed.slice(0, 6)) {
      const cookie = `pingan_resident=${token}; pingan_staff=${token}`;
      expect(expectProblem(await knock(world, spec, { cookie }), name).code).toBe('signed_out');
    }
});

test('whatever changes something must carry a request id in its form', async () => {
  const idempotent = routes.filter(([, { policy }]) => policy.idempotent);
  expect(idempotent.length).toBeGreaterThan(12);
  for (const [name, spec] of idempotent)
    for (const key of ['', 'short', 'has spaces in it', 'ünïcödé-key', 'x'.repeat(81)]) {
      const headers = { 'idempotency-key': key };
      const raw = await knock(world, spec, { cookie: welcome(spec, sessions), headers });
      expect(expectProblem(raw, `${name} ${key}`)).toMatchObject({
        status: 400,
        code: 'request_id_missing',
      });
    }
});

test('every route that changes something refuses a page of another site', async () => {
  const changing = routes.filter(([, { method }]) => method !== 'GET');
  for (const [name, spec] of changing)
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:81' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'nonsense' },
    ] as Record<string, string>[]) {
      const raw = await knock(world, spec, { cookie: welcome(spec, sessions), headers });
      const about = `${name} ${JSON.stringify(headers)}`;
      expect(expectProblem(raw, about)).toMatchObject({ status: 403, code: 'foreign_origin' });
    }
  const [, report] = routes.find(([name]) => name === 'reportCase') ?? expect.fail('is a route');
  const own = {
    origin: 'http://localhost:8080',
    host: 'localhost:8080',
    'sec-fetch-site': 'same-origin',
  };
  const raw = await knock(world, report, { cookie: sessions.resident, headers: own });
  expect(expectProblem(raw).code).toBe('fields_wrong');
});

test('a county that is not served has no routes', async () => {
  for (const [name, spec] of routes.filter(([, { path }]) => path.includes(':county')))
    for (const county of ['330000', '999999', 'abc', '-1', '1e400', '339999.5']) {
      const raw = await knock(world, spec, { cookie: welcome(spec, sessions), params: { county } });
      expect([400, 404], name).toContain(expectProblem(raw, `${name} ${county}`).status);
    }
});

test('a refusal speaks the reader’s language', async () => {
  for (const [name, spec] of closed) {
    const zh = expectProblem(await knock(world, spec), name);
    const en = expectProblem(await knock(world, spec, { headers: english }), name);
    expect(zh.title).toMatch(/[一-鿿]/);
    expect(en.title).toMatch(/^[\x20-\x7e’]+$/);
    expect(en.code).toBe(zh.code);
  }
});
