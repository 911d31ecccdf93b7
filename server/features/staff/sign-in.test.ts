import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county, password } from '../../../test/county.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const signIn = (login: string, given = password) =>
  world.anyone('signInStaff', { body: { login, password: given } });

test('login and password open a session that says roles and areas', async () => {
  const { ok } = await (await world.staff('both'))('getStaffMe');
  expect(ok).toMatchObject({ name: 'both', unit: { zh: 'west 中队' } });
  expect(ok.roles.map(({ role }) => role).sort()).toEqual(['reviewer', 'unit_handler']);
});

test('a wrong password and an unknown login are answered with the same words', async () => {
  const known = await signIn('intake', 'not the password');
  const unknown = await signIn('nobody at all', 'not the password');
  expect(known.problem).toMatchObject({ status: 422, code: 'sign_in_wrong' });
  expect(unknown.raw.body).toBe(known.raw.body);
  expect(known.raw.cookies).toEqual([]);
});

test('the answer to an unknown login takes as long as to a wrong password', async () => {
  const timed = async (login: string) => {
    const start = performance.now();
    await signIn(login, 'not the password');
    return performance.now() - start;
  };
  const ratios: number[] = [];
  for (let turn = 0; turn < 7; turn++)
    ratios.push((await timed('intake')) / (await timed('nobody at all')));
  const median = ratios.sort((a, b) => a - b)[3] ?? 0;
  // Skipping the hash would make it more than ten times as fast.
  expect(median).toBeGreaterThan(0.2);
  expect(median).toBeLessThan(5);
});

test('half an hour without work ends the session; work prolongs it, for one working day', async () => {
  const intake = await world.staff('intake');
  world.clock.advance({ minutes: 31 });
  expect((await intake('getStaffMe')).problem).toMatchObject({ status: 401, code: 'signed_out' });
  const busy = await world.staff('intake');
  for (let half = 0; half < 23; half++) {
    world.clock.advance({ minutes: 30 });
    expect((await busy('getStaffMe')).status).toBe(200);
  }
  world.clock.advance({ minutes: 30 });
  expect((await busy('getStaffMe')).problem.code).toBe('signed_out');
});

test('signing out ends this session and no other', async () => {
  const [here, there] = [await world.staff('intake'), await world.staff('intake')];
  expect((await here('signOutStaff')).ok).toEqual({ signedOut: true });
  expect((await here('getStaffMe')).problem.code).toBe('signed_out');
  expect((await there('getStaffMe')).status).toBe(200);
});

test('somebody who was suspended is signed out at once and does not come in again', async () => {
  const auditor = await world.staff('auditor');
  await world.deps.database.read
    .updateTable('staff')
    .set({ suspended_at: world.clock.now() })
    .where('county', '=', county)
    .where('login', '=', 'auditor')
    .execute();
  expect((await auditor('getStaffMe')).problem.code).toBe('signed_out');
  expect((await signIn('auditor')).problem.code).toBe('sign_in_wrong');
});
