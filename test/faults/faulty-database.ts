import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { type Database, openDatabase } from '../../server/platform/database.ts';
import type { ConnectionSettings } from '../../server/platform/migrate.ts';

/** A statement that PostgreSQL refuses, by its SQLSTATE, or a connection that is gone. */
export const faults = [
  'error XX000',
  'deadlock 40P01',
  'conflict 40001',
  'timeout 57014',
  'disk full 53100',
  'ended before',
  'ended after',
  'cut before',
  'cut while under way',
  'cut after',
] as const;
export type Fault = (typeof faults)[number];

export interface FaultyDatabase extends Database {
  /** The same database by other connections, which nothing happens to. */
  calm: Database;
  /** From now on statements are counted, and the nth is hit, once. */
  arm(fault: Fault | undefined, nth: number): void;
  /** Statements since it was armed, and whether one of them was hit. */
  disarm(): { statements: number; hit: boolean };
}

type Send = (...given: unknown[]) => unknown;

/**
 * The real database over real connections, each of whose statements goes through a counter that can
 * make the nth of them fail, or lose its connection before, while or after it is carried out.
 */
export function openFaultyDatabase(connection: ConnectionSettings): FaultyDatabase {
  const database = openDatabase({ connection, connections: 4, onError: () => {} });
  const calm = openDatabase({ connection, connections: 2, onError: () => {} });
  const administrator = calm.pool;
  let armed: { fault: Fault | undefined; nth: number } | undefined;
  let statements = 0;
  let hit = false;

  database.pool.on('connect', (client) => {
    const send = client.query.bind(client) as Send;
    const counted: Send = (...given) => {
      if (armed === undefined) return send(...given);
      statements += 1;
      if (statements !== armed.nth || armed.fault === undefined) return send(...given);
      hit = true;
      return strike({ client, administrator, send: () => send(...given) }, armed.fault, send);
    };
    // One signature for the many of the driver: this product uses promises alone.
    (client as { query: unknown }).query = counted;
  });

  return {
    ...database,
    calm,
    arm: (fault, nth) => {
      armed = { fault, nth };
      statements = 0;
      hit = false;
    },
    disarm: () => {
      armed = undefined;
      return { statements, hit };
    },
    close: async () => {
      await database.close();
      await calm.close();
    },
  };
}

interface Struck {
  client: pg.PoolClient;
  administrator: pg.Pool;
  /** Sends the statement that was asked for. */
  send: () => unknown;
}

async function strike(struck: Struck, fault: Fault, query: Send): Promise<unknown> {
  const { client, send } = struck;
  const sqlState = / ([0-9A-Z]{5})$/.exec(fault)?.[1];
  if (sqlState !== undefined) {
    // PostgreSQL itself raises it, so that the transaction is as broken as it would be.
    const raise = `do $$ begin raise exception 'planted' using errcode = '${sqlState}'; end $$`;
    return query(raise, []);
  }
  const [how, when] = fault.split(' ');
  const cut = how === 'ended' ? () => endBackend(struck) : () => cutSocket(client);
  if (when === 'before') {
    await cut();
    return send();
  }
  const sent = Promise.resolve(send());
  // It may fail before anybody waits for it again.
  sent.catch(() => {});
  if (when === 'while') {
    await cut();
    return sent;
  }
  // Carried out, a commit too, but nobody hears of it.
  await sent.catch(() => {});
  await cut();
  throw new Error('connection lost before the answer came');
}

async function endBackend({ client, administrator }: Struck): Promise<void> {
  const { processID } = client as unknown as { processID: number };
  await administrator.query('select pg_terminate_backend($1)', [processID]);
  const running = 'select 1 from pg_stat_activity where pid = $1';
  while ((await administrator.query(running, [processID])).rowCount !== 0) await pause(1);
}

async function cutSocket(client: pg.PoolClient): Promise<void> {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
  connection.stream.destroy();
  // The driver hears of it in the next turn.
  await pause(0);
}
