import { points as toPoints } from '../../ledger/account.ts';
import { getDebt, sliceOf, waiveDebt } from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { type Debtor, findDebtor, listDebtors } from './owing-store.ts';
import type { TxContext } from './pay.ts';
import * as store from './store.ts';

export interface Owing extends Debtor {
  /** Points owed now. */
  owed: number;
}

const withDebt = async (read: Read, scope: Scope, debtor: Debtor): Promise<Owing> => ({
  ...debtor,
  owed: Number(await getDebt(read, scope.county, debtor.holderNo)),
});

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
  const all = await Promise.all(debtors.map((debtor) => withDebt(read, scope, debtor)));
  return {
    owing: all.filter(({ owed }) => owed > 0),
    last: debtors.length === page.limit ? debtors.at(-1)?.resident : undefined,
  };
}

/** Somebody below the scope who owes or owed points. */
export async function findOwing(
  read: Read,
  scope: Scope,
  resident: string,
): Promise<Owing | undefined> {
  const debtor = await findDebtor(read, scope, resident);
  return debtor && withDebt(read, scope, debtor);
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
  const [from] = await store.getPoolHolders(tx, scope, [pool]);
  if (from === undefined) throw new Error(`no pool ${pool}`);
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
