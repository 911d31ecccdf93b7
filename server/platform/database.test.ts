import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { type Database, openDatabase, sqlState, type Tx } from './database.ts';

let testDatabase: TestDatabase;
let database: Database;
const complaints: Error[] = [];
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const { connection } = testDatabase;
  const onError = (error: Error) => void complaints.push(error);
  database = openDatabase({ connection, connections: 4, onError });
  await sql`create table notes (id integer primary key, text text not null)`.execute(database.read);
  await sql`insert into notes values (1, ''), (2, '')`.execute(database.read);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const write = (tx: Tx, id: number, text: string) =>
  sql`update notes set text = text || ${text}::text where id = ${id}`.execute(tx);
const readNote = async (id: number) => {
  const { rows } = await sql<{ text: string }>`select text from notes where id = ${id}`.execute(
    database.read,
  );
  return rows[0]?.text;
};
const fail = (tx: Tx, state: string) =>
  sql`do ${sql.raw(`$$ begin raise exception 'on purpose' using errcode = '${state}'; end $$`)}`.execute(
    tx,
  );

test('work that lost a serialisation is done again from the start, and counts once', async () => {
  let attempts = 0;
  await database.transact(async (tx) => {
    await write(tx, 1, 'a');
    if (++attempts < 3) await fail(tx, '40001');
  });
  expect(attempts).toBe(3);
  expect(await readNote(1)).toBe('a');
});

test('two that wait for each other both come through', async () => {
  const arrived: (() => void)[] = [];
  const bothHaveOne = new Promise<void>((resolve) => {
    arrived.push(() => arrived.length > 2 && resolve());
  });
  const crosswise = (first: number, second: number) =>
    database.transact(async (tx) => {
      await write(tx, first, 'x');
      arrived.push(() => {});
      arrived[0]?.();
      await bothHaveOne;
      await write(tx, second, 'y');
    });
  await Promise.all([crosswise(1, 2), crosswise(2, 1)]);
  expect([...((await readNote(2)) ?? '')].sort().join('')).toBe('xy');
});

test('work that loses again and again gives up', async () => {
  let attempts = 0;
  const losing = database.transact(async (tx) => {
    attempts++;
    await fail(tx, '40P01');
  });
  await expect(losing).rejects.toThrow('on purpose');
  expect(attempts).toBe(4);
});

test('any other error is not tried again, and nothing of the work remains', async () => {
  const before = await readNote(1);
  let attempts = 0;
  const error = await database
    .transact(async (tx) => {
      attempts++;
      await write(tx, 1, 'lost');
      await sql`insert into notes values (1, '')`.execute(tx);
    })
    .catch((caught: unknown) => caught);
  expect([sqlState(error), (error as { constraint?: string }).constraint, attempts]).toEqual([
    '23505',
    'notes_pkey',
    1,
  ]);
  expect(await readNote(1)).toBe(before);
  expect(sqlState(new Error('ours'))).toBe('');
});

test('counts come as bigint, dates as text and instants as Date: nothing is rounded or shifted', async () => {
  const { rows } = await sql`select 9007199254740993::bigint as count, '2026-10-14'::date as day,
    '2026-10-14T01:00:00Z'::timestamptz as at`.execute(database.read);
  expect(rows).toEqual([
    { count: 9007199254740993n, day: '2026-10-14', at: new Date('2026-10-14T01:00:00Z') },
  ]);
});

test('when the server ends idle connections, that is reported and the next question is answered', async () => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
    database.read,
  );
  await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.02)`.execute(database.read)));
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(database.read);
  await expect.poll(() => complaints.length).toBeGreaterThan(0);
  expect(rows).toHaveLength(1);
  for (let turn = 0; turn < 4; turn++) expect(await readNote(1)).toBeDefined();
});
