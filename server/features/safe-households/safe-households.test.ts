import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { adult, codeOf, found, join, somebody } from '../../../test/families.ts';
import { copied } from '../../../test/owing.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { addDays, localDate } from '../../platform/calendar.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const criteria = [
  { kind: 'members', atLeast: 2 },
  { kind: 'deeds', atLeast: 2 },
  { kind: 'kinds', atLeast: 1 },
  { kind: 'points', atLeast: 6 },
];
const progress = async (me: Caller) => (await me('getMySafeHousehold')).ok.progress;

async function publish(effectiveFrom: string, given: object[] = criteria) {
  const owner = await world.staff('rule_owner');
  return owner('publishSafeHouseholdCriteria', { body: { effectiveFrom, criteria: given } });
}

/** A report that is verified: three points. */
async function verified(me: Caller) {
  const { code, awards } = await report(me);
  await walkTo('awaiting_confirmation', { desk: await openDesk(world), resident: me, code });
  return awards[0]?.id ?? '';
}

test('criteria are data: published for a day to come, open to everyone, and judged by what the family did', async () => {
  const mother = await somebody(world, '周小芳', adult);
  const father = await somebody(world, '陈永福', adult);
  (await found(mother)).ok;
  (await join(father, await codeOf(mother))).ok;
  expect(await progress(mother)).toBeNull();
  const today = localDate(world.clock.now());
  expect((await publish(today)).problem).toMatchObject({ status: 422, code: 'criteria_begun' });
  const published = (await publish(addDays(today, 1))).ok;
  expect(published).toMatchObject({ version: 1, criteria });
  const before = (await world.anyone('getSafeHouseholdCriteria')).ok;
  expect(before).toEqual({ inForce: null, coming: [published] });
  world.clock.advance({ days: 1 });
  expect((await world.anyone('getSafeHouseholdCriteria')).ok).toEqual({
    inForce: published,
    coming: [],
  });
  const first = await verified(mother);
  expect(await progress(father)).toMatchObject({
    version: 1,
    isSafe: false,
    criteria: [{ have: 2 }, { have: 1 }, { have: 1 }, { have: 3 }],
  });
  await verified(father);
  expect(await progress(mother)).toMatchObject({
    isSafe: true,
    criteria: [{}, { have: 2 }, {}, {}],
  });
  // What is taken back does not count any more; nothing is held against the others beside that.
  const reviewer = await world.staff('reviewer');
  (await reviewer('reverseAward', { params: { id: first }, body: copied })).ok;
  expect(await progress(father)).toMatchObject({
    isSafe: false,
    criteria: [{ have: 2 }, { have: 1 }, { have: 1 }, { have: 3 }],
  });
});

test('who lives by themselves has nothing to be judged, and what was published is never changed', async () => {
  const alone = await somebody(world, '独居的人', adult);
  expect(await progress(alone)).toBeNull();
  const next = addDays(localDate(world.clock.now()), 1);
  expect((await publish(next)).ok.version).toBe(2);
  await expect(
    world.deps.database.pool.query('update safe_household_criteria set effective_from = now()'),
  ).rejects.toThrow();
});
