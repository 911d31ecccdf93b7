import {
  type Roster,
  type RosterDeed,
  type RosterLine,
  type RosterMove,
  type RosterState,
  type RosterSummary,
  rosterMoves,
  rosterRoutes,
} from '../../../contract/rosters.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { narrowTo, type Scope, staffOf } from '../../platform/scope.ts';
import * as awards from '../awards/service.ts';
import { nameResidents } from '../privacy/service.ts';
import * as staff from '../staff/service.ts';
import { type Mover, objectionTo } from './decide.ts';
import * as store from './store.ts';

export const factsOf = ({ state, entered_by }: store.RosterRow) => ({
  state: state as RosterState,
  enteredBy: entered_by,
});

/** Who moves: as a reviewer only where that role reaches everybody on the list. */
export async function moverOf(read: Read, scope: Scope, roster: string): Promise<Mover> {
  const isReviewer = await store.isWithin(read, narrowTo(scope, ['reviewer']), roster);
  return { id: staffOf(scope).id, isReviewer };
}

export async function showSummaries(
  read: Read,
  scope: Scope,
  rows: readonly store.RosterRow[],
): Promise<RosterSummary[]> {
  const people = rows.flatMap(({ entered_by, decided_by }) => [
    entered_by,
    ...(decided_by === null ? [] : [decided_by]),
  ]);
  const names = await staff.getNames(read, scope, people);
  const nameOf = (id: string) => names.get(id) ?? '';
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    state: row.state as RosterState,
    enteredAt: row.entered_at.toISOString(),
    enteredBy: nameOf(row.entered_by),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decided_by === null ? null : nameOf(row.decided_by),
    lines: row.lines,
  }));
}

/** A list with its lines, people by their masked names. */
export async function showRoster(read: Read, by: Reader, row: store.RosterRow): Promise<Roster> {
  const { scope } = by;
  const [summary] = await showSummaries(read, scope, [row]);
  if (summary === undefined) throw new Error(`roster ${row.id} was not shown`);
  const lines = await store.listLines(read, scope, row.id);
  const named = lines.map(({ resident }) => ({ resident, caseCode: null }));
  const nameOf = await nameResidents(read, by, named);
  const earned = await awards.listBySources(
    read,
    by,
    lines.map(({ id }) => id),
  );
  const rows = lines.map(
    ({ place, id, resident, kind, day, minutes }): RosterLine => ({
      place,
      residentName: nameOf({ resident, caseCode: null }),
      kind: kind as RosterDeed,
      day,
      minutes,
      award: earned.get(id)?.[0] ?? null,
    }),
  );
  const standing = rows.flatMap(({ award }) =>
    award === null || award.state === 'reversed' ? [] : [award.points + award.householdPoints],
  );
  return {
    ...summary,
    walkedIn: row.walked_in,
    photo: (await store.findPhoto(read, scope, row.photo)) ?? null,
    points: standing.reduce((sum, points) => sum + points, 0),
    rows,
    moves: await movesOf(read, scope, row),
  };
}

/** Roles that type lists in. */
const typing = rosterRoutes.enterRoster.policy.who;

async function movesOf(read: Read, scope: Scope, row: store.RosterRow): Promise<RosterMove[]> {
  const mover = await moverOf(read, scope, row.id);
  const types = staffOf(scope).roles.some(({ role }) => typing.some((one) => one === role));
  return rosterMoves.filter(
    (move) =>
      (mover.isReviewer || (move === 'undo' && types)) &&
      objectionTo(move, factsOf(row), mover) === undefined,
  );
}
