import * as ledger from '../../ledger/service.ts';
import { recordEach } from '../../platform/audit.ts';
import { addDays, startOfDay } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import { type Part, shareLot } from './decide.ts';
import { sumLapsedReturned } from './given-store.ts';
import * as store from './store.ts';

const lotsAtOnce = 2_000;

/** Adds up for every fund what it gave and what lapsed unspent of that, lot by lot. */
export async function countLapsed(deps: Deps): Promise<void> {
  for (const { county } of await areas.listCounties(deps)) {
    const scope = jobScope(county, 'count_lapsed');
    const lapsed = await addUpLapsed(deps.database.read, scope);
    await deps.database.transact(async (tx) => {
      const changed = await store.setLapsed(tx, scope, lapsed);
      // What lapsed can go back to a sponsor: whoever asks how much that was finds when it was said.
      const entries = changed.map(({ pool, sponsor, before, after }) => ({
        action: 'lapsed.counted' as const,
        object: `pool/${pool}` as const,
        details: { sponsor, lapsed: Number(after) },
        before: { lapsed: before },
        after: { lapsed: after },
      }));
      await recordEach(tx, { deps, ask: { scope } }, entries);
    });
  }
}

async function addUpLapsed(read: Read, scope: Scope): Promise<Map<bigint, number>> {
  const sums = new Map<bigint, number>();
  const later = new CarriedOver();
  for (let after = 0n; ; ) {
    const lots = await ledger.listLapsedLots(read, scope.county, { after, limit: lotsAtOnce });
    const paid = Map.groupBy(await awards.listPaidInto(read, scope, lots), keyOf);
    for (const lot of lots) {
      const parts = [...(paid.get(keyOf(lot)) ?? []), ...later.takenInto(lot)];
      const [lapsed, carried] = [Number(lot.points), Number(lot.carried)];
      const shares = shareLot(parts, { lapsed, carried });
      for (const { payer, points } of shares.lapsed)
        sums.set(payer, (sums.get(payer) ?? 0) + points);
      later.keep(lot, shares.carried);
    }
    const last = lots.at(-1);
    if (last === undefined || lots.length < lotsAtOnce) return sums;
    after = last.account;
  }
}

const keyOf = (lot: { holderNo: bigint; lapsesOn: string }) => `${lot.holderNo}/${lot.lapsesOn}`;

/** What was carried over into lots that come later. One holder's come together, so it holds one's at a time. */
class CarriedOver {
  #holderNo = 0n;
  readonly #into = new Map<bigint, Part[]>();

  /** What came into a lot from earlier ones. */
  takenInto({ holderNo, account }: ledger.LapsedLot): readonly Part[] {
    if (holderNo !== this.#holderNo) this.#into.clear();
    this.#holderNo = holderNo;
    return this.#into.get(account) ?? [];
  }

  /** It came when the last day of the earlier lot was over, whenever the night booked it. */
  keep({ carriedInto, lapsesOn }: ledger.LapsedLot, parts: readonly Part[]): void {
    if (carriedInto === null) return;
    const at = startOfDay(addDays(lapsesOn, 1));
    const known = this.#into.get(carriedInto) ?? [];
    this.#into.set(carriedInto, [...known, ...parts.map((part) => ({ ...part, at }))]);
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
