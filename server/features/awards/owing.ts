import { points as toPoints } from '../../ledger/account.ts';
import { getDebts, sliceOf, waiveDebt } from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { type Debtor, findDebtor, listDebtors } from './owing-store.ts';
import type { TxContext } from './pay.ts';
import { listPayers } from './payers.ts';

/** A resident or a household, with what is owed now. */
export interface Owing extends Debtor {
  owed: number;
}

/** What they owe, all of them in one statement. */
async function withDebts(read: Read, scope: Scope, debtors: readonly Debtor[]): Promise<Owing[]> {
  const holders = debtors.map(({ holderNo }) => holderNo);
  const debts = await getDebts(read, scope.county, holders);
  return debtors.map((debtor) => ({ ...debtor, owed: Number(debts.get(debtor.holderNo) ?? 0n) }));
}

/**
 * A page of those who owe points, by their keys. Who has paid meanwhile is left out, so a page may be
 * short; `last` says where the next one begins.
 */
export async function listOwing(
  read: Read,
  scope: Scope,
  page: { after: string | undefined; limit: number },
): Promise<{ owing: Owing[]; last: string | undefined }> {
  const debtors = await listDebtors(read, scope, page);
  const all = await withDebts(read, scope, debtors);
  return {
    owing: all.filter(({ owed }) => owed > 0),
    last: debtors.length === page.limit ? debtors.at(-1)?.id : undefined,
  };
}

/** Somebody below the scope who owes or owed points. */
export async function findOwing(read: Read, scope: Scope, id: string): Promise<Owing | undefined> {
  const debtor = await findDebtor(read, scope, id);
  const [owing] = await withDebts(read, scope, debtor ? [debtor] : []);
  return owing;
}

interface Waived {
  owing: Owing;
  points: number;
  pool: string;
  /** The waiver that two people signed. */
  waiver: string;
}

/** Lets somebody off what they owe, at the cost of a pool; a reason where the ledger refuses. */
export async function waive(
  { tx, scope, deps }: TxContext,
  { owing: { holderNo }, points, pool, waiver }: Waived,
): Promise<'waived' | 'more_than_owed' | 'not_covered'> {
  const payers = await listPayers(tx, scope, [pool]);
  const from = payers.find(({ cover }) => cover === null || cover >= points);
  if (from === undefined) return 'not_covered';
  const posting = await waiveDebt(tx, {
    county: scope.county,
    holderNo,
    pool: sliceOf(from.holderNo, holderNo),
    amount: toPoints(points),
    reason: waiver,
    at: deps.clock.now(),
    newId: () => deps.ids.uuid(),
  });
  if (posting.kind !== 'refused') return 'waived';
  if (posting.code === 'more_than_owed' || posting.code === 'not_covered') return posting.code;
  throw new Error(`waiver ${waiver} was refused: ${posting.code}`);
}
