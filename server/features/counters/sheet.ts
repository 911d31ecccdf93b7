import type { Sheet, SheetLine, SheetOffer } from '../../../contract/counter.ts';
import { type Line, lineMessage, writeLine } from '../../../contract/counter-pass.ts';
import { toBase64, toHex } from '../../../contract/seal/text.ts';
import { recordEach } from '../../platform/audit.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { type Ask, attempt } from '../../platform/use-case.ts';
import { nameResidents } from '../privacy/service.ts';
import * as redemptions from '../redemptions/service.ts';
import * as rewards from '../rewards/service.ts';
import { mostLines, sheetUntil } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

type CounterDeps = redemptions.SigningDeps;
type By = { deps: CounterDeps; ask: Ask };

interface Taking {
  counter: string;
  till: string;
}

/**
 * What waits at a counter, for a till to take along: signed line by line, so that each can be shown again
 * when it was handed over. From now on what runs out at this counter waits until it may have been told.
 */
export function takeSheet(
  deps: CounterDeps,
  ask: Ask,
  { counter, till }: Taking,
): Promise<Sheet | Refusal> {
  const { scope } = ask;
  return attempt(deps, ask, async (tx): Promise<Sheet | Refusal> => {
    const where = await rewards.findServed(tx, scope, counter);
    if (where === undefined) return refuse('counter_not_found');
    const now = deps.clock.now();
    const staff = staffOf(scope).id;
    const device = await store.openTill(tx, scope, { id: till, counter, staff, at: now });
    if (device.counter !== counter) return refuse('till_elsewhere');
    await store.changeTill(tx, scope, { id: till, sheet_at: now });
    const until = sheetUntil(now);
    const toldBy = addHours(until, redemptions.graceHours);
    await rewards.keepsOffline(tx, scope, { counter, until: toldBy });
    const page = { counter, at: now, limit: mostLines };
    const waiting = await redemptions.listWaitingAt(tx, scope, page);
    await recordTaking(tx, { deps, ask }, { counter, waiting });
    return {
      till,
      counter,
      counterName: { zh: where.name_zh, en: where.name_en },
      issuedAt: now.toISOString(),
      until: until.toISOString(),
      publicKey: toBase64(deps.sealKey.publicKey),
      offers: await showOffers(tx, { deps, ask }, counter),
      lines: await showLines(tx, { deps, ask }, { counter, waiting, until }),
      journal: { seq: device.last_seq, hash: device.last_hash?.toString('hex') ?? '' },
    };
  });
}

interface Taken {
  counter: string;
  waiting: readonly redemptions.WaitingRow[];
}

/** Each resident is told once that a counter took their name along; of each taking there is one entry more. */
async function recordTaking(tx: Tx, by: By, { counter, waiting }: Taken): Promise<void> {
  const { deps, ask } = by;
  const ids = waiting.filter(({ isNew }) => isNew).map(({ id }) => id);
  const fresh = await redemptions.markListed(tx, ask.scope, { ids, at: deps.clock.now() });
  const object = `counter/${counter}` as const;
  const details = { lines: waiting.length };
  await recordEach(tx, by, [{ action: 'counter.sheet_taken', object, details }]);
  for (let from = 0; from < fresh.length; from += entriesAtOnce)
    await recordEach(
      tx,
      by,
      fresh.slice(from, from + entriesAtOnce).map((id) => ({
        action: 'redemption.listed' as const,
        object: `redemption/${id}` as const,
      })),
    );
}

const entriesAtOnce = 1_000;

/** All that this counter hands out, so that a till can say what a pass is for that is on no list. */
async function showOffers(tx: Tx, { deps, ask }: By, counter: string): Promise<SheetOffer[]> {
  const { scope } = ask;
  const at = deps.clock.now();
  const offers = await rewards.listOfferIds(tx, scope, counter);
  const [offered, batches] = await Promise.all([
    rewards.getOffered(tx, scope, { offers, now: at }),
    rewards.nextBatchesOf(tx, scope, { offers, at }),
  ]);
  return [...offered.values()].map(({ id, name, words, kind, photo, slot }) => {
    const batch = batches.get(id);
    return {
      id,
      name,
      words,
      kind,
      photo,
      slot: rewards.showSlot(slot),
      batch: batch === undefined ? null : { label: batch.label, bestBefore: batch.best_before },
    };
  });
}

async function showLines(
  tx: Tx,
  { deps, ask: { scope } }: By,
  { counter, waiting, until }: Taken & { until: Date },
): Promise<SheetLine[]> {
  const named = waiting.map(({ resident }) => ({ resident, caseCode: null }));
  const nameOf = await nameResidents(tx, { deps, scope }, named);
  return waiting.map((row) => {
    const line: Line = {
      redemption: row.id,
      counter,
      offer: row.offer,
      until: new Date(Math.min(until.getTime(), row.holdUntil.getTime())),
      paper: row.paper && toHex(row.paper),
      card: row.card && toHex(row.card),
    };
    const signature = deps.sealKey.sign(lineMessage(scope.county, line));
    return {
      redemption: row.id,
      offer: row.offer,
      residentName: nameOf({ resident: row.resident, caseCode: null }),
      points: row.points,
      reservedAt: row.reservedAt.toISOString(),
      holdUntil: row.holdUntil.toISOString(),
      signed: writeLine(line, signature),
    };
  });
}
