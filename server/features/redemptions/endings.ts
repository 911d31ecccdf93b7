import type { Redemption } from '../../../contract/redemptions.ts';
import * as ledger from '../../ledger/service.ts';
import { type AuditEntry, type AuditedBy, recordAudits } from '../../platform/audit.ts';
import { hourMs, localDate } from '../../platform/calendar.ts';
import { sealerOf, sealersOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { jobScope, residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import * as notices from '../notices/service.ts';
import * as rewards from '../rewards/service.ts';
import { getRulebook } from '../rules/service.ts';
import { graceHours } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { tellings } from './tellings.ts';
import { aboutOf, showRedemptions } from './view.ts';
import { dropVouchers, endCard } from './voucher-store.ts';

export type By = { deps: Deps; ask: AuditedBy['ask'] };

/** How a reservation ends without anything being handed over. */
export interface Ending {
  state: 'cancelled' | 'refused' | 'timed_out';
  reason: string | null;
  /** Who of staff ended it. */
  staff: string | null;
  /** Whether whoever reserved it is told. */
  tells: boolean;
}

/**
 * A redemption under lock, and before it its resident and that one's key, as everybody locks them.
 * @returns undefined where there is none, or it is not of this resident
 */
export async function lockOne(
  tx: Tx,
  { deps, ask: { scope } }: By,
  { id, resident }: { id: string; resident?: string },
): Promise<store.RedemptionRow | undefined> {
  const found = await store.findRedemption(tx, scope, id);
  if (found === undefined || (resident !== undefined && found.resident !== resident))
    return undefined;
  await sealerOf(tx, { deps, scope }, found.resident);
  await store.lockResidents(tx, scope, [found.resident]);
  return store.lockRedemption(tx, scope, id);
}

/** Days that points live on which come back to a lot that has lapsed meanwhile. */
export async function graceDaysOf(tx: Tx, scope: Scope, now: Date): Promise<number> {
  const { document } = await getRulebook(tx, scope, localDate(now));
  return document.refundGraceDays;
}

/**
 * Ends reservations that wait, all or none: points go back to the lots and pools they came from, pieces
 * back to their shelves. They and their residents are under lock.
 */
export async function endReserved(
  tx: Tx,
  by: By,
  { rows, ending }: { rows: readonly store.RedemptionRow[]; ending: Ending },
): Promise<store.RedemptionRow[]> {
  if (rows.length === 0) return [];
  const { deps, ask } = by;
  const { scope } = ask;
  const now = deps.clock.now();
  const offers = rows.map(({ offer }) => offer);
  await rewards.lockOffers(tx, scope, offers);
  const released = await ledger.releaseHolds(tx, {
    county: scope.county,
    transfers: rows.flatMap(({ transfers }) => transfers),
    graceDays: await graceDaysOf(tx, scope, now),
    at: now,
    newId: () => deps.ids.uuid(),
  });
  mustHaveMoved(released);
  const homes = new Set(rows.flatMap(({ paid_by }) => paid_by ?? []));
  for (const home of homes) await awards.closeIfLeft({ tx, scope, deps }, home);
  const pieces = new Map<string, number>();
  for (const offer of offers) pieces.set(offer, (pieces.get(offer) ?? 0) - 1);
  await rewards.changeHeld(tx, scope, pieces);
  const ids = rows.map(({ id }) => id);
  const ended = await store.changeRedemptions(tx, scope, {
    ids,
    state: ending.state,
    ended_at: now,
    ended_by: ending.staff,
    end_reason: ending.reason,
  });
  await dropVouchers(tx, scope, ids);
  await record(tx, by, { rows, ended, ending });
  if (ending.tells) await tellAll(tx, by, { rows: ended, ending });
  return ended;
}

/** A hold that was ended before would be somebody else’s mistake: nothing may be written. */
export function mustHaveMoved(postings: readonly ledger.Posting[]): void {
  const wrong = postings.find(({ kind }) => kind !== 'posted');
  if (wrong !== undefined)
    throw new Error(`the ledger answered ${JSON.stringify(wrong)} to an end`);
}

interface Ended {
  rows: readonly store.RedemptionRow[];
  ended: readonly store.RedemptionRow[];
  ending: Ending;
}

async function record(tx: Tx, by: By, { rows, ended, ending }: Ended): Promise<void> {
  const after = new Map(ended.map((row) => [row.id, row]));
  await recordAudits(
    tx,
    rows.map((before) => ({
      by,
      entry: entryOf({ before, after: after.get(before.id) ?? null }, ending),
    })),
  );
}

const erased = 'erased';

/** All that an erasure writes stands at one instant: it leads from nothing that was theirs to anything else. */
function entryOf(
  { before, after }: { before: store.RedemptionRow; after: store.RedemptionRow | null },
  { state, reason }: Ending,
): AuditEntry {
  const action = `redemption.${state}` as const;
  const details = { reason };
  if (reason === erased) return { action, object: 'redemption', details };
  return { action, object: `redemption/${before.id}`, details, before, after };
}

async function tellAll(
  tx: Tx,
  { deps, ask: { scope } }: By,
  { rows, ending }: { rows: readonly store.RedemptionRow[]; ending: Ending },
): Promise<void> {
  const offers = rows.map(({ offer }) => offer);
  const offered = await rewards.getOffered(tx, scope, { offers, now: deps.clock.now() });
  const wordsAbout = (about: ReturnType<typeof aboutOf>) =>
    ending.state === 'refused'
      ? tellings.refused(about, ending.reason ?? 'other')
      : tellings.timedOut(about);
  const several = rows.map((row) => {
    const words = wordsAbout(aboutOf(offered.get(row.offer), row));
    return { resident: row.resident, kind: 'points', caseCode: null, words } as const;
  });
  await notices.tellEach(tx, { deps, scope }, several);
}

/** The resident who asks gives a reservation back. */
export function cancelRedemption(deps: Deps, ask: Ask, id: string) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Redemption | Refusal> => {
    const row = await lockOne(tx, { deps, ask }, { id, resident: residentOf(scope) });
    if (row === undefined) return refuse('redemption_not_found');
    if (row.state !== 'reserved') return refuse('redemption_ended');
    const ending = { state: 'cancelled', reason: null, staff: null, tells: false } as const;
    return showOne(
      tx,
      { deps, ask },
      await endReserved(tx, { deps, ask }, { rows: [row], ending }),
    );
  });
}

/** The one redemption that something was done to, as it stands now. */
export async function showOne(
  tx: Tx,
  { deps, ask }: By,
  rows: readonly store.RedemptionRow[],
): Promise<Redemption> {
  const [shown] = await showRedemptions(tx, ask.scope, { rows, now: deps.clock.now() });
  if (shown === undefined) throw new Error('nothing was changed');
  return shown;
}

/** Whoever is erased gives back what they have waiting; they are told nothing any more. */
export async function endAllOf(tx: Tx, by: By, resident: string): Promise<number> {
  const { scope } = by.ask;
  await store.lockResidents(tx, scope, [resident]);
  await endCard(tx, scope, resident);
  const waiting = await store.listWaiting(tx, scope, resident);
  const ids = waiting.map(({ id }) => id);
  const rows = await store.lockReserved(tx, scope, ids);
  const ending = { state: 'cancelled', reason: erased, staff: null, tells: false } as const;
  return (await endReserved(tx, by, { rows, ending })).length;
}

/** Reservations that one transaction ends at most. */
const lotSize = 100;

/**
 * Ends reservations whose time is over, in every county. Each lot is a transaction of its own: killed at
 * any moment, the next call goes on; and one that cannot be ended keeps no other waiting.
 * @returns how many ended
 */
export async function endDueRedemptions(deps: Deps): Promise<number> {
  let total = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'end_due_redemptions');
    for (;;) {
      const at = deps.clock.now();
      const toldBy = new Date(at.getTime() - graceHours * hourMs);
      const page = { at, toldBy, limit: lotSize };
      const due = await store.dueQuery(deps.database.read, scope, page).execute();
      const ended = await endLot(deps, scope, due);
      total += ended;
      if (due.length < lotSize || ended === 0) break;
    }
  }
  if (total > 0) deps.wakeOutbox();
  return total;
}

type Due = Pick<store.RedemptionRow, 'id' | 'resident'>;

/** All of a lot together, or, where that fails, each for itself. */
async function endLot(deps: Deps, scope: Scope, due: readonly Due[]): Promise<number> {
  if (due.length === 0) return 0;
  try {
    return await deps.database.transact((tx) => endTogether(tx, { deps, ask: { scope } }, due));
  } catch (error) {
    const [only, ...more] = due;
    if (more.length === 0) {
      deps.log.error({ err: error, redemption: only?.id }, 'a due redemption was not ended');
      return 0;
    }
    let ended = 0;
    for (const one of due) ended += await endLot(deps, scope, [one]);
    return ended;
  }
}

async function endTogether(tx: Tx, by: By, due: readonly Due[]): Promise<number> {
  const { deps, ask } = by;
  const { scope } = ask;
  const residents = due.map(({ resident }) => resident);
  await sealersOf(tx, { deps, scope }, residents);
  await store.lockResidents(tx, scope, residents);
  const ids = due.map(({ id }) => id);
  const rows = await store.lockReserved(tx, scope, ids);
  const ending = { state: 'timed_out', reason: null, staff: null, tells: true } as const;
  return (await endReserved(tx, by, { rows, ending })).length;
}
