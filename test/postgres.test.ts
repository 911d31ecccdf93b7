import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from './postgres.ts';

async function ask({ connection }: TestDatabase, statement: string): Promise<unknown[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test('databases made at once are migrated and apart from each other', async () => {
  const databases = await Promise.all([1, 2, 3].map(() => createTestDatabase()));
  const [first, second] = databases;
  if (!first || !second) expect.fail('made three');
  expect(await ask(first, 'select 1 from migrations')).not.toEqual([]);
  await ask(first, 'create table only_here ()');
  expect(await ask(second, `select to_regclass('only_here') as found`)).toEqual([{ found: null }]);
  await Promise.all(databases.map((database) => database.drop()));
});

test('a database is dropped while someone is still connected', async () => {
  const database = await createTestDatabase();
  const guest = new Client(database.connection);
  const left = new Promise((resolve) => guest.on('error', resolve));
  await guest.connect();
  await database.drop();
  expect(String(await left)).toContain('terminating connection');
});

test('an empty database has no tables', async () => {
  const database = await createEmptyDatabase();
  const tables = `select 1 from pg_tables where schemaname = 'public'`;
  expect(await ask(database, tables)).toEqual([]);
  await database.drop();
});
