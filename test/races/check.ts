import { sql } from 'kysely';
import { findFaults } from '../../server/features/redemptions/service.ts';
import { getPoolCover, reconcile, sumBooks } from '../../server/ledger/service.ts';
import type { Read } from '../../server/platform/database.ts';
import { jobScope } from '../../server/platform/scope.ts';
import { county } from '../county.ts';
import type { Arena } from './arena.ts';

export interface Checked {
  wrong: string[];
  /** Rows that say of stock or of points that there is less than none. */
  belowZero: number;
}

/** All that must hold between two rounds, each figure against where it comes from. */
export async function check(arena: Arena): Promise<Checked> {
  const { read } = arena.world.deps.database;
  const below = await listBelowZero(read);
  const wrong = [
    ...below.map((what) => `below zero: ${what}`),
    ...(await wrongBooks(read)),
    ...(await wrongHolders(read, arena)),
    ...(await wrongCovers(read, arena)),
    ...(await wrongCounters(read)),
    ...(await oldCodes(read)),
  ];
  return { wrong, belowZero: below.length };
}

async function listBelowZero(read: Read): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select format('account %s: %s, %s announced away', id, posted, pending_out) as what
    from accounts where county = ${county}
      and (least(pending_in, pending_out) < 0
        or (id >> 16) & 15 not in (3, 6) and least(posted, posted - pending_out) < 0)
    union all
    select format('offer %s: %s, %s held', id, on_hand, held) from offers
    where county = ${county} and least(on_hand, held, on_hand - held) < 0
    union all
    select format('batch %s: %s', id, on_hand) from stock_batches
    where county = ${county} and on_hand < 0`.execute(read);
  return rows.map(({ what }) => what);
}

/** Every balance against the journal, every redemption against the ledger, every shelf against what came and went. */
async function wrongBooks(read: Read): Promise<string[]> {
  const { posted, pending } = await sumBooks(read, county);
  const sums = posted === 0n && pending === 0n ? [] : [`the books sum to ${posted}, ${pending}`];
  const differences = await reconcile(read, county);
  const faults = await findFaults(read, jobScope(county, 'races'));
  return [
    ...sums,
    ...differences.map((one) => `account ${one.account}: ${one.stored} ≠ ${one.recomputed}`),
    ...faults.map((one) => `${one.kind} ${one.what}: ${one.stored} ≠ ${one.recomputed}`),
  ];
}

/** What somebody, or a household, can spend is what they were given, less what was redeemed or is held. */
async function wrongHolders(read: Read, { given }: Arena): Promise<string[]> {
  const { rows } = await sql<{ holderNo: bigint; left: bigint; spent: bigint }>`
    with r as (
      select county, id, holder_no, false as shared from residents
      union all
      select county, id, holder_no, true from households
    )
    select r.holder_no as "holderNo",
      (select coalesce(sum(a.posted - a.pending_out), 0)::bigint from accounts a
       where a.county = r.county and a.id between (r.holder_no << 20) | (1::bigint << 16)
         and (r.holder_no << 20) | (1::bigint << 16) | 65535) as left,
      (select coalesce(sum(x.points), 0)::bigint from redemptions x
       where x.county = r.county
         and (x.paid_by = r.id or not r.shared and x.resident = r.id and x.paid_by is null)
         and x.state in ('reserved', 'handed_over')) as spent
    from r where r.county = ${county}`.execute(read);
  const wrong = rows.filter((row) => row.left !== BigInt(given.get(row.holderNo) ?? 0) - row.spent);
  return wrong.map(
    ({ holderNo, left, spent }) =>
      `holder ${holderNo} was given ${given.get(holderNo)}, spent ${spent} and has ${left}`,
  );
}

/** What a pool covers is what it had, less what it helps with. */
async function wrongCovers(read: Read, { covers }: Arena): Promise<string[]> {
  const { rows } = await sql<{ code: string; holderNo: bigint; helped: bigint }>`
    select p.code, p.holder_no as "holderNo",
      (select coalesce(sum(x.value - x.points), 0)::bigint from redemptions x
       where x.county = p.county and x.pool = p.code
         and x.state in ('reserved', 'handed_over')) as helped
    from pools p where p.county = ${county}`.execute(read);
  const wrong: string[] = [];
  for (const { code, holderNo, helped } of rows) {
    const had = covers.get(code);
    if (had === undefined) continue;
    const left = await getPoolCover(read, county, holderNo);
    if (left !== BigInt(had) - helped)
      wrong.push(`pool ${code} had ${had}, helped with ${helped} and has ${left}`);
  }
  return wrong;
}

/** A counter was paid what it handed over, and what is reserved there is announced to it. */
async function wrongCounters(read: Read): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    with paid as (
      select c.id, coalesce(a.posted, 0) as posted, coalesce(a.pending_in, 0) as announced
      from counters c
      left join accounts a on a.county = c.county and a.id = (c.holder_no << 20) | (4::bigint << 16)
      where c.county = ${county}
    ),
    redeemed as (
      select counter, sum(value) filter (where state = 'handed_over') as handed,
        sum(value) filter (where state = 'reserved') as reserved
      from redemptions where county = ${county} group by counter
    )
    select format('counter %s has %s and %s to come, and handed over %s and keeps %s', p.id, posted,
      announced, coalesce(handed, 0), coalesce(reserved, 0)) as what
    from paid p left join redeemed r on r.counter = p.id
    where posted <> coalesce(handed, 0) or announced <> coalesce(reserved, 0)`.execute(read);
  return rows.map(({ what }) => what);
}

/** A code is good only as long as its redemption waits. */
async function oldCodes(read: Read): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select format('redemption %s is %s and has a code', r.id, r.state) as what
    from vouchers v join redemptions r on r.county = v.county and r.id = v.redemption
    where v.county = ${county} and r.state <> 'reserved'`.execute(read);
  return rows.map(({ what }) => what);
}
