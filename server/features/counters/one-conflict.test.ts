import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { givePoints } from '../../../test/holders.ts';
import { openShop, type Shop } from '../../../test/shop.ts';
import { openTill, passOf, type Till } from '../../../test/till.ts';

let world: TestApp;
let shop: Shop;
let resident: Caller;
let till: Till;
let redemption: string;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
});
beforeEach(async () => {
  shop = await openShop(world);
  resident = await world.resident();
  await resident('completeProfile', { body: { name: '王小梅', grid: grids.west } });
  await givePoints(world, resident, 100);
  const { offer } = await shop.offer();
  till = openTill(world, shop.counter);
  redemption = (await resident('reserve', { body: { offer } })).ok.id;
  await till.takeSheet(shop.merchant);
});
afterAll(() => world.close());

const byId = (id: string) => ({ params: { id } });
const read = async (entry: string) => (await shop.treasurer('getCounterConflict', byId(entry))).ok;

test('what was handed over twice is read with both entries, and who did each', async () => {
  const shown = await passOf(resident, redemption);
  const first = await till.record(shop.merchant, shown);
  const second = await till.record(shop.merchant, shown);
  expect(first.outcome).toBe('posted');
  const { conflict, entry, earlier, books } = await read(second.entry);
  expect(conflict).toMatchObject({ kind: 'handed_over', bearer: 'counter' });
  expect(conflict.unpaid).toBe(conflict.value);
  expect(entry).toMatchObject({ id: second.entry, seq: 2, outcome: 'conflict', shown: 'pass' });
  expect(earlier).toMatchObject({ id: first.entry, seq: 1, outcome: 'posted', till: till.id });
  expect(entry.staffName).not.toBe('');
  expect(books).toMatchObject({ state: 'handed_over', handedOverBy: earlier?.staffName });
});

test('what was given back and collected is read with what it took, and tells nothing of whose it was', async () => {
  const shown = await passOf(resident, redemption);
  await resident('cancelRedemption', byId(redemption));
  const { entry: id } = await till.record(shop.merchant, shown);
  const called = await shop.treasurer('getCounterConflict', byId(id));
  const { conflict, earlier, books } = called.ok;
  expect(conflict).toMatchObject({ kind: 'cancelled', bearer: 'resident', unpaid: 0 });
  expect(conflict.taken + conflict.owed + conflict.helped).toBe(conflict.value);
  expect(earlier).toBeNull();
  expect(books).toMatchObject({ state: 'cancelled', handedOverAt: null });
  const { id: resides } = (await resident('getMe')).ok;
  expect(called.raw.body).not.toMatch(new RegExp(`王|${resides}`));
});

test('of what nobody ever reserved the books say nothing', async () => {
  const nobodys = world.deps.ids.uuid();
  const shown = { redemption: nobodys, shown: 'pass', proof: '' } as const;
  const { entry: id } = await till.record(shop.merchant, shown);
  expect(await read(id)).toMatchObject({
    conflict: { kind: 'unsigned', reward: null, value: 0 },
    books: null,
    earlier: null,
  });
});

test('an entry that agreed is no conflict, and one is listed under who bears it', async () => {
  const posted = await till.record(shop.merchant, await passOf(resident, redemption));
  const none = await shop.treasurer('getCounterConflict', byId(posted.entry));
  expect(none.problem).toMatchObject({ status: 404, code: 'conflict_not_found' });
  const unsigned = { redemption, shown: 'pass', proof: '' } as const;
  const twice = await till.record(shop.merchant, unsigned);
  const listed = async (bearer: string) =>
    (await shop.treasurer('listCounterConflicts', { query: { bearer } })).ok.conflicts;
  const has = async (bearer: string) =>
    (await listed(bearer)).some((one) => one.entry === twice.entry);
  expect([await has('counter'), await has('county'), await has('resident')]).toEqual([
    true,
    false,
    false,
  ]);
});
