import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { callerOf } from '../../../test/callers.ts';

/* Showing that it is oneself, by a code to one's own phone, before what only oneself may do. */

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

async function prove(me: Caller): Promise<void> {
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  (await me('proveMyself', { body: { code: demoCode } })).ok;
}

test('a copy is made only after a code to the phone, and for five minutes', async () => {
  const me = await world.resident();
  expect((await me('exportMyData')).problem).toMatchObject({ status: 403, code: 'code_needed' });
  await me('sendMyCode', { body: {} });
  const wrong = await me('proveMyself', { body: { code: '000000' } });
  expect(wrong.problem.code).toBe('code_wrong');
  expect((await me('exportMyData')).status).toBe(403);
  await prove(me);
  expect((await me('exportMyData')).status).toBe(200);
  world.clock.advance({ minutes: 6 });
  expect((await me('exportMyData')).problem.code).toBe('code_needed');
});

test('the code signs nobody in, and its message names what it is for', async () => {
  const phone = '13911190002';
  const me = await world.resident(phone);
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  const tried = await world.anyone('signInResident', { body: { phone, code: demoCode } });
  expect(tried.problem.code).toBe('code_wrong');
  expect(world.texts(phone).at(-1)).toMatch(/确认是本人操作.*请勿告诉任何人/);
  expect((await me('proveMyself', { body: { code: demoCode } })).status).toBe(200);
});

test('whoever had copied the cookie before has neither the proof nor, a moment later, the session', async () => {
  const phone = '13911190001';
  const { demoCode } = (await world.anyone('requestSignInCode', { body: { phone } })).ok;
  const { raw } = await world.anyone('signInResident', { body: { phone, code: demoCode } });
  const cookie = raw.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const me = callerOf(world.app, cookie);
  const thief = callerOf(world.app, cookie);
  await prove(me);
  expect((await thief('exportMyData')).problem.code).toBe('code_needed');
  world.clock.advance({ minutes: 1 });
  expect((await thief('getMe')).status).toBe(401);
  expect((await me('exportMyData')).status).toBe(200);
});
