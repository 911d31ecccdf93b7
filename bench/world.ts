import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { lotAccount, points, poolAccount, sourceAccount } from '../server/ledger/account.ts';
import { post } from '../server/ledger/service.ts';
import { systemClock } from '../server/platform/clock.ts';
import { type Database, openDatabase } from '../server/platform/database.ts';
import {
  type PostgresConnection,
  startEmbeddedPostgres,
} from '../server/platform/embedded-postgres.ts';
import { createIds, type Ids, seededNumbers } from '../server/platform/ids.ts';
import { migrate } from '../server/platform/migrate.ts';

export const county = 339921;
export const pool = 7n;
export const lapsesOn = '2027-12-31';
/** Holders are numbered from here. */
export const firstHolder = 1_000n;

export interface World {
  /** Holders whose lot exists; fewer for a try whether everything works. */
  holders: number;
  /** Transfers that are there before the large side of `growth` is measured. */
  grownTransfers: number;
  folder: string;
  connection: PostgresConnection;
  /** Its version. */
  postgres: string;
  database: Database;
  clock: typeof systemClock;
  ids: Ids;
  close(): Promise<void>;
}

export type Size = Pick<World, 'holders' | 'grownTransfers'>;

/** Who is next, and who has how much, are drawn from this. */
export const seed = 'benches of 2026';

/**
 * A PostgreSQL of its own with every safety on (fsync, synchronous commit, full pages), the product's
 * schema, one pool that pays everybody, and a lot for each holder.
 * @param standing is told how to end it as soon as there is something to end
 */
export async function makeWorld(
  size: Size,
  standing: (stop: () => Promise<void>) => void,
): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'pingan-bench-'));
  // When root runs this, PostgreSQL runs as another user, who must be able to come in.
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    log: () => {},
    settings: { max_connections: '200' },
  });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  standing(stop);
  await migrate(server.connection);
  const database = openDatabase({
    connection: server.connection,
    connections: 24,
    onError: () => {},
  });
  const { rows } = await sql<{ version: string }>`
    select current_setting('server_version') as version`.execute(database.read);
  const ids = createIds(systemClock);
  const world = {
    ...size,
    folder,
    connection: server.connection,
    database,
    clock: systemClock,
    ids,
    postgres: rows[0]?.version ?? 'unknown',
  };
  await sql`
    insert into counties (county, name_zh, name_en, case_prefix, centre_lng, centre_lat, hotline)
    values (${county}, '临溪县', 'Linxi County', 'LX', 120, 28, '12345')`.execute(database.read);
  await openLots(world);
  await cover(world);
  await sql`vacuum analyze`.execute(database.read);
  return {
    ...world,
    close: async () => {
      await database.close();
      await stop();
    },
  };
}

type Founded = Omit<World, 'close'>;

async function openLots({ database, holders }: Founded): Promise<void> {
  const lowBits = lotAccount(1n, lapsesOn) & 0xfffffn;
  await sql`
    insert into accounts (county, id)
    select ${county}, (holder::bigint << 20) | ${lowBits}::bigint
    from generate_series(${firstHolder}::bigint, ${firstHolder + BigInt(holders) - 1n}::bigint) holder`.execute(
    database.read,
  );
}

async function cover({ database, ids, clock }: Founded): Promise<void> {
  const id = ids.uuid();
  const pledge = {
    id,
    key: id,
    kind: 'post' as const,
    debit: sourceAccount(pool),
    credit: poolAccount(pool),
    amount: points(10_000_000_000),
    pending: null,
    reason: id,
    ruleVersion: 0,
  };
  await database.transact((tx) => post(tx, { county, transfers: [pledge], at: clock.now() }));
}

const draw = seededNumbers(seed);

/** The next holder of a sequence that every run repeats. */
export function anyHolder({ holders }: Pick<World, 'holders'>): bigint {
  return firstHolder + BigInt(draw() % holders);
}
