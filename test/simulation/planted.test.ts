import { afterEach, describe, expect, test } from 'vitest';
import type { Event } from '../../db/seed/history/moment.ts';
import {
  type AccountId,
  holderOf,
  lapsedAccount,
  lotAccount,
  type Points,
} from '../../server/ledger/account.ts';
import * as ledger from '../../server/ledger/service.ts';
import type { Transfer } from '../../server/ledger/transfer.ts';
import { startOfDay } from '../../server/platform/calendar.ts';
import type { Tx } from '../../server/platform/database.ts';
import { createTestDatabase } from '../postgres.ts';
import { BrokenDay, simulate } from './run.ts';
import { openWorld, type World } from './world.ts';

/** A busy fortnight, in which there is soon something to do wrong. */
const busy = { seed: 'planted', residents: 40, from: '2027-09-20', days: 14, reports: 90 };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function openBusy(days = busy.days): Promise<World> {
  const { connection, drop } = await createTestDatabase();
  const world = await openWorld(connection, { ...busy, days });
  closing.push(async () => {
    await world.close();
    await drop();
  });
  return world;
}

/** What a wrong finds to spoil; undefined until there is something. */
type Wrong = (tx: Tx, world: World, at: Date) => Promise<unknown>;

/** Does a wrong once, late on the first day on which it can be done; @returns what was found then. */
async function findingsOf(wrong: Wrong): Promise<readonly string[]> {
  const world = await openBusy();
  let done: string | undefined;
  const planted = (_: World, day: string): Event[] => [
    {
      at: startOfDay(day, 23.9),
      key: `wrong/${day}`,
      run: async ({ database, clock }) => {
        const tried = done ?? (await database.transact((tx) => wrong(tx, world, clock.now())));
        if (tried !== undefined) done ??= day;
      },
    },
  ];
  const broken: unknown = await simulate(world, { planted }).catch((error: unknown) => error);
  if (!(broken instanceof BrokenDay)) throw broken;
  expect(broken.day, broken.message).toBe(done);
  expect(broken.message).toContain(`${done}, seed planted`);
  return broken.findings;
}

interface Row {
  id: string;
  debit: AccountId;
  credit: AccountId;
  amount: Points;
  reason: string;
}

async function postAs(tx: Tx, { county, deps }: World, wanted: Partial<Transfer> & Row, at: Date) {
  const fresh = { id: deps.ids.uuid(), key: deps.ids.uuid(), kind: 'post' as const };
  const transfer = { pending: null, ruleVersion: 2, ...wanted, ...fresh };
  const newId = () => deps.ids.uuid();
  const [posted] = await ledger.postFromSlices(tx, { county, transfers: [transfer], at, newId });
  if (posted?.kind !== 'posted') throw new Error('the wrong could not be done');
  return posted;
}

const firstRow = async ({ deps }: World, where: string): Promise<Row | undefined> => {
  const { rows } = await deps.database.pool.query<Row>(
    `select t.id, debit, credit, amount, reason from transfers t where ${where} order by t.id limit 1`,
  );
  return rows[0];
};

describe('a wrong that somebody does is found on its day, by its name', () => {
  test('an award whose day has come is posted a second time', async () => {
    const findings = await findingsOf(async (tx, world, at) => {
      const due = `exists (select from awards a where a.transfer = t.id and a.due_at is not null)`;
      const paid = await firstRow(world, due);
      return paid && postAs(tx, world, paid, at);
    });
    expect(findings).toContainEqual(expect.stringContaining('nothing is paid twice: award'));
    expect(findings).toContainEqual(expect.stringContaining('the books are whole: holder'));
  }, 120_000);

  test('a lapse takes what is held for a purchase', async () => {
    const findings = await findingsOf(async (tx, world, at) => {
      const open = `kind = 2 and (credit >> 16) & 15 = 4
        and not exists (select from transfers e where e.pending = t.id)`;
      const held = await firstRow(world, open);
      if (held === undefined) return undefined;
      const ends = [{ id: world.deps.ids.uuid(), pending: held.id, how: 'void' as const }];
      await ledger.endPending(tx, { county: world.county, ends, at });
      const away = { ...held, credit: lapsedAccount(1) };
      return postAs(tx, world, away, at);
    });
    expect(findings).toContainEqual(
      expect.stringContaining('what is held stays held: the hold of'),
    );
    expect(findings).toContainEqual(expect.stringContaining('nothing lapses early'));
  }, 120_000);

  test('points are given into a lot that has lapsed', async () => {
    const findings = await findingsOf(async (tx, world, at) => {
      const given = await firstRow(world, 'kind = 1 and (credit >> 16) & 15 = 1');
      if (given === undefined) return undefined;
      const credit = lotAccount(holderOf(given.credit), '2027-09-19');
      return postAs(tx, world, { ...given, credit }, at);
    });
    expect(findings).toContainEqual(expect.stringContaining('what arrives late lives on'));
  }, 120_000);

  test('a balance is changed in the database', async () => {
    const findings = await findingsOf(async (_, world) => {
      const given = await firstRow(world, 'kind = 1 and (credit >> 16) & 15 = 1');
      if (given === undefined) return undefined;
      const change = 'update accounts set posted = posted + 1 where county = $1 and id = $2';
      return world.deps.database.pool.query(change, [world.county, given.credit]);
    });
    expect(findings).toContainEqual(expect.stringContaining('the books are whole: balance'));
    expect(findings).toContainEqual(expect.stringContaining('the books are whole: sum'));
  }, 120_000);

  test('a trick is let pass', async () => {
    const findings = await findingsOf(async (_, { deps, county }, at) => {
      const { rowCount } = await deps.database.pool.query(
        `update assessments set signals = '[]', decision = 'instant'
         where county = $1 and signals <> '[]' and at > $2`,
        [county, new Date(at.getTime() - 23 * 3_600_000)],
      );
      return rowCount === 0 ? undefined : rowCount;
    });
    expect(findings).toContainEqual(expect.stringContaining('tricks raise their signals'));
  }, 120_000);
});

test('the same seed lives the same days again', async () => {
  const first = await simulate(await openBusy(4));
  expect(await simulate(await openBusy(4))).toEqual(first);
  expect(first.cases).toBeGreaterThan(10);
}, 120_000);
