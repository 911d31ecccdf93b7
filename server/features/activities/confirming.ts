import type { DeskActivity } from '../../../contract/activities.ts';
import { recordAudit } from '../../platform/audit.ts';
import { findErased } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import { openIdentities } from '../privacy/service.ts';
import { lockResidents } from '../residents/service.ts';
import { getNames } from '../staff/service.ts';
import { activityDeeds } from './count.ts';
import { confirmable, type WaitingLine } from './decide.ts';
import * as people from './people-store.ts';
import { readDesk } from './reading.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

interface At {
  deps: Deps;
  ask: Ask;
}

interface Confirming {
  id: string;
  /** As whoever confirms has read the list. */
  participants: readonly string[];
}

/**
 * A second person has compared what was entered by hand: what it earned settles. Lines that need somebody else stay,
 * and it is refused where all of them do.
 */
export function confirmPresences(
  deps: Deps,
  ask: Ask,
  { id, participants }: Confirming,
): Promise<DeskActivity | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<DeskActivity | Refusal> => {
    await store.lockActivity(tx, scope, id);
    const activity = await store.findBelow(tx, scope, id);
    if (activity === undefined) return refuse('activity_not_found');
    const waiting = await holdWaiting(tx, { deps, ask }, { id, participants });
    if (isRefusal(waiting)) return waiting;
    const lines = await linesFor(tx, { deps, ask }, waiting);
    if (lines.length === 0) return refuse('confirmed_by_another');
    const sources = lines.map(({ id: part }) => part);
    const now = deps.clock.now();
    const by = staffOf(scope).id;
    for (const part of sources)
      await people.changePart(tx, scope, { id: part, confirmed_at: now, confirmed_by: by });
    const missing = await awards.verifySources(
      { tx, scope, deps },
      { sources, deeds: activityDeeds },
    );
    if (missing) return missing;
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'activity.presences_confirmed',
        object: `activity/${id}`,
        area: activity.area,
        details: { people: lines.length, left: waiting.length - lines.length },
      },
    );
    return readDesk(tx, scope, id);
  });
}

/** Those named who wait, their keys held before they are, as others hold them; nobody who was erased. */
async function holdWaiting(
  tx: Tx,
  { deps, ask: { scope } }: At,
  { id, participants }: Confirming,
): Promise<people.PartRow[] | Refusal> {
  const waiting = await people.listToConfirm(tx, scope, { activity: id, ids: participants });
  if (waiting.length < participants.length) return refuse('list_changed');
  const residents = waiting.map(({ resident }) => resident);
  const erased = await findErased(tx, { deps, scope }, residents);
  await lockResidents(tx, scope, residents);
  return waiting.filter(({ resident }) => !erased.has(resident));
}

/** What of it whoever asks may confirm, in the order in which people are held. */
async function linesFor(
  tx: Tx,
  { deps, ask: { scope } }: At,
  waiting: readonly people.PartRow[],
): Promise<WaitingLine[]> {
  const by = staffOf(scope).id;
  const typists = waiting.flatMap(({ recorded_by }) => recorded_by ?? []);
  const staff = await getNames(tx, scope, [...new Set([by, ...typists])]);
  const namesOf = (ids: readonly string[]) => ids.flatMap((id) => staff.get(id) ?? []);
  const residents = waiting.map(({ resident }) => resident);
  const identityOf = await openIdentities(tx, { deps, scope }, residents);
  const lines = waiting.map((part) => ({
    id: part.id,
    recordedBy: part.recorded_by,
    name: identityOf(part.resident).name,
    standFor: namesOf([by, part.recorded_by ?? by]),
  }));
  return confirmable(lines, by);
}
