import Type, { type Static } from 'typebox';
import { Early } from './early.ts';
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
  Sentence,
  strict,
} from './values.ts';

/** voucher: handed out on paper · honour: something without a price. No lottery and no cash among them. */
export const rewardKinds = ['goods', 'service', 'activity', 'voucher', 'honour'] as const;
export type RewardKind = (typeof rewardKinds)[number];
export const limitPeriods = ['day', 'month', 'year', 'ever'] as const;
export type LimitPeriod = (typeof limitPeriods)[number];
export const stockSuppliers = ['merchant', 'pool'] as const;

const most = 1_000_000;
const price = { minimum: 0, maximum: most } as const;
const words = (maxLength: number) =>
  Type.Object(
    { zh: Type.String({ minLength: 1, maxLength }), en: Type.String({ minLength: 1, maxLength }) },
    strict,
  );

/** From so many points ever earned on, it costs so many. */
export const PriceTier = Type.Object(
  { from: Type.Integer(price), points: Type.Integer(price) },
  strict,
);
export type PriceTier = Static<typeof PriceTier>;

const Limit = Type.Object(
  { count: Type.Integer({ minimum: 1, maximum: 1_000 }), period: Type.Enum([...limitPeriods]) },
  strict,
);

const terms = {
  name: words(40),
  words: words(400),
  photo: Nullable(Id),
  /** Points that a counter is owed for one. */
  value: Type.Integer(price),
  /** From rising, points falling, none above the value. */
  prices: Type.Array(PriceTier, { minItems: 1, maxItems: 10 }),
  /** Pools that pay what a lower price leaves open, in this order. */
  pools: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 5 }),
  /** Whose residents it is for; null: everybody of the county. */
  area: Nullable(AreaCode),
  limit: Nullable(Limit),
  /** Days of the month on which it can be reserved; none: every day. */
  monthDays: Type.Array(Type.Integer({ minimum: 1, maximum: 31 }), { maxItems: 31 }),
  opensAt: Nullable(Instant),
  closesAt: Nullable(Instant),
  /** Who may reserve it before it opens for everybody; null: nobody. */
  early: Nullable(Early),
  /** How long a piece from a shelf is kept for whoever reserved it; up to ninety days. */
  holdHours: Type.Integer({ minimum: 1, maximum: 2_160 }),
  listed: Type.Boolean(),
};

/** A reward as the catalogue's keeper sees it. */
export const Reward = Type.Object({
  id: Id,
  revision: Type.Integer(),
  kind: Type.Enum([...rewardKinds]),
  ...terms,
  name: Sentence,
  words: Sentence,
});
export type Reward = Static<typeof Reward>;

export const StockBatch = Type.Object({
  id: Id,
  label: Type.String(),
  bestBefore: Nullable(LocalDate),
  suppliedBy: Type.Enum([...stockSuppliers]),
  onHand: Type.Integer(),
});

/** The shelf of a reward at a counter, or the seats of one slot. */
export const Offer = Type.Object({
  id: Id,
  reward: Id,
  name: Sentence,
  kind: Type.Enum([...rewardKinds]),
  slot: Nullable(Type.Object({ startsAt: Instant, endsAt: Instant })),
  onHand: Type.Integer(),
  held: Type.Integer(),
  closed: Type.Boolean(),
  batches: Type.Array(StockBatch),
});
export type Offer = Static<typeof Offer>;

const place = {
  name: words(40),
  /** Who runs it and is settled with. */
  merchant: words(60),
  place: Type.String({ minLength: 2, maxLength: 100 }),
  hours: words(60),
  /** Members of staff with the role of merchant who serve here. */
  staff: Type.Array(Id, { maxItems: 50 }),
};

export const Counter = Type.Object({
  id: Id,
  area: AreaCode,
  ...place,
  name: Sentence,
  merchant: Sentence,
  hours: Sentence,
  closed: Type.Boolean(),
  offers: Type.Array(Offer),
});
export type Counter = Static<typeof Counter>;

const read = { idempotent: false, audit: 'none', rate: 'read' } as const;
const write = { idempotent: true, audit: 'change', rate: 'write' } as const;
/** Who keeps the catalogue, and who may look at it. */
const keepers = ['treasurer'] as const;
const readers = ['treasurer', 'rule_owner', 'leader', 'auditor'] as const;
const one = Type.Object({ county: CountyCode, id: Id });

export const rewardRoutes = defineRoutes({
  listCatalogue: {
    method: 'GET',
    path: '/:county/catalogue',
    summary:
      'The rewards of the catalogue by name, page by page: those listed, those taken off, or both',
    policy: { who: readers, scope: 'county', ...read },
    params: InCounty,
    query: Type.Object({
      state: Type.Optional(Type.Enum(['listed', 'off'])),
      after: Type.Optional(Cursor),
    }),
    answers: answers(200, Type.Object({ rewards: Type.Array(Reward), next: Nullable(Cursor) })),
  },
  addReward: {
    method: 'POST',
    path: '/:county/catalogue',
    summary: 'Put a reward into the catalogue',
    policy: { who: keepers, scope: 'county', ...write },
    params: InCounty,
    body: Type.Object({ kind: Type.Enum([...rewardKinds]), ...terms }, strict),
    answers: answers(201, Reward),
  },
  changeReward: {
    method: 'PATCH',
    path: '/:county/catalogue/:id',
    summary: 'Change a reward, list it or take it off; what is reserved stays as it was reserved',
    policy: { who: keepers, scope: 'county', ...write },
    params: one,
    body: Type.Object({ revision: Type.Integer({ minimum: 1 }), ...terms }, strict),
    answers: answers(200, Reward),
  },
  listCounters: {
    method: 'GET',
    path: '/:county/counters',
    summary: 'Counters below my area by name, page by page, with what they have',
    policy: { who: readers, scope: 'area', ...read },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(200, Type.Object({ counters: Type.Array(Counter), next: Nullable(Cursor) })),
  },
  openCounter: {
    method: 'POST',
    path: '/:county/counters',
    summary: 'Open a counter below my area',
    policy: { who: keepers, scope: 'area', ...write },
    params: InCounty,
    body: Type.Object({ area: AreaCode, ...place }, strict),
    answers: answers(201, Counter),
  },
  changeCounter: {
    method: 'PATCH',
    path: '/:county/counters/:id',
    summary: 'Change who runs a counter and who serves there, or close it',
    policy: { who: keepers, scope: 'area', ...write },
    params: one,
    body: Type.Object({ ...place, closed: Type.Boolean() }, strict),
    answers: answers(200, Counter),
  },
  listMyCounters: {
    method: 'GET',
    path: '/:county/merchant/counters',
    summary: 'The counters at which I serve, with what they have',
    policy: { who: ['merchant'], scope: 'own', ...read },
    params: InCounty,
    answers: answers(200, Type.Object({ counters: Type.Array(Counter) })),
  },
  openOffer: {
    method: 'POST',
    path: '/:county/counters/:id/offers',
    summary: 'Give a counter a shelf for a reward, or a slot with seats',
    policy: { who: keepers, scope: 'area', ...write },
    params: one,
    body: Type.Object(
      {
        reward: Id,
        slot: Nullable(Type.Object({ startsAt: Instant, endsAt: Instant }, strict)),
      },
      strict,
    ),
    answers: answers(201, Offer),
  },
  closeOffer: {
    method: 'POST',
    path: '/:county/offers/:id/closing',
    summary: 'Take no more reservations of an offer, or take them again',
    policy: { who: keepers, scope: 'area', ...write },
    params: one,
    body: Type.Object({ closed: Type.Boolean() }, strict),
    answers: answers(200, Offer),
  },
  receiveStock: {
    method: 'POST',
    path: '/:county/offers/:id/batches',
    summary: 'A batch came in, or seats were opened',
    policy: { who: ['treasurer', 'merchant'], scope: 'area', ...write },
    params: one,
    body: Type.Object(
      {
        label: Type.String({ minLength: 1, maxLength: 40 }),
        pieces: Type.Integer({ minimum: 1, maximum: most }),
        bestBefore: Nullable(LocalDate),
        suppliedBy: Type.Enum([...stockSuppliers]),
      },
      strict,
    ),
    answers: answers(201, Offer),
  },
  correctStock: {
    method: 'POST',
    path: '/:county/batches/:id/corrections',
    summary: 'What a stock-take found, or what was lost; never fewer than are reserved',
    policy: { who: ['treasurer', 'merchant'], scope: 'area', ...write },
    params: one,
    body: Type.Object(
      {
        how: Type.Enum(['counted', 'lost']),
        /** counted: as many are there · lost: so many went. */
        pieces: Type.Integer({ minimum: 0, maximum: most }),
        note: Type.String({ minLength: 2, maxLength: 200 }),
      },
      strict,
    ),
    answers: answers(200, Offer),
  },
});
