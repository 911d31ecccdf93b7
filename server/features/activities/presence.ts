import type { MyActivity, Participant, Presence } from '../../../contract/activities.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope, staffOf } from '../../platform/scope.ts';
import { isSameName, isSpelled } from '../../platform/spelled.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as notices from '../notices/service.ts';
import * as paperCuts from '../paper-cuts/service.ts';
import { openIdentities } from '../privacy/service.ts';
import { findByPhone, findWithoutPhone, lockResidents } from '../residents/service.ts';
import { getNames } from '../staff/service.ts';
import { activityDeeds, countPresence } from './count.ts';
import {
  findSeat,
  objectionToPresence,
  objectionToScan,
  objectionToTakingBack,
  sheetDays,
} from './decide.ts';
import * as hours from './hours-store.ts';
import * as people from './people-store.ts';
import { personOf, readMine, showPeople } from './reading.ts';
import { refuse } from './refusals.ts';
import { type Direction, readCode } from './scan-code.ts';
import { takePlace } from './seats.ts';
import * as store from './store.ts';
import { tellings } from './tellings.ts';
import { factsOf, takenOf, termsOf } from './view.ts';

interface At {
  deps: Deps;
  ask: Ask;
}

/** Signs whoever asks in or out by the code on the organiser's screen. */
export function scanCode(deps: Deps, ask: Ask, code: string): Promise<MyActivity | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<MyActivity | Refusal> => {
    const now = deps.clock.now();
    const read = readCode(deps, { county: scope.county, code }, now);
    if (read.kind !== 'good')
      return refuse(read.kind === 'over' ? 'code_over' : 'code_wrong', { field: '/code' });
    const { activity: id, direction, shownBy } = read;
    const scan = { id, direction, shownBy, now };
    const refused = await comeOrGo(tx, { deps, ask }, scan);
    return refused ?? readMine(tx, scope, { id, now });
  });
}

interface Scan {
  id: string;
  direction: Direction;
  /** On whose screen the code stood. */
  shownBy: string;
  now: Date;
}

async function comeOrGo(
  tx: Tx,
  { deps, ask }: At,
  { id, direction, shownBy, now }: Scan,
): Promise<Refusal | undefined> {
  const { scope } = ask;
  const resident = residentOf(scope);
  const held = direction === 'in' ? store.lockActivity : store.holdActivity;
  if (!(await held(tx, scope, id))) return refuse('code_wrong', { field: '/code' });
  await lockResidents(tx, scope, [resident]);
  const activity = await store.findActivity(tx, scope, id);
  if (activity === undefined) return refuse('code_wrong', { field: '/code' });
  const part = await people.findPart(tx, scope, { activity: id, resident });
  const terms = termsOf(activity);
  const { firstTime } = await personOf(tx, scope, resident);
  const seat = findSeat(terms, { taken: takenOf(activity), firstTime }, now);
  const facts = part === undefined ? null : factsOf(part);
  const objection = objectionToScan({ terms, direction, part: facts, seat }, now);
  if (objection !== undefined) return refuse(objection);
  const publisher = activity.published_by;
  const own = await refuseOwn(tx, { deps, ask }, { resident, staff: [publisher, shownBy] });
  if (own) return own;
  const details: Record<string, string | number> = { way: 'code', shownBy };
  if (direction === 'in') {
    const place = { activity: id, resident, part, seat: seat ?? 'waiting', firstTime } as const;
    const partId = part?.state === 'seated' ? part.id : await takePlace(tx, { deps, scope }, place);
    await people.changePart(tx, scope, { id: partId, in_at: now, in_way: 'code' });
  } else if (part?.in_at) {
    await people.changePart(tx, scope, { id: part.id, out_at: now, out_way: 'code' });
    const there = { from: part.in_at, until: now };
    const toCompare = part.in_way !== 'code';
    const counting = { activity, part, there, toCompare };
    const counted = await countPresence(tx, { deps, scope }, counting);
    details.minutes = counted.minutes;
  }
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: direction === 'in' ? 'activity.signed_in' : 'activity.signed_out',
      object: `activity/${id}`,
      area: activity.area,
      details,
    },
  );
  return undefined;
}

/** Of staff nothing but the name is known: whoever has none, or that of one of these, is told apart from nobody. */
async function refuseOwn(
  tx: Tx,
  { deps, ask: { scope } }: At,
  { resident, staff }: { resident: string; staff: readonly string[] },
): Promise<Refusal | undefined> {
  const { name } = (await openIdentities(tx, { deps, scope }, [resident]))(resident);
  if (name === null || !isSpelled(name)) return refuse('participant_nameless');
  const names = await getNames(tx, scope, [...new Set(staff)]);
  const isOwn = [...names.values()].some((one) => isSameName(name, one));
  return isOwn ? refuse('organiser_is_participant') : undefined;
}

/**
 * Enters one line of the organiser's list or of the paper sheet. Each is a transaction of its own: a sheet
 * that breaks off is gone on with, and no line waits for another.
 */
export async function recordPresence(
  deps: Deps,
  ask: Ask,
  { id, ...line }: Presence & { id: string },
): Promise<Participant | Refusal> {
  const entered = await carryOut(deps, ask, (tx) => enter(tx, { deps, ask }, { id, line }));
  // Nobody finds out without a trace who has registered.
  if (isRefusal(entered) && unknown.has(entered.code))
    await recordLook(deps, ask, {
      action: 'resident.looked_up',
      object: 'resident',
      details: { found: false },
    });
  return entered;
}

const unknown = new Set(['person_unknown', 'person_unknown_named', 'person_several']);

/** Times of one person are counted one after another. False where they were erased. */
async function hold(tx: Tx, scope: Scope, resident: string): Promise<boolean> {
  const held = (await lockResidents(tx, scope, [resident])).get(resident);
  return held?.erased === false;
}

async function enter(
  tx: Tx,
  { deps, ask }: At,
  { id, line }: { id: string; line: Presence },
): Promise<Participant | Refusal> {
  const { scope } = ask;
  const by = { deps, scope };
  const now = deps.clock.now();
  await store.lockActivity(tx, scope, id);
  const activity = await store.findBelow(tx, scope, id);
  if (activity === undefined) return refuse('activity_not_found');
  const resident = await whose(tx, { deps, ask }, { id, line });
  if (isRefusal(resident)) return resident;
  if (!(await hold(tx, scope, resident))) return refuse('participant_not_found');
  const me = staffOf(scope).id;
  // A namesake of whoever published is vouched for by this colleague, and by another who confirms the line.
  const own = await refuseOwn(tx, { deps, ask }, { resident, staff: [me] });
  if (own) return own;
  const part = await people.findPart(tx, scope, { activity: id, resident });
  const [from, until] = [new Date(line.from), line.until === null ? null : new Date(line.until)];
  const facts = part === undefined ? null : factsOf(part);
  const objection = objectionToPresence(
    { terms: termsOf(activity), part: facts, from, until },
    now,
  );
  if (objection !== undefined)
    return refuse(objection, { values: { minutes: part?.minutes ?? 0, days: sheetDays } });
  const partId = await seatedPart(tx, by, { activity: id, resident, part });
  const byNow = (at: Date) => (at > now ? now : at);
  const came = {
    in_at: part?.in_at ?? byNow(from),
    in_way: part?.in_way ?? line.way,
    recorded_by: me,
  };
  const left = until === null ? {} : { out_at: byNow(until), out_way: line.way };
  await people.changePart(tx, scope, { id: partId, ...came, ...left });
  const details: Record<string, string | number> = { way: line.way };
  if (until !== null) {
    const there = { from: came.in_at, until: byNow(until) };
    const one = { id: partId, resident };
    const counting = { activity, part: one, there, toCompare: true };
    const { minutes, earns } = await countPresence(tx, by, counting);
    details.minutes = minutes;
    const words = tellings[earns ? 'counted' : 'countedForNothing'](activity, minutes);
    await notices.tell(tx, deps, {
      county: scope.county,
      resident,
      kind: 'together',
      words,
      caseCode: null,
    });
  }
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'activity.presence_entered',
      object: `activity/${id}`,
      area: activity.area,
      details,
    },
  );
  return showOne(tx, { deps, ask }, { activity: id, id: partId });
}

/** Whom a line is about: somebody of the list, whoever has this phone, or who has none and is called so there. */
async function whose(
  tx: Tx,
  { deps, ask: { scope } }: At,
  { id, line: { participant, phone, name, home } }: { id: string; line: Presence },
): Promise<string | Refusal> {
  const named = name === undefined && home === undefined ? undefined : { name, home };
  const said = [participant, phone, named].filter((one) => one !== undefined);
  if (said.length !== 1) return refuse('who_was_it', { field: '/phone' });
  if (participant !== undefined) {
    const part = await people.findPartById(tx, scope, { activity: id, id: participant });
    return part?.resident ?? refuse('participant_not_found');
  }
  if (phone !== undefined) {
    const found = await findByPhone(tx, { deps, scope }, phone);
    return found ?? refuse('person_unknown', { field: '/phone' });
  }
  if (name === undefined || home === undefined) return refuse('who_was_it', { field: '/name' });
  const [[one, ...more] = []] = await findWithoutPhone(tx, { deps, scope }, [{ name, home }]);
  if (one === undefined) return refuse('person_unknown_named', { field: '/name' });
  return more.length === 0 ? one : refuse('person_several', { field: '/name' });
}

/** Whoever was there has a seat, however many there were. */
async function seatedPart(
  tx: Tx,
  by: { deps: Deps; scope: Ask['scope'] },
  { activity, resident, part }: Omit<Parameters<typeof takePlace>[2], 'seat' | 'firstTime'>,
): Promise<string> {
  if (part?.state === 'seated') return part.id;
  const { firstTime } = await personOf(tx, by.scope, resident);
  return takePlace(tx, by, { activity, resident, part, seat: 'general', firstTime });
}

async function showOne(
  tx: Tx,
  { deps, ask: { scope } }: At,
  { activity, id }: { activity: string; id: string },
): Promise<Participant | Refusal> {
  const part = await people.findPartById(tx, scope, { activity, id });
  const parts = part === undefined ? [] : [part];
  const [shown] = await showPeople(tx, { deps, scope }, parts);
  return shown ?? refuse('participant_not_found');
}

interface TakingBack {
  id: string;
  participant: string;
  reason: string;
}

/** Takes back what was counted for somebody: hours and points, with the reason told. */
export function takeBackPresence(
  deps: Deps,
  ask: Ask,
  { id, participant, reason }: TakingBack,
): Promise<Participant | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Participant | Refusal> => {
    await store.lockActivity(tx, scope, id);
    const activity = await store.findBelow(tx, scope, id);
    if (activity === undefined) return refuse('activity_not_found');
    const seen = await people.findPartById(tx, scope, { activity: id, id: participant });
    if (seen === undefined || !(await hold(tx, scope, seen.resident)))
      return refuse('participant_not_found');
    const { resident, recorded_by: recordedBy } = seen;
    const by = staffOf(scope).id;
    const objection = objectionToTakingBack({ part: factsOf(seen), recordedBy, by });
    if (objection !== undefined) return refuse(objection);
    const at = deps.clock.now();
    await people.changePart(tx, scope, {
      id: participant,
      taken_back_at: at,
      taken_back_by: by,
    });
    const served = await hours.findServed(tx, scope, participant);
    if (served !== undefined)
      await hours.insertHours(tx, scope, {
        id: deps.ids.uuid(),
        resident,
        participation: participant,
        kind: 'taken_back',
        minutes: -served.minutes,
        servedOn: served.servedOn,
        at,
        by,
      });
    await awards.reverseSource(
      { tx, scope, deps },
      {
        source: participant,
        deeds: activityDeeds,
        reason: 'not_true',
        note: reason,
      },
    );
    await paperCuts.endCuts(tx, { deps, scope }, participant);
    const words = tellings.takenBack(activity, reason);
    await notices.tell(tx, deps, {
      county: scope.county,
      resident,
      kind: 'together',
      words,
      caseCode: null,
    });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'activity.presence_taken_back',
        object: `activity/${id}`,
        area: activity.area,
        reason,
        details: { minutes: seen.minutes ?? 0 },
      },
    );
    return showOne(tx, { deps, ask }, { activity: id, id: participant });
  });
}
