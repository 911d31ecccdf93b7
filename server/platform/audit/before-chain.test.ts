import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { type Database, openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { openSigningKey } from '../signing-key.ts';
import { chainAll } from './chain.ts';
import { verifyAudit } from './verify.ts';

const county = 339_997;
const now = new Date('2026-11-28T00:00:00Z');
const directory = join(import.meta.dirname, '../../../db/migrations');

let made: TestDatabase;
let database: Database;
beforeAll(async () => {
  made = await createEmptyDatabase();
  const client = new pg.Client(made.connection);
  await client.connect();
  const before = readdirSync(directory).filter((name) => name < '0020');
  await runner({
    dbClient: client,
    dir: directory,
    direction: 'up',
    count: before.length,
    migrationsTable: 'migrations',
    log: () => {},
  });
  await client.query(
    `insert into counties (county, name_zh, name_en, case_prefix, centre_lng, centre_lat, hotline)
     values ($1, '试验县', 'Test County', 'SY', 120, 28, '0570-0000000')`,
    [county],
  );
  // Ids grow with time, as ours do.
  await client.query(
    `insert into audit_entries (county, id, at, actor_kind, actor, action, object, details)
     select $1, ('01999999-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '2026-10-01'::timestamptz + n * interval '1 hour', 'staff',
       gen_random_uuid(), 'case.opened', 'case/' || n, '{"b": 1, "a": null}'
     from generate_series(1, 700) n`,
    [county],
  );
  await client.end();
  await migrate(made.connection);
  database = openDatabase({ connection: made.connection, connections: 2, onError: () => {} });
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

test('entries from before there was a chain are all of its beginning, by their time', async () => {
  const sealKey = openSigningKey(Buffer.alloc(32, 7));
  await chainAll({ database, clock: { now: () => now }, sealKey });
  const options = { county, key: sealKey.publicKey, now };
  const whole = await database.snapshot((read) => verifyAudit(read, options));
  expect(whole).toMatchObject({ entries: 700, waiting: 0, findings: [] });
  const { rows } = await database.pool.query(
    'select object, details, roles from audit_entries where seq in (1, 700) order by seq',
  );
  expect(rows).toMatchObject([
    { object: 'case/1', details: { a: null, b: 1 }, roles: '' },
    { object: 'case/700' },
  ]);
});
