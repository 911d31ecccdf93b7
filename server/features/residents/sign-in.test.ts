import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '../../../contract/table.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { expectProblem, knock } from '../../../test/door.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

let phones = 0;
const newPhone = () => `1390000${String(++phones).padStart(4, '0')}`;
async function codeFor(phone: string): Promise<string> {
  // Nobody asks for two codes in the same instant; here the clock stands still by itself.
  world.clock.advance({ minutes: 1 });
  return (await world.anyone('requestSignInCode', { body: { phone } })).ok.demoCode ?? '';
}
const signIn = (phone: string, code: string) =>
  world.anyone('signInResident', { body: { phone, code } });
const wrong = (code: string) => code.replace(/./g, (digit) => String((Number(digit) + 1) % 10));

test('phone and code open a session, which getMe knows and signing out ends', async () => {
  const phone = newPhone();
  const signedIn = await signIn(phone, await codeFor(phone));
  expect(signedIn.ok).toMatchObject({ maskedPhone: '139****0001', name: null, grid: null });
  const [cookie] = signedIn.raw.cookies;
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  const headers = { cookie: `${cookie?.name}=${cookie?.value}` };
  expect((await knock(world, contract.getMe, { headers })).statusCode).toBe(200);
  await knock(world, contract.signOut, { headers });
  expect(expectProblem(await knock(world, contract.getMe, { headers })).code).toBe('signed_out');
});

test('neither the phone nor the session token stands readable in the database', async () => {
  const phone = newPhone();
  const signedIn = await signIn(phone, await codeFor(phone));
  const { read } = world.deps.database;
  const kept = [
    await read.selectFrom('residents').selectAll().execute(),
    await read.selectFrom('sessions').selectAll().execute(),
    await read.selectFrom('audit_waiting').selectAll().execute(),
  ];
  const text = JSON.stringify(kept, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
  expect(text).not.toContain(phone);
  expect(text).not.toContain(signedIn.raw.cookies[0]?.value);
});

test('a known and an unknown phone are answered alike, and so are their wrong codes', async () => {
  const known = newPhone();
  await signIn(known, await codeFor(known));
  const ask = async (phone: string) => {
    const { raw } = await world.anyone('requestSignInCode', { body: { phone } });
    const { demoCode, ...rest } = raw.json();
    return { status: raw.statusCode, rest, digits: demoCode.length };
  };
  const unknown = newPhone();
  expect(await ask(known)).toEqual(await ask(unknown));
  const bodies = [known, unknown, newPhone()].map(async (phone) => {
    const { status, raw } = await signIn(phone, '000000');
    return [status, raw.body];
  });
  const [first, ...others] = await Promise.all(bodies);
  expect(first?.[0]).toBe(422);
  for (const other of others) expect(other).toEqual(first);
});

test('a wrong code opens nothing; the right one after it still does', async () => {
  const phone = newPhone();
  const code = await codeFor(phone);
  expect((await signIn(phone, wrong(code))).problem).toMatchObject({
    status: 422,
    code: 'code_wrong',
  });
  expect((await signIn(phone, code)).status).toBe(201);
});

test('after five wrong tries even the right code is refused, and a new code helps', async () => {
  const phone = newPhone();
  const code = await codeFor(phone);
  for (let attempt = 1; attempt <= 5; attempt++) await signIn(phone, wrong(code));
  expect((await signIn(phone, code)).problem.code).toBe('code_wrong');
  expect((await signIn(phone, await codeFor(phone))).status).toBe(201);
});

test('wrong tries made at once are counted too: a hundred guesses are five', async () => {
  const phone = newPhone();
  const code = await codeFor(phone);
  const guesses = Array.from({ length: 100 }, () => signIn(phone, wrong(code)));
  for (const { status } of await Promise.all(guesses)) expect(status).toBe(422);
  expect((await signIn(phone, code)).status).toBe(422);
});

test('a code lives ten minutes', async () => {
  const phone = newPhone();
  const code = await codeFor(phone);
  world.clock.advance({ minutes: 10 });
  expect((await signIn(phone, code)).problem.code).toBe('code_wrong');
});

test('a code is used once, even by many at the same moment', async () => {
  const phone = newPhone();
  const code = await codeFor(phone);
  const tries = await Promise.all(Array.from({ length: 10 }, () => signIn(phone, code)));
  expect(tries.filter(({ status }) => status === 201)).toHaveLength(1);
  expect((await signIn(phone, code)).problem.code).toBe('code_wrong');
});

test('a new code makes the one before it worthless', async () => {
  const phone = newPhone();
  const old = await codeFor(phone);
  const fresh = await codeFor(phone);
  if (old !== fresh) expect((await signIn(phone, old)).status).toBe(422);
  expect((await signIn(phone, fresh)).status).toBe(201);
});

test('a resident stays signed in for thirty days', async () => {
  const resident = await world.resident(newPhone());
  world.clock.advance({ days: 29, hours: 23 });
  expect((await resident('getMe')).status).toBe(200);
  world.clock.advance({ hours: 1 });
  expect((await resident('getMe')).problem.code).toBe('signed_out');
});

test('name and home grid are kept; a grid that does not exist is named', async () => {
  const resident = await world.resident(newPhone());
  const wrongGrid = { name: '欧阳小泉', grid: '339999009009009' };
  const { problem } = await resident('completeProfile', { body: wrongGrid });
  expect(problem).toMatchObject({ status: 422, code: 'grid_unknown' });
  const town = { name: '欧阳小泉', grid: '339999001000' };
  expect((await resident('completeProfile', { body: town })).problem.code).toBe('grid_unknown');
  const { ok } = await resident('completeProfile', { body: { ...wrongGrid, grid: grids.west } });
  expect(ok).toMatchObject({ name: '欧阳小泉', grid: grids.west, community: { zh: '西社区' } });
});

test('outside the demo nobody is shown sign-ins', async () => {
  expect((await world.anyone('listDemoSignIns')).problem).toMatchObject({
    status: 404,
    code: 'demo_only',
  });
});
