import Type, { type Static } from 'typebox';
import { type CaseStage, caseStages } from './case-road.ts';
import { answers, defineRoutes, type StaffRole } from './route.ts';
import {
  CaseCode,
  CategoryCode,
  CountyCode,
  Id,
  InCounty,
  LocalDate,
  Nullable,
  Position,
  Sentence,
  strict,
} from './values.ts';

/** Stages at which reports of one matter can be put together, and taken apart again. */
export const mergeableStages: readonly CaseStage[] = [
  'reported',
  'accepted',
  'dispatched',
  'answered',
];

/** Somebody else’s report nearby, as far as everybody may know of it: never a word of it, nor its place. */
export const NearbyReport = Type.Object({
  id: Id,
  categoryName: Sentence,
  areaName: Nullable(Sentence),
  stage: Type.Enum([...caseStages]),
  reportedOn: LocalDate,
  /** How many have reported it. */
  reports: Type.Integer(),
});
export type NearbyReport = Static<typeof NearbyReport>;

const told = {
  code: CaseCode,
  title: Type.String(),
  place: Type.String(),
  stage: Type.Enum([...caseStages]),
  reportedOn: LocalDate,
};

/** A case and what it is handled together with. */
export const Matter = Type.Object({
  /** The one that the others follow; the case itself where nothing was merged. */
  lead: CaseCode,
  /** Those that lie below the reader’s area, the one that the others follow first. */
  cases: Type.Array(Type.Object(told)),
  /** Other open cases that may tell of the same, the likeliest first, each with the reason. */
  likely: Type.Array(Type.Object({ ...told, why: Sentence })),
});
export type Matter = Static<typeof Matter>;

const matterReaders = [
  'grid_worker',
  'intake',
  'dispatcher',
  'reviewer',
  'mediator_in_charge',
  'leader',
  'auditor',
] as const satisfies readonly StaffRole[];

const oneCase = Type.Object({ county: CountyCode, code: CaseCode });
const note = Type.String({ maxLength: 500 });
const change = {
  who: ['intake', 'dispatcher'],
  scope: 'area',
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;

export const matterRoutes = defineRoutes({
  /** Words that are not sent yet stand in the body, so that no address and no log keeps them. */
  findNearby: {
    method: 'POST',
    path: '/:county/reports/nearby',
    summary: 'Open reports nearby that may tell of what I am about to report',
    policy: { who: ['resident'], scope: 'own', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    body: Type.Object(
      {
        words: Type.String({ minLength: 2, maxLength: 2000 }),
        /** Left out: the place is known in words only, and the community of the resident’s home is looked through. */
        position: Type.Optional(Position),
        category: Type.Optional(CategoryCode),
      },
      strict,
    ),
    answers: answers(200, Type.Object({ reports: Type.Array(NearbyReport) })),
  },
  getMatter: {
    method: 'GET',
    path: '/:county/cases/:code/matter',
    summary: 'What a case is handled together with, and what may tell of the same',
    policy: {
      who: matterReaders,
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'read',
    },
    params: oneCase,
    answers: answers(200, Matter),
  },
  mergeCases: {
    method: 'POST',
    path: '/:county/cases/:code/merger',
    summary: 'Handle a case together with another: each report stays its reporter’s own',
    policy: change,
    params: oneCase,
    body: Type.Object({ into: CaseCode, note }, strict),
    answers: answers(200, Type.Object({ lead: CaseCode })),
  },
  splitCase: {
    method: 'POST',
    path: '/:county/cases/:code/split',
    summary: 'It tells of something else: handle it by itself again',
    policy: change,
    params: oneCase,
    body: Type.Object({ note }, strict),
    answers: answers(200, Type.Object({ lead: CaseCode })),
  },
});
