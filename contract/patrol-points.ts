import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { AreaCode, CountyCode, Id, InCounty, Instant, Nullable, strict } from './values.ts';

/** What stands on the paper of a point, and begins its code. */
export const PointNumber = Type.String({ pattern: '^[0-9]{6}$' });
/** The number, and fourteen digits that only the paper shows. */
export const PointCode = Type.String({ pattern: '^[0-9]{20}$' });
/** Most points of one route. */
export const mostOfRoute = 30;
/** Most points that hang in one area: all of them are printed as one paper. */
export const mostOfArea = 60;

/** A point as whoever walks there finds it. */
export const RoutePoint = Type.Object({
  number: PointNumber,
  name: Type.String(),
  /** Where the paper hangs, in words. */
  spot: Type.String(),
});
export type RoutePoint = Static<typeof RoutePoint>;

const Place = Type.Object({ lng: Type.Number(), lat: Type.Number() });

export const PatrolPoint = Type.Object({
  id: Id,
  ...RoutePoint.properties,
  /** A grid; a larger area where it hangs in none. */
  area: AreaCode,
  /** WGS-84; null: nobody has entered it, and no distance to it is known. */
  position: Nullable(Place),
  /** Since when the code on the newest paper counts. */
  codeSince: Instant,
  /** The paper before it may still hang until then; null: it counts no more. */
  oldCodeUntil: Nullable(Instant),
  takenDownAt: Nullable(Instant),
});
export type PatrolPoint = Static<typeof PatrolPoint>;

export const PatrolPointBody = Type.Object(
  {
    area: AreaCode,
    name: Type.String({ minLength: 1, maxLength: 40 }),
    spot: Type.String({ minLength: 1, maxLength: 120 }),
    /** Needed where the area is no grid. */
    position: Type.Optional(
      Type.Object(
        {
          lng: Type.Number({ minimum: -180, maximum: 180 }),
          lat: Type.Number({ minimum: -90, maximum: 90 }),
          /** What the map gives that it was read off. */
          datum: Type.Enum(['wgs84', 'gcj02']),
        },
        strict,
      ),
    ),
  },
  strict,
);
export type PatrolPointBody = Static<typeof PatrolPointBody>;

const makes = { who: ['grid_worker', 'dispatcher'], scope: 'area' } as const;
const change = { idempotent: true, audit: 'change', rate: 'write' } as const;
const WithId = Type.Object({ county: CountyCode, id: Id });

export const patrolPointRoutes = defineRoutes({
  listPatrolPoints: {
    method: 'GET',
    path: '/:county/staff/patrol-points',
    summary: 'Points on the wall below my areas, without their codes',
    policy: {
      who: ['grid_worker', 'dispatcher', 'leader'],
      scope: 'area',
      idempotent: false,
      audit: 'none',
      rate: 'read',
    },
    params: InCounty,
    answers: answers(200, Type.Object({ points: Type.Array(PatrolPoint) })),
  },
  createPatrolPoint: {
    method: 'POST',
    path: '/:county/staff/patrol-points',
    summary: 'Make a point to be hung up in an area',
    policy: { ...makes, ...change },
    params: InCounty,
    body: PatrolPointBody,
    answers: answers(201, PatrolPoint),
  },
  renewPatrolPoint: {
    method: 'POST',
    path: '/:county/staff/patrol-points/:id/renewal',
    summary:
      'Give a point a new code; the old one counts some days more, until the paper is changed',
    policy: { ...makes, ...change },
    params: WithId,
    answers: answers(200, PatrolPoint),
  },
  takeDownPatrolPoint: {
    method: 'POST',
    path: '/:county/staff/patrol-points/:id/taking-down',
    summary: 'Take a point down; what is scanned from now on does not count',
    policy: { ...makes, ...change },
    params: WithId,
    answers: answers(200, PatrolPoint),
  },
  getPatrolPointPaper: {
    method: 'GET',
    path: '/:county/staff/patrol-points/papers/:area/points.pdf',
    summary: 'The points of an area to print and hang up, or one of them (PDF, A4, a page each)',
    policy: { ...makes, idempotent: false, audit: 'personal', rate: 'read' },
    params: Type.Object({ county: CountyCode, area: AreaCode }),
    query: Type.Object({
      point: Type.Optional(Id),
      language: Type.Optional(Type.Enum(['zh', 'en'])),
    }),
    binary: true,
    answers: answers(200, Type.Any()),
  },
  listOpenPatrolPoints: {
    method: 'GET',
    path: '/:county/my/patrol-points',
    summary: 'Points on the wall of my community, where they hang',
    policy: { who: ['resident'], scope: 'own', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, Type.Object({ points: Type.Array(RoutePoint) })),
  },
});
