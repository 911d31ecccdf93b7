import Type, { type Static } from 'typebox';
import { mostOfRoute, RoutePoint } from './patrol-points.ts';
import { MyPatrol } from './patrols.ts';
import { answers, defineRoutes } from './route.ts';
import {
  AreaCode,
  CountyCode,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Nullable,
  strict,
} from './values.ts';

/** Most days of one shift: each becomes a task of its own. */
export const mostDays = 14;

export const PatrolTask = Type.Object({
  id: Id,
  area: AreaCode,
  /** Which way to go, and what to look at. */
  way: Type.String(),
  /** Who ordered it and the number of the order; null: staff asked for it of their own accord. */
  byOrder: Nullable(Type.String()),
  /** Points on the wall in the order in which they are to be walked; empty: whichever way one likes. */
  route: Type.Array(RoutePoint),
  startsAt: Instant,
  endsAt: Instant,
  /** How many are wanted; and how many came: who is out on it while it lasts, or walked it and proved so. */
  people: Type.Integer(),
  came: Type.Integer(),
  calledOffAt: Nullable(Instant),
});
export type PatrolTask = Static<typeof PatrolTask>;

/** How much a grid was walked in the last weeks; nobody is named. */
export const GridCoverage = Type.Object({
  grid: AreaCode,
  /** Proved by phones, their minutes too. */
  patrols: Type.Integer(),
  minutes: Type.Integer(),
  /** Minutes beyond those, of paper lists that were compared: where the list says, otherwise around home. */
  paperMinutes: Type.Integer(),
  /** By a phone; null: never. */
  lastAt: Nullable(Instant),
  /** On paper, where stands a day and no hour; null: never. */
  lastOnPaper: Nullable(LocalDate),
  /** Tasks that wait for people or are under way. */
  openTasks: Type.Integer(),
  /** Nobody has been there for too long. */
  isUnder: Type.Boolean(),
});
export type GridCoverage = Static<typeof GridCoverage>;

export const PatrolTaskBody = Type.Object(
  {
    area: AreaCode,
    way: Type.String({ minLength: 2, maxLength: 300 }),
    /** Who ordered it and the number of the order, where it comes from one. */
    byOrder: Type.Optional(Type.String({ minLength: 2, maxLength: 60 })),
    /** Points of the area that hang, each once. */
    route: Type.Optional(Type.Array(Id, { maxItems: mostOfRoute })),
    startsAt: Instant,
    endsAt: Instant,
    people: Type.Integer({ minimum: 1, maximum: 50 }),
    days: Type.Integer({ minimum: 1, maximum: mostDays }),
  },
  strict,
);
export type PatrolTaskBody = Static<typeof PatrolTaskBody>;

const makes = { who: ['grid_worker', 'dispatcher'], scope: 'area' } as const;
const reads = {
  who: ['grid_worker', 'dispatcher', 'leader'],
  scope: 'area',
  idempotent: false,
  audit: 'none',
  rate: 'read',
} as const;
const own = { who: ['resident'], scope: 'own' } as const;
const change = { idempotent: true, audit: 'change', rate: 'write' } as const;
const WithId = Type.Object({ county: CountyCode, id: Id });
const Tasks = Type.Object({ tasks: Type.Array(PatrolTask) });

export const patrolTaskRoutes = defineRoutes({
  listPatrolTasks: {
    method: 'GET',
    path: '/:county/staff/patrol-tasks',
    summary: 'Patrols that are asked for below my areas, and those of the last two weeks',
    policy: reads,
    params: InCounty,
    answers: answers(200, Tasks),
  },
  createPatrolTask: {
    method: 'POST',
    path: '/:county/staff/patrol-tasks',
    summary: 'Ask for a patrol in an area, on one day or on several',
    policy: { ...makes, ...change },
    params: InCounty,
    body: PatrolTaskBody,
    answers: answers(201, Tasks),
  },
  callOffPatrolTask: {
    method: 'POST',
    path: '/:county/staff/patrol-tasks/:id/calling-off',
    summary: 'Call off a patrol that was asked for; who is out walks on',
    policy: { ...makes, ...change },
    params: WithId,
    answers: answers(200, PatrolTask),
  },
  getPatrolCoverage: {
    method: 'GET',
    path: '/:county/staff/patrol-coverage',
    summary: 'How much each grid below my areas was walked in the last four weeks',
    policy: reads,
    params: InCounty,
    answers: answers(200, Type.Object({ grids: Type.Array(GridCoverage) })),
  },
  listOpenPatrolTasks: {
    method: 'GET',
    path: '/:county/my/patrol-tasks',
    summary: 'Patrols that are asked for today and tomorrow, those near my home first',
    policy: { ...own, idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, Tasks),
  },
  takePatrolTask: {
    method: 'POST',
    path: '/:county/my/patrol-tasks/:id/patrols',
    summary: 'Begin a patrol that was asked for, as its leader',
    policy: { ...own, ...change },
    params: WithId,
    answers: answers(201, MyPatrol),
  },
});
