import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentConsent } from '../../../contract/guardian-consent.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import {
  adult,
  born,
  codeOf,
  family,
  found,
  join,
  mine,
  somebody,
  thisYear,
} from '../../../test/families.ts';
import { giveTogether, householdNoOf, idOf } from '../../../test/holders.ts';
import { untilOneWaits } from '../../../test/waiting.ts';
import { getHolderPoints, reconcile } from '../../ledger/service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000 });
});
afterAll(() => world.close());

test('nobody joins by the code of a relative who has left since', async () => {
  const { mother, father } = await family(world);
  const code = await codeOf(father);
  (await father('leaveHousehold')).ok;
  expect((await join(await somebody(world, '林静'), code)).problem.code).toBe('invite_wrong');
  expect((await mine(mother))?.members).toHaveLength(1);
});

test('what another relative gave out holds on', async () => {
  const { mother, father } = await family(world);
  const code = await codeOf(mother);
  (await father('leaveHousehold')).ok;
  expect((await join(await somebody(world, '林静'), code)).status).toBe(201);
});

test('nobody joins where nobody lives any more', async () => {
  const alone = await somebody(world, '周慧芳', adult);
  await found(alone);
  const code = await codeOf(alone);
  (await alone('leaveHousehold')).ok;
  expect((await join(await somebody(world, '林静'), code)).problem.code).toBe('invite_wrong');
});

test('whoever joins while the relative leaves waits for the household, and holds no code meanwhile', async () => {
  const { mother, father } = await family(world);
  const code = await codeOf(father);
  const guest = await somebody(world, '林静');
  const { pool, read } = world.deps.database;
  const home = (await mine(mother))?.id;
  const leaving = await pool.connect();
  try {
    await leaving.query('begin');
    const held = 'select from households where county = $1 and id = $2 for no key update';
    await leaving.query(held, [county, home]);
    const joining = join(guest, code);
    await untilOneWaits(read);
    // As whoever leaves does; with the code in other hands the two would wait for each other.
    await leaving.query(
      `select from household_invites where county = $1 and household = $2 and ended_at is null
       for update nowait`,
      [county, home],
    );
    await leaving.query(
      `update household_invites set ended_at = $3
       where county = $1 and household = $2 and ended_at is null`,
      [county, home, world.clock.now()],
    );
    await leaving.query('commit');
    expect((await joining).problem.code).toBe('invite_wrong');
  } finally {
    leaving.release(true);
  }
  expect(await mine(guest)).toBeNull();
});

test('the last one leaves no points, no name and no key behind', async () => {
  const { mother, father } = await family(world);
  const home = (await mine(mother))?.id ?? '';
  await giveTogether(world, home, 40);
  (await father('leaveHousehold')).ok;
  expect(await left(home)).toMatchObject({ points: 40n, name: expect.any(String), keys: 1 });
  (await mother('leaveHousehold')).ok;
  expect(await left(home)).toEqual({ points: 0n, name: null, keys: 0 });
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
});

test('nor does a child whom the window takes home out of a household where it was alone', async () => {
  const kid = await somebody(world, '郑小满', adult);
  await found(kid);
  const home = (await mine(kid))?.id ?? '';
  const code = await codeOf(kid);
  await giveTogether(world, home, 40);
  const saidSo = { age: born(thisYear - 10), sure: true };
  expect((await kid('completeProfile', { body: saidSo })).status).toBe(409);
  await takenHome(kid);
  expect((await join(await somebody(world, '林静'), code)).problem.code).toBe('invite_wrong');
  expect(await left(home)).toEqual({ points: 0n, name: null, keys: 0 });
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
});

/** At the window a guardian takes the child into their own household. */
async function takenHome(kid: Caller): Promise<void> {
  const phone = '13400009999';
  const mother = await world.resident(phone);
  (await mother('completeProfile', { body: { name: '郑慧', grid: grids.west, age: adult } })).ok;
  await found(mother);
  const intake = await world.staff('intake');
  const sent = (await intake('sendWindowCode', { body: { phone, purpose: 'guardian' } })).ok;
  const guardian = {
    phone,
    code: sent.demoCode,
    name: '小满',
    consentVersion: currentConsent,
  };
  const grounds = { paper: 'household_register', reason: '母亲带户口簿来办' };
  const body = { age: born(thisYear - 10), guardian, ...grounds };
  (await intake('settleAgeAtWindow', { params: { id: await idOf(kid) }, body })).ok;
}

/** What is there of a household. */
async function left(household: string) {
  const { read } = world.deps.database;
  const { name_sealed } = await read
    .selectFrom('households')
    .select('name_sealed')
    .where('id', '=', household)
    .executeTakeFirstOrThrow();
  const keys = await read
    .selectFrom('data_keys')
    .select('wrapped')
    .where('holder', '=', household)
    .where('wrapped', 'is not', null)
    .execute();
  const holderNo = await householdNoOf(world, household);
  const { spendable } = await getHolderPoints(read, county, { holderNo });
  return { points: spendable, name: name_sealed, keys: keys.length };
}
