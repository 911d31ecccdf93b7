import type { Pledge } from '../../../contract/pools.ts';
import { addCover } from '../../ledger/service.ts';
import { type AuditEntry, recordAudit } from '../../platform/audit.ts';
import { dayMs } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import {
  needsSecondPerson,
  objectionToDeciding,
  objectionToReceipt,
  pointsOfReceipt,
} from './decide.ts';
import { promisedOf } from './pledges.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { showPledge } from './view.ts';

/** Bookings of so many days count together when it is asked whether a sum is large. */
export const latelyDays = 30;

interface Coming {
  pledge: string;
  amountFen: number;
  voucher: string;
}

/** What has come of a pledge: cover from now on, or once a second person signs a large sum. */
export function recordReceipt(deps: Deps, ask: Ask, { pledge: id, amountFen, voucher }: Coming) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Pledge | Refusal> => {
    if (!covers(scope, null)) return refuse('pools_whole_county');
    const pledge = await store.lockPledge(tx, scope, id);
    if (pledge === undefined) return refuse('pledge_not_found');
    const promised = await promisedOf(tx, scope, pledge);
    const objection = objectionToReceipt(promised, amountFen);
    if (objection !== undefined) return refuse(objection, { field: '/amountFen' });
    const points = pointsOfReceipt(promised, amountFen);
    const holderNo = await store.lockFund(tx, scope, pledge);
    if (holderNo === undefined) throw new Error(`pledge ${id} has no fund`);
    const at = deps.clock.now();
    const since = new Date(at.getTime() - latelyDays * dayMs);
    const { received } = await store.sumLately(tx, scope, { ...pledge, since });
    const { largePoints } = await store.getTerms(tx, scope);
    const twoPeople = needsSecondPerson({ points, lately: received, large: largePoints });
    const by = staffOf(scope).id;
    const row = await store.insertReceipt(tx, scope, {
      id: deps.ids.uuid(),
      pledge: id,
      amount_fen: BigInt(amountFen),
      points,
      voucher,
      state: twoPeople ? 'asked' : 'confirmed',
      asked_by: by,
      asked_at: at,
      decided_by: twoPeople ? null : by,
      decided_at: twoPeople ? null : at,
      two_people: twoPeople,
    });
    if (!twoPeople) await book(tx, { deps, scope }, { holderNo, row });
    await note(tx, { deps, ask }, { action: 'receipt.recorded', before: null, after: row });
    return showPledge(tx, scope, id);
  });
}

interface Booking {
  holderNo: bigint;
  row: store.ReceiptRow;
}

async function book(
  tx: Tx,
  { deps, scope: { county } }: { deps: Deps; scope: Scope },
  { holderNo, row: { id, points } }: Booking,
): Promise<void> {
  if (points === 0) return;
  const at = deps.clock.now();
  const newId = () => deps.ids.uuid();
  const amount = BigInt(points);
  const posting = await addCover(tx, { county, holderNo, amount, reason: id, at, newId });
  if (posting.kind === 'refused') throw new Error(`receipt ${id} was refused: ${posting.code}`);
}

interface Signing {
  id: string;
  note: string;
}

/** A second person signs a large receipt: it is cover from now on. */
export function signReceipt(deps: Deps, ask: Ask, signing: Signing) {
  return decide(deps, ask, { ...signing, state: 'confirmed' });
}

/** A second person says no: nothing is booked, and the pledge is as open as before. */
export function declineReceipt(deps: Deps, ask: Ask, signing: Signing) {
  return decide(deps, ask, { ...signing, state: 'declined' });
}

function decide(
  deps: Deps,
  ask: Ask,
  { id, note: words, state }: Signing & { state: 'confirmed' | 'declined' },
) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Pledge | Refusal> => {
    if (!covers(scope, null)) return refuse('pools_whole_county');
    const found = await store.findReceipt(tx, scope, id);
    const pledge = found && (await store.lockPledge(tx, scope, found.pledge));
    // Anew, under the lock of its pledge: a twin may have signed it a moment ago.
    const row = await store.findReceipt(tx, scope, id);
    if (pledge === undefined || row === undefined) return refuse('receipt_not_found');
    const reader = staffOf(scope).id;
    const objection = objectionToDeciding({ state: row.state, askedBy: row.asked_by, reader });
    if (objection !== undefined) return refuse(`receipt_${objection}`);
    const signed = { id, state, decided_by: reader, decided_at: deps.clock.now(), note: words };
    const after = await store.decideReceipt(tx, scope, signed);
    if (state === 'confirmed') {
      const holderNo = await store.lockFund(tx, scope, pledge);
      if (holderNo === undefined) throw new Error(`pledge ${pledge.id} has no fund`);
      await book(tx, { deps, scope }, { holderNo, row: after });
    }
    const entry = { action: `receipt.${state}`, reason: words, before: row, after } as const;
    await note(tx, { deps, ask }, entry);
    return showPledge(tx, scope, pledge.id);
  });
}

type Noted = Pick<AuditEntry, 'action' | 'reason'> & {
  before: store.ReceiptRow | null;
  after: store.ReceiptRow;
};

function note(tx: Tx, by: { deps: Deps; ask: Ask }, noted: Noted): Promise<void> {
  const { id, pledge, points, amount_fen } = noted.after;
  const details = { pledge, points, fen: Number(amount_fen) };
  return recordAudit(tx, by, { ...noted, object: `receipt/${id}`, details });
}
