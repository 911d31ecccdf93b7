import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AuditedCounty, openAudit } from '../../../test/audited.ts';
import { recordAudit } from '../audit.ts';
import { uuidOf } from '../ids.ts';
import { jobScope } from '../scope.ts';
import { chainAll, chainCounty, chainLot } from './chain.ts';
import { getBacklog, waitingLot } from './chain-store.ts';

let audit: AuditedCounty;
beforeAll(async () => {
  audit = await openAudit();
});
beforeEach(() => audit.chain());
afterAll(() => audit.close());

const numbers = async () => {
  const { rows } = await audit.database.pool.query<{ seq: string; previous: Buffer; hash: Buffer }>(
    'select seq, previous, hash from audit_entries order by seq',
  );
  return rows;
};
const whole = () => audit.database.transact((tx) => audit.verify(tx));

test('what is written waits, and then has its number and the hash before it, without gaps', async () => {
  await audit.write(12);
  expect(await getBacklog(audit.database.read, audit.county)).toMatchObject({ waiting: 12 });
  const { length: before } = await numbers();
  await audit.chain();
  const rows = await numbers();
  expect(rows).toHaveLength(before + 12);
  for (const [place, { seq, previous }] of rows.entries()) {
    expect(Number(seq)).toBe(place + 1);
    expect(previous).toEqual(rows[place - 1]?.hash ?? Buffer.alloc(32));
  }
  expect(await getBacklog(audit.database.read, audit.county)).toEqual({ waiting: 0, since: null });
  expect(await whole()).toMatchObject({ findings: [] });
});

test('several processes that chain at once make one chain, and none of it twice', async () => {
  await audit.write(60);
  const { length: before } = await numbers();
  const lots = Array.from({ length: 12 }, () => chainLot(audit.deps, audit.county, { limit: 7 }));
  const moved = (await Promise.all(lots)).map((lot) => lot.moved);
  expect(moved.reduce((sum, one) => sum + one)).toBe(60);
  expect((await numbers()).length).toBe(before + 60);
  expect(await whole()).toMatchObject({ findings: [], waiting: 0 });
});

test('a use-case does not wait for the chain, and an entry that is rolled back was never there', async () => {
  const { county, database, deps } = audit;
  const by = { deps, ask: { scope: jobScope(county, 'test') } };
  const entry = { action: 'audit.pruned', object: 'audit' } as const;
  await database.transact(async (holding) => {
    await sql`select from audit_heads for update`.execute(holding);
    await database.transact((tx) => recordAudit(tx, by, entry));
    await expect(
      database.transact(async (tx) => {
        await recordAudit(tx, by, entry);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
  });
  expect(await getBacklog(database.read, county)).toMatchObject({ waiting: 1 });
});

test('what a killed process left is chained by whoever looks next', async () => {
  await audit.write(3);
  await chainAll(audit.deps);
  expect(await getBacklog(audit.database.read, audit.county)).toMatchObject({ waiting: 0 });
  const { moved, head } = await chainCounty(audit.deps, audit.county);
  expect(moved).toBe(0);
  expect((await audit.keep()).hash).toEqual(head.hash);
});

test('a lot is found by the key where the one before ended, and nothing else is gone through', async () => {
  await audit.write(20);
  const { database, county } = audit;
  const { rows: plan } = await database.transact(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    await sql`set local enable_bitmapscan = off`.execute(tx);
    const lot = waitingLot(county, { after: uuidOf('some entry'), limit: 5 });
    return sql<{ 'QUERY PLAN': string }>`explain ${lot}`.execute(tx);
  });
  const lines = plan.map((line) => line['QUERY PLAN']);
  const limit = lines.findIndex((line) => line.includes('Limit'));
  expect(lines[limit + 1]).toMatch(/Index Scan using audit_waiting_pk/);
  expect(lines[limit + 2]).toMatch(/Index Cond: .*id > /);
});

test('a backlog of several lots is chained whole, each entry once and in the order of time', async () => {
  await audit.write(1_100);
  const { moved } = await chainCounty(audit.deps, audit.county);
  expect(moved).toBe(100);
  expect(await getBacklog(audit.database.read, audit.county)).toMatchObject({ waiting: 0 });
  expect(await whole()).toMatchObject({ findings: [] });
  const { rows } = await audit.database.pool.query<{ sorted: boolean }>(
    'select bool_and(at >= before) as sorted from (select at, lag(at) over (order by seq) as before from audit_entries) e',
  );
  expect(rows[0]?.sorted).toBe(true);
});

test('whoever is told to stop leaves the rest for the next', async () => {
  await audit.write(600);
  await chainAll(audit.deps, AbortSignal.abort());
  expect(await getBacklog(audit.database.read, audit.county)).toMatchObject({ waiting: 100 });
  await chainAll(audit.deps);
  expect(await whole()).toMatchObject({ findings: [], waiting: 0 });
});

test.each([
  ['changed', "update audit_entries set action = 'case.opened'"],
  ['deleted', 'delete from audit_entries where seq = 1'],
  ['emptied', 'truncate audit_entries'],
  ['changed while it waits', "update audit_waiting set action = 'case.opened'"],
  ['deleted while it waits', 'delete from audit_waiting'],
  ['emptied while it waits', 'truncate audit_waiting'],
])('an entry is not %s', async (_, statement) => {
  await audit.write(1);
  await expect(audit.database.pool.query(statement)).rejects.toMatchObject({ code: '23001' });
});

test('an entry that a trigger swallows is missed at once, and what it is about is undone', async () => {
  const { county, database, deps } = audit;
  await database.pool.query(`
    create function swallow() returns trigger language plpgsql as 'begin return null; end';
    create trigger a_swallow before insert on audit_waiting
      for each row execute function swallow()`);
  const by = { deps, ask: { scope: jobScope(county, 'test') } };
  const entry = { action: 'audit.pruned', object: 'audit' } as const;
  await expect(database.transact((tx) => recordAudit(tx, by, entry))).rejects.toThrow(
    'not take every entry',
  );
  await database.pool.query('drop trigger a_swallow on audit_waiting');
});

test('entries that wait for a quarter of an hour are said: nothing is running', async () => {
  await audit.write(2);
  expect(await whole()).toMatchObject({ waiting: 2, findings: [] });
  audit.clock.advance({ minutes: 16 });
  expect(await whole()).toMatchObject({ findings: [{ kind: 'waiting_long', count: 2 }] });
});
