import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import {
  CountyCode,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Points,
  Sentence,
  strict,
} from './values.ts';

/** Whose money it is: of the government, of a company, of society. */
export const sponsorKinds = ['government', 'enterprise', 'society'] as const;
export type SponsorKind = (typeof sponsorKinds)[number];
/** Days ahead at which it is said that a pool runs out; 0: it is used up. */
export const warningDays = [60, 30, 7, 0] as const;

export const PoolCode = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' });
/** Money in fen. */
export const Fen = Type.Integer();

const orNull = Type.Null();

/** What stands behind a pool, or behind one sponsor's part of it; all in points. */
export const Standing = Type.Object({
  /** Came, and did not go back. */
  behind: Points,
  /** Can still be given. */
  cover: Points,
  /** Announced to residents (待核, 暂扣). */
  announced: Points,
  /** Given and settled, less what was taken back. */
  given: Points,
});
export type Standing = Static<typeof Standing>;

export const PoolWarning = Type.Object({
  id: Id,
  days: Type.Enum([...warningDays]),
  cover: Points,
  dailyPoints: Points,
  runsOutOn: LocalDate,
  raisedAt: Instant,
  /** When somebody said that they know; null while nobody has. */
  seenAt: Type.Union([Instant, orNull]),
  seenBy: Type.Union([Type.String(), orNull]),
});
export type PoolWarning = Static<typeof PoolWarning>;

export const Pool = Type.Object({
  code: PoolCode,
  kind: Type.Enum([...sponsorKinds]),
  name: Sentence,
  ...Standing.properties,
  /** Points given a day, on average of the last four weeks. */
  dailyPoints: Type.Number(),
  /** The first day on which it cannot pay all at that pace; null where it lasts for more than two years. */
  runsOutOn: Type.Union([LocalDate, orNull]),
  /** Awards that wait for cover of this pool or of those after it. */
  queued: Type.Object({ awards: Type.Integer(), points: Points }),
  /** Rules of the book in force that it pays, by their numbers. */
  rules: Type.Array(Type.String()),
  /** Thresholds that it has passed and not come back from. */
  warnings: Type.Array(PoolWarning),
});
export type Pool = Static<typeof Pool>;

export const pledgeKinds = ['money', 'goods'] as const;
/** asked: waits for the second person · confirmed: booked · declined. */
export const bookingStates = ['asked', 'confirmed', 'declined'] as const;

const signatures = {
  state: Type.Enum([...bookingStates]),
  askedBy: Type.String(),
  askedAt: Instant,
  /** Whether the reader asked for it: who asks does not sign. */
  mine: Type.Boolean(),
  decidedBy: Type.Union([Type.String(), orNull]),
  decidedAt: Type.Union([Instant, orNull]),
  note: Type.Union([Type.String(), orNull]),
};

export const Receipt = Type.Object({
  id: Id,
  amountFen: Fen,
  points: Points,
  /** Number of the bank voucher or of the goods-in slip. */
  voucher: Type.String(),
  ...signatures,
});
export type Receipt = Static<typeof Receipt>;

export const Pledge = Type.Object({
  id: Id,
  sponsor: Id,
  sponsorName: Sentence,
  pool: PoolCode,
  poolName: Sentence,
  kind: Type.Enum([...pledgeKinds]),
  /** What is given, where it is no money. */
  goods: Type.Union([Type.String(), orNull]),
  amountFen: Fen,
  /** Face value of a point on the day of the pledge. */
  pointValueFen: Fen,
  points: Points,
  note: Type.String(),
  pledgedAt: Instant,
  /** What of it was confirmed. */
  receivedFen: Fen,
  receivedPoints: Points,
  /** What had not come was taken back then. */
  withdrawnAt: Type.Union([Instant, orNull]),
  receipts: Type.Array(Receipt),
});
export type Pledge = Static<typeof Pledge>;

export const CoverReturn = Type.Object({
  id: Id,
  sponsor: Id,
  sponsorName: Sentence,
  pool: PoolCode,
  points: Points,
  /** How many of them had been given and lapsed unspent. */
  lapsed: Points,
  amountFen: Fen,
  reason: Type.String(),
  ...signatures,
});
export type CoverReturn = Static<typeof CoverReturn>;

/** One sponsor's part of a pool. */
export const Fund = Type.Object({
  sponsor: Id,
  name: Sentence,
  kind: Type.Enum([...sponsorKinds]),
  ...Standing.properties,
  /** Given out of it, lapsed unspent, and not gone back yet. */
  lapsed: Points,
});
export type Fund = Static<typeof Fund>;

export const WholePool = Type.Object({
  ...Pool.properties,
  /** Cover that came from no sponsor. */
  own: Standing,
  funds: Type.Array(Fund),
  pledges: Type.Array(Pledge),
  returns: Type.Array(CoverReturn),
  /** Points given on each of the last 28 days, the last one today. */
  days: Type.Array(Type.Object({ day: LocalDate, points: Points })),
  pointValueFen: Fen,
  /** Points from which a receipt or a return needs a second person. */
  largePoints: Points,
});
export type WholePool = Static<typeof WholePool>;

/** What the county owes its residents and households. */
export const Liability = Type.Object({
  points: Points,
  announced: Points,
  queued: Points,
  /** Given to the pools of villages: nobody’s in particular, and not lapsing. */
  villages: Points,
  pointValueFen: Fen,
  valueFen: Fen,
  /** By the last day on which the points can be used, soonest first. */
  byLapse: Type.Array(
    Type.Object({ lapsesOn: LocalDate, points: Points, lots: Type.Integer(), valueFen: Fen }),
  ),
});
export type Liability = Static<typeof Liability>;

const money = { scope: 'county', idempotent: true, audit: 'change', rate: 'write' } as const;
const signing = { ...money, who: ['treasurer', 'leader'], stepUp: true } as const;
const reading = { scope: 'county', idempotent: false, audit: 'none', rate: 'read' } as const;
const one = Type.Object({ county: CountyCode, id: Id });
const ofPool = Type.Object({ county: CountyCode, code: PoolCode });
const note = Type.String({ minLength: 2, maxLength: 500 });
const signed = Type.Object({ note }, strict);
const Name = Type.String({ minLength: 2, maxLength: 60 });
export const Amount = Type.Integer({ minimum: 1, maximum: 100_000_000_000 });

export const poolRoutes = defineRoutes({
  listPools: {
    method: 'GET',
    path: '/:county/pools',
    summary: 'Pools with their cover, how fast they are used, and until when they last',
    policy: { ...reading, who: ['treasurer', 'rule_owner', 'leader', 'auditor'] },
    params: InCounty,
    answers: answers(200, Type.Object({ pools: Type.Array(Pool) })),
  },
  getPool: {
    method: 'GET',
    path: '/:county/pools/:code',
    summary: 'A pool with its sponsors, pledges, receipts and returns',
    policy: { ...reading, who: ['treasurer', 'rule_owner', 'leader', 'auditor'] },
    params: ofPool,
    answers: answers(200, WholePool),
  },
  createPool: {
    method: 'POST',
    path: '/:county/pools',
    summary: 'Open a pool that rules can name; it is empty until something has come',
    policy: { ...money, who: ['treasurer'], stepUp: true },
    params: InCounty,
    body: Type.Object(
      { code: PoolCode, kind: Type.Enum([...sponsorKinds]), nameZh: Name, nameEn: Name },
      strict,
    ),
    answers: answers(201, Pool),
  },
  seePoolWarning: {
    method: 'POST',
    path: '/:county/pool-warnings/:id/seen',
    summary: 'Say that a warning of a pool running out was read',
    policy: { ...money, who: ['treasurer', 'rule_owner'] },
    params: one,
    answers: answers(200, PoolWarning),
  },
  getLiability: {
    method: 'GET',
    path: '/:county/liability',
    summary: 'Outstanding points by the day on which they lapse, and what they are worth',
    policy: { ...reading, who: ['treasurer', 'leader', 'auditor'] },
    params: InCounty,
    answers: answers(200, Liability),
  },
  recordReceipt: {
    method: 'POST',
    path: '/:county/pledges/:id/receipts',
    summary: 'Confirm what has come of a pledge: it is cover now, or once a second person signs',
    policy: { ...money, who: ['treasurer'], stepUp: true },
    params: one,
    body: Type.Object(
      { amountFen: Amount, voucher: Type.String({ minLength: 2, maxLength: 60 }) },
      strict,
    ),
    answers: answers(201, Pledge),
  },
  signReceipt: {
    method: 'POST',
    path: '/:county/receipts/:id/signature',
    summary: 'Sign a large receipt that somebody else confirmed: it is cover from now on',
    policy: signing,
    params: one,
    body: signed,
    answers: answers(200, Pledge),
  },
  declineReceipt: {
    method: 'POST',
    path: '/:county/receipts/:id/refusal',
    summary: 'Decline a receipt that somebody else confirmed',
    policy: { ...signing, stepUp: false },
    params: one,
    body: signed,
    answers: answers(200, Pledge),
  },
  returnCover: {
    method: 'POST',
    path: '/:county/pools/:code/returns',
    summary: 'Let a sponsor’s unspent cover go back: at once, or once a second person signs',
    policy: { ...money, who: ['treasurer'], stepUp: true },
    params: ofPool,
    body: Type.Object(
      {
        sponsor: Id,
        /** Of what was not given yet. */
        points: Type.Integer({ minimum: 0, maximum: 2_000_000_000 }),
        /** Whether what lapsed unspent goes back with it. */
        withLapsed: Type.Boolean(),
        reason: note,
      },
      strict,
    ),
    answers: answers(201, CoverReturn),
  },
  signReturn: {
    method: 'POST',
    path: '/:county/cover-returns/:id/signature',
    summary: 'Sign a large return that somebody else asked for: it is no cover from now on',
    policy: signing,
    params: one,
    body: signed,
    answers: answers(200, CoverReturn),
  },
  declineReturn: {
    method: 'POST',
    path: '/:county/cover-returns/:id/refusal',
    summary: 'Decline a return that somebody else asked for',
    policy: { ...signing, stepUp: false },
    params: one,
    body: signed,
    answers: answers(200, CoverReturn),
  },
});
