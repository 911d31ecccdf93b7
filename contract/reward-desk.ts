import Type, { type Static } from 'typebox';
import { redemptionStates } from './redemptions.ts';
import { Counter, Offer, Reward, rewardKinds } from './rewards.ts';
import { answers, defineRoutes } from './route.ts';
import { CountyCode, Cursor, Id, InCounty, Instant, Nullable, Sentence } from './values.ts';

export const stockMovementKinds = [
  'received',
  'handed_over',
  'returned',
  'lost',
  'counted',
] as const;

/** Pieces that came or went, and who said so. */
export const StockMovement = Type.Object({
  id: Id,
  kind: Type.Enum([...stockMovementKinds]),
  /** Below zero: they went. Of a count the difference to the books. */
  pieces: Type.Integer(),
  batch: Type.String(),
  note: Type.String(),
  by: Nullable(Type.String()),
  at: Instant,
});
export type StockMovement = Static<typeof StockMovement>;

/** A reservation as whoever runs the counter counts it: what and when, and nobody's name. */
export const Reservation = Type.Object({
  id: Id,
  state: Type.Enum([...redemptionStates]),
  name: Sentence,
  kind: Type.Enum([...rewardKinds]),
  slot: Nullable(Type.Object({ startsAt: Instant, endsAt: Instant })),
  value: Type.Integer(),
  points: Type.Integer(),
  /** Reserved by somebody of staff for whoever showed a card. */
  byCard: Type.Boolean(),
  reservedAt: Instant,
  holdUntil: Instant,
  handedOverAt: Nullable(Instant),
});
export type Reservation = Static<typeof Reservation>;

/** What can be reserved by a card just now. */
export const OpenOffer = Type.Object({
  id: Id,
  name: Sentence,
  kind: Type.Enum([...rewardKinds]),
  counter: Sentence,
  slot: Nullable(Type.Object({ startsAt: Instant, endsAt: Instant })),
  free: Type.Integer(),
});
export type OpenOffer = Static<typeof OpenOffer>;

/** What waits at a counter, or was handed over there. */
export const reservationLists = ['reserved', 'handed_over'] as const;
export type ReservationList = (typeof reservationLists)[number];

const readers = ['treasurer', 'rule_owner', 'leader', 'auditor'] as const;
const servers = ['treasurer', 'merchant'] as const;
const read = { idempotent: false, audit: 'none', rate: 'read' } as const;
const one = Type.Object({ county: CountyCode, id: Id });
const Page = Type.Object({ after: Type.Optional(Cursor) });

/** What is read one by one at the desk of whoever keeps the catalogue and of merchants. */
export const rewardDeskRoutes = defineRoutes({
  getReward: {
    method: 'GET',
    path: '/:county/catalogue/:id',
    summary: 'One reward of the catalogue',
    policy: { who: readers, scope: 'county', ...read },
    params: one,
    answers: answers(200, Reward),
  },
  getCounter: {
    method: 'GET',
    path: '/:county/counters/:id',
    summary: 'One counter below my area, or at which I serve, with what it has',
    policy: { who: [...readers, 'merchant'], scope: 'area', ...read },
    params: one,
    answers: answers(200, Counter),
  },
  listMovements: {
    method: 'GET',
    path: '/:county/offers/:id/movements',
    summary: 'Every piece that came to an offer or left it, newest first',
    policy: { who: servers, scope: 'area', ...read },
    params: one,
    query: Page,
    answers: answers(
      200,
      Type.Object({ movements: Type.Array(StockMovement), next: Nullable(Cursor) }),
    ),
  },
  listReservations: {
    method: 'GET',
    path: '/:county/counters/:id/reservations',
    summary: 'What waits at a counter, or was handed over there, newest first; nobody is named',
    policy: { who: servers, scope: 'area', ...read },
    params: one,
    query: Type.Object({
      list: Type.Enum([...reservationLists]),
      after: Type.Optional(Cursor),
    }),
    answers: answers(
      200,
      Type.Object({ reservations: Type.Array(Reservation), next: Nullable(Cursor) }),
    ),
  },
  callOffOffer: {
    method: 'POST',
    path: '/:county/offers/:id/calling-off',
    summary:
      'Call off a slot or take a shelf away: who has reserved gets the points back and is told',
    policy: { who: servers, scope: 'area', idempotent: true, audit: 'change', rate: 'write' },
    params: one,
    answers: answers(200, Offer),
  },
  listOpenOffers: {
    method: 'GET',
    path: '/:county/open-offers',
    summary:
      'What I can reserve for somebody who shows a card: a merchant at the own counters, a grid worker at any',
    policy: { who: ['merchant', 'grid_worker'], scope: 'area', ...read },
    params: InCounty,
    answers: answers(200, Type.Object({ offers: Type.Array(OpenOffer) })),
  },
  listMerchants: {
    method: 'GET',
    path: '/:county/merchants',
    summary: 'Who holds the role of merchant and can serve at a counter',
    policy: { who: ['treasurer'], scope: 'county', ...read },
    params: InCounty,
    answers: answers(
      200,
      Type.Object({ merchants: Type.Array(Type.Object({ id: Id, name: Type.String() })) }),
    ),
  },
});
