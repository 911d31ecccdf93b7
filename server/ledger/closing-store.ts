import { sql } from 'kysely';
import type { Read } from '../platform/database.ts';
import type { AccountId } from './account.ts';

/** To whom a debt arose, newest first. */
export async function listDebtOrigins(
  read: Read,
  county: number,
  debt: AccountId,
): Promise<{ credit: AccountId; amount: bigint }[]> {
  const { rows } = await sql<{ credit: AccountId; amount: bigint }>`
    select credit, amount from transfers
    where county = ${county} and debit = ${debt} and (debit >> 16) & 15 in (1, 6)
    order by at desc, id desc`.execute(read);
  return rows;
}

interface Holders {
  lots: { first: AccountId; last: AccountId };
  debt: AccountId;
  /** Transfers that gave something: those are found by what they were given for. */
  given: readonly string[];
}

/** Every transfer that moved points of a holder, with what ended it where it was announced first. */
export async function listTransfersOf(
  read: Read,
  county: number,
  { lots: { first, last }, debt, given }: Holders,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from transfers
    where county = ${county} and (debit between ${first} and ${last} or debit = ${debt})
      and (debit >> 16) & 15 in (1, 6)
    union
    select id from transfers
    where county = ${county} and (credit between ${first} and ${last} or credit = ${debt})
      and (((credit >> 16) & 15 = 1 and (debit >> 16) & 15 <> 2) or (credit >> 16) & 15 = 6)
    union
    select id from transfers
    where county = ${county} and id = any (${[...given]}::uuid[])
    union
    select id from transfers
    where county = ${county} and key = any (${[...given]}::uuid[])`.execute(read);
  return rows.map(({ id }) => id);
}
