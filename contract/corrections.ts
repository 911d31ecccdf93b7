import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import {
  BookVersion,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  Points,
  Sentence,
  strict,
} from './values.ts';

/** computing: being compared · asked: waits for the second signature · signed: being carried out. */
export const correctionStates = [
  'computing',
  'asked',
  'signed',
  'declined',
  'withdrawn',
  'done',
] as const;

const orNull = Type.Null();
/** Points given on top and taken back, residents' and households' together. */
const moved = { given: Points, taken: Points };
const named = { name: Sentence };

/** What a right version gives or takes in place of a wrong one. People are counted, never named. */
export const CorrectionEffect = Type.Object({
  /** Awards of the wrong version that were decided again, and whose they are. */
  comparedAwards: Type.Integer(),
  comparedResidents: Type.Integer(),
  /** Awards that differ, and whose they are. */
  awards: Type.Integer(),
  residents: Type.Integer(),
  /** Awards that get something on top, and of which something is taken back; shares can differ. */
  up: Type.Integer(),
  down: Type.Integer(),
  ...moved,
  /** By the rule under which the awards were given. */
  rules: Type.Array(
    Type.Object({
      rule: Type.String(),
      ...named,
      up: Type.Integer(),
      down: Type.Integer(),
      ...moved,
    }),
  ),
  /** The pools that would pay (the first of a rule's) and those that get points back. */
  pools: Type.Array(
    Type.Object({
      pool: Type.String(),
      ...named,
      ...moved,
      /** What the pool holds now. */
      cover: Points,
    }),
  ),
});
export type CorrectionEffect = Static<typeof CorrectionEffect>;

/** What was decided under a wrong version, made up for by what the right one says. */
export const Correction = Type.Object({
  id: Id,
  wrongVersion: Type.Integer(),
  rightVersion: Type.Integer(),
  /** Why, in the words that residents read. */
  reason: Type.String(),
  state: Type.Enum([...correctionStates]),
  askedBy: Type.String(),
  askedAt: Instant,
  /** Whether the reader asked for it: who asks does not sign. */
  mine: Type.Boolean(),
  /** Who signed, declined or withdrew it, with what they noted. */
  decidedBy: Type.Union([Type.String(), orNull]),
  decidedAt: Type.Union([Instant, orNull]),
  note: Type.Union([Type.String(), orNull]),
  awards: Type.Integer(),
  residents: Type.Integer(),
  ...moved,
  /** Lines that have been carried out. */
  carriedOut: Type.Integer(),
  /** Whole per cent of the comparison, or of what was signed, that is done. */
  progress: Type.Integer(),
});
export type Correction = Static<typeof Correction>;

export const WholeCorrection = Type.Object({
  ...Correction.properties,
  effect: CorrectionEffect,
  /** What has come of it, once it was signed. */
  outcome: Type.Union([
    Type.Object({
      ...moved,
      /** Had been taken back for another reason: nothing was left to correct. */
      fellAway: Type.Integer(),
      /** Lines that are still to be carried out, and those of them that wait for their award to settle. */
      open: Type.Integer(),
      toSettle: Type.Integer(),
      /** Pools that paid or got points back. */
      pools: Type.Array(Type.Object({ pool: Type.String(), ...named, ...moved })),
    }),
    orNull,
  ]),
});
export type WholeCorrection = Static<typeof WholeCorrection>;

export const CorrectionLine = Type.Object({
  award: Id,
  rule: Type.String(),
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
const versions = {
  wrongVersion: BookVersion,
  rightVersion: BookVersion,
};
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
  previewCorrection: {
    method: 'GET',
    path: '/:county/correction-preview',
    summary: 'What a correction would give and take, in figures; nothing is kept',
    policy: { ...reading, audit: 'none' },
    params: InCounty,
    query: Type.Object(versions),
    answers: answers(200, CorrectionEffect),
  },
  getCorrection: {
    method: 'GET',
    path: '/:county/corrections/:id',
    summary: 'A correction with its figures per rule and pool, and what has come of it',
    policy: { ...reading, audit: 'none' },
    params: one,
    answers: answers(200, WholeCorrection),
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
      { ...versions, reason: Type.String({ minLength: 2, maxLength: 500 }) },
      strict,
    ),
    answers: answers(201, Correction),
  },
  signCorrection: {
    method: 'POST',
    path: '/:county/corrections/:id/signature',
    summary: 'Sign a correction that somebody else asked for; it is then carried out in lots',
    policy: { ...signing, stepUp: true },
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
  withdrawCorrection: {
    method: 'POST',
    path: '/:county/corrections/:id/withdrawal',
    summary: 'Take a correction back that nobody has signed yet',
    policy: { ...signing, who: ['rule_owner'] },
    params: one,
    answers: answers(200, Correction),
  },
});
