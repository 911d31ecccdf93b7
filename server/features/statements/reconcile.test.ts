import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { reconcileCounty } from './service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
  const [resident, desk] = [await world.resident(), await openDesk(world)];
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await report(resident);
  const refused = await report(resident);
  const body = { reason: 'duplicate', note: '这件已经有人报了' };
  await desk.intake('refuseCase', { params: { code: refused.code }, body });
  await world.settle();
});
afterAll(() => world.close());

class Undone extends Error {}

/** What reconciling finds after something was changed behind the back of the product; nothing stays. */
async function foundAfter(tampering: string): Promise<string[]> {
  let found: string[] = [];
  await world.deps.database
    .transact(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql.raw(tampering).execute(tx);
      const { database: usual } = world.deps;
      const database: typeof usual = { ...usual, snapshot: (work) => work(tx) };
      const differences = await reconcileCounty({ database }, county);
      found = [...new Set(differences.map(({ kind }) => kind))].sort();
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return found;
}

test('whole books have no difference', async () => {
  expect(await reconcileCounty(world.deps, county)).toEqual([]);
});

const lots = '(id >> 16) & 15 = 1';
test.each([
  [
    'a balance',
    `update accounts set posted = posted + 1 where ${lots}`,
    ['balance', 'holder', 'sum'],
  ],
  ['a running number', `update accounts set version = version + 1 where ${lots}`, ['credits']],
  [
    'an award’s points',
    `update awards set points = points + 1 where state = 'settled' and points > 0`,
    ['award', 'holder'],
  ],
  [
    'an award’s state',
    `update awards set state = 'settled', transfer = pending where state = 'provisional'`,
    ['award', 'holder'],
  ],
  [
    'an award’s reversal',
    `update awards set state = 'provisional', reversal_reason = null where state = 'reversed'`,
    ['award'],
  ],
  [
    'a transfer that is gone',
    'delete from transfers where kind = 3',
    ['award', 'balance', 'credits'],
  ],
])('%s that somebody changed is named', async (_what, tampering, kinds) => {
  expect(await foundAfter(tampering)).toEqual(kinds);
});
