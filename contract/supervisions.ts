import Type, { type Static } from 'typebox';
import { caseStages } from './case-road.ts';
import { answers, defineRoutes, type StaffRole } from './route.ts';
import {
  CaseCode,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Nullable,
  Sentence,
  strict,
} from './values.ts';

const ladderLevels = ['community', 'town', 'county'] as const;
export type LadderLevel = (typeof ladderLevels)[number];

/** One step of the written ladder. */
export const LadderStep = Type.Object(
  {
    /** Hours after the limit at which it is taken. */
    afterHours: Type.Integer({ minimum: 0, maximum: 720 }),
    /** Whose leader is told, or the next above that has one. */
    level: Type.Enum([...ladderLevels]),
    replyHours: Type.Integer({ minimum: 1, maximum: 240 }),
  },
  strict,
);
export type LadderStep = Static<typeof LadderStep>;

const brokenClocks = ['dispatch', 'first_answer', 'resolution', 'verification', 'by_hand'] as const;
export type BrokenClock = (typeof brokenClocks)[number];

const supervisionStates = ['open', 'answered', 'done'] as const;

export const Supervision = Type.Object({
  id: Id,
  code: CaseCode,
  stage: Type.Enum([...caseStages]),
  categoryName: Sentence,
  /** Of the ladder; 0: sent by a leader’s own decision. */
  step: Type.Integer(),
  clock: Type.Enum([...brokenClocks]),
  /** The limit that was broken. */
  dueAt: Instant,
  areaName: Sentence,
  /** Who owes the answer; null: the desk of the centre. */
  unit: Nullable(Sentence),
  issuedAt: Instant,
  replyDueAt: Instant,
  state: Type.Enum([...supervisionStates]),
  answeredAt: Nullable(Instant),
  promisedOn: Nullable(LocalDate),
  /** What the reader may do now. */
  may: Type.Array(Type.Enum(['answer', 'decide'])),
});
export type Supervision = Static<typeof Supervision>;

const readers = [
  'unit_handler',
  'intake',
  'dispatcher',
  'reviewer',
  'leader',
  'auditor',
] as const satisfies readonly StaffRole[];
const read = { scope: 'area', idempotent: false, rate: 'read' } as const;
const write = { scope: 'area', idempotent: true, audit: 'change', rate: 'write' } as const;
const oneSlip = Type.Object({ county: CountyCode, id: Id });
const words = Type.String({ minLength: 2, maxLength: 500 });

export const supervisionRoutes = defineRoutes({
  listSupervisions: {
    method: 'GET',
    path: '/:county/staff/supervisions',
    summary:
      'Supervision slips below my area or owed by my unit: the open ones, what must be answered first; or all, the newest first',
    policy: { who: readers, ...read, audit: 'personal' },
    params: InCounty,
    query: Type.Object({
      show: Type.Optional(Type.Enum(['open', 'all'])),
      after: Type.Optional(Cursor),
    }),
    answers: answers(
      200,
      Type.Object({ supervisions: Type.Array(Supervision), next: Nullable(Cursor) }),
    ),
  },
  superviseCase: {
    method: 'POST',
    path: '/:county/cases/:code/supervision',
    summary: 'A leader sends a slip without waiting for the ladder',
    policy: { who: ['leader'], ...write },
    params: Type.Object({ county: CountyCode, code: CaseCode }),
    body: Type.Object({ words, replyHours: Type.Integer({ minimum: 1, maximum: 240 }) }, strict),
    answers: answers(200, Supervision),
  },
  answerSupervision: {
    method: 'POST',
    path: '/:county/staff/supervisions/:id/answer',
    summary:
      'Say why it is late and by when it will be done; the case stays with whoever handles it',
    policy: { who: ['unit_handler', 'intake', 'dispatcher', 'reviewer'], ...write },
    params: oneSlip,
    body: Type.Object({ words, promisedOn: LocalDate }, strict),
    answers: answers(200, Supervision),
  },
  decideSupervision: {
    method: 'POST',
    path: '/:county/staff/supervisions/:id/decision',
    summary: 'Take an answer as enough, or ask for another; never by who gave it',
    policy: { who: ['leader'], ...write },
    params: oneSlip,
    body: Type.Object({ enough: Type.Boolean(), words }, strict),
    answers: answers(200, Supervision),
  },
  getSupervisionLadder: {
    method: 'GET',
    path: '/:county/staff/supervision-ladder',
    summary: 'The written ladder: who hears of a late case, and when',
    policy: { who: readers, scope: 'county', idempotent: false, rate: 'read', audit: 'none' },
    params: InCounty,
    answers: answers(200, Type.Array(LadderStep)),
  },
  setSupervisionLadder: {
    method: 'POST',
    path: '/:county/staff/supervision-ladder',
    summary: 'Change the ladder; slips that were sent stay as they are',
    policy: {
      who: ['leader'],
      scope: 'county',
      idempotent: true,
      audit: 'change',
      rate: 'write',
    },
    params: InCounty,
    body: Type.Object(
      { steps: Type.Array(LadderStep, { minItems: 1, maxItems: 5 }), reason: words },
      strict,
    ),
    answers: answers(200, Type.Array(LadderStep)),
  },
});
