import type { AuditAction } from '../../../contract/audit-actions.ts';
import * as ledger from '../../ledger/service.ts';
import type { Alipay } from '../../platform/alipay/client.ts';
import { yuanOf } from '../../platform/alipay/yuan.ts';
import { type AuditedBy, recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as notices from '../notices/service.ts';
import { getRulebook } from '../rules/service.ts';
import * as offerStore from './offer-store.ts';
import * as store from './store.ts';
import { tellings } from './tellings.ts';
import { namesOf } from './view.ts';

/** `alipay`: undefined where the county has no account there; nothing is asked for and nothing sent then. */
export type RedPacketDeps = Deps & { alipay?: Alipay | undefined };
export type By = { deps: Deps; ask: AuditedBy['ask'] };

export interface Locked {
  row: store.PacketRow;
  who: store.ResidentRow;
}

/**
 * A packet under lock, and before it its resident and that one's key, as everybody locks them.
 * @returns undefined where there is none, or it is not of this resident
 */
export async function lockOne(
  tx: Tx,
  { deps, ask: { scope } }: By,
  { id, resident }: { id: string; resident?: string },
): Promise<Locked | undefined> {
  const found = await store.findPacket(tx, scope, id);
  if (found === undefined || (resident !== undefined && found.resident !== resident))
    return undefined;
  await sealerOf(tx, { deps, scope }, found.resident);
  const who = await store.lockResident(tx, scope, found.resident);
  return { who, row: await store.lockPacket(tx, scope, id) };
}

export type Ending =
  | { state: 'paid'; order: string }
  | { state: 'failed'; reason: string }
  | { state: 'declined'; reason: string; staff: string }
  /** `erased`: whoever asked leaves for good. */
  | { state: 'withdrawn'; erased: boolean };

/**
 * Ends a packet that has not ended and is under lock: points go to the treasury where it was paid, and back to the
 * lots and pools they came from where it was not.
 */
export async function endPacket(
  tx: Tx,
  by: By,
  { locked: { row, who }, ending }: { locked: Locked; ending: Ending },
): Promise<store.PacketRow> {
  const { deps, ask } = by;
  const { scope } = ask;
  const now = deps.clock.now();
  const offer = await offerStore.lockOffer(tx, scope, row.offer);
  if (offer === undefined) throw new Error(`red packet ${row.id} is of no offer`);
  await movePoints(tx, by, { row, paid: ending.state === 'paid' });
  if (ending.state !== 'paid') await offerStore.changeGiven(tx, scope, { offer: offer.id, by: -1 });
  const after = await store.changePacket(tx, scope, {
    id: row.id,
    state: ending.state,
    ended_at: now,
    ended_by: ending.state === 'declined' ? ending.staff : null,
    end_reason: 'reason' in ending ? ending.reason : null,
    order_no: ending.state === 'paid' ? ending.order : null,
    next_at: null,
  });
  // What came back to somebody who is gone goes the way of all that was theirs.
  if (who.erased && ending.state !== 'paid')
    await awards.closeResident({ tx, scope, deps }, row.resident);
  await record(tx, by, { before: row, after, ending });
  if (!who.erased) await tell(tx, by, { row, offer, ending });
  return after;
}

async function movePoints(
  tx: Tx,
  { deps, ask: { scope } }: By,
  { row: { transfers }, paid }: { row: store.PacketRow; paid: boolean },
): Promise<void> {
  const at = deps.clock.now();
  const { document } = await getRulebook(tx, scope, localDate(at));
  const graceDays = document.refundGraceDays;
  const newId = () => deps.ids.uuid();
  const wanted = { county: scope.county, transfers, graceDays, at, newId };
  const postings = await (paid ? ledger.settleHolds(tx, wanted) : ledger.releaseHolds(tx, wanted));
  const wrong = postings.find(({ kind }) => kind !== 'posted');
  if (wrong !== undefined)
    throw new Error(`the ledger answered ${JSON.stringify(wrong)} to the end of a red packet`);
}

interface Ended {
  before: store.PacketRow;
  after: store.PacketRow;
  ending: Ending;
}

/** All that an erasure writes stands at one instant: it leads from nothing that was theirs to anything else. */
function record(tx: Tx, by: By, { before, after, ending }: Ended): Promise<void> {
  const action: AuditAction = `red_packet.${ending.state}`;
  if (ending.state === 'withdrawn' && ending.erased)
    return recordAudit(tx, by, { action, object: 'red_packet', details: { reason: 'erased' } });
  const details = { fen: after.amount_fen, reason: after.end_reason };
  return recordAudit(tx, by, { action, object: `red_packet/${after.id}`, details, before, after });
}

interface Telling {
  row: store.PacketRow;
  offer: offerStore.OfferRow;
  ending: Ending;
}

async function tell(
  tx: Tx,
  { deps, ask: { scope } }: By,
  { row, offer, ending }: Telling,
): Promise<void> {
  if (ending.state === 'withdrawn') return;
  const about = { name: namesOf(offer), yuan: yuanOf(row.amount_fen), points: row.points };
  const words =
    ending.state === 'paid' ? tellings.paid(about) : tellings[ending.state](about, ending.reason);
  const { county } = scope;
  const { resident } = row;
  await notices.tell(tx, deps, { county, resident, kind: 'points', caseCode: null, words });
}

/** Whoever is erased takes back what was not sent; what was goes on to its end without a name. */
export async function endAllOf(tx: Tx, by: By, resident: string): Promise<number> {
  const { scope } = by.ask;
  const who = await store.lockResident(tx, scope, resident);
  const waiting = await store.listUnsent(tx, scope, resident);
  let ended = 0;
  for (const { id } of waiting) {
    const row = await store.lockPacket(tx, scope, id);
    // On its way since it was looked for.
    if (row.state === 'sent') continue;
    const ending = { state: 'withdrawn', erased: true } as const;
    await endPacket(tx, by, { locked: { row, who }, ending });
    ended += 1;
  }
  return ended;
}
