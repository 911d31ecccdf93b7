import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { adult, codeOf, found, join, mine, shareOf, somebody } from '../../../test/families.ts';
import { report } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { chainAll } from '../../platform/audit/chain.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const grownUp = (name: string) => somebody(world, name, adult);
/** From here on the book gives so much of a rule to households. */
const giveHouseholds = (percent: number) =>
  enforce(world, [changedRule('2.1', { householdPercent: percent })]);

test('where no rule gives to households there is nothing to agree to', async () => {
  const one = await grownUp('宋兰');
  expect(await shareOf(one)).toBe(0);
  expect((await found(one)).status).toBe(201);
});

test('who founds or joins agrees to the most that a rule gives to the household, and it is on record', async () => {
  await giveHouseholds(50);
  const [head, other] = [await grownUp('周慧芳'), await grownUp('陈永福')];
  expect(await shareOf(head)).toBe(50);
  const unseen = await head('foundHousehold', { body: { name: '周家', agreedShare: 0 } });
  expect(unseen.problem).toMatchObject({
    status: 409,
    code: 'share_another',
    fields: [{ field: '/agreedShare' }],
  });
  expect(unseen.problem.title).toContain('50%');
  expect(await mine(head)).toBeNull();
  (await found(head)).ok;
  const code = await codeOf(head);
  const asked = { body: { code, agreedShare: 49 } };
  expect((await other('joinHousehold', asked)).problem.code).toBe('share_another');
  // The code is good still: nothing was spent.
  (await join(other, code)).ok;
  await chainAll(world.deps);
  const { rows } = await world.deps.database.pool.query<{ share: string; action: string }>(
    `select action, details ->> 'agreedShare' as share from audit_entries
     where action in ('household.founded', 'household.joined') order by seq desc limit 2`,
  );
  expect(rows).toEqual([
    { action: 'household.joined', share: '50' },
    { action: 'household.founded', share: '50' },
  ]);
});

test('what was agreed to under one book is not agreed to under the next; an answer given stays given', async () => {
  await giveHouseholds(50);
  const one = await grownUp('林静');
  const asked = { body: { name: '林家', agreedShare: 50 }, requestId: 'founded-under-half' };
  const first = (await one('foundHousehold', asked)).ok;
  const late = await grownUp('何建国');
  await giveHouseholds(70);
  const again = await late('foundHousehold', { body: { name: '何家', agreedShare: 50 } });
  expect(again.problem.code).toBe('share_another');
  expect((await one('foundHousehold', asked)).ok.household?.id).toBe(first.household?.id);
  // Who lives in one already is asked nothing, and gives no more than they agreed to.
  expect(await mine(one)).toMatchObject({ agreedShare: 50, members: [{ me: true }] });
});

test('a later book takes no more than was agreed to, a lower one less; whoever comes in anew agrees anew', async () => {
  const book = (percent: number) =>
    enforce(world, [
      changedRule('2.2', { householdPercent: percent, base: { kind: 'fixed', points: 10 } }),
    ]);
  const given = async (who: Awaited<ReturnType<typeof grownUp>>) => {
    // What somebody told of a place a week ago is another matter.
    world.clock.advance({ days: 7, hours: 1 });
    return (await report(who)).awards.map(({ points, householdPoints }) => [
      points,
      householdPoints,
    ]);
  };
  await book(50);
  const one = await grownUp('宋小梅');
  (await found(one)).ok;
  expect(await given(one)).toEqual([[5, 5]]);
  await book(80);
  expect(await given(one)).toEqual([[5, 5]]);
  await book(20);
  expect(await given(one)).toEqual([[8, 2]]);
  await book(80);
  (await one('leaveHousehold', { body: {} })).ok;
  (await found(one)).ok;
  expect((await mine(one))?.agreedShare).toBe(80);
  expect(await given(one)).toEqual([[2, 8]]);
});
