import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { fill, planOf } from '../../../test/plans.ts';
import type { Tx } from '../../platform/database.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope } from '../../platform/scope.ts';
import * as store from './store.ts';

let world: TestApp;
const scope = jobScope(county, 'test');
const rows = 40_000;
const counters = 400;
const counter = uuidOf('counter 7');
const redemption = uuidOf('redemption 7');

/** A year of journals from some hundred counters; one entry in forty does not agree with the books. */
beforeAll(async () => {
  world = await startTestApp();
  const numbered = (what: string, n: string) => `md5('${what} ' || ${n})::uuid`;
  await fill(world.deps.database, {
    counter_entries: {
      text: `insert into counter_entries (county, id, till, seq, counter, hash, kind, shown, redemption,
          staff, sent_by, at, counted_at, received_at, outcome)
        select $1, ${numbered('entry', 'n')}, ${numbered('till', 'n % $3')}, n,
          case when n % $3 = 7 then $4::uuid else ${numbered('counter', 'n % $3')} end, '', 'handed_over',
          'pass', case when n = 7 then $5::uuid else gen_random_uuid() end, gen_random_uuid(),
          gen_random_uuid(), at, at, at, case when n % 40 = 7 then 'conflict' else 'posted' end
        from generate_series(1, $2::integer) n,
          lateral (select '2026-01-01'::timestamptz + n * interval '13 minutes' as at) instant`,
      values: [county, rows, counters, counter, redemption],
    },
    counter_conflicts: {
      text: `insert into counter_conflicts (county, entry, counter, redemption, kind, bearer, value, taken,
          owed, helped, transfers, found_at)
        select county, id, counter, redemption, 'expired', 'counter', 30, 0, 0, 0, '{}', received_at
        from counter_entries where county = $1 and outcome = 'conflict'`,
      values: [county],
    },
  });
});
afterAll(() => world.close());

const page = { before: undefined, limit: 20 };

test.each<[string, string, (tx: Tx) => Promise<unknown>]>([
  [
    'an entry that is sent again',
    'counter_entries_pk',
    (tx) => store.findEntry(tx, scope, uuidOf('sent again')),
  ],
  [
    'who was charged for all the same',
    'counter_entries_by_redemption',
    (tx) => store.findCharged(tx, scope, redemption),
  ],
  [
    'what did not agree at one counter',
    'counter_conflicts_by_counter',
    (tx) => store.listConflictsAt(tx, scope, { counter, ...page }),
  ],
  [
    'what did not agree anywhere',
    'counter_conflicts_newest',
    (tx) => store.listConflictsBelow(tx, scope, { ...page, bearer: undefined }),
  ],
])('%s is found by an index, whatever the journals hold', async (_, index, ask) => {
  const { indexes, scanned } = await planOf(world.deps.database, ask);
  expect(indexes).toContain(index);
  expect(scanned.filter((table) => table.startsWith('counter_'))).toEqual([]);
});
