import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { fill, planOf } from '../../../test/plans.ts';
import type { Tx } from '../../platform/database.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope } from '../../platform/scope.ts';
import { lockPrepared } from './batch-store.ts';
import { listPayees } from './payee-store.ts';
import * as sending from './send-store.ts';
import * as store from './store.ts';

let world: TestApp;
const scope = jobScope(county, 'test');
const rows = 40_000;
const resident = uuidOf('somebody');
const batch = uuidOf('a batch');

/** As many packets as years bring; nearly all of them were paid, and a few are on their way. */
beforeAll(async () => {
  world = await startTestApp();
  await fill(world.deps.database, {
    red_packet_offers: {
      text: `insert into red_packet_offers (county, id, name_zh, name_en, words_zh, words_en, amount_fen,
          value, price, earned_from, pools, per_year, places, tax, opened_by, opened_at)
        values ($1, $2, '红包', 'Red packet', '', '', 2000, 20, 20, 0, '{}', 1, 100000, 'taxable', $2, now())`,
      values: [county, uuidOf('an offer')],
    },
    red_packets: {
      text: `insert into red_packets (county, id, offer, resident, amount_fen, value, points, transfers,
          payee_sealed, state, asked_at, batch, number, first_sent_at, sent_at, next_at, ended_at)
        select $1, gen_random_uuid(), $3, case when n % 4000 = 7 then $4::uuid else gen_random_uuid() end,
          2000, 20, 20, '{}', '', state, at,
          case when n % 1000 = 0 then $5::uuid else md5('batch ' || n / 100)::uuid end,
          case when state in ('sent', 'paid') then 'number ' || n end,
          case when state in ('sent', 'paid') then at end, case when state in ('sent', 'paid') then at end,
          case when state = 'sent' then at end, case when state = 'paid' then at end
        from generate_series(1, $2::integer) n,
          lateral (select '2024-01-01'::timestamptz + n * interval '36 minutes' as at,
            case n % 400 when 1 then 'asked' when 2 then 'prepared' when 3 then 'approved' when 4 then 'sent'
              else 'paid' end as state) drawn`,
      values: [county, rows, uuidOf('an offer'), resident, batch],
    },
  });
});
afterAll(() => world.close());

const now = new Date('2026-09-01');
const page = { cursor: undefined, limit: 20 };

test.each<[string, string, (tx: Tx) => Promise<unknown>]>([
  [
    'what somebody asked for today and this year',
    'red_packets_by_resident',
    (tx) => store.sumAsked(tx, scope, { resident, day: now, year: new Date('2026-01-01') }),
  ],
  [
    'how many of each somebody had',
    'red_packets_by_resident',
    (tx) => store.countHad(tx, scope, { resident, since: new Date('2026-01-01') }),
  ],
  [
    'my red packets',
    'red_packets_by_resident',
    (tx) => store.listOf(tx, scope, { resident, ...page }),
  ],
  [
    'what waits to be put into a batch',
    'red_packets_by_state',
    (tx) => store.listInState(tx, scope, { state: 'asked', ...page }),
  ],
  ['a batch', 'red_packets_by_batch', (tx) => store.listOfBatch(tx, scope, batch)],
  [
    'what of a batch waits to be approved',
    'red_packets_by_batch',
    (tx) => lockPrepared(tx, scope, batch),
  ],
  [
    'the next to be sent',
    'red_packets_by_state',
    (tx) => sending.takeApproved(tx, scope, { now, next: now }),
  ],
  ['the next to be asked about', 'red_packets_due', (tx) => sending.lockDue(tx, scope, now)],
  [
    'what the provider speaks of',
    'red_packets_',
    (tx) => sending.hurry(tx, scope, { number: 'number 7', now }),
  ],
  [
    'how many wait, are under way or are stuck',
    'red_packets_by_state',
    (tx) => store.countPackets(tx, scope, { stuckSince: now }),
  ],
])('%s is found by an index, however many were paid', async (_, index, ask) => {
  const { indexes, scanned } = await planOf(world.deps.database, ask);
  expect(indexes.join(' ')).toContain(index);
  expect(scanned).not.toContain('red_packets');
});

test('who was paid how much in a month is read from that month', async () => {
  const month = { from: new Date('2026-07-31T16:00:00Z'), until: new Date('2026-08-31T16:00:00Z') };
  const { indexes, scanned } = await planOf(world.deps.database, (tx) =>
    listPayees(tx, scope, { ...month, over: 800 }),
  );
  expect(indexes).toContain('red_packets_paid');
  expect(scanned).not.toContain('red_packets');
});
