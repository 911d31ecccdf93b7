import type { Award, HeldAward, PointsFigures } from '../../../contract/awards.ts';
import { getDebt, getHolderPoints, getPoolCover, sumBooks } from '../../ledger/service.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import type { Subscriber } from '../../platform/outbox.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { jobScope, onlyArea, residentOf, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import { nameResidents, showHome } from '../privacy/service.ts';
import * as rules from '../rules/service.ts';
import { countBefore } from './count-store.ts';
import { wasGifted } from './gifted.ts';
import { recordGiven } from './given.ts';
import { type Deed, recordDeed } from './grant.ts';
import * as lists from './list-store.ts';
import { listPayers } from './payers.ts';
import { settleDue } from './steps.ts';
import * as store from './store.ts';
import { showAward, showAwards } from './view.ts';

export { countAnew } from './anew.ts';
export { type AwardLeg, listLegs, sumGiven } from './check-store.ts';
export {
  type ClosedPoints,
  closeResident,
  listTransfersOf,
  listTransfersOfHousehold,
  traceSpendingOf,
} from './closing.ts';
export { closeHousehold, closeIfLeft } from './closing-home.ts';
export { type Comparison, compareLot } from './compare.ts';
export {
  type Contested,
  findMine,
  type Grant,
  getContested,
  grantAppeal,
  grantOf,
  listContested,
} from './contested.ts';
export { type Correcting, correctAward, getAwards } from './correct.ts';
export { sumSettled } from './digest-store.ts';
export { recordFoundTrue } from './found-true.ts';
export { keepGifted } from './gifted.ts';
export { type Deed, recordDeed, type TxContext } from './grant.ts';
export { payKept } from './kept.ts';
export { proofForLarge } from './large.ts';
export {
  countHeld,
  findMyTransfer,
  isOfSecret,
  listKeptFromTyping,
  listSignals,
} from './list-store.ts';
export { listGiven, shareMerged } from './merged.ts';
export type { CorrectionsBeside } from './missing.ts';
export { deliverFallenAward } from './moving-up.ts';
export { findOwing, listOwing, type Owing, waive } from './owing.ts';
export { countDebtors } from './owing-store.ts';
export { listPaidInto, type PaidPart } from './paid-store.ts';
export { countOf } from './past-store.ts';
export { listPayers } from './payers.ts';
export { payQueuedAwards } from './queue.ts';
export { reverseAward, reverseHeld, settleHeld, type Taken } from './review.ts';
export { deliverSplitDeed, listJoined, splitDeeds } from './split.ts';
export type { Joined } from './split-store.ts';
export { holdSources, reverseSource, verifySource, verifySources } from './steps.ts';
export {
  type EarnedPoints,
  getHolder,
  getHolderNo,
  getHouseholdNo,
  listScored,
  sumEarned,
  takeUnscored,
} from './store.ts';
export { showAward } from './view.ts';

const pageSize = 20;

export function getMyPoints(deps: Deps, ask: Ask): Promise<PointsFigures> {
  return readMyPoints(deps.database.read, ask, localDate(deps.clock.now()));
}

/** The figures as of one moment, where `read` is a snapshot. */
export async function readMyPoints(
  read: Read,
  ask: Pick<Ask, 'scope'>,
  today: LocalDate,
): Promise<PointsFigures> {
  const resident = residentOf(ask.scope);
  const { county } = ask.scope;
  const { holderNo, household } = await store.getHolder(read, ask.scope, resident);
  const holder = await getHolderPoints(read, county, { holderNo, today });
  const shared =
    household && (await getHolderPoints(read, county, { holderNo: household.holderNo, today }));
  const { held, scheduled, queued } = await lists.sumPending(read, ask.scope);
  return {
    spendable: Number(holder.spendable),
    provisional: Number(holder.pending) - held,
    held,
    scheduled,
    queued,
    owed: Number(await getDebt(read, county, holderNo)),
    household: shared && Number(shared.spendable),
    lapsingNext: holder.lapsingNext && {
      points: Number(holder.lapsingNext.points),
      on: holder.lapsingNext.on,
    },
  };
}

/** Every award of the resident who asks that gave or may give something, oldest first. */
export async function listEverything(read: Read, by: Reader): Promise<Award[]> {
  return showAwards(read, by, await lists.listEverything(read, by.scope));
}

interface StatementQuery {
  show?: lists.StatementFilter;
  after?: string;
}

export async function listMine(deps: Deps, ask: Ask, { show = 'all', after }: StatementQuery) {
  const rows = await lists.listStatement(deps.database.read, ask.scope, {
    show,
    before: decodeCursor(after),
    limit: pageSize,
  });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  const lines = await showAwards(deps.database.read, { deps, scope: ask.scope }, rows);
  return { lines, next: last ? encodeCursor(last.at, last.id) : null };
}

/** The awards of several cases, by case code. */
export async function listByCases(read: Read, by: Reader, codes: readonly string[]) {
  const rows = await lists.listByCases(read, by.scope, codes);
  return Map.groupBy(await showAwards(read, by, rows), ({ caseCode }) => caseCode ?? '');
}

/** The awards that several sources gave, by the source. */
export async function listBySources(read: Read, by: Reader, sources: readonly string[]) {
  const rows = await lists.listBySources(read, by.scope, sources);
  const shown = await showAwards(read, by, rows);
  const sourced = shown.map((award, place) => ({ award, source: rows[place]?.source ?? '' }));
  const bySource = Map.groupBy(sourced, ({ source }) => source);
  return new Map([...bySource].map(([source, of]) => [source, of.map(({ award }) => award)]));
}

export async function listHeld(deps: Deps, ask: Ask, after: string | undefined) {
  const rows = await lists.listHeld(deps.database.read, ask.scope, {
    after: decodeCursor(after),
    limit: pageSize,
  });
  const by = { deps, scope: ask.scope };
  const named = rows.map(({ resident, case_code: caseCode }) => ({ resident, caseCode }));
  const nameOf = await nameResidents(deps.database.read, by, named);
  const area = onlyArea(ask.scope);
  await recordLook(deps, ask, { action: 'held_awards.listed', object: 'held-awards', area });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    held: rows.map(
      (row): HeldAward => ({
        award: showAward(row),
        residentName: nameOf({ resident: row.resident, caseCode: row.case_code }),
        // What has no position happened at home: as much of that is shown as of any home.
        grid: row.lng === null ? showHome(ask.scope, row.grid) : row.grid,
        signals: row.signals,
        typedByYou: row.typed_by === staffOf(ask.scope).id,
      }),
    ),
    next: last ? encodeCursor(last.at, last.id) : null,
  };
}

/** What a report of this category would earn the resident now. */
export async function preview(deps: Deps, ask: Ask, category: string) {
  const { read } = deps.database;
  const now = deps.clock.now();
  const on = localDate(now);
  const book = await rules.getRulebook(read, ask.scope, on);
  const deed = rules.reportOf(category, on);
  const rule = book.find(deed)?.rule;
  if (rule === undefined) return { points: 0, why: noRule };
  const { household } = await store.getHolder(read, ask.scope, residentOf(ask.scope));
  const counted = await countBefore(read, ask.scope, {
    rule,
    deed: {
      ...deed,
      id: null,
      resident: residentOf(ask.scope),
      household: household?.id ?? null,
      counterpart: null,
      joins: null,
      position: null,
      at: now,
    },
  });
  const decision = book.decide(
    { ...deed, inHousehold: household !== null, agreedShare: household?.agreedShare ?? null },
    counted,
  );
  return decision ? { points: decision.points, why: decision.why } : { points: 0, why: noRule };
}

const noRule = {
  zh: '这一类照常受理和回复，不计积分。',
  en: 'This kind is handled and answered as usual and earns no points.',
};

/** Deeds that another feature left in the outbox (the newcomer gift). */
export const deliverDeed =
  (deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>): Subscriber =>
  async (tx, { county, payload, at }) => {
    const deed = payload as Omit<Deed, 'at'>;
    const context = { tx, scope: jobScope(county, 'deliver_deed'), deps };
    const hadBefore = await wasGifted(context, deed);
    const given = await recordDeed(context, { ...deed, hadBefore, at });
    if (given !== undefined) await recordGiven(context, given);
  };

/**
 * Posts the awards whose day has come; each in a transaction of its own, so a kill loses none and
 * those that fail do not keep the others waiting.
 * @returns how many were settled
 */
export async function settleDueAwards(deps: Deps): Promise<number> {
  const failed: string[] = [];
  for (let settled = 0; ; ) {
    const now = deps.clock.now();
    const due = await store.listDue(deps.database.read, { now, limit: dueLot, without: failed });
    const done = await Promise.all(due.map((award) => settleOne(deps, award)));
    failed.push(...due.filter((_, place) => !done[place]).map(({ id }) => id));
    settled += done.filter(Boolean).length;
    if (due.length < dueLot) {
      if (settled > 0) deps.wakeOutbox();
      return settled;
    }
  }
}

const dueLot = 8;

async function settleOne(deps: Deps, { county, id }: store.DueAward): Promise<boolean> {
  const scope = jobScope(county, 'settle_due_awards');
  try {
    return await deps.database.transact((tx) => settleDue({ tx, scope, deps }, id));
  } catch (error) {
    deps.log.error({ err: error, award: id }, 'a due award was not settled');
    return false;
  }
}

/** What these pools can still pay, by their codes. */
export async function getPoolCovers(
  read: Read,
  scope: Scope,
  pools: readonly string[],
): Promise<Map<string, number>> {
  if (pools.length === 0) return new Map();
  const payers = await listPayers(read, scope, pools);
  const covers = payers.map(async ({ code, holderNo, cover }) => ({
    code,
    cover: cover ?? (await getPoolCover(read, scope.county, holderNo)),
  }));
  const byPool = Map.groupBy(await Promise.all(covers), ({ code }) => code);
  const sumOf = (of: readonly { cover: bigint }[]) =>
    of.reduce((sum, { cover }) => sum + cover, 0n);
  return new Map([...byPool].map(([code, of]) => [code, Number(sumOf(of))]));
}

/** What the board shows of the books. */
export async function getBooks(deps: Deps, ask: Ask) {
  const { read } = deps.database;
  const [sum, month] = await Promise.all([
    sumBooks(read, ask.scope.county),
    lists.sumMonth(read, ask.scope, deps.clock.now()),
  ]);
  return {
    settledThisMonth: month.settled,
    provisional: month.provisional,
    sum: Number(sum.posted === 0n ? sum.pending : sum.posted),
    checkedAt: deps.clock.now().toISOString(),
  };
}
