import Type, { type Static } from 'typebox';
import { Award } from './awards.ts';
import { mostScans } from './patrol-limits.ts';
import { PointCode, RoutePoint } from './patrol-points.ts';
import { answers, defineRoutes } from './route.ts';
import {
  AreaCode,
  CountyCode,
  Id,
  InCounty,
  Instant,
  Nullable,
  Sentence,
  strict,
} from './values.ts';

/** What the leader shows and the others scan or type. */
export const PatrolCode = Type.String({ pattern: '^[0-9]{8}$' });
export const verdictKinds = ['accept', 'partly', 'refuse'] as const;
/** Most people of one patrol at a time; a leader and two to four more. */
export const mostMembers = 5;
/** Most who ever join one: who left makes room, and still no code is passed around a whole village. */
export const mostEverJoined = 15;
/** Points of one track: five hours of one a second. */
const mostPoints = 20_000;

/** What a track proved, or the points on the wall. The track itself is deleted after a week. */
export const PatrolProof = Type.Object({
  at: Instant,
  verdict: Type.Enum([...verdictKinds]),
  /** Why not, or why not all of it. */
  reasons: Type.Array(Type.Object({ code: Type.String(), words: Sentence })),
  minutes: Type.Integer(),
  /** Between points on the wall as the crow flies, as far as known. */
  metres: Type.Integer(),
  /** Different points on the wall, where they proved it; null: a track did. */
  scanned: Nullable(Type.Integer()),
  grid: Nullable(AreaCode),
});
export type PatrolProof = Static<typeof PatrolProof>;

export const MyPatrol = Type.Object({
  id: Id,
  /** Only the leader shows the code; null once nobody can join any more. */
  code: Nullable(PatrolCode),
  isLeader: Type.Boolean(),
  /** How many are on it now, the caller included until they end their part. */
  members: Type.Integer(),
  begunAt: Instant,
  /** Until when others may join; a proof may come for a week after that. */
  closesAt: Instant,
  joinedAt: Instant,
  /** When I ended my part; null while I am out, or where I never said. */
  leftAt: Nullable(Instant),
  /** Where staff began or joined it for me; null: I did so myself. */
  typedAt: Nullable(Type.Enum(['window', 'grid_worker'])),
  proof: Nullable(PatrolProof),
  /** Of the task that it is walked for; empty without one. */
  route: Type.Array(RoutePoint),
});
export type MyPatrol = Static<typeof MyPatrol>;

export const ProvedPatrol = Type.Object({ patrol: MyPatrol, award: Nullable(Award) });
export type ProvedPatrol = Static<typeof ProvedPatrol>;

/** A code on a wall, read in passing. */
export const PatrolScan = Type.Object({ at: Instant, code: PointCode }, strict);
export type PatrolScan = Static<typeof PatrolScan>;

export const TrackBody = Type.Object(
  {
    /** What the phone gives positions in. */
    datum: Type.Enum(['wgs84', 'gcj02']),
    points: Type.Array(
      Type.Object(
        {
          at: Nullable(Instant),
          lng: Type.Number({ minimum: -180, maximum: 180 }),
          lat: Type.Number({ minimum: -90, maximum: 90 }),
        },
        strict,
      ),
      { maxItems: mostPoints },
    ),
    /** Codes of points on the wall in the order in which they were scanned. What proves more of the two counts. */
    scans: Type.Optional(Type.Array(PatrolScan, { maxItems: mostScans })),
  },
  strict,
);
export type TrackBody = Static<typeof TrackBody>;

const own = {
  who: ['resident'],
  scope: 'own',
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;

export const patrolRoutes = defineRoutes({
  beginPatrol: {
    method: 'POST',
    path: '/:county/my/patrols',
    summary: 'Begin a patrol as its leader; the code lets others join',
    policy: own,
    params: InCounty,
    answers: answers(201, MyPatrol),
  },
  joinPatrol: {
    method: 'POST',
    path: '/:county/my/patrols/joined',
    summary: 'Join a patrol by the code that its leader shows',
    policy: own,
    params: InCounty,
    body: Type.Object({ code: PatrolCode }, strict),
    answers: answers(201, MyPatrol),
  },
  endPatrol: {
    method: 'POST',
    path: '/:county/my/patrols/:id/end',
    summary: 'End my part of a patrol; its leader ends it for everybody',
    policy: own,
    params: Type.Object({ county: CountyCode, id: Id }),
    answers: answers(200, MyPatrol),
  },
  provePatrol: {
    method: 'POST',
    path: '/:county/my/patrols/:id/proof',
    summary:
      'Send the track of my patrol and what I scanned, once: it is judged, its minutes become points, and the track is deleted after a week',
    policy: own,
    params: Type.Object({ county: CountyCode, id: Id }),
    body: TrackBody,
    bodyBytes: 4 * 1024 * 1024,
    answers: answers(200, ProvedPatrol),
  },
  listMyPatrols: {
    method: 'GET',
    path: '/:county/my/patrols',
    summary: 'My patrols of the last months, newest first, with what their tracks proved',
    policy: { ...own, idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, Type.Object({ patrols: Type.Array(MyPatrol) })),
  },
});
