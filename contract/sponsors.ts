import Type, { type Static } from 'typebox';
import { Amount, Pledge, PoolCode, pledgeKinds, Standing, sponsorKinds } from './pools.ts';
import { answers, defineRoutes } from './route.ts';
import { CountyCode, Id, InCounty, LocalDate, Points, Sentence, strict } from './values.ts';

/** An organisation that stands behind points. */
export const Sponsor = Type.Object({
  id: Id,
  kind: Type.Enum([...sponsorKinds]),
  name: Sentence,
  /** It agreed to be thanked on the board, by name only. */
  thanked: Type.Boolean(),
  ...Standing.properties,
  /** Who signs in for it. */
  members: Type.Array(Type.Object({ id: Id, name: Type.String() })),
});
export type Sponsor = Static<typeof Sponsor>;

/** So many awards and points; of fewer than five people, nothing is told apart. */
const Share = Type.Object({ awards: Type.Integer(), points: Points });
const named = { name: Sentence, ...Share.properties };

/**
 * What came of a sponsor's points, told without anybody: counts, points, categories, towns. Null where
 * those who got some of it are one to four: what a few people did is withheld as a whole.
 */
export const Outcome = Type.Object({
  awards: Type.Union([Type.Integer(), Type.Null()]),
  points: Type.Union([Points, Type.Null()]),
  /** Residents who got some of it. */
  residents: Type.Union([Type.Integer(), Type.Null()]),
  categories: Type.Array(Type.Object(named)),
  towns: Type.Array(Type.Object(named)),
  /** By the month in which they were given, oldest first; the first day of each. */
  months: Type.Array(Type.Object({ month: LocalDate, ...Share.properties })),
});
export type Outcome = Static<typeof Outcome>;

export const MySponsor = Type.Object({
  id: Id,
  kind: Type.Enum([...sponsorKinds]),
  name: Sentence,
  thanked: Type.Boolean(),
  ...Standing.properties,
  /** Pools of the county, to pledge to. */
  pools: Type.Array(Type.Object({ code: PoolCode, name: Sentence })),
  pointValueFen: Type.Integer(),
  pledges: Type.Array(Pledge),
  outcome: Outcome,
});
export type MySponsor = Static<typeof MySponsor>;

const change = { scope: 'county', idempotent: true, audit: 'change', rate: 'write' } as const;
const reading = { scope: 'county', idempotent: false, audit: 'none', rate: 'read' } as const;
const one = Type.Object({ county: CountyCode, id: Id });
const Name = Type.String({ minLength: 2, maxLength: 60 });

export const sponsorRoutes = defineRoutes({
  listSponsors: {
    method: 'GET',
    path: '/:county/sponsors',
    summary: 'Who stands behind points, and who signs in for them',
    policy: { ...reading, who: ['treasurer', 'leader', 'auditor'] },
    params: InCounty,
    answers: answers(
      200,
      Type.Object({
        sponsors: Type.Array(Sponsor),
        /** People with the role of a sponsor who sign in for none yet. */
        free: Type.Array(Type.Object({ id: Id, name: Type.String() })),
      }),
    ),
  },
  createSponsor: {
    method: 'POST',
    path: '/:county/sponsors',
    summary: 'Take in an organisation that stands behind points',
    policy: { ...change, who: ['treasurer'] },
    params: InCounty,
    body: Type.Object({ kind: Type.Enum([...sponsorKinds]), nameZh: Name, nameEn: Name }, strict),
    answers: answers(201, Sponsor),
  },
  setSponsorMembers: {
    method: 'POST',
    path: '/:county/sponsors/:id/members',
    summary: 'Say who signs in for a sponsor',
    policy: { ...change, who: ['treasurer'] },
    params: one,
    body: Type.Object({ members: Type.Array(Id, { maxItems: 20, uniqueItems: true }) }, strict),
    answers: answers(200, Sponsor),
  },
  makePledge: {
    method: 'POST',
    path: '/:county/sponsors/:id/pledges',
    summary: 'Pledge money at the face value of a point, or goods',
    policy: { ...change, who: ['treasurer', 'sponsor'] },
    params: one,
    body: Type.Object(
      {
        pool: PoolCode,
        kind: Type.Enum([...pledgeKinds]),
        goods: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
        amountFen: Amount,
        note: Type.String({ maxLength: 500 }),
      },
      strict,
    ),
    answers: answers(201, Pledge),
  },
  withdrawPledge: {
    method: 'POST',
    path: '/:county/pledges/:id/withdrawal',
    summary: 'Take back what has not come of a pledge; what came stays',
    policy: { ...change, who: ['treasurer', 'sponsor'] },
    params: one,
    answers: answers(200, Pledge),
  },
  getMySponsor: {
    method: 'GET',
    path: '/:county/my-sponsor',
    summary: 'What my organisation pledged, and what came of it; nobody is named',
    policy: { ...reading, who: ['sponsor'] },
    params: InCounty,
    answers: answers(200, MySponsor),
  },
  setThanks: {
    method: 'POST',
    path: '/:county/my-sponsor/thanks',
    summary: 'Agree to be thanked on the board by name, or take that back',
    policy: { ...change, who: ['sponsor'] },
    params: InCounty,
    body: Type.Object({ thanked: Type.Boolean() }, strict),
    answers: answers(200, Type.Object({ thanked: Type.Boolean() })),
  },
  listThanked: {
    method: 'GET',
    path: '/:county/public/sponsors',
    summary: 'Sponsors whose cover has come and who agreed to be thanked, by name only',
    policy: { who: ['anyone'], scope: 'public', idempotent: false, audit: 'none', rate: 'public' },
    params: InCounty,
    answers: answers(
      200,
      Type.Object({
        sponsors: Type.Array(Type.Object({ name: Sentence })),
      }),
    ),
  },
});
