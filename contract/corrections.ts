import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { CountyCode, Cursor, Id, InCounty, Instant, Points, Sentence, strict } from './values.ts';

/** computing: being compared · asked: waits for the second signature · signed: being carried out. */
export const correctionStates = ['computing', 'asked', 'signed', 'declined', 'done'] as const;

/** What was decided under a wrong version, made up for by what the right one says. */
export const Correction = Type.Object({
  id: Id,
  wrongVersion: Type.Integer(),
  rightVersion: Type.Integer(),
  reason: Type.String(),
  state: Type.Enum([...correctionStates]),
  askedAt: Instant,
  /** Whether the reader asked for it: who asks does not sign. */
  mine: Type.Boolean(),
  awards: Type.Integer(),
  residents: Type.Integer(),
  /** Points given on top and taken back, residents' and households' together. */
  given: Points,
  taken: Points,
  /** Lines that have been carried out. */
  carriedOut: Type.Integer(),
});
export type Correction = Static<typeof Correction>;

export const CorrectionLine = Type.Object({
  award: Id,
  residentName: Type.String(),
  what: Sentence,
  /** What was given, and by how much the right version differs. */
  points: Points,
  householdPoints: Points,
  difference: Points,
  householdDifference: Points,
  /** What the right version says. */
  why: Sentence,
  carriedOut: Type.Boolean(),
});
export type CorrectionLine = Static<typeof CorrectionLine>;

const signing = {
  who: ['rule_owner', 'treasurer', 'leader'],
  scope: 'county',
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;
const reading = {
  who: ['rule_owner', 'treasurer', 'leader', 'auditor'],
  scope: 'county',
  idempotent: false,
  audit: 'personal',
  rate: 'read',
} as const;
const one = Type.Object({ county: CountyCode, id: Id });
const signed = Type.Object({ note: Type.String({ minLength: 2, maxLength: 500 }) }, strict);

export const correctionRoutes = defineRoutes({
  listCorrections: {
    method: 'GET',
    path: '/:county/corrections',
    summary: 'Corrections of wrongly published rule books, newest first',
    policy: { ...reading, audit: 'none' },
    params: InCounty,
    answers: answers(200, Type.Object({ corrections: Type.Array(Correction) })),
  },
  listCorrectionLines: {
    method: 'GET',
    path: '/:county/corrections/:id/lines',
    summary: 'What a correction gives and takes, award by award',
    policy: reading,
    params: one,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({ lines: Type.Array(CorrectionLine), next: Type.Union([Cursor, Type.Null()]) }),
    ),
  },
  askCorrection: {
    method: 'POST',
    path: '/:county/corrections',
    summary: 'Compare what was decided under a wrong version with the version that corrects it',
    policy: { ...signing, who: ['rule_owner'] },
    params: InCounty,
    body: Type.Object(
      {
        wrongVersion: Type.Integer({ minimum: 1 }),
        rightVersion: Type.Integer({ minimum: 2 }),
        reason: Type.String({ minLength: 2, maxLength: 500 }),
      },
      strict,
    ),
    answers: answers(201, Correction),
  },
  signCorrection: {
    method: 'POST',
    path: '/:county/corrections/:id/signature',
    summary: 'Sign a correction that somebody else asked for; it is then carried out in lots',
    policy: signing,
    params: one,
    body: signed,
    answers: answers(200, Correction),
  },
  declineCorrection: {
    method: 'POST',
    path: '/:county/corrections/:id/refusal',
    summary: 'Decline a correction that somebody else asked for',
    policy: signing,
    params: one,
    body: signed,
    answers: answers(200, Correction),
  },
});
