import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { givePoints } from '../../../test/holders.ts';
import { openShop, type Shop, stockOf } from '../../../test/shop.ts';
import { openTill, passOf, type Shown, type Till } from '../../../test/till.ts';

let world: TestApp;
let shop: Shop;
let resident: Caller;
let offer: string;
let till: Till;
let shown: Shown;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
});
beforeEach(async () => {
  shop = await openShop(world);
  resident = await world.resident();
  await resident('completeProfile', { body: { name: '王小梅', grid: grids.west } });
  await givePoints(world, resident, 100);
  ({ offer } = await shop.offer());
  till = openTill(world, shop.counter);
  const { id } = (await resident('reserve', { body: { offer } })).ok;
  await till.takeSheet(shop.merchant);
  shown = await passOf(resident, id);
});
afterAll(() => world.close());

const callOff = async (who: Caller) => (await who('callOffOffer', { params: { id: offer } })).ok;
const spendable = async () => (await resident('getMyPoints')).ok.spendable;

test('called off by the county while a till had no network: nobody at the counter could know', async () => {
  const entry = till.write(shown);
  await callOff(shop.treasurer);
  const { conflict } = (await till.send(shop.merchant, entry)).ok;
  expect(conflict).toMatchObject({ kind: 'called_off', bearer: 'county', unpaid: 30 });
  expect(conflict?.words.zh).toContain('县里已经取消这项兑换');
  expect(conflict?.words.en).toContain('The county had called it off');
  expect(await spendable()).toBe(100);
  expect(await stockOf(world, offer)).toEqual({ onHand: 9, held: 0 });
});

test('called off by somebody who serves there: the counter had refused it itself', async () => {
  const entry = till.write(shown);
  await callOff(shop.merchant);
  const { conflict } = (await till.send(shop.merchant, entry)).ok;
  expect(conflict).toMatchObject({ kind: 'refused', bearer: 'counter', unpaid: 30 });
  expect(conflict?.words.zh).toContain('取消了这项兑换');
  expect(conflict?.words.en).toContain('called it off');
  expect(await spendable()).toBe(100);
});

test('refused at the counter as well, it had ended, and nothing stands against it', async () => {
  const entry = till.write({ ...shown, kind: 'refused', reason: 'not_there' });
  await callOff(shop.treasurer);
  expect((await till.send(shop.merchant, entry)).ok).toEqual({
    entry: entry.id,
    outcome: 'ended',
    conflict: null,
  });
});

test('what was called off is on no sheet any more', async () => {
  await callOff(shop.treasurer);
  expect((await till.takeSheet(shop.merchant)).lines).toEqual([]);
});
