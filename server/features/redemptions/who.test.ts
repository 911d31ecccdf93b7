import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { adult, born, somebody, thisYear } from '../../../test/families.ts';
import { givePoints, idOf } from '../../../test/holders.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { openShop, type Shop } from '../../../test/shop.ts';
import { addDays, localDate, startOfDay } from '../../platform/calendar.ts';

/* Who may reserve, and who may be first. */

let world: TestApp;
let shop: Shop;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
});
beforeEach(async () => {
  shop = await openShop(world);
});
afterAll(() => world.close());

const reserve = (caller: Caller, offer: string) => caller('reserve', { body: { offer } });

async function withPoints(name: string, age = adult): Promise<Caller> {
  const one = await somebody(world, name, age);
  await givePoints(world, one, 100);
  return one;
}

const inTwoDays = () => startOfDay(addDays(localDate(world.clock.now()), 2), 9).toISOString();

test('sixty and older reserve three days before the others, who are told their day', async () => {
  const [old, young] = [await withPoints('吴桂兰'), await withPoints('林家豪')];
  (await old('setMyAgeGroup', { body: { ageGroup: '60_plus' } })).ok;
  const opensAt = inTwoDays();
  const early = { days: 3, groups: [{ kind: 'age', ageGroup: '60_plus' }] };
  const { offer } = await shop.offer({ opensAt, early });
  expect((await reserve(old, offer)).status).toBe(201);
  const refused = (await reserve(young, offer)).problem;
  expect(refused).toMatchObject({ code: 'reward_not_begun' });
  expect(refused.title).toContain(localDate(new Date(opensAt)));
  const seen = async (one: Caller) =>
    (await one('listShop')).ok.items.find(({ offers }) => offers[0]?.id === offer);
  expect(await seen(old)).toMatchObject({ why: null, opensForAllAt: opensAt });
  expect(await seen(young)).toMatchObject({ opensAt, opensForAllAt: opensAt });
  world.clock.advance({ days: 3 });
  const later = await world.resident();
  await givePoints(world, later, 100);
  expect((await reserve(later, offer)).status).toBe(201);
});

test('who has earned enough comes first, though the price is the same for all', async () => {
  const diligent = await withPoints('赵可欣');
  const desk = await openDesk(world);
  const { code } = await report(diligent);
  await walkTo('awaiting_confirmation', { desk, resident: diligent, code });
  const early = { days: 3, groups: [{ kind: 'earned', from: 3 }] };
  const { offer } = await shop.offer({ opensAt: inTwoDays(), early });
  expect((await reserve(diligent, offer)).status).toBe(201);
  expect((await reserve(await withPoints('周慧芳'), offer)).problem.code).toBe('reward_not_begun');
});

test('the people of a grid come first; an area that is none is refused by its field', async () => {
  const near = await withPoints('陈永福');
  const early = { days: 3, groups: [{ kind: 'area', area: grids.west }] };
  const { offer } = await shop.offer({ opensAt: inTwoDays(), early });
  expect((await reserve(near, offer)).status).toBe(201);
  await near('completeProfile', { body: { grid: grids.east } });
  expect((await reserve(near, offer)).problem.code).toBe('reward_not_begun');
  const nowhere = { days: 3, groups: [{ kind: 'area', area: '339999009000' }] };
  await expect(shop.offer({ opensAt: inTwoDays(), early: nowhere })).rejects.toThrow(
    /area_unknown.*early|early.*area_unknown/s,
  );
});

/** As the window settles it: the account is closed until then, and keeps its points. */
async function settleAsChild(one: Caller): Promise<void> {
  await world.deps.database.read
    .updateTable('residents')
    .set({ age_class: 'under_14' })
    .where('county', '=', county)
    .where('id', '=', await idOf(one))
    .execute();
}

test('under 14 a parent redeems, and a card from before does nothing either', async () => {
  const { offer } = await shop.offer();
  const child = await withPoints('陈晓');
  const card = (await child('makeMyCard')).ok.code;
  await settleAsChild(child);
  const refused = await reserve(child, offer);
  expect(refused.problem).toMatchObject({ status: 403, code: 'guardian_reserves' });
  expect(refused.problem.title).toContain('家长');
  const byCard = await shop.merchant('reserveByCard', { body: { card, offer } });
  expect(byCard.problem.code).toBe('guardian_reserves');
  const { items } = (await child('listShop')).ok;
  const item = items.find(({ offers }) => offers[0]?.id === offer);
  expect(item?.why?.zh).toContain('家长');
});

test('from 14 on by oneself; so does whoever is taken for a minor while the age is in doubt', async () => {
  const { offer } = await shop.offer();
  const sixteen = await withPoints('陈明', born(thisYear - 16));
  expect((await reserve(sixteen, offer)).status).toBe(201);
  const doubted = await withPoints('陈亮');
  const body = { age: born(thisYear - 12), sure: true };
  expect((await doubted('completeProfile', { body })).problem.code).toBe('under_14_at_window');
  expect((await reserve(doubted, offer)).status).toBe(201);
});
