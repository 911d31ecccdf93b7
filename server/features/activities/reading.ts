import {
  type DeskActivity,
  type MyActivity,
  organisers,
  type Participant,
} from '../../../contract/activities.ts';
import type { Sentence } from '../../../contract/values.ts';
import { localMinute } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, narrowTo, residentOf, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import { sumCuts } from '../paper-cuts/service.ts';
import { nameResidents } from '../privacy/service.ts';
import { decideSignUp, type Person, type SignUpObjection } from './decide.ts';
import * as people from './people-store.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { factsOf, iso, showActivity, showDesk, showPart, takenOf, termsOf, wayOf } from './view.ts';

const pageSize = 20;

interface Listing {
  show?: 'coming' | 'mine' | undefined;
  after?: string | undefined;
}

const nextOf = (rows: readonly store.FoundActivity[]) => {
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return last ? encodeCursor(last.starts_at, last.id) : null;
};

/** What the resident who asks may sign up for, or did. */
export async function listMyActivities(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
  { show = 'coming', after }: Listing,
): Promise<{ activities: MyActivity[]; next: string | null }> {
  const now = clock.now();
  const page = { cursor: decodeCursor(after), limit: pageSize };
  const rows =
    show === 'coming'
      ? await store.listComing(read, scope, { ...page, now, resident: residentOf(scope) })
      : await store.listOfMine(read, scope, page);
  return { activities: await showMine(read, scope, { rows, now }), next: nextOf(rows) };
}

export async function getMyActivity(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
  id: string,
): Promise<MyActivity | Refusal> {
  return readMine(read, scope, { id, now: clock.now() });
}

/** The same as of whatever the transaction has done. */
export async function readMine(
  read: Read,
  scope: Scope,
  { id, now }: { id: string; now: Date },
): Promise<MyActivity | Refusal> {
  const row = await store.findActivity(read, scope, id);
  const rows = row === undefined ? [] : [row];
  const [shown] = await showMine(read, scope, { rows, now });
  return shown ?? refuse('activity_not_found');
}

/** What somebody brings along when they sign up. */
export async function personOf(read: Read, scope: Scope, resident: string): Promise<Person> {
  const earned = await awards.sumEarned(read, scope, [resident]);
  return {
    earned: earned.get(resident) ?? 0,
    firstTime: !(await people.hasTakenPart(read, scope, resident)),
  };
}

async function showMine(
  read: Read,
  scope: Scope,
  { rows, now }: { rows: readonly store.FoundActivity[]; now: Date },
): Promise<MyActivity[]> {
  const resident = residentOf(scope);
  const person = await personOf(read, scope, resident);
  const activities = rows.map(({ id }) => id);
  const parts = await people.listPartsOf(read, scope, { resident, activities });
  const waiting = [...parts.values()].filter(({ state }) => state === 'waiting');
  const places = await people.listPlaces(read, scope, {
    resident,
    activities: waiting.map(({ activity }) => activity),
  });
  const ids = [...parts.values()].map(({ id }) => id);
  const cuts = await sumCuts(read, scope, ids);
  return rows.map((row): MyActivity => {
    const part = parts.get(row.id);
    const decision = decideSignUp(
      {
        terms: termsOf(row),
        taken: takenOf(row),
        person,
        state: part === undefined ? null : factsOf(part).state,
      },
      now,
    );
    const refused = 'refused' in decision ? decision.refused : null;
    return {
      ...showActivity(row),
      mine:
        part === undefined
          ? null
          : showPart(part, {
              waitingPlace: places.get(row.id) ?? null,
              onPaper: cuts.get(part.id) ?? 0,
            }),
      offered: 'refused' in decision ? null : decision.seat === 'waiting' ? 'waiting' : 'seat',
      refused: refused && sentenceOf(refuseSignUp(refused, row)),
    };
  });
}

const sentenceOf = (refusal: Refusal): Sentence => ({
  zh: refusal.sentence('zh'),
  en: refusal.sentence('en'),
});

/** Why somebody cannot sign up, in words. */
export function refuseSignUp(
  objection: SignUpObjection,
  { priority_from, priority_until }: store.FoundActivity,
): Refusal {
  if (objection !== 'priority_first' || priority_until === null) return refuse(objection);
  const time = localMinute(priority_until);
  return refuse(objection, { values: { points: priority_from ?? 0, time } });
}

const mayKeep = (scope: Scope, area: string) => covers(narrowTo(scope, organisers), area);

export async function listActivities(
  { database: { read } }: Deps,
  { scope }: Ask,
  after: string | undefined,
): Promise<{ activities: DeskActivity[]; next: string | null }> {
  const rows = await store.listBelow(read, scope, {
    cursor: decodeCursor(after),
    limit: pageSize,
  });
  const figures = await store.listFigures(
    read,
    scope,
    rows.map(({ id }) => id),
  );
  const activities = rows.map((row) =>
    showDesk(row, { figures: figures.get(row.id), mayKeep: mayKeep(scope, row.area) }),
  );
  return { activities, next: nextOf(rows) };
}

export function getActivity(
  { database: { read } }: Deps,
  { scope }: Ask,
  id: string,
): Promise<DeskActivity | Refusal> {
  return readDesk(read, scope, id);
}

export async function readDesk(
  read: Read,
  scope: Scope,
  id: string,
): Promise<DeskActivity | Refusal> {
  const row = await store.findBelow(read, scope, id);
  if (row === undefined) return refuse('activity_not_found');
  const figures = (await store.listFigures(read, scope, [id])).get(id);
  return showDesk(row, { figures, mayKeep: mayKeep(scope, row.area) });
}

/** Who signed up and who was there; the look is on record. */
export async function listParticipants(
  deps: Deps,
  ask: Ask,
  id: string,
): Promise<{ participants: Participant[] } | Refusal> {
  const { read } = deps.database;
  const row = await store.findBelow(read, ask.scope, id);
  if (row === undefined) return refuse('activity_not_found');
  const parts = await people.listPeople(read, ask.scope, id);
  await recordLook(deps, ask, {
    action: 'activity.people_listed',
    object: `activity/${id}`,
    area: row.area,
    details: { people: parts.length },
  });
  return { participants: await showPeople(read, { deps, scope: ask.scope }, parts) };
}

/** People of one activity as the organiser reads of them, in the order of their sign-ups. */
export async function showPeople(
  read: Read,
  by: { deps: Pick<Deps, 'cipher'>; scope: Scope },
  parts: readonly people.PartRow[],
): Promise<Participant[]> {
  const named = (part: people.PartRow) => ({ resident: part.resident, caseCode: null });
  const nameOf = await nameResidents(read, by, parts.map(named));
  const waiting = parts.filter(({ state }) => state === 'waiting').map(({ id }) => id);
  const me = staffOf(by.scope).id;
  const activity = parts[0]?.activity ?? '';
  const ids = parts.map(({ id }) => id);
  const lines =
    ids.length === 0 ? [] : await people.listToConfirm(read, by.scope, { activity, ids });
  const toConfirm = new Set(lines.map(({ id }) => id));
  return parts.map((part): Participant => {
    const { state } = factsOf(part);
    return {
      id: part.id,
      residentName: nameOf(named(part)),
      state,
      firstTime: part.first_time,
      waitingPlace: state === 'waiting' ? waiting.indexOf(part.id) + 1 : null,
      inAt: iso(part.in_at),
      inWay: wayOf(part.in_way),
      outAt: iso(part.out_at),
      outWay: wayOf(part.out_way),
      minutes: part.minutes,
      takenBack: part.taken_back_at !== null,
      toConfirm: toConfirm.has(part.id) ? (part.recorded_by === me ? 'by_another' : 'by_me') : null,
    };
  });
}
