import Type, { type Static } from 'typebox';
import { rewardKinds } from './rewards.ts';
import { answers, defineRoutes } from './route.ts';
import {
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Nullable,
  Points,
  Sentence,
  strict,
} from './values.ts';

/** reserved → handed_over, cancelled, refused or timed_out; what was handed over can still be returned. */
export const redemptionStates = [
  'reserved',
  'handed_over',
  'cancelled',
  'refused',
  'timed_out',
  'returned',
] as const;
export type RedemptionState = (typeof redemptionStates)[number];

export const refusalReasons = ['not_there', 'spoilt', 'somebody_else', 'other'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Whose points pay: one’s own, or those that the household shares, which its grown-ups spend. */
export const paying = ['own', 'household'] as const;
export type Paying = (typeof paying)[number];
export const Paying = Type.Enum([...paying]);

const Slot = Type.Object({ startsAt: Instant, endsAt: Instant });
const about = {
  name: Sentence,
  kind: Type.Enum([...rewardKinds]),
  photo: Nullable(Id),
};

/** Where something can be had, and how much of it is left. */
export const ShopOffer = Type.Object({
  id: Id,
  counter: Sentence,
  place: Type.String(),
  hours: Sentence,
  slot: Nullable(Slot),
  left: Type.Integer(),
});
export type ShopOffer = Static<typeof ShopOffer>;

/** A reward as the resident who asks can have it. */
export const ShopItem = Type.Object({
  id: Id,
  ...about,
  words: Sentence,
  /** What it costs whoever asks; null where it takes more points ever earned. */
  price: Nullable(Points),
  prices: Type.Array(Type.Object({ from: Points, points: Points })),
  /** How many more whoever asks may take in the running period; null: no limit. */
  limitLeft: Nullable(Type.Integer()),
  /** Days of the month on which it can be reserved; none: every day. */
  monthDays: Type.Array(Type.Integer()),
  /** For whoever asks: earlier for those who come first. */
  opensAt: Nullable(Instant),
  opensForAllAt: Nullable(Instant),
  closesAt: Nullable(Instant),
  /** The accounts that can pay for it now. */
  payable: Type.Array(Paying),
  /** Why not now, in a sentence; null: one of the accounts can pay for it. */
  why: Nullable(Sentence),
  offers: Type.Array(ShopOffer),
});
export type ShopItem = Static<typeof ShopItem>;

export const Redemption = Type.Object({
  id: Id,
  state: Type.Enum([...redemptionStates]),
  ...about,
  reward: Id,
  /** Points that it costs, beside what a pool helps with. */
  points: Points,
  /** The account that they came from, and go back to. */
  account: Paying,
  counter: Sentence,
  place: Type.String(),
  hours: Sentence,
  slot: Nullable(Slot),
  reservedAt: Instant,
  /** Until when it is kept. */
  holdUntil: Instant,
  handedOverAt: Nullable(Instant),
  endedAt: Nullable(Instant),
  /** Why the counter refused it, or it came back. */
  endReason: Nullable(Type.String()),
});
export type Redemption = Static<typeof Redemption>;

export const Shop = Type.Object({
  items: Type.Array(ShopItem),
  spendable: Points,
  /** What the household has that whoever asks may spend; null: in none, or under age. */
  household: Nullable(Points),
  earned: Points,
});
export type Shop = Static<typeof Shop>;

/** One piece or seat, and whose points pay for it: one’s own where nothing is said. */
export const Wanted = Type.Object({ offer: Id, account: Type.Optional(Paying) }, strict);

/** What a phone shows at the counter: the QR text and eight digits, both for two minutes. */
export const Voucher = Type.Object({
  qr: Type.String(),
  digits: Type.String(),
  expiresAt: Instant,
  /** For a counter without a network, and good for longer: contract/counter-pass.ts. */
  pass: Type.String(),
  passUntil: Instant,
});
export type Voucher = Static<typeof Voucher>;

/** A reservation for somebody without a phone, with the code that is printed for them. */
export const PrintedRedemption = Type.Object({ redemption: Redemption, code: Type.String() });
export type PrintedRedemption = Static<typeof PrintedRedemption>;

/** A redemption as the counter sees it. */
export const Presented = Type.Object({
  id: Id,
  ...about,
  words: Sentence,
  /** Masked. */
  residentName: Sentence,
  /** Points that whoever redeems pays. */
  points: Points,
  slot: Nullable(Slot),
  reservedAt: Instant,
  holdUntil: Instant,
  /** The batch to take it from: the one that is best before the earliest day. */
  batch: Nullable(Type.Object({ label: Type.String(), bestBefore: Nullable(LocalDate) })),
});
export type Presented = Static<typeof Presented>;

const own = { who: ['resident'], scope: 'own' } as const;
const counter = { who: ['merchant'], scope: 'own' } as const;
const read = { idempotent: false, audit: 'none', rate: 'read' } as const;
const write = { idempotent: true, audit: 'change', rate: 'write' } as const;
const one = Type.Object({ county: CountyCode, id: Id });
/** QR text, eight digits, or what was printed; spaces and dashes do not matter. */
const Code = Type.String({ minLength: 8, maxLength: 60, pattern: '^[0-9A-Za-z_:. -]+$' });

export const redemptionRoutes = defineRoutes({
  listShop: {
    method: 'GET',
    path: '/:county/my/shop',
    summary: 'What I can spend points on, at what price, and where it is',
    policy: { ...own, ...read },
    params: InCounty,
    answers: answers(200, Shop),
  },
  reserve: {
    method: 'POST',
    path: '/:county/my/redemptions',
    summary: 'Reserve one piece or seat: points and piece are held until it is taken or given back',
    policy: { ...own, ...write },
    params: InCounty,
    body: Wanted,
    answers: answers(201, Redemption),
  },
  listMyRedemptions: {
    method: 'GET',
    path: '/:county/my/redemptions',
    summary: 'What I reserved and took, newest first',
    policy: { ...own, ...read },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({
        redemptions: Type.Array(Redemption),
        next: Nullable(Cursor),
      }),
    ),
  },
  showVoucher: {
    method: 'POST',
    path: '/:county/my/redemptions/:id/voucher',
    summary: 'A new code for the counter, good for two minutes; the one before is good no more',
    policy: { ...own, idempotent: false, audit: 'none', rate: 'write' },
    params: one,
    answers: answers(201, Voucher),
  },
  printMyVoucher: {
    method: 'POST',
    path: '/:county/my/redemptions/:id/paper',
    summary: 'A code on paper, good as long as the piece is kept; the one before is good no more',
    policy: { ...own, ...write },
    params: one,
    answers: answers(201, Type.Object({ code: Type.String(), goodUntil: Instant })),
  },
  cancelRedemption: {
    method: 'POST',
    path: '/:county/my/redemptions/:id/cancellation',
    summary: 'Give a reservation back: the points return to where they came from',
    policy: { ...own, ...write },
    params: one,
    answers: answers(200, Redemption),
  },
  makeMyCard: {
    method: 'POST',
    path: '/:county/my/card',
    summary: 'A card to redeem by without a phone; the one before is good no more',
    policy: { ...own, ...write },
    params: InCounty,
    answers: answers(201, Type.Object({ code: Type.String() })),
  },
  endMyCard: {
    method: 'DELETE',
    path: '/:county/my/card',
    summary: 'My card is lost, or not wanted any more',
    policy: { ...own, ...write },
    params: InCounty,
    answers: answers(200, Type.Object({ ended: Type.Boolean() })),
  },
  reserveByCard: {
    method: 'POST',
    path: '/:county/card-redemptions',
    summary: 'Reserve for somebody without a phone who shows their card; the code is printed',
    policy: { who: ['merchant', 'grid_worker'], scope: 'area', ...write },
    params: InCounty,
    body: Type.Object({ card: Code, offer: Id, account: Type.Optional(Paying) }, strict),
    answers: answers(201, PrintedRedemption),
  },
  presentVoucher: {
    method: 'POST',
    path: '/:county/counters/:id/presentations',
    summary: 'What a code that is shown at my counter stands for',
    policy: { ...counter, idempotent: false, audit: 'personal', rate: 'write' },
    params: one,
    body: Type.Object({ code: Code }, strict),
    answers: answers(201, Presented),
  },
  handOverReward: {
    method: 'POST',
    path: '/:county/redemptions/:id/hand-over',
    summary:
      'Hand over what was presented to me: the points are the counter’s, and this is the end of it',
    policy: { ...counter, ...write },
    params: one,
    answers: answers(200, Redemption),
  },
  refuseRedemption: {
    method: 'POST',
    path: '/:county/redemptions/:id/refusal',
    summary: 'Hand nothing over: the points return to where they came from',
    policy: { ...counter, ...write },
    params: one,
    body: Type.Object({ reason: Type.Enum([...refusalReasons]) }, strict),
    answers: answers(200, Redemption),
  },
  returnRedemption: {
    method: 'POST',
    path: '/:county/redemptions/:id/return',
    summary:
      'Take back what was handed over within seven days: the points return to where they came from',
    policy: { ...counter, ...write },
    params: one,
    body: Type.Object(
      {
        reason: Type.Enum(['spoilt', 'not_wanted', 'mistake']),
        /** Whether the piece goes back on the shelf; otherwise it is lost. */
        restock: Type.Boolean(),
      },
      strict,
    ),
    answers: answers(200, Redemption),
  },
});
