import type { Pledge } from '../../../contract/pools.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { objectionToPledge, objectionToWithdrawing } from './decide.ts';
import { refuse } from './refusals.ts';
import { findSponsor, findSponsorOf } from './sponsor-store.ts';
import * as store from './store.ts';
import { showPledge } from './view.ts';

interface Pledging {
  sponsor: string;
  pool: string;
  kind: Pledge['kind'];
  goods?: string;
  amountFen: number;
  note: string;
}

/** Money at the face value of a point, or goods: a promise, and no cover before it has come. */
export function makePledge(deps: Deps, ask: Ask, { sponsor, ...wanted }: Pledging) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Pledge | Refusal> => {
    const no = await refuseActing(tx, scope, sponsor);
    if (no !== undefined) return no;
    if ((await findSponsor(tx, scope, sponsor)) === undefined) return refuse('sponsor_not_found');
    if ((await store.findPool(tx, scope, wanted.pool)) === undefined)
      return refuse('pool_unknown', { field: '/pool' });
    const { pointValueFen } = await store.getTerms(tx, scope);
    const objection = objectionToPledge({ goods: undefined, ...wanted, pointValueFen });
    if (objection !== undefined)
      return refuse(objection, {
        field: objection === 'pledge_too_small' ? '/amountFen' : '/goods',
        values: { fen: pointValueFen },
      });
    await store.openFund(tx, scope, { pool: wanted.pool, sponsor });
    const row = await store.insertPledge(tx, scope, {
      id: deps.ids.uuid(),
      sponsor,
      pool: wanted.pool,
      kind: wanted.kind,
      goods: wanted.kind === 'goods' ? (wanted.goods?.trim() ?? null) : null,
      amount_fen: BigInt(wanted.amountFen),
      point_value_fen: pointValueFen,
      note: wanted.note.trim(),
      pledged_by: staffOf(scope).id,
      pledged_at: deps.clock.now(),
    });
    const entry = { action: 'pledge.made', object: `pledge/${row.id}` } as const;
    const details = { sponsor, pool: row.pool, fen: wanted.amountFen };
    await recordAudit(tx, { deps, ask }, { ...entry, details, after: row });
    return showPledge(tx, scope, row.id);
  });
}

/** A treasurer of the whole county acts for every sponsor, and whoever signs in for one, for that one. */
async function refuseActing(tx: Tx, scope: Scope, sponsor: string): Promise<Refusal | undefined> {
  if (scope.roles.includes('treasurer'))
    return covers(scope, null) ? undefined : refuse('pools_whole_county');
  const mine = await findSponsorOf(tx, scope, staffOf(scope).id);
  return mine?.id === sponsor ? undefined : refuse('sponsor_not_found');
}

/** Takes back what has not come; what came stays, and what waits for a signature can still be signed. */
export function withdrawPledge(deps: Deps, ask: Ask, id: string) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Pledge | Refusal> => {
    const pledge = await store.lockPledge(tx, scope, id);
    if (pledge === undefined) return refuse('pledge_not_found');
    const no = await refuseActing(tx, scope, pledge.sponsor);
    if (no !== undefined) return no.code === 'sponsor_not_found' ? refuse('pledge_not_found') : no;
    const objection = objectionToWithdrawing(await promisedOf(tx, scope, pledge));
    if (objection !== undefined) return refuse(objection);
    const [by, at] = [staffOf(scope).id, deps.clock.now()];
    const after = await store.withdrawPledge(tx, scope, { id, by, at });
    const entry = { action: 'pledge.withdrawn', object: `pledge/${id}` } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, before: pledge, after });
    return showPledge(tx, scope, id);
  });
}

/** What was promised, and what of it has come or waits to be signed. */
export async function promisedOf(tx: Tx, scope: Scope, pledge: store.PledgeRow) {
  const receipts = await store.listReceipts(tx, scope, [pledge.id]);
  const claimed = receipts.filter(({ state }) => state !== 'declined');
  return {
    amountFen: Number(pledge.amount_fen),
    pointValueFen: pledge.point_value_fen,
    withdrawn: pledge.withdrawn_at !== null,
    claimedFen: claimed.reduce((sum, { amount_fen }) => sum + Number(amount_fen), 0),
  };
}
