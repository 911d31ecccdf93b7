import type { CoverReturn } from '../../../contract/pools.ts';
import * as ledger from '../../ledger/service.ts';
import { type AuditEntry, recordAudit } from '../../platform/audit.ts';
import { dayMs } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { needsSecondPerson, objectionToDeciding } from './decide.ts';
import { lapsedLeft } from './lapsed.ts';
import { latelyDays } from './receipts.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { showReturns } from './view.ts';

interface Wanted {
  pool: string;
  sponsor: string;
  points: number;
  withLapsed: boolean;
  reason: string;
}

/** Lets unspent cover go back to its sponsor, at once, or once a second person signs a large sum. */
export function returnCover(deps: Deps, ask: Ask, wanted: Wanted) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<CoverReturn | Refusal> => {
    if (!covers(scope, null)) return refuse('pools_whole_county');
    const holderNo = await store.lockFund(tx, scope, wanted);
    if (holderNo === undefined) return refuse('sponsor_not_found');
    const returns = await store.listReturns(tx, scope, wanted);
    if (returns.some(({ sponsor, state }) => sponsor === wanted.sponsor && state === 'asked'))
      return refuse('return_waiting');
    const at = deps.clock.now();
    const cover = Number(await ledger.getPoolCover(tx, scope.county, holderNo));
    if (wanted.points > cover)
      return refuse('return_more_than_unspent', { field: '/points', values: { cover } });
    const [fund] = await store.listFunds(tx, scope, wanted);
    const left = await lapsedLeft(tx, scope, wanted.pool);
    const lapsed = wanted.withLapsed && fund !== undefined ? left(fund) : 0;
    const points = wanted.points + lapsed;
    if (points === 0) return refuse('return_nothing');
    const since = new Date(at.getTime() - latelyDays * dayMs);
    const { returned } = await store.sumLately(tx, scope, { ...wanted, since });
    const { largePoints } = await store.getTerms(tx, scope);
    const twoPeople = needsSecondPerson({ points, lately: returned, large: largePoints });
    const by = staffOf(scope).id;
    const row = await store.insertReturn(tx, scope, {
      id: deps.ids.uuid(),
      pool: wanted.pool,
      sponsor: wanted.sponsor,
      points,
      lapsed,
      amount_fen: await worthOf(tx, scope, { ...wanted, points }),
      reason: wanted.reason,
      state: twoPeople ? 'asked' : 'confirmed',
      asked_by: by,
      asked_at: at,
      decided_by: twoPeople ? null : by,
      decided_at: twoPeople ? null : at,
      two_people: twoPeople,
    });
    if (!twoPeople && !(await book(tx, { deps, scope }, { holderNo, row })))
      return refuse('return_not_covered');
    await note(
      tx,
      { deps, ask },
      { action: 'return.asked', reason: wanted.reason, before: null, after: row },
    );
    return showReturn(tx, scope, row);
  });
}

/** What points of a fund are worth: what was received for them, not what a point is worth today. */
async function worthOf(
  tx: Tx,
  scope: Scope,
  { points, ...fund }: { pool: string; sponsor: string; points: number },
): Promise<bigint> {
  const received = await store.sumReceived(tx, scope, fund);
  if (received.points === 0n) throw new Error(`nothing was received from ${fund.sponsor}`);
  return (BigInt(points) * received.fen) / received.points;
}

async function showReturn(read: Read, scope: Scope, row: store.ReturnRow): Promise<CoverReturn> {
  const [shown] = await showReturns(read, scope, [row]);
  if (shown === undefined) throw new Error(`return ${row.id} was not shown`);
  return shown;
}

/** False where some of it was given meanwhile: nothing is booked then. */
async function book(
  tx: Tx,
  { deps, scope: { county } }: { deps: Deps; scope: Scope },
  { holderNo, row }: { holderNo: bigint; row: store.ReturnRow },
): Promise<boolean> {
  const answer = await ledger.returnCover(tx, {
    county,
    holderNo,
    unspent: BigInt(row.points - row.lapsed),
    lapsed: BigInt(row.lapsed),
    reason: row.id,
    at: deps.clock.now(),
    newId: () => deps.ids.uuid(),
  });
  return answer !== 'not_covered';
}

interface Signing {
  id: string;
  note: string;
}

/** A second person signs: it is no cover from now on. */
export function signReturn(deps: Deps, ask: Ask, signing: Signing) {
  return decide(deps, ask, { ...signing, state: 'confirmed' });
}

/** A second person says no: the cover stays. */
export function declineReturn(deps: Deps, ask: Ask, signing: Signing) {
  return decide(deps, ask, { ...signing, state: 'declined' });
}

function decide(
  deps: Deps,
  ask: Ask,
  { id, note: words, state }: Signing & { state: 'confirmed' | 'declined' },
) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<CoverReturn | Refusal> => {
    if (!covers(scope, null)) return refuse('pools_whole_county');
    const [found] = await store.listReturns(tx, scope, { id });
    const holderNo = found && (await store.lockFund(tx, scope, found));
    // Anew, under the lock of its fund: a twin may have signed it a moment ago.
    const [row] = await store.listReturns(tx, scope, { id });
    if (row === undefined || holderNo === undefined) return refuse('return_not_found');
    const reader = staffOf(scope).id;
    const objection = objectionToDeciding({ state: row.state, askedBy: row.asked_by, reader });
    if (objection !== undefined) return refuse(`return_${objection}`);
    const signed = { id, state, decided_by: reader, decided_at: deps.clock.now(), note: words };
    const after = await store.decideReturn(tx, scope, signed);
    if (state === 'confirmed' && !(await book(tx, { deps, scope }, { holderNo, row: after })))
      return refuse('return_not_covered');
    const entry = { action: `return.${state}`, reason: words, before: row, after } as const;
    await note(tx, { deps, ask }, entry);
    return showReturn(tx, scope, after);
  });
}

type Noted = Pick<AuditEntry, 'action' | 'reason'> & {
  before: store.ReturnRow | null;
  after: store.ReturnRow;
};

function note(tx: Tx, by: { deps: Deps; ask: Ask }, noted: Noted): Promise<void> {
  const { id, pool, sponsor, points, lapsed } = noted.after;
  const details = { pool, sponsor, points, lapsed };
  return recordAudit(tx, by, { ...noted, object: `cover_return/${id}`, details });
}
