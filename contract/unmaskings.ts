import Type, { type Static } from 'typebox';
import { answers, defineRoutes, staffRoles } from './route.ts';
import {
  CaseCode,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  Nullable,
  Sentence,
  strict,
} from './values.ts';

/** What can be looked at: who reported, or how to reach them. */
export const unmaskingFields = ['name', 'phone'] as const;
export type UnmaskingField = (typeof unmaskingFields)[number];

/** asked → approved or declined; approved → shown. `lapsed`: its time ran out on the way. */
export const unmaskingStates = ['asked', 'approved', 'declined', 'shown', 'lapsed'] as const;

/** Who may ask to see a reporter, and who may agree: no role stands on both sides. */
export const unmaskingAskers = ['intake', 'dispatcher', 'mediator_in_charge'] as const;
export const unmaskingApprovers = ['security_officer', 'leader'] as const;

const what = Type.Array(Type.Enum([...unmaskingFields]), {
  minItems: 1,
  maxItems: 2,
  uniqueItems: true,
});
const Role = Type.Enum([...staffRoles]);

/** A look at who reported a case: asked for by one person, agreed to by another, once, in the open. */
export const Unmasking = Type.Object({
  id: Id,
  caseCode: CaseCode,
  categoryName: Sentence,
  /** The alias of the reporter, or that even that is protected. */
  alias: Sentence,
  what,
  reason: Type.String(),
  /** Why the law forbids telling the reporter; null: the reporter is told. */
  untold: Nullable(Type.String()),
  state: Type.Enum([...unmaskingStates]),
  askedBy: Type.String(),
  askedRole: Role,
  askedAt: Instant,
  /** Whether the reader asked for it: who asks does not agree. */
  mine: Type.Boolean(),
  decidedBy: Nullable(Type.String()),
  decidedRole: Nullable(Role),
  decidedAt: Nullable(Instant),
  note: Nullable(Type.String()),
  /** Until when it can be agreed to, and then looked at. */
  closesAt: Instant,
  shownAt: Nullable(Instant),
});
export type Unmasking = Static<typeof Unmasking>;

/** What was looked at, for the eyes of whoever asked, until `closesAt`. */
export const Unmasked = Type.Object({
  unmasking: Unmasking,
  /** null: not asked for, or never given. */
  name: Nullable(Type.String()),
  phone: Nullable(Type.String()),
});
export type Unmasked = Static<typeof Unmasked>;

/**
 * Who is to be asked whether a case is solved: masked in the list of tasks, and whole to the grid worker who looks.
 * null: not given, or not to be seen. `home`: the area in words, a community or, to whoever looks, the grid in it.
 */
export const WhomToAsk = Type.Object({
  name: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  home: Nullable(Sentence),
});
export type WhomToAsk = Static<typeof WhomToAsk>;

const asking = { who: unmaskingAskers, scope: 'area', idempotent: true, rate: 'write' } as const;
const deciding = {
  who: unmaskingApprovers,
  scope: 'area',
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;
const oneCase = Type.Object({ county: CountyCode, code: CaseCode });
const oneUnmasking = Type.Object({ county: CountyCode, id: Id });
const grounds = Type.String({ minLength: 5, maxLength: 500 });
const note = Type.Object({ note: Type.String({ minLength: 2, maxLength: 500 }) }, strict);

export const unmaskingRoutes = defineRoutes({
  askUnmasking: {
    method: 'POST',
    path: '/:county/cases/:code/unmaskings',
    summary: 'Ask to see who reported a case; a second person of another role agrees or not',
    policy: { ...asking, audit: 'change' },
    params: oneCase,
    body: Type.Object({ what, reason: grounds, untold: Type.Optional(grounds) }, strict),
    answers: answers(201, Unmasking),
  },
  getMyUnmasking: {
    method: 'GET',
    path: '/:county/cases/:code/unmasking',
    summary: 'What became of my asking to see who reported this case',
    policy: { ...asking, idempotent: false, audit: 'none', rate: 'read' },
    params: oneCase,
    answers: answers(200, Type.Object({ unmasking: Nullable(Unmasking) })),
  },
  lookUnmasked: {
    method: 'POST',
    path: '/:county/unmaskings/:id/look',
    summary: 'Look, once, at what was agreed to; the reporter is told',
    policy: { ...asking, audit: 'change', stepUp: true },
    params: oneUnmasking,
    answers: answers(200, Unmasked),
  },
  listUnmaskings: {
    method: 'GET',
    path: '/:county/unmaskings',
    summary: 'Looks at reporters: those that wait for somebody to agree, or those that are over',
    policy: {
      who: [...unmaskingApprovers, 'auditor'],
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'read',
    },
    params: InCounty,
    query: Type.Object({
      show: Type.Optional(Type.Enum(['waiting', 'over'])),
      after: Type.Optional(Cursor),
    }),
    answers: answers(
      200,
      Type.Object({ unmaskings: Type.Array(Unmasking), next: Nullable(Cursor) }),
    ),
  },
  approveUnmasking: {
    method: 'POST',
    path: '/:county/unmaskings/:id/approval',
    summary: 'Agree: whoever asked can look once within half an hour',
    policy: { ...deciding, stepUp: true },
    params: oneUnmasking,
    body: note,
    answers: answers(200, Unmasking),
  },
  declineUnmasking: {
    method: 'POST',
    path: '/:county/unmaskings/:id/refusal',
    summary: 'Decline: nobody sees anything',
    policy: deciding,
    params: oneUnmasking,
    body: note,
    answers: answers(200, Unmasking),
  },
  lookWhomToAsk: {
    method: 'POST',
    path: '/:county/cases/:code/whom-to-ask',
    summary:
      'Look at whom to ask whether a case is solved, while that is the errand of the grid worker; each look is recorded with its purpose, and the reporter is told',
    policy: {
      who: ['grid_worker'],
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'write',
      stepUp: true,
    },
    params: oneCase,
    answers: answers(200, WhomToAsk),
  },
});
