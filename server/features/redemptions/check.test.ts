import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { givePoints } from '../../../test/holders.ts';
import { type Offered, openShop, present, type Shop } from '../../../test/shop.ts';
import { jobScope } from '../../platform/scope.ts';
import { findFaults } from './service.ts';

let world: TestApp;
let shop: Shop;
let resident: Caller;
let rice: Offered;
beforeAll(async () => {
  world = await startTestApp();
  shop = await openShop(world);
  resident = await world.resident();
  await givePoints(world, resident, 100);
  rice = await shop.offer();
  await redeem();
});
afterAll(() => world.close());

const faults = () => findFaults(world.deps.database.read, jobScope(county, 'test'));
const query = (text: string, values: unknown[]) => world.deps.database.pool.query(text, values);

/** One is handed over, one cancelled, one waits. */
async function redeem(): Promise<void> {
  const ids: string[] = [];
  for (const _ of [1, 2, 3]) {
    const body = { offer: rice.offer };
    ids.push((await resident('reserve', { body })).ok.id);
  }
  await present(shop, resident, ids[0] ?? '');
  await shop.merchant('handOverReward', { params: { id: ids[0] ?? '' } });
  await resident('cancelRedemption', { params: { id: ids[1] ?? '' } });
}

test('what is reserved, handed over and cancelled agrees with the ledger and the shelf', async () => {
  expect(await faults()).toEqual([]);
});

test('a piece that went without a movement is named with its shelf', async () => {
  const change = 'update offers set on_hand = on_hand + $2 where id = $1';
  await query(change, [rice.offer, 1]);
  expect(await faults()).toEqual([
    { kind: 'shelf', what: rice.offer, stored: '10/10/1', recomputed: '9/9/1' },
  ]);
  await query(change, [rice.offer, -1]);
});

test('a redemption that says it is over while its points are still held is named', async () => {
  const { rows } = await query(
    `update redemptions set state = 'cancelled', ended_at = now()
     where state = 'reserved' returning id`,
    [],
  );
  const [{ id }] = rows as [{ id: string }];
  expect((await faults()).filter(({ kind }) => kind === 'redemption')).toEqual([
    { kind: 'redemption', what: id, stored: '30 voided', recomputed: '30 open' },
  ]);
});

test('the database lets a redemption take no step that there is not', async () => {
  for (const [from, to] of [
    ['handed_over', 'reserved'],
    ['handed_over', 'cancelled'],
    ['cancelled', 'handed_over'],
    ['cancelled', 'reserved'],
  ] as const)
    await expect(
      query('update redemptions set state = $2 where state = $1', [from, to]),
      `${from} → ${to}`,
    ).rejects.toThrow('does not become');
  await expect(query('delete from redemptions', [])).rejects.toThrow('append-only');
  await expect(query('update offers set held = on_hand + 1', [])).rejects.toThrow('offers_covered');
});
