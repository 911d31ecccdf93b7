import Type, { type Static } from 'typebox';
import { Award, reversalReasons } from './awards.ts';
import { Photo } from './photos.ts';
import { answers, defineRoutes } from './route.ts';
import {
  AreaCode,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Nullable,
  Phone,
  Points,
  Sentence,
  strict,
} from './values.ts';

/** What a paper list can say that somebody did: kinds of deed that need no more than a signature. */
export const rosterDeeds = ['patrol.hour', 'activity.hour', 'activity.attended'] as const;
export type RosterDeed = (typeof rosterDeeds)[number];

/** entered: another person checks it against its photo · confirmed · undone: nothing of it stands. */
export const rosterStates = ['entered', 'confirmed', 'undone'] as const;
export type RosterState = (typeof rosterStates)[number];

export const rosterMoves = ['confirm', 'undo'] as const;
export type RosterMove = (typeof rosterMoves)[number];

/** Lines of one list. */
export const mostLines = 60;
/** Minutes of a deed that is paid by the hour. */
export const minutesOfDeed = { least: 15, most: 720 } as const;

export const NewRosterLine = Type.Object(
  {
    /** Of an account that has none, the name and the home say whose it is. */
    phone: Type.Optional(Phone),
    /** As it stands on the paper; compared with the account. */
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    /** The grid or the community in which somebody without a number lives. */
    home: Type.Optional(AreaCode),
    kind: Type.Enum([...rosterDeeds]),
    day: LocalDate,
    /** Where it is paid by the hour. */
    minutes: Type.Optional(
      Type.Integer({ minimum: minutesOfDeed.least, maximum: minutesOfDeed.most }),
    ),
  },
  strict,
);
export type NewRosterLine = Static<typeof NewRosterLine>;

const summary = {
  id: Id,
  /** As it is printed on the paper. */
  number: Type.String(),
  state: Type.Enum([...rosterStates]),
  enteredAt: Instant,
  /** Who typed it. */
  enteredBy: Type.String(),
  decidedAt: Nullable(Instant),
  decidedBy: Nullable(Type.String()),
  lines: Type.Integer(),
};
export const RosterSummary = Type.Object(summary);
export type RosterSummary = Static<typeof RosterSummary>;

export const RosterLine = Type.Object({
  place: Type.Integer(),
  /** Masked. */
  residentName: Sentence,
  kind: Type.Enum([...rosterDeeds]),
  day: LocalDate,
  minutes: Nullable(Type.Integer()),
  /** null: no rule pays it. */
  award: Nullable(Award),
});
export type RosterLine = Static<typeof RosterLine>;

export const Roster = Type.Object({
  ...summary,
  /** null: it was undone, or compared so long ago that the photo is deleted. */
  photo: Nullable(Photo),
  /** The grid in which its patrols were walked; null: the paper does not say, and the home of each is assumed. */
  walkedIn: Nullable(AreaCode),
  /** What stands of it now, the households’ shares too. */
  points: Points,
  rows: Type.Array(RosterLine),
  /** The moves that this member of staff may make now; the server refuses every other. */
  moves: Type.Array(Type.Enum([...rosterMoves])),
});
export type Roster = Static<typeof Roster>;

const readers = ['intake', 'grid_worker', 'reviewer', 'leader', 'auditor'] as const;
const change = { scope: 'area', idempotent: true, audit: 'change', rate: 'write' } as const;
const one = Type.Object({ county: CountyCode, id: Id });

export const rosterRoutes = defineRoutes({
  enterRoster: {
    method: 'POST',
    path: '/:county/rosters',
    summary:
      'Type in a paper list with its photo: all of its lines or none; each list and each line once',
    policy: { who: ['intake', 'grid_worker'], ...change },
    params: InCounty,
    body: Type.Object(
      {
        number: Type.String({ pattern: '^[A-Za-z0-9-]{3,20}$' }),
        photo: Id,
        /** The grid in which its patrols were walked, where the paper says so. */
        walkedIn: Type.Optional(AreaCode),
        lines: Type.Array(NewRosterLine, { minItems: 1, maxItems: mostLines }),
      },
      strict,
    ),
    answers: answers(201, Roster),
  },
  listRosters: {
    method: 'GET',
    path: '/:county/rosters',
    summary: 'Paper lists of people below my area, the newest first',
    policy: { who: readers, scope: 'area', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({ rosters: Type.Array(RosterSummary), next: Nullable(Cursor) }),
    ),
  },
  getRoster: {
    method: 'GET',
    path: '/:county/rosters/:id',
    summary: 'A paper list with its lines, and what each earned',
    policy: { who: readers, scope: 'area', idempotent: false, audit: 'personal', rate: 'read' },
    params: one,
    answers: answers(200, Roster),
  },
  confirmRoster: {
    method: 'POST',
    path: '/:county/rosters/:id/confirmation',
    summary:
      'It agrees with its photo: its points settle; never by who typed it; of many points the second factor is asked for again',
    policy: { who: ['reviewer'], ...change },
    params: one,
    body: Type.Object({ note: Type.String({ maxLength: 500 }) }, strict),
    answers: answers(200, Roster),
  },
  undoRoster: {
    method: 'POST',
    path: '/:county/rosters/:id/undoing',
    summary:
      'Take all of it back by reversals; by who typed it until it is confirmed, by a reviewer always',
    policy: { who: ['intake', 'grid_worker', 'reviewer'], ...change },
    params: one,
    body: Type.Object(
      {
        reason: Type.Enum([...reversalReasons]),
        note: Type.String({ minLength: 2, maxLength: 500 }),
      },
      strict,
    ),
    answers: answers(200, Roster),
  },
});
