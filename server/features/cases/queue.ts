import { heldAwardReaders } from '../../../contract/awards.ts';
import { recordStandingLook } from '../../platform/audit/standing-look.ts';
import type { Read } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { narrowTo, onlyArea, prefixOf, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import { toldTo } from './desk.ts';
import * as dueStore from './due-store.ts';
import { findInQueue } from './find.ts';
import * as lists from './list-store.ts';
import type { Turns } from './turn-store.ts';
import { showSummary } from './view.ts';

const pageSize = 30;

/** Whose turn it is at a desk. While a reporter is asked whether it is solved, it is nobody's there. */
export const turns = {
  // What was returned in vain is refused or handed over.
  intake: ['reported', 'returned'],
  // What is done they check on the spot.
  grid_worker: ['reported'],
  dispatcher: ['accepted'],
  unit_handler: ['dispatched'],
  reviewer: ['answered'],
} as const satisfies Turns;

export interface QueueQuery {
  show?: lists.QueueFilter;
  kind?: string;
  area?: string;
  find?: string;
  after?: string;
}

/** What somebody of staff looks for in their queue. */
export function wantedBy({ show, kind, area, find: typed }: QueueQuery, now: Date) {
  const find = typed?.trim() ?? '';
  return {
    queue: {
      show: show ?? 'open',
      kind,
      areaPrefix: area === undefined ? undefined : prefixOf(area),
      now,
      turns,
      followers: find !== '',
    },
    find,
  };
}

/** How the queue was narrowed, for the audit. */
export const narrowing = ({ show, kind, area }: QueueQuery) => ({
  show: show ?? 'open',
  kind: kind ?? null,
  below: area ?? null,
});

export async function listCases(deps: Deps, ask: Ask, query: QueueQuery) {
  const { read } = deps.database;
  const { scope } = ask;
  const now = deps.clock.now();
  const by = { deps, scope };
  const wanted = wantedBy(query, now);
  const [found, counts, held] = await Promise.all([
    findInQueue(read, by, { ...wanted, after: decodeCursor(query.after), limit: pageSize }),
    lists.countQueue(read, scope, { now, turns }),
    awards.countHeld(read, narrowTo(scope, heldAwardReaders)),
  ]);
  const { cases, last } = found;
  const codes = cases.map(({ report }) => report.code);
  const [byCode] = await Promise.all([
    awards.listByCases(read, by, codes),
    recordQueueLook(deps, ask, { query, shown: cases.length }),
  ]);
  return {
    cases: cases.map((one) =>
      showSummary(one, byCode.get(one.report.code) ?? [], { told: toldTo(scope, one), now }),
    ),
    lookedThrough: found.lookedThrough,
    counts: { ...counts, held },
    next: last ? encodeCursor(last.at, last.report.id) : null,
  };
}

/**
 * The queue shows first words and places, which may tell of somebody. A page that stays open is one look;
 * whoever looks for words does so on purpose, each time. The words themselves are not kept.
 */
async function recordQueueLook(deps: Deps, ask: Ask, { query, shown }: QueueLook): Promise<void> {
  const about = { action: 'cases.listed', object: 'cases', area: onlyArea(ask.scope) } as const;
  const details = { ...narrowing(query), further: query.after !== undefined };
  if ((query.find?.trim() ?? '') === '') await recordStandingLook(deps, ask, { ...about, details });
  else await recordLook(deps, ask, { ...about, details: { ...details, searched: true, shown } });
}

interface QueueLook {
  query: QueueQuery;
  shown: number;
}

/** How much waits for the person of a scope: cases at which it is their turn, and held awards. */
export async function countWaiting(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  scope: Scope,
): Promise<{ cases: number; held: number }> {
  const held = staffOf(scope).roles.map(({ role }) => role);
  const { read } = database;
  const mayMove = held.some((role) => role in turns);
  return {
    cases: mayMove ? (await lists.countQueue(read, scope, { now: clock.now(), turns })).mine : 0,
    held: held.includes('reviewer')
      ? await awards.countHeld(read, narrowTo(scope, ['reviewer']))
      : 0,
  };
}

/** What waits in the queue of a desk: for its person, and what is late or nearly so in their areas. */
export const countDue = (read: Read, scope: Scope, at: { now: Date; until: Date }) =>
  dueStore.countDue(read, scope, { ...at, turns });
