import { sql } from 'kysely';
import type { Read } from '../platform/database.ts';
import type { AccountId } from './account.ts';
import type { StoredTransfer } from './store.ts';

export interface MovementRow extends StoredTransfer {
  pending: string | null;
  ruleVersion: number;
  at: Date;
}

export interface Accounts {
  lots: { first: AccountId; last: AccountId };
  debt: AccountId;
}

/** Every transfer of a holder's lots and debt that is not an award, oldest first. */
export async function listTransfers(
  read: Read,
  county: number,
  { lots: { first, last }, debt }: Accounts,
): Promise<MovementRow[]> {
  const { rows } = await sql<MovementRow>`
    select id, key, kind, debit, credit, amount, pending, reason, rule_version as "ruleVersion", at
    from transfers
    where county = ${county} and (debit between ${first} and ${last} or debit = ${debt})
      and (debit >> 16) & 15 in (1, 6)
    union all
    select id, key, kind, debit, credit, amount, pending, reason, rule_version as "ruleVersion", at
    from transfers
    where county = ${county} and (credit between ${first} and ${last} or credit = ${debt})
      and (((credit >> 16) & 15 = 1 and (debit >> 16) & 15 <> 2) or (credit >> 16) & 15 = 6)
      and not (debit between ${first} and ${last})
    order by at, id`.execute(read);
  return rows;
}

interface Outflow {
  accounts: Accounts;
  to: bigint;
  reason: string;
}

/** Points that left a holder's lots, or became a debt, for one account and reason. */
export async function sumOut(
  read: Read,
  county: number,
  { accounts: { lots, debt }, to, reason }: Outflow,
): Promise<bigint> {
  const { rows } = await sql<{ points: bigint }>`
    select coalesce(sum(amount), 0)::bigint as points from transfers
    where county = ${county} and (debit between ${lots.first} and ${lots.last} or debit = ${debt})
      and (debit >> 16) & 15 in (1, 6) and kind = 1 and credit = ${to} and reason = ${reason}`.execute(
    read,
  );
  return rows[0]?.points ?? 0n;
}
