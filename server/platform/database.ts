import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from '../../db/types.ts';
import { type Change, changesOf } from './live/changes.ts';
import { type Hearing, type Listener, openHearing } from './live/hearing.ts';
import { createTeller } from './live/teller.ts';
import type { ConnectionSettings } from './migrate.ts';
import { makePipelined } from './pipeline.ts';
import { transactionsOn } from './transaction.ts';

/** Reads outside a transaction: one statement sees one snapshot, two statements may not agree. */
export type Read = Kysely<DB>;
/** A transaction. Stores that write take this and nothing else, so no statement can escape it. */
export type Tx = Transaction<DB>;

export interface Database {
  read: Read;
  pool: pg.Pool;
  /** Runs `work` in one transaction; commits its result or rolls back what it throws. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads that must agree with each other: all of them see one moment. Nothing is written. */
  snapshot<T>(work: (read: Read) => Promise<T>): Promise<T>;
  /** Hears what any process committed that open screens are told of. */
  hear(listener: Listener): Hearing;
  close(): Promise<void>;
}

const int8 = 20;
const date = 1082;
/** Conflicts, and kept plans that a migration made stale: the connection has forgotten them by then. */
const retryable = new Set(['40001', '40P01', '0A000', '26000']);
/** Two wrote the same first row at once: the second finds it when it tries again. */
const racedFor = new Set(['accounts_pk', 'transfers_key_once', 'idempotency_pk']);
const attempts = 4;
const busyAttempts = 10;
const busyPauseMs = 5;
const longestPauseMs = 200;
const planLifeSeconds = 600;

/** Counts and points are bigint, calendar dates stay text: neither survives a JavaScript number or Date. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === int8) return BigInt;
    if (oid === date) return (text: string) => text;
    return pg.types.getTypeParser(oid, format ?? 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** What is needed lies with others at this moment: the whole transaction is tried again after a pause. */
export class Busy extends Error {}

export interface DatabaseOptions {
  connection: ConnectionSettings;
  connections: number;
  onError: (error: Error) => void;
}

export function openDatabase({ connection, connections, onError }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    ...connection,
    max: connections,
    types,
    pipeline: true,
    // Plans are kept with a connection: one made while a table was small must not last.
    maxLifetimeSeconds: planLifeSeconds,
    application_name: 'pingan-points',
    options: '-c statement_timeout=30000 -c timezone=UTC',
  });
  // Without listeners a connection that the server ends would end this process: each connection
  // reports it, in use or not; the pool only repeats it for idle ones.
  pool.on('connect', (client) => {
    makePipelined(client);
    client.on('error', onError);
  });
  pool.on('error', () => {});
  const read = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  const run = transactionsOn(pool);
  const teller = createTeller(read, onError);

  async function commit<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    let changes: readonly Change[] = [];
    const result = await run('begin', async (tx) => {
      const done = await work(tx);
      changes = changesOf(tx);
      return done;
    });
    teller.tell(changes);
    return result;
  }

  async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await commit(work);
      } catch (error) {
        if (error instanceof Busy && attempt < busyAttempts) {
          await pause(Math.min(busyPauseMs * 2 ** attempt, longestPauseMs));
          continue;
        }
        if (attempt >= attempts || !isRetryable(error)) throw error;
        // Whoever it lost to is through by then: beginning at once, it would meet them again.
        await pause(busyPauseMs * attempt);
      }
    }
  }

  const snapshot = <T>(work: (read: Read) => Promise<T>): Promise<T> =>
    run('start transaction isolation level repeatable read read only', work);

  const close = async () => {
    await teller.drain();
    await read.destroy();
  };
  const hear = (listener: Listener) => openHearing(connection, listener);
  return { read, pool, transact, snapshot, hear, close };
}

function isRetryable(error: unknown): boolean {
  const raced =
    sqlState(error) === '23505' && racedFor.has((error as pg.DatabaseError).constraint ?? '');
  return raced || retryable.has(sqlState(error));
}

/** SQLSTATE of a database error, '' of any other. */
export function sqlState(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? '') : '';
}
