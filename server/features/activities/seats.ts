import type { MyActivity } from '../../../contract/activities.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { jobScope, residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import * as notices from '../notices/service.ts';
import { lockResidents } from '../residents/service.ts';
import { decideSignUp, fillSeats, type Seat } from './decide.ts';
import * as people from './people-store.ts';
import { personOf, readMine, refuseSignUp } from './reading.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { tellings } from './tellings.ts';
import { factsOf, takenOf, termsOf } from './view.ts';

export interface By {
  deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>;
  scope: Scope;
}

/** Signs up whoever asks. The activity is held: of many who want the last seat one gets it. */
export function signUp(deps: Deps, ask: Ask, id: string): Promise<MyActivity | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<MyActivity | Refusal> => {
    const resident = residentOf(scope);
    const now = deps.clock.now();
    if (!(await store.lockActivity(tx, scope, id))) return refuse('activity_not_found');
    await giveFreeSeats(tx, { deps, scope }, id);
    const activity = await store.findActivity(tx, scope, id);
    if (activity === undefined) return refuse('activity_not_found');
    // Two sign-ups of one person for the same hours, sent at once, are decided one after the other.
    await lockResidents(tx, scope, [resident]);
    const part = await people.findPart(tx, scope, { activity: id, resident });
    const person = await personOf(tx, scope, resident);
    const decision = decideSignUp(
      {
        terms: termsOf(activity),
        taken: takenOf(activity),
        person,
        state: part === undefined ? null : factsOf(part).state,
      },
      now,
    );
    if ('refused' in decision) return refuseSignUp(decision.refused, activity);
    const span = { from: activity.starts_at, until: activity.ends_at };
    const other = await people.findAtSameTime(tx, scope, { resident, activity: id, ...span });
    if (other !== undefined)
      return refuse('at_the_same_time', { values: { title: other[ask.language] } });
    const { seat } = decision;
    const { firstTime } = person;
    await takePlace(tx, { deps, scope }, { activity: id, resident, part, seat, firstTime });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'activity.signed_up',
        object: `activity/${id}`,
        area: activity.area,
        details: { seat },
      },
    );
    return readMine(tx, scope, { id, now });
  });
}

interface Place {
  activity: string;
  resident: string;
  part: people.PartRow | undefined;
  seat: Seat | 'waiting';
  firstTime: boolean;
}

/** Gives somebody a seat, or a place at the end of the waiting list. @returns the id of their part */
export async function takePlace(
  tx: Tx,
  { deps, scope }: By,
  { activity, resident, part, seat, firstTime }: Place,
): Promise<string> {
  const place = {
    no: await store.takeNo(tx, scope, activity),
    state: seat === 'waiting' ? 'waiting' : 'seated',
    kept: seat === 'kept',
    first_time: firstTime,
    signed_up_at: deps.clock.now(),
  };
  if (part !== undefined) {
    await people.changePart(tx, scope, { id: part.id, ...place });
    return part.id;
  }
  const id = deps.ids.uuid();
  await people.insertPart(tx, scope, { id, activity, resident, ...place });
  return id;
}

/** Gives free seats to those who wait; whoever calls holds the activity. @returns how many got one */
export async function giveFreeSeats(tx: Tx, { deps, scope }: By, id: string): Promise<number> {
  const activity = await store.findActivity(tx, scope, id);
  if (activity === undefined || activity.waiting === 0) return 0;
  const waiting = await people.listWaiting(tx, scope, id);
  const taken = takenOf(activity);
  const given = fillSeats(termsOf(activity), { taken, waiting }, deps.clock.now());
  const residents = new Map(waiting.map((one) => [one.id, one.resident]));
  for (const { id: part, seat } of given) {
    await people.changePart(tx, scope, { id: part, state: 'seated', kept: seat === 'kept' });
    await recordAudit(
      tx,
      { deps, ask: { scope } },
      {
        action: 'activity.seat_given',
        object: `activity/${id}`,
        area: activity.area,
        details: { seat },
      },
    );
  }
  const words = tellings.seatGiven(activity);
  const several = given.map(({ id: part }) => {
    const resident = residents.get(part) ?? '';
    return { resident, kind: 'together', words, caseCode: null } as const;
  });
  await notices.tellEach(tx, { deps, scope }, several);
  return given.length;
}

/** Gives up the seat, or the place in the list, of whoever asks; the first who waits gets it. */
export function giveUpSeat(deps: Deps, ask: Ask, id: string): Promise<MyActivity | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<MyActivity | Refusal> => {
    const now = deps.clock.now();
    if (!(await store.lockActivity(tx, scope, id))) return refuse('activity_not_found');
    const activity = await store.findActivity(tx, scope, id);
    const part = await people.findPart(tx, scope, { activity: id, resident: residentOf(scope) });
    if (activity === undefined) return refuse('activity_not_found');
    if (part === undefined || part.state === 'withdrawn') return refuse('no_seat_to_give_up');
    if (now >= activity.starts_at || part.in_at !== null) return refuse('begun_already');
    await people.changePart(tx, scope, { id: part.id, state: 'withdrawn', kept: false });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'activity.withdrawn',
        object: `activity/${id}`,
        area: activity.area,
        details: { seat: part.state },
      },
    );
    await giveFreeSeats(tx, { deps, scope }, id);
    return readMine(tx, scope, { id, now });
  });
}

/**
 * Holds whatever the resident who asks has a seat or a place in and that has not begun, in one order: others
 * hold an activity when they want the keys of those in it.
 */
export async function lockMySeats(tx: Tx, { deps, scope }: By): Promise<void> {
  const mine = { resident: residentOf(scope), now: deps.clock.now() };
  for (const id of await people.listGivable(tx, scope, mine))
    await store.lockActivity(tx, scope, id);
}

/** Whoever is erased leaves their seats to others; what they took part in stays, and leads to nobody. */
export async function giveUpAllSeats(tx: Tx, { deps, scope }: By, resident: string): Promise<void> {
  const now = deps.clock.now();
  for (const id of await people.listGivable(tx, scope, { resident, now })) {
    await store.lockActivity(tx, scope, id);
    const part = await people.findPart(tx, scope, { activity: id, resident });
    if (part === undefined || part.in_at !== null) continue;
    await people.changePart(tx, scope, { id: part.id, state: 'withdrawn', kept: false });
    await giveFreeSeats(tx, { deps, scope }, id);
  }
}

/**
 * Gives those who wait the seats that have come free by themselves: what was kept for first-timers until a
 * day before. @returns how many got one
 */
export async function giveKeptSeats(deps: Deps): Promise<number> {
  let given = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'give_kept_seats');
    const activities = await store.listWithWaiting(deps.database.read, scope, deps.clock.now());
    for (const id of activities)
      given += await deps.database.transact(async (tx) => {
        await store.lockActivity(tx, scope, id);
        return giveFreeSeats(tx, { deps, scope }, id);
      });
  }
  if (given > 0) deps.wakeOutbox();
  return given;
}
