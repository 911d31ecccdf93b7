import { sql } from 'kysely';
import { localDate } from '../platform/calendar.ts';
import type { Read } from '../platform/database.ts';
import { dayNumber } from './account.ts';
import { type Transfer, transferKinds } from './transfer.ts';

export interface Batch {
  county: number;
  /** No two of the same key, and no account that both pays and receives. */
  transfers: readonly Transfer[];
  at: Date;
  /** Receivers may be accounts that do not exist yet. */
  opening: boolean;
}

/**
 * The posting statement (`post_transfers` in the database): arrays in; payers locked and weighed; one
 * update per account, one row per transfer with the running version and balance of the account it
 * credits. Alone it is its own transaction, within one it is part of it.
 * @returns keys of the transfers that were left: nothing at all happened to those
 */
export async function writeTransfers(
  database: Read,
  { county, transfers, at, opening }: Batch,
): Promise<Set<string>> {
  const column = (of: (transfer: Transfer) => bigint | number | string | null | undefined) =>
    arrayOf(transfers.map(of));
  const { rows } = await sql<{ left: string[] }>`
    select post_transfers(${county}, ${at}, ${dayNumber(localDate(at))}, ${opening},
      ${column(({ id }) => id)}, ${column(({ key }) => key)},
      ${column(({ kind }) => transferKinds[kind])}, ${column(({ debit }) => debit)},
      ${column(({ credit }) => credit)}, ${column(({ amount }) => amount)},
      ${column(({ pending }) => pending)}, ${column(({ reason }) => reason)},
      ${column(({ ruleVersion }) => ruleVersion)}, ${column(({ dayLimit }) => dayLimit)}) as "left"`.execute(
    database,
  );
  return new Set(rows[0]?.left);
}

/** An array literal: the driver would quote every element of a JavaScript array by itself. */
function arrayOf(values: readonly (bigint | number | string | null | undefined)[]): string {
  return `{${values.map((value) => value ?? 'null').join(',')}}`;
}
