import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { givePoints, openPool } from '../../../test/holders.ts';
import { always, openLastingShop, takeOne } from '../../../test/settlements.ts';
import type { Shop } from '../../../test/shop.ts';
import { openTill, passOf } from '../../../test/till.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { localDate } from '../../platform/calendar.ts';
import { jobScope } from '../../platform/scope.ts';
import { findFaults } from './service.ts';

const histories = 14;
const stepsOfHistory = 60;
/** The same in every run. */
const seed = 20_261_128;

type Step =
  | { do: 'take'; nth: number }
  | { do: 'offline'; nth: number; twice: boolean }
  | { do: 'bring back'; nth: number }
  | { do: 'contest'; nth: number }
  | { do: 'confirm'; nth: number }
  | { do: 'pay'; nth: number }
  | { do: 'days'; days: number }
  | { do: 'open'; back: number }
  | { do: 'answer'; nth: number; points: number };

const nth = fc.nat(30);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('take' as const), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('offline' as const), nth, twice: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('bring back' as const), nth }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom('contest' as const, 'confirm' as const, 'pay' as const),
      nth,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('days' as const),
      days: fc.integer({ min: 1, max: 25 }),
    }),
  },
  // Mostly the month before: others are refused, or have nothing.
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      back: fc.constantFrom(0, 1, 1, 1, 2),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      nth,
      points: fc.integer({ min: -25, max: 25 }),
    }),
  },
);

let world: TestApp;
let leader: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 10_000_000 });
  await openPool(world, 'helpers', 1_000_000);
  leader = always(world, 'leader');
});
afterAll(() => world.close());

interface Play {
  shop: Shop;
  offers: readonly string[];
  taken: string[];
}

async function begin(): Promise<Play> {
  const shop = await openLastingShop(world);
  const rice = await shop.offer({}, { pieces: 100 });
  const prices = [{ from: 0, points: 10 }];
  const helped = { value: 25, prices, pools: ['helpers'] };
  const oil = await shop.offer(helped, { pieces: 100 });
  return { shop, offers: [rice.offer, oil.offer], taken: [] };
}

async function customer(): Promise<Caller> {
  const resident = await world.resident();
  await resident('completeProfile', { body: { name: '王小梅', grid: grids.west } });
  await givePoints(world, resident, 100, '2049-12-31');
  return resident;
}

/** Months back from this one, as they are written. */
function monthBack(back: number): string {
  const [year = 0, month = 0] = localDate(world.clock.now()).split('-').map(Number);
  const months = year * 12 + month - 1 - back;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Whatever is asked is done or refused; nothing else happens. */
async function asked(answer: Promise<{ status: number; raw: { body: string } }>): Promise<void> {
  const { status, raw } = await answer;
  expect(status, raw.body).toBeLessThan(500);
}

/** Handed over at two tills without a network, or given back and collected all the same. */
async function conflict(shop: Shop, offer: string, twice: boolean): Promise<void> {
  const resident = await customer();
  const { id } = (await resident('reserve', { body: { offer } })).ok;
  const shown = await passOf(resident, id);
  if (!twice) (await resident('cancelRedemption', { params: { id } })).ok;
  for (let tills = twice ? 2 : 1; tills > 0; tills--) {
    const till = openTill(world, shop.counter);
    await till.takeSheet(shop.merchant);
    await till.record(shop.merchant, shown);
  }
}

async function take({ shop, offers, taken }: Play, one: Step): Promise<void> {
  const merchant = shop.merchant;
  if (one.do === 'days') world.clock.advance({ days: one.days });
  else if (one.do === 'take')
    taken.push(await takeOne(shop, await customer(), offers[one.nth % 2] ?? ''));
  else if (one.do === 'offline') await conflict(shop, offers[one.nth % 2] ?? '', one.twice);
  else if (one.do === 'bring back') {
    const id = taken[one.nth % taken.length];
    const body = { reason: 'mistake', restock: true };
    if (id !== undefined) await asked(merchant('returnRedemption', { params: { id }, body }));
  } else if (one.do === 'open') {
    const body = { period: monthBack(one.back), counter: shop.counter };
    await asked(shop.treasurer('openSettlements', { body }));
  } else await settle(shop, one);
}

/** In which states settlements were come upon. */
const seen = new Set<string>();

type Settling = Extract<Step, { do: 'contest' | 'confirm' | 'pay' | 'answer' }>;

async function settle(shop: Shop, one: Settling): Promise<void> {
  const { settlements } = (await shop.merchant('listMySettlements')).ok;
  const own = settlements.filter(({ counter }) => counter === shop.counter);
  for (const { state } of own) seen.add(state);
  const of = own[one.nth % own.length];
  if (of === undefined) return;
  const params = { id: of.id };
  const no = String(1 + (one.nth % of.lines));
  if (one.do === 'confirm') await asked(shop.merchant('confirmSettlement', { params }));
  else if (one.do === 'pay')
    await asked(leader('markSettlementPaid', { params, body: { voucher: '付字 1' } }));
  else if (one.do === 'contest')
    await asked(
      shop.merchant('disputeSettlementLine', {
        params: { ...params, no },
        body: { reason: '数不对' },
      }),
    );
  else await answerFirst(shop, { id: of.id, points: one.points });
}

/** The first line that is contested gets an answer: a correction, or for 0 none. */
async function answerFirst(
  shop: Shop,
  { id, points }: { id: string; points: number },
): Promise<void> {
  const contested = { params: { id }, query: { only: 'contested' } };
  const { lines } = (await shop.treasurer('listSettlementLines', contested)).ok;
  const line = lines.find(({ dispute }) => dispute !== null && dispute.answer === null);
  if (line === undefined) return;
  const correction = { points, amountFen: points * 100, pool: 'helpers' };
  await asked(
    shop.treasurer('answerSettlementDispute', {
      params: { id, no: String(line.no) },
      body: { words: '核对过了', correction: points === 0 ? null : correction },
    }),
  );
}

/** What the lines of a counter come to, and what the ledger moved on its account for anything but payments. */
async function movedAndSettled(counter: string) {
  const { rows } = await sql<{ lines: number; loose: number; moved: number }>`
    with own as (select holder_no as no from counters where county = ${county} and id = ${counter}),
    shop as (select (no << 20) | (4::bigint << 16) as id from own)
    select
      (select coalesce(sum(l.points), 0)::integer from settlement_lines l
        join settlements s on s.county = l.county and s.id = l.settlement
        where s.counter = ${counter}) as lines,
      (select coalesce(sum(case kind when 'back' then -value else value end), 0)::integer from (
        select 'over' as kind, id, value from redemptions
        where counter = ${counter} and handed_over_at is not null
        union all
        select 'back', id, value from redemptions where counter = ${counter} and state = 'returned'
      ) one where not exists (select from settlement_lines l where l.redemption = one.id
        and l.kind = case one.kind when 'back' then 'returned' else 'handed_over' end))
      + (select coalesce(sum(taken + owed + helped), 0)::integer from counter_conflicts c
        where counter = ${counter}
          and not exists (select from settlement_lines l where l.entry = c.entry)) as loose,
      (select coalesce(sum(case when t.credit = shop.id then t.amount else -t.amount end), 0)::integer
        from transfers t, shop
        where t.county = ${county} and t.kind in (1, 3) and shop.id in (t.debit, t.credit)
          and (t.debit >> 16) & 15 <> 3 and (t.credit >> 16) & 15 <> 3) as moved`.execute(
    world.deps.database.read,
  );
  return rows[0] ?? expect.fail('no sums');
}

test('whatever the order of handing over, with a network and without, bringing back, opening, contesting, answering and paying, lines add up to the counter’s account', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: stepsOfHistory, maxLength: stepsOfHistory }),
      async (steps) => {
        const play = await begin();
        for (const one of steps) {
          await take(play, one);
          const { lines, loose, moved } = await movedAndSettled(play.shop.counter);
          expect(lines + loose, one.do).toBe(moved);
        }
        const { read } = world.deps.database;
        expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
      },
    ),
    { numRuns: histories, seed, endOnFailure: true },
  );
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect([...seen].sort()).toEqual(['disputed', 'draft', 'paid', 'settled']);
});
