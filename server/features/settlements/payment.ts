import type { Settlement, SettlementState } from '../../../contract/settlements.ts';
import * as ledger from '../../ledger/service.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { monthOf, objectionToPayment } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { tell, tellings } from './tellings.ts';
import { showSettlement } from './view.ts';

/** Says that a settlement was paid: the counter's points leave the books by one transfer. */
export function markPaid(deps: Deps, ask: Ask, { id, voucher }: { id: string; voucher: string }) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Settlement | Refusal> => {
    const row = await store.lockSettlement(tx, scope, id);
    if (row === undefined) return refuse('settlement_not_found');
    const reader = staffOf(scope).id;
    const answerers = (await store.listAnswerers(tx, scope, [id])).get(id) ?? [];
    const state = row.state as SettlementState;
    const makers = [row.opened_by, ...answerers];
    const objection = objectionToPayment({ state, makers, reader });
    if (objection !== undefined) return refuse(objection);
    if (!(await book(tx, { deps, ask }, row))) return refuseShort(tx, ask, row);
    const paid = { paid_by: reader, paid_at: deps.clock.now(), voucher };
    await store.changeSettlement(tx, scope, { id, state: 'paid', ...paid });
    const object = `settlement/${id}` as const;
    const entry = { action: 'settlement.paid', object, area: row.area } as const;
    const { counter, points, amount_fen } = row;
    const details = {
      counter,
      period: monthOf(row.period),
      points,
      fen: Number(amount_fen),
      voucher,
    };
    await recordAudit(tx, { deps, ask }, { ...entry, details });
    const about = { ...row, answerBy: row.answer_by, amountFen: amount_fen, voucher };
    await tell(tx, { deps, scope }, [{ id, counter, words: tellings.paid(about) }]);
    return showSettlement(tx, scope, id);
  });
}

/** False where the counter does not have the points any more. */
async function book(
  tx: Tx,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  { id, holder_no, points }: store.FoundSettlement,
): Promise<boolean> {
  const booked = await ledger.payMerchant(tx, {
    county: scope.county,
    counter: holder_no,
    amount: BigInt(points),
    reason: id,
    at: deps.clock.now(),
    newId: () => deps.ids.uuid(),
  });
  if (booked === 'repeated') throw new Error(`settlement ${id} was paid and is not`);
  return booked === 'booked';
}

async function refuseShort(
  tx: Tx,
  { scope }: Ask,
  { holder_no }: store.FoundSettlement,
): Promise<Refusal> {
  const standings = await ledger.getCounterStandings(tx, scope.county, [holder_no]);
  const points = Number(standings.get(holder_no)?.owed ?? 0n);
  return refuse('settlement_more_than_there', { values: { points } });
}
