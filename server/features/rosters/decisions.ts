import type { reversalReasons } from '../../../contract/awards.ts';
import type { Roster, RosterDeed, RosterMove } from '../../../contract/rosters.ts';
import { recordAudit } from '../../platform/audit.ts';
import { startOfDay } from '../../platform/calendar.ts';
import { findErased } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { onlyArea, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as activities from '../activities/service.ts';
import * as awards from '../awards/service.ts';
import * as paperCuts from '../paper-cuts/service.ts';
import * as patrols from '../patrols/service.ts';
import * as photos from '../photos/service.ts';
import { openIdentities } from '../privacy/service.ts';
import * as staff from '../staff/service.ts';
import { isCountedOtherwise, objectionTo, ownOf } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { factsOf, moverOf, showRoster } from './view.ts';

interface At {
  deps: Deps;
  ask: Ask;
}

interface Locked {
  row: store.RosterRow;
  /** Of those who were not erased: whoever was has no points any more. */
  lines: readonly store.LineRow[];
}

/** The keys of everybody on it, then the people, then the list: in the order in which others lock them. */
async function lock(
  tx: Tx,
  { deps, ask: { scope } }: At,
  { id, move }: { id: string; move: RosterMove },
): Promise<Locked | Refusal> {
  if ((await store.findBelow(tx, scope, id)) === undefined) return refuse('roster_not_found');
  const lines = await store.listLines(tx, scope, id);
  const people = lines.map(({ resident }) => resident);
  const erased = await findErased(tx, { deps, scope }, people);
  await store.lockPeople(tx, scope, people);
  const row = await store.lockBelow(tx, scope, id);
  if (row === undefined) return refuse('roster_not_found');
  const objection = objectionTo(move, factsOf(row), await moverOf(tx, scope, id));
  if (objection !== undefined) return refuse(objection);
  return { row, lines: lines.filter(({ resident }) => !erased.has(resident)) };
}

/** Sources in the order in which people are locked everywhere. */
const sourcesOf = (lines: readonly store.LineRow[]) =>
  lines
    .toSorted((a, b) => `${a.resident} ${a.id}`.localeCompare(`${b.resident} ${b.id}`))
    .map(({ id }) => id);

const deedsOf = (lines: readonly store.LineRow[]) => [
  ...new Set(lines.map(({ kind }) => kind as RosterDeed)),
];

/** Which lines, from 1, say what was counted without paper after they were typed in. */
async function countedSince(
  tx: Tx,
  scope: Scope,
  lines: readonly store.LineRow[],
): Promise<number[]> {
  const days = lines.map(({ day }) => day).toSorted();
  const [first] = days;
  if (first === undefined) return [];
  const spans = await store.listCounted(tx, scope, {
    residents: lines.map(({ resident }) => resident),
    since: startOfDay(first),
  });
  return lines
    .filter(({ resident, kind, day }) =>
      isCountedOtherwise({ resident, kind: kind as RosterDeed, day }, spans),
    )
    .map(({ place }) => place + 1);
}

/** Which lines, from 1, may be about whoever typed the list in or confirms it now. */
async function ownLines(
  tx: Tx,
  by: { deps: Deps; scope: Scope },
  { row, lines }: Locked,
): Promise<number[]> {
  const { scope } = by;
  const names = await staff.getNames(tx, scope, [row.entered_by, staffOf(scope).id]);
  const people = lines.map(({ resident }) => resident);
  const identityOf = await openIdentities(tx, by, people);
  return lines
    .filter(({ resident }) => ownOf(identityOf(resident).name, [...names.values()]) !== 'no')
    .map(({ place }) => place + 1);
}

/** Another person has compared the list with its photo: what it earned settles. */
export function confirmRoster(deps: Deps, ask: Ask, { id, note }: { id: string; note: string }) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Roster | Refusal> => {
    const locked = await lock(tx, { deps, ask }, { id, move: 'confirm' });
    if (isRefusal(locked)) return locked;
    const { row, lines } = locked;
    const own = await ownLines(tx, { deps, scope }, { row, lines });
    if (own.length > 0) return refuse('roster_own_lines', { values: { lines: own.join(', ') } });
    const counted = await countedSince(tx, scope, lines);
    if (counted.length > 0)
      return refuse('roster_counted', { values: { lines: counted.join(', ') } });
    const missing = await awards.verifySources(
      { tx, scope, deps },
      { sources: sourcesOf(lines), deeds: deedsOf(lines) },
    );
    if (missing) return missing;
    return decide(tx, { deps, ask }, { row, state: 'confirmed', note });
  });
}

interface Undoing {
  id: string;
  reason: (typeof reversalReasons)[number];
  note: string;
}

/** All of it is taken back, each award by a reversal of its own; the same may be typed in again. */
export function undoRoster(deps: Deps, ask: Ask, { id, reason, note }: Undoing) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Roster | Refusal> => {
    const locked = await lock(tx, { deps, ask }, { id, move: 'undo' });
    if (isRefusal(locked)) return locked;
    const { row, lines } = locked;
    const deeds = deedsOf(lines);
    for (const source of sourcesOf(lines))
      await awards.reverseSource({ tx, scope, deps }, { source, deeds, reason, note });
    await store.undoLines(tx, scope, { roster: id, at: deps.clock.now() });
    const missing = await payWhatWasCut(tx, { deps, scope }, lines);
    if (missing) return missing;
    // Nothing is compared with it any more; typed in again, the paper is photographed again.
    await photos.eraseThese(tx, { deps, scope }, [row.photo]);
    return decide(tx, { deps, ask }, { row, state: 'undone', note });
  });
}

/** What phones and the lists of activities told of those days earns in full now. */
async function payWhatWasCut(
  tx: Tx,
  by: { deps: Deps; scope: Scope },
  lines: readonly store.LineRow[],
): Promise<Refusal | undefined> {
  const ids = lines.map(({ id }) => id);
  const cut = await paperCuts.listCutBy(tx, by.scope, ids);
  const sources = (onPatrol: boolean) =>
    cut.flatMap((one) => (one.onPatrol === onPatrol ? [one.source] : []));
  await activities.payAnew(tx, by, sources(false));
  return patrols.payAnew(tx, by, sources(true));
}

async function decide(
  tx: Tx,
  { deps, ask }: At,
  { row, state, note }: { row: store.RosterRow; state: 'confirmed' | 'undone'; note: string },
): Promise<Roster> {
  const { scope } = ask;
  const after = await store.decideRoster(tx, scope, {
    id: row.id,
    state,
    decided_by: staffOf(scope).id,
    decided_at: deps.clock.now(),
  });
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: `roster.${state}`,
      object: `roster/${row.id}`,
      area: onlyArea(scope),
      reason: note,
      details: { number: row.number, lines: row.lines },
      before: row,
      after,
    },
  );
  return showRoster(tx, { deps, scope }, after);
}
