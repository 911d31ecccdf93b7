import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { fill, planOf } from '../../../test/plans.ts';
import { listLotsLapsingOf } from '../../ledger/service.ts';
import type { Tx } from '../../platform/database.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope } from '../../platform/scope.ts';
import { listGrownUpsWith, listReach, listWithoutPhone } from '../residents/service.ts';

let world: TestApp;
const scope = jobScope(county, 'test');
const rows = 40_000;
const person = (n: number) => uuidOf(`person ${n}`);

/** A county of a hundred communities in which one of forty has lost the number; a third lives with others. */
beforeAll(async () => {
  world = await startTestApp();
  await fill(world.deps.database, {
    residents: {
      text: `insert into residents (county, id, holder_no, grid, household, registered_at, age_class,
          phone_index, phone_detached_at)
        select $1::integer, gen_random_uuid(), 1000000 + n, $1::integer::text || lpad((1000 + n % 100)::text, 6, '0') || '001',
          case when n % 3 = 0 then md5('household ' || n / 6)::uuid end, now(), 'adult',
          case when n % 40 <> 7 then decode(md5('phone ' || n), 'hex') end,
          case when n % 40 = 7 then now() end
        from generate_series(1, $2::integer) n`,
      values: [county, rows],
    },
    households: {
      text: `insert into households (county, id, holder_no, grid, created_at)
        select $1::integer, md5('household ' || n)::uuid, 2000000 + n, $1::integer::text || '001000001', now()
        from generate_series(1, $2::integer / 6) n`,
      values: [county, rows],
    },
    sessions: {
      text: `insert into sessions (county, token_hash, kind, subject, id, created_at, last_seen_at, expires_at)
        select $1::integer, decode(md5('token ' || n), 'hex'), 'resident', gen_random_uuid(), gen_random_uuid(),
          now(), now(), now()
        from generate_series(1, $2::integer) n`,
      values: [county, rows],
    },
    accounts: {
      text: `insert into accounts (county, id, posted)
        select $1::integer, ((1000000 + n)::bigint << 20) | (1 << 16) | (2500 + year * 365), 5
        from generate_series(1, $2::integer) n, generate_series(0, 2) year`,
      values: [county, rows],
    },
  });
});
afterAll(() => world.close());

const span = { from: '2026-11-01', until: '2026-12-31' };
const few = Array.from({ length: 20 }, (_, n) => person(n));

test.each<[string, string, (tx: Tx) => Promise<unknown>]>([
  [
    'who of a community has no number',
    'residents_without_phone_by_grid',
    (tx) =>
      listWithoutPhone(tx, scope, { community: `${county}001007`, after: undefined, limit: 500 }),
  ],
  [
    'the page after it',
    'residents_without_phone_by_grid',
    (tx) =>
      listWithoutPhone(tx, scope, { community: `${county}001007`, after: person(1), limit: 500 }),
  ],
  [
    'what of theirs is about to lapse',
    'accounts_pk',
    (tx) =>
      listLotsLapsingOf(tx, county, {
        ...span,
        holderNos: few.map((_, n) => BigInt(1_000_007 + n)),
      }),
  ],
  ['who uses the app', 'sessions_by_subject', (tx) => listReach(tx, scope, few)],
  ['who lives with a minor', 'residents_by_household', (tx) => listGrownUpsWith(tx, scope, few)],
])('%s is found by an index', async (_, index, ask) => {
  const { indexes, scanned } = await planOf(world.deps.database, ask);
  expect(indexes).toContain(index);
  expect(scanned).toEqual([]);
});
