import { sql } from 'kysely';
import { type AccountId, kindOf } from '../../server/ledger/account.ts';
import { transferKinds } from '../../server/ledger/transfer.ts';
import type { Done, World } from './move.ts';
import { lineOf, type RowKind } from './state.ts';

export interface Line {
  text: string;
  from: AccountId;
  amount: number;
}

interface JournalRow {
  id: string;
  kind: number;
  debit: bigint;
  credit: bigint;
  amount: bigint;
  version: bigint;
  posted: bigint;
}

const kindNames = new Map(
  Object.entries(transferKinds).map(([name, code]) => [code as number, name as RowKind]),
);

/** What each move left in the journal; cover that moved between slices of a pool is left out. */
export async function linesOf(
  { database, county }: World,
  done: readonly Done[],
): Promise<Map<Done, Line[]>> {
  const ids = done.flatMap((one) => one.ids);
  const lines = new Map<Done, Line[]>(done.map((one) => [one, []]));
  if (ids.length === 0) return lines;
  const { rows } = await sql<JournalRow>`
    select id, kind, debit, credit, amount, credit_version as version, credit_posted as posted
    from transfers where county = ${county} and id = any (${`{${ids.join(',')}}`}::uuid[])`.execute(
    database.read,
  );
  const owners = new Map(done.flatMap((one) => one.ids.map((id) => [id, one] as const)));
  for (const row of rows) {
    const owner = owners.get(row.id);
    const [from, to] = [row.debit as AccountId, row.credit as AccountId];
    if (owner === undefined || (kindOf(from) === 'pool' && kindOf(to) === 'pool')) continue;
    const kind = kindNames.get(row.kind) ?? 'post';
    const amount = Number(row.amount);
    const after = { version: Number(row.version), posted: Number(row.posted) };
    lines.get(owner)?.push({ text: lineOf({ kind, from, to, amount }, after), from, amount });
  }
  return lines;
}
