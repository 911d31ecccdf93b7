import { type RawBuilder, sql } from 'kysely';
import type { Read, Tx } from '../platform/database.ts';

/** A transfer as it stands, every column as text: nothing is rounded, whatever stands there. */
export interface TransferText {
  id: string;
  key: string;
  kind: string;
  debit: string;
  credit: string;
  amount: string;
  /** Empty when it ends no announced transfer. */
  pending: string;
  reason: string;
  ruleVersion: string;
  /** Seconds since 1970-01-01T00:00:00Z with six decimals. */
  at: string;
  creditVersion: string;
  creditPosted: string;
}

const columns: RawBuilder<TransferText> = sql`
  id::text, key::text, kind::text, debit::text, credit::text, amount::text,
  coalesce(pending::text, '') as pending, reason::text, rule_version::text as "ruleVersion",
  extract(epoch from at)::text as at, credit_version::text as "creditVersion",
  credit_posted::text as "creditPosted"`;

const rowsAtOnce = 5_000;

interface Span {
  /** undefined: from the beginning. */
  from: Date | undefined;
  until: Date;
}

/** Transfers of a span by time and id, a lot at a time, as of the moment this is asked. */
export async function* readSpan(
  tx: Tx,
  county: number,
  { from, until }: Span,
): AsyncGenerator<TransferText[]> {
  const beginning = from === undefined ? sql`true` : sql`at >= ${from}::timestamptz`;
  await sql`
    declare sealing no scroll cursor for
    select ${columns} from transfers
    where county = ${county}::integer and at < ${until}::timestamptz and ${beginning}
    order by transfers.at, transfers.id`.execute(tx);
  for (;;) {
    const { rows } = await sql<TransferText>`fetch ${sql.lit(rowsAtOnce)} from sealing`.execute(tx);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) break;
  }
  await sql`close sealing`.execute(tx);
}

/** How many transfers stand before an instant. */
export async function countUntil(read: Read, county: number, until: Date): Promise<number> {
  const { count } = await read
    .selectFrom('transfers')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('county', '=', county)
    .where('at', '<', until)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function getTexts(
  read: Read,
  county: number,
  ids: readonly string[],
): Promise<Map<string, TransferText>> {
  const { rows } = await sql<TransferText>`
    select ${columns} from transfers
    where county = ${county}::integer and id = any (${`{${ids.join(',')}}`}::uuid[])`.execute(read);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface CreditFault {
  account: bigint;
  /** How often the account says it was credited. */
  stored: bigint;
  counted: bigint;
}

/**
 * Accounts that were not credited as often as they say, or whose credits are not numbered from one
 * without a gap: what balances alone do not show.
 */
export async function findCreditFaults(read: Read, county: number): Promise<CreditFault[]> {
  const { rows } = await sql<CreditFault>`
    with credited as (
      select credit as account, count(*) as counted, min(credit_version) as first,
        max(credit_version) as last, count(distinct credit_version) as different
      from transfers where county = ${county}::integer group by credit
    )
    select coalesce(a.id, c.account) as account, coalesce(a.version, 0) as stored,
      coalesce(c.counted, 0) as counted
    from (select id, version from accounts where county = ${county}::integer) a
    full join credited c on c.account = a.id
    where coalesce(a.version, 0) <> coalesce(c.counted, 0)
      or c.first <> 1 or c.last <> c.counted or c.different <> c.counted
    order by 1`.execute(read);
  return rows;
}

/** Counties in which an account or a transfer stands, whether or not there is such a county. */
export async function listCounties(read: Read): Promise<number[]> {
  const { rows } = await sql<{ county: number }>`
    select county from transfers union select county from accounts order by 1`.execute(read);
  return rows.map(({ county }) => county);
}

/** A transfer and, when it was announced, the one that settled or voided it; the later first. */
export async function findStretch(
  read: Read,
  county: number,
  first: string,
): Promise<TransferText[]> {
  const { rows } = await sql<TransferText>`
    select ${columns} from transfers
    where county = ${county}::integer and (id = ${first}::uuid or key = ${first}::uuid)
    order by kind desc`.execute(read);
  return rows;
}
