import type { DeskActivity, NewActivity, ShownCode } from '../../../contract/activities.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import { objectionToCancelling, objectionToPostponing, objectionToTimes } from './decide.ts';
import * as people from './people-store.ts';
import { readDesk } from './reading.ts';
import { refuse } from './refusals.ts';
import { type Direction, slotAt, slotMs, writeCode } from './scan-code.ts';
import { giveFreeSeats } from './seats.ts';
import * as store from './store.ts';
import { tellings } from './tellings.ts';
import { termsOf } from './view.ts';

interface Times {
  startsAt: string;
  endsAt: string;
  closesAt: string;
}

const timesOf = ({ startsAt, endsAt, closesAt }: Times) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  closesAt: new Date(closesAt),
});

/** The first text that holds nothing but blanks, as a pointer to it. */
function blankIn({ title, said, venue }: Pick<NewActivity, 'title' | 'said' | 'venue'>) {
  const texts = {
    '/title/zh': title.zh,
    '/title/en': title.en,
    '/said/zh': said.zh,
    '/said/en': said.en,
    '/venue': venue,
  };
  return Object.entries(texts).find(([, text]) => text.trim() === '')?.[0];
}

/** Publishes an activity in an area of whoever asks. */
export function publishActivity(
  deps: Deps,
  ask: Ask,
  activity: NewActivity,
): Promise<DeskActivity | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<DeskActivity | Refusal> => {
    const { kind, title, said, venue, area, seats, keptSeats } = activity;
    if (!(await store.isAreaBelow(tx, scope, area)))
      return refuse('area_not_yours', { field: '/area' });
    const blank = blankIn({ title, said, venue });
    if (blank !== undefined) return refuse('words_missing', { field: blank });
    const times = timesOf(activity);
    const priority = activity.priority && {
      from: activity.priority.from,
      until: new Date(activity.priority.until),
    };
    const now = deps.clock.now();
    const objection = objectionToTimes(times, priority, now);
    if (objection !== undefined) return refuse(objection, { field: '/startsAt' });
    if (keptSeats >= seats) return refuse('kept_too_many', { field: '/keptSeats' });
    const id = deps.ids.uuid();
    await store.insertActivity(tx, scope, {
      id,
      kind,
      title_zh: title.zh.trim(),
      title_en: title.en.trim(),
      said_zh: said.zh.trim(),
      said_en: said.en.trim(),
      venue: venue.trim(),
      area,
      starts_at: times.startsAt,
      ends_at: times.endsAt,
      closes_at: times.closesAt,
      seats,
      kept_seats: keptSeats,
      priority_from: priority?.from ?? null,
      priority_until: priority?.until ?? null,
      state: 'open',
      published_by: staffOf(scope).id,
      published_at: now,
    });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'activity.published',
        object: `activity/${id}`,
        area,
        details: { kind, seats, keptSeats },
      },
    );
    return readDesk(tx, scope, id);
  });
}

interface Changing {
  activity: store.FoundActivity;
  figures: { present: number; counted: number };
}

/** An activity below the areas of whoever asks, held until the end of the transaction. */
async function holdBelow(tx: Tx, { scope }: Ask, id: string): Promise<Changing | Refusal> {
  await store.lockActivity(tx, scope, id);
  const activity = await store.findBelow(tx, scope, id);
  if (activity === undefined) return refuse('activity_not_found');
  const figures = (await store.listFigures(tx, scope, [id])).get(id);
  return { activity, figures: figures ?? { present: 0, counted: 0 } };
}

/** Puts an activity off or forward; whoever signed up is told, and stays signed up. */
export function postponeActivity(
  deps: Deps,
  ask: Ask,
  { id, reason, ...wanted }: Times & { id: string; reason: string },
): Promise<DeskActivity | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<DeskActivity | Refusal> => {
    const held = await holdBelow(tx, ask, id);
    if (isRefusal(held)) return held;
    const { activity, figures } = held;
    const objection = objectionToPostponing(termsOf(activity), figures);
    if (objection !== undefined) return refuse(objection);
    const times = timesOf(wanted);
    const wrong = objectionToTimes(times, null, deps.clock.now());
    if (wrong !== undefined) return refuse(wrong, { field: '/startsAt' });
    // Whoever could sign up earlier has been able to: a new closing time before that end ends it.
    const { priority } = termsOf(activity);
    const endsPriority = priority !== null && priority.until >= times.closesAt;
    await store.changeActivity(tx, scope, {
      id,
      starts_at: times.startsAt,
      ends_at: times.endsAt,
      closes_at: times.closesAt,
      change_reason: reason.trim(),
      ...(endsPriority ? { priority_from: null, priority_until: null } : {}),
    });
    const changed = { ...activity, starts_at: times.startsAt };
    await tellAll(tx, { deps, ask }, { id, words: tellings.postponed(changed, reason) });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'activity.postponed',
        object: `activity/${id}`,
        area: activity.area,
        reason,
      },
    );
    await giveFreeSeats(tx, { deps, scope }, id);
    return readDesk(tx, scope, id);
  });
}

/** Calls an activity off; whoever signed up is told. */
export function cancelActivity(
  deps: Deps,
  ask: Ask,
  { id, reason }: { id: string; reason: string },
): Promise<DeskActivity | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<DeskActivity | Refusal> => {
    const held = await holdBelow(tx, ask, id);
    if (isRefusal(held)) return held;
    const { activity, figures } = held;
    const objection = objectionToCancelling(termsOf(activity), figures);
    if (objection !== undefined) return refuse(objection);
    await store.changeActivity(tx, scope, {
      id,
      state: 'cancelled',
      cancelled_at: deps.clock.now(),
      change_reason: reason.trim(),
    });
    await tellAll(tx, { deps, ask }, { id, words: tellings.cancelled(activity, reason) });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'activity.cancelled',
        object: `activity/${id}`,
        area: activity.area,
        reason,
      },
    );
    return readDesk(tx, scope, id);
  });
}

async function tellAll(
  tx: Tx,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  { id, words }: { id: string; words: { zh: string; en: string } },
): Promise<void> {
  const residents = await people.listSignedUp(tx, scope, id);
  const about = { kind: 'together', words, caseCode: null } as const;
  const several = residents.map((resident) => ({ resident, ...about }));
  await notices.tellEach(tx, { deps, scope }, several);
}

/** The code to show at this moment, and the one that follows it. */
export async function showCode(
  deps: Deps,
  { scope }: Ask,
  { id, direction }: { id: string; direction: Direction },
): Promise<ShownCode | Refusal> {
  const activity = await store.findBelow(deps.database.read, scope, id);
  if (activity === undefined) return refuse('activity_not_found');
  if (activity.state === 'cancelled') return refuse('activity_cancelled');
  const slot = slotAt(deps.clock.now());
  const of = { county: scope.county, activity: id, direction, shownBy: staffOf(scope).id };
  return {
    code: writeCode(deps, { ...of, slot }),
    until: new Date((slot + 1) * slotMs).toISOString(),
    next: writeCode(deps, { ...of, slot: slot + 1 }),
  };
}
