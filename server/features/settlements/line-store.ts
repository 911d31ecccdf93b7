import { type Selectable, sql } from 'kysely';
import type { SettlementDisputes, SettlementLines } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export type LineRow = Selectable<SettlementLines>;
export type DisputeRow = Selectable<SettlementDisputes>;

interface Page {
  settlement: string;
  /** Those that were contested, and what corrects them. */
  contested: boolean;
  after: number;
  limit: number;
}

/** Lines by their numbers. */
export const listLines = (read: Read, scope: Scope, page: Page): Promise<LineRow[]> =>
  linesQuery(read, scope, page).execute();

export const linesQuery = (
  read: Read,
  { county }: Scope,
  { settlement, contested, after, limit }: Page,
) =>
  read
    .selectFrom('settlement_lines as l')
    .selectAll('l')
    .where('l.county', '=', county)
    .where('l.settlement', '=', settlement)
    .where('l.no', '>', after)
    .$if(contested, (query) =>
      query.where((where) =>
        where.or([
          where('l.kind', '=', 'correction'),
          where.exists(
            where
              .selectFrom('settlement_disputes as d')
              .select('d.no')
              .whereRef('d.county', '=', 'l.county')
              .whereRef('d.settlement', '=', 'l.settlement')
              .whereRef('d.no', '=', 'l.no'),
          ),
        ]),
      ),
    )
    .orderBy('l.no')
    .limit(limit);

interface OfLine {
  settlement: string;
  no: number;
}

export function findLine(
  read: Read,
  { county }: Scope,
  { settlement, no }: OfLine,
): Promise<LineRow | undefined> {
  return read
    .selectFrom('settlement_lines')
    .selectAll()
    .where('county', '=', county)
    .where('settlement', '=', settlement)
    .where('no', '=', no)
    .executeTakeFirst();
}

export function insertLine(
  tx: Tx,
  { county }: Scope,
  line: Omit<LineRow, 'county'>,
): Promise<LineRow> {
  return tx
    .insertInto('settlement_lines')
    .values({ ...line, county })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export interface PayerRow {
  no: number;
  payer: bigint;
  points: number;
}

/** Whose points some lines of a settlement were paid with. */
export async function listPayers(
  read: Read,
  { county }: Scope,
  { settlement, lines }: { settlement: string; lines: readonly number[] },
): Promise<PayerRow[]> {
  if (lines.length === 0) return [];
  return read
    .selectFrom('settlement_payers')
    .select(['no', 'payer', 'points'])
    .where('county', '=', county)
    .where('settlement', '=', settlement)
    .where(sql<boolean>`no = any (${`{${lines.join(',')}}`}::integer[])`)
    .orderBy('no')
    .orderBy('payer')
    .execute();
}

/** The same of all its lines together. */
export async function sumPayers(
  read: Read,
  { county }: Scope,
  settlement: string,
): Promise<{ payer: bigint; points: number }[]> {
  const { rows } = await sql<{ payer: bigint; points: number }>`
    select payer, sum(points)::integer as points from settlement_payers
    where county = ${county} and settlement = ${settlement}
    group by payer order by payer`.execute(read);
  return rows;
}

export interface KindRow {
  kind: string;
  lines: number;
  points: number;
  amountFen: bigint;
}

/** What a settlement consists of. */
export async function sumKinds(
  read: Read,
  { county }: Scope,
  settlement: string,
): Promise<KindRow[]> {
  const { rows } = await sql<KindRow>`
    select kind, count(*)::integer as lines, sum(points)::integer as points,
      sum(amount_fen)::bigint as "amountFen"
    from settlement_lines where county = ${county} and settlement = ${settlement}
    group by kind order by array_position(array['handed_over', 'returned', 'conflict', 'correction'], kind)
    `.execute(read);
  return rows;
}

export async function listDisputes(
  read: Read,
  { county }: Scope,
  { settlement, lines }: { settlement: string; lines: readonly number[] },
): Promise<DisputeRow[]> {
  if (lines.length === 0) return [];
  return read
    .selectFrom('settlement_disputes')
    .selectAll()
    .where('county', '=', county)
    .where('settlement', '=', settlement)
    .where(sql<boolean>`no = any (${`{${lines.join(',')}}`}::integer[])`)
    .execute();
}

export async function insertDispute(
  tx: Tx,
  { county }: Scope,
  dispute: Pick<DisputeRow, 'settlement' | 'no' | 'reason' | 'disputed_by' | 'disputed_at'>,
): Promise<void> {
  await tx
    .insertInto('settlement_disputes')
    .values({ ...dispute, county })
    .execute();
}

type Answered = Pick<DisputeRow, 'settlement' | 'no'> & {
  answer: 'upheld' | 'refused';
  words: string;
  answered_by: string;
  answered_at: Date;
};

export async function answerDispute(
  tx: Tx,
  { county }: Scope,
  { settlement, no, ...answer }: Answered,
): Promise<void> {
  await tx
    .updateTable('settlement_disputes')
    .set(answer)
    .where('county', '=', county)
    .where('settlement', '=', settlement)
    .where('no', '=', no)
    .execute();
}
