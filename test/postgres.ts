import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { PostgresConnection } from '../server/platform/embedded-postgres.ts';
import { migrate } from '../server/platform/migrate.ts';

export interface TestDatabase {
  connection: PostgresConnection;
  /** Removes it, also while connections to it are still open. */
  drop: () => Promise<void>;
}

const template = 'migrated';
const templateLock = 20_260_101;
let made = 0;

/** A database with the newest schema and no rows, for one test file: a copy, made in tens of ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  await asAdministrator(ensureTemplate);
  return await createDatabase(template);
}

/** A database without any table, to run migrations on. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return await createDatabase('template0');
}

async function createDatabase(source: string): Promise<TestDatabase> {
  made += 1;
  const database = `test_${process.pid}_${made}`;
  // Copied as files: written through the log, as by default, it takes three times as long.
  const copy = `create database ${database} template ${source} strategy file_copy`;
  await asAdministrator((client) => client.query(copy));
  return {
    connection: { ...inject('postgres'), database },
    async drop() {
      await asAdministrator((client) => client.query(`drop database ${database} with (force)`));
    },
  };
}

/**
 * Migrated once in a run, by whichever test file comes first. PostgreSQL copies only a database that
 * nobody is connected to, so it gets its name when the migrator has left, and admits no one after.
 */
async function ensureTemplate(client: Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [templateLock]);
  const found = await client.query('select 1 from pg_database where datname = $1', [template]);
  if (found.rowCount === 0) {
    const draft = `${template}_${process.pid}`;
    await client.query(`create database ${draft} template template0`);
    await migrate({ ...inject('postgres'), database: draft });
    await client.query(`alter database ${draft} allow_connections false`);
    const session = 'select 1 from pg_stat_activity where datname = $1';
    while ((await client.query(session, [draft])).rowCount !== 0) await pause(5);
    await client.query(`alter database ${draft} rename to ${template}`);
  }
  await client.query('select pg_advisory_unlock($1)', [templateLock]);
}

async function asAdministrator<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(inject('postgres'));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The address of a database, for a process of its own. */
export function databaseUrl({ host, port, user, database }: PostgresConnection): string {
  return `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}
