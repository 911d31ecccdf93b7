import * as ledger from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import { shareLapsed } from './decide.ts';
import { sumLapsedReturned } from './given-store.ts';
import * as store from './store.ts';

const lotsAtOnce = 2_000;

/** Adds up for every fund what it gave and what lapsed unspent of that, lot by lot. */
export async function countLapsed(deps: Deps): Promise<void> {
  for (const { county } of await areas.listCounties(deps)) {
    const scope = jobScope(county, 'count_lapsed');
    const lapsed = await addUpLapsed(deps.database.read, scope);
    await deps.database.transact((tx) => store.setLapsed(tx, scope, lapsed));
  }
}

async function addUpLapsed(read: Read, scope: Scope): Promise<Map<bigint, number>> {
  const sums = new Map<bigint, number>();
  for (let after = 0n; ; ) {
    const lots = await ledger.listLapsedLots(read, scope.county, { after, limit: lotsAtOnce });
    const keyOf = (lot: { holderNo: bigint; lapsesOn: string }) =>
      `${lot.holderNo}/${lot.lapsesOn}`;
    const parts = Map.groupBy(await awards.listPaidInto(read, scope, lots), keyOf);
    for (const lot of lots)
      for (const [payer, points] of shareLapsed(parts.get(keyOf(lot)) ?? [], Number(lot.points)))
        sums.set(payer, (sums.get(payer) ?? 0) + points);
    const last = lots.at(-1);
    if (last === undefined || lots.length < lotsAtOnce) return sums;
    after = last.account;
  }
}

/** Of each fund what lapsed unspent and neither went back nor is about to. */
export async function lapsedLeft(
  read: Read,
  scope: Scope,
  pool: string,
): Promise<(fund: Pick<store.FundRow, 'pool' | 'sponsor' | 'lapsed'>) => number> {
  const back = await sumLapsedReturned(read, scope, pool);
  return ({ sponsor, lapsed }) => Math.max(0, lapsed - (back.get(sponsor) ?? 0));
}
