import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { givePoints, idOf, openPool } from '../../../test/holders.ts';
import { openShop, type Shop } from '../../../test/shop.ts';
import { untilOneWaits } from '../../../test/waiting.ts';
import { merchantAccount, points } from '../../ledger/account.ts';
import { postFromSlices, sliceOf } from '../../ledger/service.ts';
import type { Tx } from '../../platform/database.ts';

/* Whoever waits for somebody keeps nothing that they need, and learns what they did meanwhile. */

let world: TestApp;
let shop: Shop;
let resident: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
});
beforeEach(async () => {
  shop = await openShop(world);
  resident = await world.resident();
  await givePoints(world, resident, 100);
});
afterAll(() => world.close());

const byId = (id: string) => ({ params: { id } });
const reserve = (offer: string) => resident('reserve', { body: { offer } });

/** Somebody does something and has not committed it when the other begins, who waits. */
async function meanwhile<T>(
  work: (tx: Tx) => Promise<unknown>,
  other: () => Promise<T>,
  whileItWaits: () => Promise<unknown> = () => Promise.resolve(),
): Promise<T> {
  const { database } = world.deps;
  const { waiting } = await database.transact(async (tx) => {
    await work(tx);
    const waiting = other();
    await untilOneWaits(database.read);
    await whileItWaits();
    // Wrapped: it is answered after this has been committed.
    return { waiting };
  });
  return waiting;
}

test('whoever types a code keeps no codes of the counter from those who show one', async () => {
  const { offer } = await shop.offer();
  const { id } = (await reserve(offer)).ok;
  const { digits } = (await resident('showVoucher', byId(id))).ok;
  const shown = { ...byId(shop.counter), body: { code: digits } };
  const me = await idOf(resident);
  const typing = await meanwhile(
    (tx) => tx.selectFrom('residents').select('id').where('id', '=', me).forNoKeyUpdate().execute(),
    () => shop.merchant('presentVoucher', shown),
    async () => {
      const { rows } = await world.deps.database.pool.query<{ free: boolean }>(
        'select pg_try_advisory_xact_lock($1, hashtext($2)) as free',
        [county, `codes at ${shop.counter}`],
      );
      expect(rows).toEqual([{ free: true }]);
    },
  );
  expect(typing.ok.id).toBe(id);
});

test('a new code waits for nobody who takes old ones away', async () => {
  const { offer } = await shop.offer();
  const [old, next] = [(await reserve(offer)).ok.id, (await reserve(offer)).ok.id];
  (await resident('showVoucher', byId(old))).ok;
  world.clock.advance({ minutes: 3 });
  await world.deps.database.transact(async (tx) => {
    const taken = tx.selectFrom('vouchers').select('kind').where('redemption', '=', old);
    await taken.forUpdate().execute();
    expect((await resident('showVoucher', byId(next))).status).toBe(201);
  });
});

test('a limit holds for several wishes of one moment', async () => {
  const { offer } = await shop.offer({ limit: { count: 2, period: 'day' } });
  const first = await world.resident();
  await givePoints(world, first, 100);
  const firstId = await idOf(first);
  let wishes: ReturnType<typeof reserve>[] = [];
  const { status } = await meanwhile(
    (tx) => tx.selectFrom('residents').select('id').where('id', '=', firstId).forUpdate().execute(),
    () => first('reserve', { body: { offer } }),
    async () => {
      // They gather behind the one that waits; whoever asks after them and is answered has let them by.
      wishes = [1, 2, 3].map(() => reserve(offer));
      for (const _ of wishes) await resident('listMyRedemptions');
    },
  );
  expect(status).toBe(201);
  const taken = (await Promise.all(wishes)).filter((wish) => wish.status === 201);
  expect(taken).toHaveLength(2);
});

test('a counter that closes meanwhile keeps nothing for anybody', async () => {
  const { offer } = await shop.offer();
  const close = async (tx: Tx) => {
    const counter = tx.selectFrom('counters').select('id').where('id', '=', shop.counter);
    await counter.forUpdate().execute();
    await tx
      .updateTable('counters')
      .set({ closed_at: world.clock.now() })
      .where('id', '=', shop.counter)
      .execute();
  };
  const { problem } = await meanwhile(close, () => reserve(offer));
  expect(problem.code).toBe('reward_gone');
});

test('where others take what a pool had, the next pool helps', async () => {
  await openPool(world, 'first', 20);
  await openPool(world, 'second', 20);
  const { ids, clock, database } = world.deps;
  const { holder_no: pool } = await database.read
    .selectFrom('pools')
    .select('holder_no')
    .where('code', '=', 'first')
    .executeTakeFirstOrThrow();
  const id = ids.uuid();
  const paid = { debit: sliceOf(pool, 1n), credit: merchantAccount(9_000_000n), ruleVersion: 0 };
  const all = { ...paid, id, key: id, amount: points(20), reason: id, pending: null };
  const take = (tx: Tx) =>
    postFromSlices(tx, {
      county,
      at: clock.now(),
      newId: () => ids.uuid(),
      transfers: [{ ...all, kind: 'post' }],
    });
  const terms = { prices: [{ from: 0, points: 10 }], pools: ['first', 'second'] };
  const { offer } = await shop.offer(terms);
  const { ok } = await meanwhile(take, () => reserve(offer));
  const { pool: helped } = await database.read
    .selectFrom('redemptions')
    .select('pool')
    .where('id', '=', ok.id)
    .executeTakeFirstOrThrow();
  expect(helped).toBe('second');
  expect((await reserve(offer)).problem.code).toBe('reward_not_covered');
});
