import Type, { type Static } from 'typebox';
import { answers, type caseReaders, defineRoutes, staffRoles } from './route.ts';
import { CaseCode, CountyCode, Id, InCounty, Instant, Sentence, strict } from './values.ts';

/** looking: it is open before them · acting: they have begun a step. */
const onlookerDoings = ['looking', 'acting'] as const;
export type OnlookerDoing = (typeof onlookerDoings)[number];

/** A colleague who has the same case open at this moment. */
export const Onlooker = Type.Object({
  id: Id,
  name: Type.String(),
  /** The role in which they read this case. */
  role: Type.Enum([...staffRoles]),
  unit: Type.Union([Sentence, Type.Null()]),
  doing: Type.Enum([...onlookerDoings]),
  since: Instant,
});
export type Onlooker = Static<typeof Onlooker>;

/** Who else has it open, and its newest step: whoever shows an older one reads the case anew. */
export const Onlookers = Type.Object({ seq: Type.Integer(), onlookers: Type.Array(Onlooker) });
export type Onlookers = Static<typeof Onlookers>;

const oneCase = Type.Object({ county: CountyCode, code: CaseCode });
/** Whoever audits reads in passing, and nobody is to act otherwise because of it. */
export const onlookerRoles = [
  'grid_worker',
  'unit_handler',
  'intake',
  'dispatcher',
  'reviewer',
  'mediator_in_charge',
  'leader',
] as const satisfies readonly (typeof caseReaders)[number][];
const policy = {
  who: onlookerRoles,
  scope: 'area',
  idempotent: false,
  audit: 'none',
  rate: 'read',
} as const;
/** One of the pages that somebody has open, each of which shows one case. */
const page = Id;

export const onlookerRoutes = defineRoutes({
  lookAtCase: {
    method: 'POST',
    path: '/:county/cases/:code/onlookers',
    summary: 'Say that I have a case open, and read who else has',
    policy,
    params: oneCase,
    body: Type.Object({ page, doing: Type.Enum([...onlookerDoings]) }, strict),
    answers: answers(200, Onlookers),
  },
  leaveCase: {
    method: 'POST',
    path: '/:county/staff/onlooking/end',
    summary:
      'Say that a page of mine shows a case no more; it answers the same where it showed none',
    policy: { ...policy, scope: 'own' },
    params: InCounty,
    body: Type.Object({ page, code: CaseCode }, strict),
    answers: answers(200, Type.Object({})),
  },
});
