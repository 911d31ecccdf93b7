import Type, { type Static } from 'typebox';
import { TeamRole } from './mediations.ts';
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
  Sentence,
  strict,
} from './values.ts';

/** none: has not applied · lapsed: the term of a certificate is over. */
export const mediatorStates = [
  'none',
  'applied',
  'certified',
  'lapsed',
  'refused',
  'ended',
] as const;
export type MediatorState = (typeof mediatorStates)[number];

/** applied: those who wait for a decision · certified · over: lapsed, ended, or never granted. */
export const mediatorsShown = ['applied', 'certified', 'over'] as const;
export type MediatorsShown = (typeof mediatorsShown)[number];

export const Lesson = Type.Object({
  id: Type.String(),
  title: Sentence,
  /** What is to be read, a paragraph each. */
  text: Type.Array(Sentence),
  questions: Type.Array(Type.Object({ words: Sentence, choices: Type.Array(Sentence) })),
  passedAt: Nullable(Instant),
});
export type Lesson = Static<typeof Lesson>;

export const MyMediator = Type.Object({
  state: Type.Enum([...mediatorStates]),
  area: Nullable(AreaCode),
  employer: Type.String(),
  /** Whom I worked for before, since I was last certified: it ties me too. */
  formerEmployers: Type.Array(Type.String()),
  stateEmployee: Type.Boolean(),
  /** I have said that the state pays me no longer: it counts once I am certified anew. */
  statePayOver: Type.Boolean(),
  /** Whether a new employer can be said now: by whoever has a certificate, also while it is being renewed. */
  mayChangeEmployer: Type.Boolean(),
  tier: Type.Integer(),
  certifiedUntil: Nullable(LocalDate),
  /** What the centre wrote when it decided. */
  note: Nullable(Type.String()),
  /** Whether an application, or a renewal, can be made now. */
  mayApply: Type.Boolean(),
  lessons: Type.Array(Lesson),
  teams: Type.Array(Type.Object({ name: Type.String(), role: TeamRole })),
});
export type MyMediator = Static<typeof MyMediator>;

export const DeskMediator = Type.Object({
  id: Id,
  name: Type.String(),
  area: AreaCode,
  state: Type.Enum([...mediatorStates]),
  tier: Type.Integer(),
  /** What the number of files that were kept would make it. */
  dueTier: Type.Integer(),
  stateEmployee: Type.Boolean(),
  /** They have said that the state pays them no longer: it counts once they are certified anew. */
  statePayOver: Type.Boolean(),
  employer: Type.String(),
  /** Whom they worked for before, since they were last certified: it ties them too. */
  formerEmployers: Type.Array(Type.String()),
  mayChangeEmployer: Type.Boolean(),
  /** Whether there is anything to decide: an application, or that they mediate no longer. */
  mayDecide: Type.Boolean(),
  words: Type.String(),
  appliedAt: Instant,
  certifiedUntil: Nullable(LocalDate),
  lessonsPassed: Type.Integer(),
  lessons: Type.Integer(),
  files: Type.Integer(),
  kept: Type.Integer(),
});
export type DeskMediator = Static<typeof DeskMediator>;

export const Team = Type.Object({
  id: Id,
  name: Type.String(),
  area: AreaCode,
  members: Type.Array(
    Type.Object({ id: Id, name: Type.String(), role: TeamRole, stateEmployee: Type.Boolean() }),
  ),
});
export type Team = Static<typeof Team>;

/** For whom somebody works from now on. */
const Employer = {
  /** Empty: for nobody. */
  employer: Type.String({ maxLength: 80 }),
  /** Whether the state pays them: a yes counts at once, a no once they are certified anew. */
  stateEmployee: Type.Boolean(),
};
const own = { who: ['resident'], scope: 'own' } as const;
const change = { idempotent: true, audit: 'change', rate: 'write' } as const;
const reading = { idempotent: false, audit: 'personal', rate: 'read' } as const;
const readers = ['mediator_in_charge', 'leader', 'auditor'] as const;
const desk = { ...change, who: ['mediator_in_charge'], scope: 'area' } as const;

export const mediatorRoutes = defineRoutes({
  getMyMediator: {
    method: 'GET',
    path: '/:county/my/mediator',
    summary: 'Whether I am a mediator, and what there is to learn for it',
    policy: { ...own, idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, MyMediator),
  },
  passMediatorLesson: {
    method: 'POST',
    path: '/:county/my/mediator/lessons/:lesson',
    summary: 'Answer the short test of a lesson; with every answer right it is passed',
    policy: { ...own, ...change },
    params: Type.Object({
      county: CountyCode,
      lesson: Type.String({ pattern: '^[a-z_]{2,20}$' }),
    }),
    body: Type.Object(
      { answers: Type.Array(Type.Integer({ minimum: 0, maximum: 9 }), { maxItems: 10 }) },
      strict,
    ),
    answers: answers(200, MyMediator),
  },
  applyAsMediator: {
    method: 'POST',
    path: '/:county/my/mediator/application',
    summary: 'Apply to mediate below an area, or to renew',
    policy: { ...own, ...change },
    params: InCounty,
    body: Type.Object(
      {
        area: AreaCode,
        employer: Type.String({ maxLength: 80 }),
        stateEmployee: Type.Boolean(),
        words: Type.String({ minLength: 2, maxLength: 500 }),
      },
      strict,
    ),
    answers: answers(201, MyMediator),
  },
  changeMyEmployer: {
    method: 'POST',
    path: '/:county/my/mediator/employer',
    summary: 'Say for whom I work now: it counts for ties at once, beside whom I worked for before',
    policy: { ...own, ...change },
    params: InCounty,
    body: Type.Object(Employer, strict),
    answers: answers(200, MyMediator),
  },
  listMediators: {
    method: 'GET',
    path: '/:county/mediators',
    summary:
      'Who has applied to mediate below my area, first come first; or who is certified, or no longer is, the newest first',
    policy: { ...reading, who: readers, scope: 'area' },
    params: InCounty,
    query: Type.Object({
      show: Type.Optional(Type.Enum([...mediatorsShown])),
      after: Type.Optional(Cursor),
    }),
    answers: answers(
      200,
      Type.Object({ mediators: Type.Array(DeskMediator), next: Nullable(Cursor) }),
    ),
  },
  findMediators: {
    method: 'POST',
    path: '/:county/mediators/search',
    summary: 'Mediators below my area by part of a name, or by a phone',
    policy: { ...reading, who: ['mediator_in_charge'], scope: 'area' },
    params: InCounty,
    body: Type.Object({ find: Type.String({ minLength: 1, maxLength: 40 }) }, strict),
    answers: answers(
      200,
      Type.Object({
        mediators: Type.Array(DeskMediator),
        /** There are more than are shown: a longer part of the name is needed. */
        more: Type.Boolean(),
      }),
    ),
  },
  changeEmployerOfMediator: {
    method: 'POST',
    path: '/:county/mediators/:id/employer',
    summary: 'Type in for whom a mediator works now, as they said it at the desk',
    policy: desk,
    params: Type.Object({ county: CountyCode, id: Id }),
    body: Type.Object(Employer, strict),
    answers: answers(200, DeskMediator),
  },
  correctEmployerOfMediator: {
    method: 'POST',
    path: '/:county/mediators/:id/employer/correction',
    summary: 'Put right an employer that was written down wrongly; never by who typed it in',
    policy: desk,
    params: Type.Object({ county: CountyCode, id: Id }),
    body: Type.Object(
      {
        /** As it stands on record, of today or before. */
        wrong: Type.String({ minLength: 1, maxLength: 80 }),
        /** Empty: there is no such employer. */
        right: Type.String({ maxLength: 80 }),
        reason: Type.String({ minLength: 2, maxLength: 500 }),
      },
      strict,
    ),
    answers: answers(200, DeskMediator),
  },
  decideMediator: {
    method: 'POST',
    path: '/:county/mediators/:id/decision',
    summary: 'Certify somebody for a term, refuse an application, or end a certificate',
    policy: desk,
    params: Type.Object({ county: CountyCode, id: Id }),
    body: Type.Object(
      {
        verdict: Type.Enum(['certify', 'refuse', 'end']),
        tier: Type.Integer({ minimum: 1, maximum: 3 }),
        note: Type.String({ minLength: 2, maxLength: 500 }),
      },
      strict,
    ),
    answers: answers(200, DeskMediator),
  },
  listMediationTeams: {
    method: 'GET',
    path: '/:county/mediation-teams',
    summary: 'Teams below my area',
    policy: { ...reading, who: readers, scope: 'area' },
    params: InCounty,
    answers: answers(200, Type.Object({ teams: Type.Array(Team) })),
  },
  saveMediationTeam: {
    method: 'POST',
    path: '/:county/mediation-teams',
    summary: 'Set up a team, or say anew who is in it',
    policy: desk,
    params: InCounty,
    body: Type.Object(
      {
        /** Null: a new one. */
        id: Nullable(Id),
        name: Type.String({ minLength: 2, maxLength: 40 }),
        area: AreaCode,
        members: Type.Array(
          Type.Object(
            {
              /** Of who is in the team already. */
              id: Type.Optional(Id),
              phone: Type.Optional(Phone),
              /** Who has no number is found by name and by the grid or community of the home. */
              name: Type.Optional(Type.String({ minLength: 2, maxLength: 40 })),
              home: Type.Optional(AreaCode),
              role: TeamRole,
              stateEmployee: Type.Boolean(),
            },
            strict,
          ),
          { minItems: 1, maxItems: 12 },
        ),
      },
      strict,
    ),
    answers: answers(201, Team),
  },
});
