import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { type Database, openDatabase, sqlState, type Tx } from './database.ts';
import { sendAlong, transactionsOn } from './transaction.ts';

let store: TestDatabase;
let database: Database;
beforeAll(async () => {
  store = await createTestDatabase();
  database = openDatabase({ connection: store.connection, connections: 3, onError: () => {} });
  await sql`create table lines (id integer primary key, text text not null)`.execute(database.read);
});
beforeEach(() => sql`truncate lines`.execute(database.read));
afterAll(async () => {
  await database.close();
  await store.drop();
});

const insert = (tx: Tx, id: number, text = '') =>
  sql`insert into lines (id, text) values (${id}, ${text})`.execute(tx);
const append = (tx: Tx, text: string) =>
  sql`update lines set text = text || ${text}::text`.execute(tx);
async function texts(): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select text from lines order by id`.execute(
    database.read,
  );
  return rows.map(({ text }) => text);
}

test('what is asked for at once is carried out in the order in which it was asked for', async () => {
  await database.transact(async (tx) => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    await Promise.all([insert(tx, 1), ...letters.map((letter) => append(tx, letter))]);
    sendAlong(tx, append(tx, '1'));
    // The builder and raw SQL take ways of different length to the driver; neither overtakes.
    sendAlong(
      tx,
      tx
        .updateTable('lines' as never)
        .set({ text: sql`text || '2'` } as never)
        .execute(),
    );
    sendAlong(tx, append(tx, '3'));
  });
  expect(await texts()).toEqual(['abcdefghijklmnopqrstuvwxyz123']);
});

test('a write that nobody waited for is committed with the rest', async () => {
  await database.transact(async (tx) => {
    sendAlong(tx, insert(tx, 1, 'alone'));
  });
  expect(await texts()).toEqual(['alone']);
});

test('a write that nobody waited for and that fails takes the transaction with it', async () => {
  const failed = await database
    .transact(async (tx) => {
      await insert(tx, 1);
      sendAlong(tx, insert(tx, 1));
      sendAlong(tx, insert(tx, 2));
      return 'done';
    })
    .catch(sqlState);
  expect(failed).toBe('23505');
  expect(await texts()).toEqual([]);
});

test('a write that cannot even be sent takes the transaction with it', async () => {
  const unsent: [string, (tx: Tx) => Promise<unknown>][] = [
    ['BigInt', (tx) => sql`insert into lines values (2, ${{ points: 1n }})`.execute(tx)],
    ['not built', () => Promise.reject(new Error('not built'))],
  ];
  for (const [why, write] of unsent)
    for (const first of [true, false])
      await expect(
        database.transact(async (tx) => {
          if (!first) await insert(tx, 1);
          sendAlong(tx, write(tx));
          sendAlong(tx, insert(tx, 3));
        }),
      ).rejects.toThrow(why);
  expect(await texts()).toEqual([]);
});

test('a failure that the work kept to itself still undoes everything', async () => {
  const failed = await database
    .transact(async (tx) => {
      await insert(tx, 1);
      await insert(tx, 1).catch(() => undefined);
    })
    .catch(sqlState);
  expect(failed).toBe('23505');
  expect(await texts()).toEqual([]);
});

test('of several that fail the first is told, not what followed from it', async () => {
  const failed = await database
    .transact(async (tx) => {
      await insert(tx, 1);
      await Promise.allSettled([insert(tx, 1), insert(tx, 2), append(tx, 'x')]);
      throw new Error('because of them');
    })
    .catch(sqlState);
  expect(failed).toBe('23505');
});

test('where the first statement fails, nothing behind it runs, in a transaction or outside', async () => {
  const failed = await database
    .transact(async (tx) => {
      const first = sql`select 1 / 0`.execute(tx);
      const second = insert(tx, 1, 'on its own');
      await Promise.all([first, second]);
    })
    .catch(sqlState);
  expect(failed).toBe('22012');
  expect(await texts()).toEqual([]);
});

test('what was asked for behind a beginning that failed is given up and not done on its own', async () => {
  const run = transactionsOn(database.pool);
  const failed = await run('begin isolation level nonsense', async (tx) => {
    sendAlong(tx, insert(tx, 1, 'first'));
    sendAlong(tx, insert(tx, 2, 'second'));
    await insert(tx, 3, 'third');
  }).catch(sqlState);
  expect(failed).toBe('42601');
  expect(await texts()).toEqual([]);
});

test('work that throws between statements leaves nothing, and its connection serves the next', async () => {
  for (let turn = 0; turn < 5; turn++)
    await expect(
      database.transact(async (tx) => {
        sendAlong(tx, insert(tx, 1));
        throw new Error('changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
  expect(await texts()).toEqual([]);
});

test('a statement that escapes its transaction is refused', async () => {
  let kept: Tx | undefined;
  await database.transact(async (tx) => {
    kept = tx;
    await insert(tx, 1);
  });
  if (kept === undefined) throw new Error('no transaction was kept');
  await expect(insert(kept, 2)).rejects.toThrow('after the end of its transaction');
  expect(await texts()).toEqual(['']);
});

test('a check that waits for the commit fails the transaction there', async () => {
  await sql`create table pairs (id integer,
    constraint pairs_once unique (id) deferrable initially deferred)`.execute(database.read);
  const failed = await database
    .transact(async (tx) => {
      await sql`insert into pairs values (1), (1)`.execute(tx);
      return 'done';
    })
    .catch(sqlState);
  expect(failed).toBe('23505');
});

test('a snapshot sees one moment and cannot write', async () => {
  await database.transact((tx) => insert(tx, 1, 'before'));
  const seen = await database.snapshot(async (read) => {
    const look = () => sql<{ text: string }>`select text from lines`.execute(read);
    const { rows: first } = await look();
    await database.transact((tx) => append(tx, ', after'));
    const { rows: second } = await look();
    return [first[0]?.text, second[0]?.text];
  });
  expect(seen).toEqual(['before', 'before']);
  const wrote = database.snapshot((read) => insert(read as Tx, 2)).catch(sqlState);
  expect(await wrote).toBe('25006');
});

test('a plan that a migration made stale fails once on a connection and is made anew', async () => {
  await sql`create table shapes (id integer)`.execute(database.read);
  const one = openDatabase({ connection: store.connection, connections: 1, onError: () => {} });
  const look = () => sql`select * from shapes where id >= ${0}`.execute(one.read);
  for (let turn = 0; turn < 7; turn++) await look();
  await sql`alter table shapes add column corners integer`.execute(database.read);
  await sql`insert into shapes values (1, 3)`.execute(database.read);
  await look().catch((error) => expect(sqlState(error)).toBe('0A000'));
  expect((await look()).rows).toEqual([{ id: 1, corners: 3 }]);
  await one.close();
});

test('a transaction that met a stale plan is tried again by itself', async () => {
  await sql`create table sizes (id integer)`.execute(database.read);
  const one = openDatabase({ connection: store.connection, connections: 1, onError: () => {} });
  const look = () =>
    one.transact(async (tx) => {
      // The first statement of a transaction has no plan that is kept.
      await sql`select 1`.execute(tx);
      return sql`select * from sizes where id >= ${0}`.execute(tx);
    });
  for (let turn = 0; turn < 7; turn++) await look();
  await sql`alter table sizes add column corners integer`.execute(database.read);
  await sql`insert into sizes values (1, 3)`.execute(database.read);
  expect((await look()).rows).toEqual([{ id: 1, corners: 3 }]);
  await one.close();
});

test('texts beyond those that are kept are carried out all the same', async () => {
  const one = openDatabase({ connection: store.connection, connections: 1, onError: () => {} });
  for (let text = 0; text < 1_020; text++) {
    const { rows } = await sql<{
      n: number;
    }>`select ${text}::integer as ${sql.ref(`n${text}`)}`.execute(one.read);
    if (text % 100 === 19) expect(rows).toEqual([{ [`n${text}`]: text }]);
  }
  const { rows } = await sql<{ kept: bigint }>`
    select count(*) as kept from pg_prepared_statements`.execute(one.read);
  expect(rows[0]?.kept).toBe(1_000n);
  await one.close();
});
