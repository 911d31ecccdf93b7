import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { fill, planOf } from '../../../test/plans.ts';
import type { Tx } from '../../platform/database.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope } from '../../platform/scope.ts';
import { listBatches, listOffers } from './counter-store.ts';
import { getOffered, listOpen, lockOffered } from './offered-store.ts';

let world: TestApp;
const scope = jobScope(county, 'test');
const now = new Date('2026-12-01T00:00:00Z');
const rows = 40_000;
const counters = 100;
const counter = uuidOf('counter 7');
const offer = uuidOf('offer 7');

/** Years of hours at which somebody could come; a hundred are shelves, and few are still to come. */
beforeAll(async () => {
  world = await startTestApp();
  const named = (what: string, n: string) => `md5('${what} ' || ${n})::uuid`;
  await fill(world.deps.database, {
    counters: {
      text: `insert into counters (county, id, name_zh, name_en, merchant_zh, merchant_en, area, place,
          hours_zh, hours_en, opened_at)
        select $1, case n when 7 then $3::uuid else ${named('counter', 'n')} end, '点' || n, 'c' || n, '', '',
          '339999001001', '', '', '', now()
        from generate_series(0, $2::integer - 1) n`,
      values: [county, counters, counter],
    },
    offers: {
      text: `insert into offers (county, id, reward, counter, starts_at, ends_at, on_hand)
        select $1, case n when 7 then $5::uuid else ${named('offer', 'n')} end, ${named('reward', 'n / $3')},
          case n % $3 when 7 then $4::uuid else ${named('counter', 'n % $3')} end, at,
          at + interval '1 hour', 3
        from generate_series(1, $2::integer) n, lateral (select case when n % 400 > 0
          then '2026-12-03'::timestamptz - n * interval '1 hour' end as at) instant`,
      values: [county, rows, counters, counter, offer],
    },
    stock_batches: {
      text: `insert into stock_batches (county, id, offer, label, supplied_by, on_hand, received_at)
        select $1, gen_random_uuid(), case n when 7 then $3::uuid else ${named('offer', 'n')} end, '', 'pool',
          n % 2, now()
        from generate_series(1, $2::integer) n`,
      values: [county, rows, offer],
    },
  });
});
afterAll(() => world.close());

test.each<[string, string, (tx: Tx) => Promise<unknown>]>([
  ['what can be had now', 'offers_open', (tx) => listOpen(tx, scope, now)],
  ['what is reserved of', 'offers_pk', (tx) => lockOffered(tx, scope, [offer])],
  ['what was reserved', 'offers_pk', (tx) => getOffered(tx, scope, [offer])],
  ['what a counter has', 'offers_by_counter', (tx) => listOffers(tx, scope, [counter])],
  [
    'the batches of a shelf',
    'stock_batches_there',
    (tx) => listBatches(tx, scope, [offer, uuidOf('offer 8')]),
  ],
])('%s is found by an index, whatever is over', async (_, index, ask) => {
  const { indexes, scanned } = await planOf(world.deps.database, ask);
  expect(indexes).toContain(index);
  expect(scanned.filter((table) => /offers|stock/.test(table))).toEqual([]);
});
