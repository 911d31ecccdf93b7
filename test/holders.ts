import {
  lotAccount,
  merchantAccount,
  points,
  poolAccount,
  sourceAccount,
} from '../server/ledger/account.ts';
import { post, postFromSlices, sliceOf, spend } from '../server/ledger/service.ts';
import type { Caller, TestApp } from './app.ts';
import { county, grids } from './county.ts';

export const idOf = async (resident: Caller): Promise<string> => (await resident('getMe')).ok.id;

/** County and number under which the ledger keeps a resident's points. */
async function holderOf(world: TestApp, resident: Caller, inCounty: number) {
  return world.deps.database.read
    .selectFrom('residents')
    .select(['county', 'holder_no as holderNo'])
    .where('county', '=', inCounty)
    .where('id', '=', await idOf(resident))
    .executeTakeFirstOrThrow();
}

/** These residents live together from now on. */
export async function liveTogether(world: TestApp, members: readonly Caller[]): Promise<string> {
  const { database, ids, clock } = world.deps;
  const id = ids.uuid();
  await database.read
    .insertInto('households')
    .values({ county, id, grid: grids.west, created_at: clock.now() })
    .execute();
  for (const member of members)
    await database.read
      .updateTable('residents')
      .set({ household: id })
      .where('county', '=', county)
      .where('id', '=', await idOf(member))
      .execute();
  return id;
}

/** Opens a pool with so much cover. */
export async function openPool(world: TestApp, code: string, cover: number): Promise<void> {
  const { database, ids, clock } = world.deps;
  await database.transact(async (tx) => {
    const { holder_no } = await tx
      .insertInto('pools')
      .values({ county, code, name_zh: code, name_en: code })
      .returning('holder_no')
      .executeTakeFirstOrThrow();
    if (cover === 0) return;
    const id = ids.uuid();
    await post(tx, {
      county,
      at: clock.now(),
      transfers: [
        {
          id,
          key: id,
          kind: 'post',
          debit: sourceAccount(holder_no),
          credit: poolAccount(holder_no),
          amount: points(cover),
          pending: null,
          reason: id,
          ruleVersion: 0,
        },
      ],
    });
  });
}

/** Points that a resident has, as if an award had brought them; until the last day of 2027 unless given. */
export async function givePoints(
  world: TestApp,
  resident: Caller,
  amount: number,
  until = '2027-12-31',
): Promise<void> {
  const { holderNo } = await holderOf(world, resident, county);
  await giveTo(world, { holderNo, amount, until });
}

/** Points that a household shares. */
export async function giveTogether(
  world: TestApp,
  household: string,
  amount: number,
  until = '2027-12-31',
): Promise<void> {
  await giveTo(world, { holderNo: await householdNoOf(world, household), amount, until });
}

/** The number under which the ledger keeps what a household shares. */
export async function householdNoOf(
  { deps: { database } }: TestApp,
  household: string,
): Promise<bigint> {
  const { holder_no } = await database.read
    .selectFrom('households')
    .select('holder_no')
    .where('county', '=', county)
    .where('id', '=', household)
    .executeTakeFirstOrThrow();
  return holder_no;
}

/** The same by the number under which the ledger knows somebody. */
export async function giveTo(
  { deps: { database, ids, clock } }: TestApp,
  { holderNo, amount, until }: { holderNo: bigint; amount: number; until: string },
): Promise<void> {
  const pool = await database.read
    .selectFrom('pools')
    .select('holder_no')
    .where('county', '=', county)
    .where('code', '=', 'residents')
    .executeTakeFirstOrThrow();
  const id = ids.uuid();
  const debit = sliceOf(pool.holder_no, holderNo);
  const credit = lotAccount(holderNo, until);
  const one = { id, key: id, debit, credit, amount: points(amount), reason: id, ruleVersion: 0 };
  const transfers = [{ ...one, kind: 'post' as const, pending: null }];
  const newId = () => ids.uuid();
  const [posting] = await database.transact((tx) =>
    postFromSlices(tx, { county, at: clock.now(), transfers, newId }),
  );
  if (posting?.kind !== 'posted') throw new Error(`not given: ${JSON.stringify(posting)}`);
}

/** Spends points of a resident at a counter that nobody asks about. */
export async function spendPoints(
  world: TestApp,
  resident: Caller,
  amount: number,
  inCounty = county,
): Promise<void> {
  await spendOf(world, await holderOf(world, resident, inCounty), amount);
}

/** Spends points of a household's account. */
export async function spendTogether(
  world: TestApp,
  household: string,
  amount: number,
): Promise<void> {
  await spendOf(world, { county, holderNo: await householdNoOf(world, household) }, amount);
}

async function spendOf(
  world: TestApp,
  holder: { county: number; holderNo: bigint },
  amount: number,
): Promise<void> {
  const { database, ids, clock } = world.deps;
  const spent = await database.transact((tx) =>
    spend(tx, {
      ...holder,
      to: merchantAccount(9_000_000n),
      amount: points(amount),
      how: 'post',
      reason: ids.uuid(),
      at: clock.now(),
      newId: () => ids.uuid(),
    }),
  );
  if (spent.kind !== 'spent') throw new Error(`not spent: ${JSON.stringify(spent)}`);
}
