import Type, { type Static } from 'typebox';
import { caseKinds } from './areas.ts';
import { clockNames } from './case-road.ts';
import { Clock, StaffCase } from './case-views.ts';
import { answers, defineRoutes } from './route.ts';
import { WhomToAsk } from './unmaskings.ts';
import {
  CaseCode,
  CountyCode,
  Id,
  InCounty,
  Instant,
  Nullable,
  Position,
  Sentence,
  strict,
} from './values.ts';

/** What a grid worker does at a case: take a report in, see whether the work was done, or ask who reported it. */
export const fieldErrands = ['accept', 'verify', 'ask'] as const;
export type FieldErrand = (typeof fieldErrands)[number];

/** A case at which it is a grid worker’s turn, with what is needed to find it without a network. */
export const FieldTask = Type.Object({
  code: CaseCode,
  errand: Type.Enum([...fieldErrands]),
  kind: Type.Enum([...caseKinds]),
  categoryName: Sentence,
  title: Type.String(),
  place: Type.String(),
  /** null: the report has a place in words alone. */
  position: Nullable(Position),
  gridName: Nullable(Sentence),
  clock: Clock,
  /** Which of its clocks that is; null: none runs. */
  running: Nullable(Type.Enum([...clockNames])),
  /** Who says that it is done, and in which words. */
  unit: Nullable(Sentence),
  done: Nullable(Type.String()),
  reopened: Type.Integer(),
  /** Of an errand to ask: of whom, masked; null: of any other, or where it is not to be seen. */
  whom: Nullable(WhomToAsk),
});
export type FieldTask = Static<typeof FieldTask>;

/** The soonest due of them; `more`: there are others, which come up once these are done. */
export const FieldTasks = Type.Object({
  at: Instant,
  tasks: Type.Array(FieldTask),
  more: Type.Boolean(),
});

/** What somebody saw who was there. */
export const OnSiteBody = Type.Object(
  {
    solved: Type.Boolean(),
    note: Type.String({ minLength: 2, maxLength: 500 }),
    photoIds: Type.Array(Id, { minItems: 1, maxItems: 6 }),
    /** Where the phone was; how far that is from the case is kept, and not where it was. */
    position: Position,
    /** When they stood there: it may come in later, from where there was no network. */
    seenAt: Instant,
  },
  strict,
);
export type OnSiteBody = Static<typeof OnSiteBody>;

const oneCase = Type.Object({ county: CountyCode, code: CaseCode });

export const fieldWorkRoutes = defineRoutes({
  listFieldTasks: {
    method: 'GET',
    path: '/:county/field-work/tasks',
    summary:
      'What waits for a grid worker below their area, the soonest due first, to take along where there is no network; nothing confidential; recorded as a look',
    policy: {
      who: ['grid_worker'],
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'read',
    },
    params: InCounty,
    answers: answers(200, FieldTasks),
  },
  verifyOnSite: {
    method: 'POST',
    path: '/:county/cases/:code/on-site-verification',
    summary:
      'Check on the spot what was done, with photo and place, never by who handled it; settles the points when true; of a large award the second factor is asked for again',
    policy: {
      who: ['grid_worker'],
      scope: 'area',
      idempotent: true,
      audit: 'change',
      rate: 'write',
    },
    params: oneCase,
    body: OnSiteBody,
    answers: answers(200, StaffCase),
  },
  getCaseSlip: {
    method: 'GET',
    path: '/:county/cases/:code/slip.pdf',
    summary:
      'A slip to take home with the code of a case, as text and as QR code (PDF): it says no more than the public page of the case',
    policy: {
      who: ['intake', 'grid_worker'],
      scope: 'area',
      idempotent: false,
      audit: 'none',
      rate: 'read',
    },
    params: oneCase,
    query: Type.Object({ language: Type.Optional(Type.Enum(['zh', 'en'])) }),
    binary: true,
    answers: answers(200, Type.Any()),
  },
});
