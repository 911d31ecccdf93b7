import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeclaredAge } from '../../../contract/residents.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import {
  addChild,
  adult,
  born,
  childOf,
  codeOf,
  family,
  join,
  somebody,
  thisYear,
} from '../../../test/families.ts';
import { idOf } from '../../../test/holders.ts';
import { aReport } from '../../../test/road.ts';
import { chainAll } from '../../platform/audit/chain.ts';
import { jobScope } from '../../platform/scope.ts';
import { getHolderNo } from '../awards/service.ts';
import { addScores, everBoard, getStanding } from '../honours/service.ts';
import { growUp } from './service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const say = (who: Caller, age: DeclaredAge, name = '小禾') =>
  who('completeProfile', { body: { name, grid: grids.west, age, sure: true } });
const ageOf = async (who: Caller) => (await who('getMe')).ok.ageClass;
const rowsOf = (id: string) =>
  world.deps.database.read.selectFrom('residents').select('id').where('id', '=', id).execute();

describe('somebody who says to be under 14', () => {
  test('is sent to a parent, and an account that nothing came of is gone with its phone', async () => {
    const kid = await world.resident();
    const { id } = (await kid('getMe')).ok;
    const refused = await say(kid, born(thisYear - 10));
    expect(refused.problem).toMatchObject({ status: 403, code: 'too_young' });
    expect(refused.problem.title).toContain('家长');
    expect((await kid('getMe')).status).toBe(401);
    expect(await rowsOf(id)).toEqual([]);
    const keys = await world.deps.database.read
      .selectFrom('data_keys')
      .select('wrapped')
      .where('holder', '=', id)
      .execute();
    expect(keys).toEqual([{ wrapped: null }]);
  });

  test('is gone, too, after a code to a household was used and given out without a profile', async () => {
    const { mother } = await family(world);
    const kid = await world.resident();
    const { id } = (await kid('getMe')).ok;
    await join(kid, await codeOf(mother));
    await codeOf(kid);
    await kid('leaveHousehold');
    expect((await say(kid, born(thisYear - 10))).problem.code).toBe('too_young');
    expect(await rowsOf(id)).toEqual([]);
  });

  test.each([
    ['a profile', () => somebody(world, '陈晓')],
    [
      'a report',
      async () => {
        const who = await world.resident();
        await who('reportCase', { body: aReport() });
        return who;
      },
    ],
    [
      'a household',
      async () => {
        const who = await world.resident();
        await join(who, await codeOf((await family(world)).mother));
        return who;
      },
    ],
    ['the word of being grown up', () => somebody(world, '林静', adult)],
  ])('with %s is sent to the window, and nothing is closed or lost', async (_, make) => {
    const who = await make();
    const before = await ageOf(who);
    const refused = await say(who, born(thisYear - 10));
    expect(refused.problem).toMatchObject({ status: 409, code: 'under_14_at_window' });
    expect(refused.problem.title).toMatch(/社区窗口.*记录和积分都在/);
    expect(refused.problem.fields?.map(({ field }) => field)).toEqual(['/age']);
    expect(await ageOf(who)).toBe(before);
  });
});

test('a year picked by mistake on an account in use is asked about, and nothing follows from it', async () => {
  const who = await somebody(world, '林静', adult);
  const body = { name: '林静', grid: grids.west, age: born(thisYear - 10) };
  const asked = await who('completeProfile', { body });
  expect(asked.problem).toMatchObject({ status: 409, code: 'under_14_sure' });
  expect((await who('getMe')).ok).toMatchObject({ ageClass: 'adult', ageInDoubt: false });
  const put = await who('completeProfile', { body: { ...body, age: adult } });
  expect(put.ok).toMatchObject({ ageClass: 'adult', ageInDoubt: false });
  const insisted = await who('completeProfile', { body: { ...body, sure: true } });
  expect(insisted.problem.code).toBe('under_14_at_window');
  expect((await who('getMe')).ok.ageInDoubt).toBe(true);
});

test('the age is said alone by whoever put the profile off; the gift waits for name and home', async () => {
  const who = await world.resident();
  (await who('finishTour')).ok;
  const said = (await who('completeProfile', { body: { age: adult } })).ok;
  expect(said).toMatchObject({ name: null, grid: null, ageClass: 'adult' });
  await world.settle();
  expect((await who('getMyPoints')).ok.spendable).toBe(0);
  const profile = { name: '林静', grid: grids.west };
  const filled = (await who('completeProfile', { body: profile })).ok;
  expect(filled).toMatchObject({ ...profile, ageClass: 'adult' });
  await world.settle();
  expect((await who('getMyPoints')).ok.spendable).toBeGreaterThan(0);
});

describe('an account of somebody who said to be under 14 and is sent to the window', () => {
  const whoSaidSo = async () => {
    const who = await somebody(world, '林静', adult);
    expect((await say(who, born(thisYear - 10))).problem.code).toBe('under_14_at_window');
    return who;
  };
  const isDoubted = async (id: string) =>
    (
      await world.deps.database.read
        .selectFrom('residents')
        .select('age_doubted_at')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).age_doubted_at !== null;

  test('does nothing that only grown-ups do, until the window has settled it', async () => {
    const who = await whoSaidSo();
    const { id } = (await who('getMe')).ok;
    expect(await isDoubted(id)).toBe(true);
    const dispute = await who('reportCase', { body: aReport({ category: '070200' }) });
    expect(dispute.problem.code).toBe('adults_report_disputes');
    expect((await who('reportCase', { body: aReport() })).status).toBe(201);
    await chainAll(world.deps);
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from audit_entries
      where action = 'resident.age_doubted' and object = ${`resident/${id}`}`.execute(
      world.deps.database.read,
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  test('does not get out of it by saying otherwise, and is told who can help', async () => {
    const who = await whoSaidSo();
    for (const said of [adult, born(thisYear - 16)])
      expect((await say(who, said)).problem).toMatchObject({ status: 409, code: 'age_in_doubt' });
    expect((await who('getMe')).ok).toMatchObject({ ageClass: 'adult', ageInDoubt: true });
  });

  test('leaves the boards', async () => {
    const who = await somebody(world, '林静', adult);
    const { database } = world.deps;
    const scope = jobScope(county, 'test');
    const holderNo = await getHolderNo(database.read, scope, await idOf(who));
    const holder = { board: everBoard, holderNo };
    await database.transact((tx) => addScores(tx, scope, [{ ...holder, points: 9n }]));
    expect((await getStanding(database.read, scope, holder))?.score).toBe(9n);
    await say(who, born(thisYear - 10));
    await world.settle();
    expect(await getStanding(database.read, scope, holder)).toBeUndefined();
  });

  test('stays on them where it was settled, before the message came, that they are grown up', async () => {
    const who = await somebody(world, '林默', adult);
    const { database } = world.deps;
    const scope = jobScope(county, 'test');
    const id = await idOf(who);
    const holder = { board: everBoard, holderNo: await getHolderNo(database.read, scope, id) };
    await database.transact((tx) => addScores(tx, scope, [{ ...holder, points: 9n }]));
    await say(who, born(thisYear - 10));
    await database.pool.query('update residents set age_doubted_at = null where id = $1', [id]);
    await world.settle();
    expect((await getStanding(database.read, scope, holder))?.score).toBe(9n);
  });
});

describe('a guardian', () => {
  test.each([10, 15])('does not become a minor by a month of %i years ago', async (years) => {
    const { mother } = await family(world);
    await addChild(mother);
    const refused = await say(mother, born(thisYear - years), '周慧芳');
    expect(refused.problem).toMatchObject({ status: 409, code: 'guardian_is_adult' });
    expect(refused.problem.title).toContain('先撤回对孩子的同意');
    expect(await ageOf(mother)).toBe('adult');
  });

  test('may, after withdrawing the consent, say to be 15', async () => {
    const { mother } = await family(world);
    await addChild(mother);
    await mother('withdrawConsent', { params: { id: await childOf(mother) } });
    expect((await say(mother, born(thisYear - 15), '周慧芳')).ok.ageClass).toBe('14_17');
  });

  test('who adds a child and says to be a minor in one moment is one of both', async () => {
    const { mother } = await family(world);
    await Promise.all([addChild(mother), say(mother, born(thisYear - 15), '周慧芳')]);
    const isGuardian = (await childOf(mother)) !== '';
    expect(await ageOf(mother)).toBe(isGuardian ? 'adult' : '14_17');
  });
});

test('whoever grows up by night has an entry of it, by the job that did it, and nobody else has', async () => {
  const year = world.clock.now().getUTCFullYear();
  const [grown, next, minor] = [
    await idOf(await somebody(world, '陈晓', born(year - 16))),
    await idOf(await somebody(world, '周小禾', born(year - 15))),
    await idOf(await somebody(world, '林默', born(year - 14, 2))),
  ];
  world.clock.set(new Date(Date.UTC(year + 4, 0, 20)));
  await growUp(world.deps);
  await growUp(world.deps);
  await chainAll(world.deps);
  const { rows } = await sql<{ object: string; roles: string; digests: boolean }>`
    select object, roles, before_digest <> after_digest as digests from audit_entries
    where action = 'resident.grown_up' and actor_kind = 'system'
      and object = any (${[grown, next, minor].map((id) => `resident/${id}`)}::text[])
    order by object`.execute(world.deps.database.read);
  expect(rows).toEqual(
    [grown, next]
      .sort()
      .map((id) => ({ object: `resident/${id}`, roles: 'grow_up', digests: true })),
  );
});
