import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeclaredAge } from '../../../contract/residents.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
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
import { aReport } from '../../../test/road.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const say = (who: Caller, age: DeclaredAge, name = '小禾') =>
  who('completeProfile', { body: { name, grid: grids.west, age } });
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
