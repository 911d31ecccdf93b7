import Type, { type Static } from 'typebox';
import { Fen, PoolCode } from './pools.ts';
import { answers, defineRoutes, downloadMs } from './route.ts';
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

/**
 * asked: points are held · prepared: in a batch that waits for the second person · approved: goes out next ·
 * sent: Alipay was told, and how it stands may be unknown · paid and failed: Alipay said so, and that is the
 * end · withdrawn by whoever asked, declined by the treasury: nothing was sent.
 */
export const redPacketStates = [
  'asked',
  'prepared',
  'approved',
  'sent',
  'paid',
  'failed',
  'withdrawn',
  'declined',
] as const;
export type RedPacketState = (typeof redPacketStates)[number];

export const batchStates = ['prepared', 'approved', 'declined'] as const;
/**
 * How a payout is taxed: exempt as a bonus for reporting and for helping to investigate (财税字〔1994〕20号), as a
 * bravery award (财税〔1995〕25号), or taxable.
 */
export const taxKinds = ['exempt_report', 'exempt_bravery', 'taxable'] as const;
export type TaxKind = (typeof taxKinds)[number];
/** phone and email: what somebody signs in to Alipay by · user: Alipay’s own number of an account. */
export const accountKinds = ['phone', 'email', 'user'] as const;
export const declineReasons = ['not_entitled', 'wrong_account', 'budget', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Most of one packet, of one person in a day and in a year, and of a county in a day; all in fen. */
export const redPacketCaps = {
  packet: 20_000,
  personDay: 20_000,
  personYear: 100_000,
  countyDay: 2_000_000,
} as const;
/** Who got more than this in a year stands in the list of payees for the tax office. */
export const payeeListFromFen = 80_000;

const words = (maxLength: number) =>
  Type.Object(
    { zh: Type.String({ minLength: 2, maxLength }), en: Type.String({ minLength: 2, maxLength }) },
    strict,
  );

const terms = {
  name: words(40),
  words: words(400),
  /** What the treasury pays out. */
  amountFen: Type.Integer({ minimum: 100, maximum: redPacketCaps.packet }),
  /** What it takes in points; what is missing to its value a pool pays. */
  price: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  /** Points ever earned from which it can be asked for. */
  earnedFrom: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  pools: Type.Array(PoolCode, { maxItems: 5 }),
  perYear: Type.Integer({ minimum: 1, maximum: 12 }),
  /** How many there are in all. */
  places: Type.Integer({ minimum: 1, maximum: 100_000 }),
  closesAt: Nullable(Instant),
  tax: Type.Enum([...taxKinds]),
};

/** What the treasury offers to pay out for taking part. */
export const RedPacketOffer = Type.Object({
  id: Id,
  ...terms,
  name: Sentence,
  words: Sentence,
  /** Points that the amount stands for at the face value of a point. */
  value: Points,
  given: Type.Integer(),
  openedAt: Instant,
  closed: Type.Boolean(),
});
export type RedPacketOffer = Static<typeof RedPacketOffer>;

/** An offer as the resident who asks can have it. */
export const RedPacketChance = Type.Object({
  id: Id,
  name: Sentence,
  words: Sentence,
  amountFen: Fen,
  price: Points,
  perYear: Type.Integer(),
  left: Type.Integer(),
  closesAt: Nullable(Instant),
  /** Why not now, in a sentence; null: it can be asked for. */
  why: Nullable(Sentence),
});
export type RedPacketChance = Static<typeof RedPacketChance>;

const shown = {
  id: Id,
  name: Sentence,
  amountFen: Fen,
  points: Points,
  state: Type.Enum([...redPacketStates]),
  /** Masked; null where its owner was erased. */
  account: Nullable(Type.String()),
  askedAt: Instant,
  sentAt: Nullable(Instant),
  endedAt: Nullable(Instant),
};

export const MyRedPacket = Type.Object({
  ...shown,
  /** Why nothing was paid. */
  why: Nullable(Sentence),
});
export type MyRedPacket = Static<typeof MyRedPacket>;

/** A packet as the treasury sees it. */
export const RedPacket = Type.Object({
  ...shown,
  /** Masked. */
  residentName: Sentence,
  tax: Type.Enum([...taxKinds]),
  batch: Nullable(Id),
  /** How often Alipay was told or asked. */
  attempts: Type.Integer(),
  /** What it said last, where that was no clear word. */
  code: Nullable(Type.String()),
  /** No end for a day: somebody should ask Alipay. */
  stuck: Type.Boolean(),
  /** Said to be paid after it had ended unpaid. */
  contradicted: Type.Boolean(),
});
export type RedPacket = Static<typeof RedPacket>;

const batch = {
  id: Id,
  state: Type.Enum([...batchStates]),
  packets: Type.Integer(),
  amountFen: Fen,
  paid: Type.Integer(),
  /** Neither paid nor ended otherwise. */
  open: Type.Integer(),
  preparedBy: Type.String(),
  preparedAt: Instant,
  /** Whether the reader prepared it: who prepares does not approve. */
  mine: Type.Boolean(),
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  note: Nullable(Type.String()),
};
export const RedPacketBatch = Type.Object(batch);
export type RedPacketBatch = Static<typeof RedPacketBatch>;
export const WholeRedPacketBatch = Type.Object({ ...batch, list: Type.Array(RedPacket) });
export type WholeRedPacketBatch = Static<typeof WholeRedPacketBatch>;

export const RedPacketFigures = Type.Object({
  /** Whether there is an account at Alipay to pay from. */
  connected: Type.Boolean(),
  asked: Type.Integer(),
  underWay: Type.Integer(),
  stuck: Type.Integer(),
  contradicted: Type.Integer(),
  approvedTodayFen: Fen,
  capTodayFen: Fen,
  day: LocalDate,
});
export type RedPacketFigures = Static<typeof RedPacketFigures>;

export const mostInBatch = 200;
const own = { who: ['resident'], scope: 'own' } as const;
const read = { idempotent: false, audit: 'none', rate: 'read' } as const;
const write = { idempotent: true, audit: 'change', rate: 'write' } as const;
const readers = ['treasurer', 'leader', 'auditor'] as const;
const treasurer = { who: ['treasurer'], scope: 'county', ...write } as const;
const signing = { ...treasurer, who: ['treasurer', 'leader'] } as const;
const looking = { who: readers, scope: 'county', ...read, audit: 'personal' } as const;
const one = Type.Object({ county: CountyCode, id: Id });
const note = Type.String({ minLength: 2, maxLength: 500 });

export const redPacketRoutes = defineRoutes({
  listMyRedPackets: {
    method: 'GET',
    path: '/:county/my/red-packets',
    summary: 'Red packets that I can ask for, and those I asked for, newest first',
    policy: { ...own, ...read },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({
        chances: Type.Array(RedPacketChance),
        packets: Type.Array(MyRedPacket),
        next: Nullable(Cursor),
      }),
    ),
  },
  askRedPacket: {
    method: 'POST',
    path: '/:county/my/red-packets',
    summary: 'Ask for a red packet: my points are held until it is paid or ends unpaid',
    policy: { ...own, ...write, stepUp: true },
    params: InCounty,
    body: Type.Object(
      {
        offer: Id,
        account: Type.Object(
          {
            kind: Type.Enum([...accountKinds]),
            id: Type.String({ minLength: 5, maxLength: 100 }),
          },
          strict,
        ),
      },
      strict,
    ),
    answers: answers(201, MyRedPacket),
  },
  withdrawRedPacket: {
    method: 'POST',
    path: '/:county/my/red-packets/:id/withdrawal',
    summary: 'Take back what I asked for while it is not approved: my points are free again',
    policy: { ...own, ...write },
    params: one,
    answers: answers(201, MyRedPacket),
  },
  listRedPacketOffers: {
    method: 'GET',
    path: '/:county/red-packet-offers',
    summary: 'What the treasury offers to pay out, and how payouts stand',
    policy: { who: readers, scope: 'county', ...read },
    params: InCounty,
    answers: answers(
      200,
      Type.Object({ offers: Type.Array(RedPacketOffer), figures: RedPacketFigures }),
    ),
  },
  openRedPacketOffer: {
    method: 'POST',
    path: '/:county/red-packet-offers',
    summary: 'Offer a payout; its terms stay as they are until it is closed',
    policy: { ...treasurer, stepUp: true },
    params: InCounty,
    body: Type.Object(terms, strict),
    answers: answers(201, RedPacketOffer),
  },
  closeRedPacketOffer: {
    method: 'POST',
    path: '/:county/red-packet-offers/:id/closing',
    summary: 'Close an offer: what was asked for goes on',
    policy: treasurer,
    params: one,
    answers: answers(201, RedPacketOffer),
  },
  listRedPackets: {
    method: 'GET',
    path: '/:county/red-packets',
    summary: 'Red packets in one state, oldest first',
    policy: looking,
    params: InCounty,
    query: Type.Object({
      state: Type.Enum([...redPacketStates]),
      after: Type.Optional(Cursor),
    }),
    answers: answers(200, Type.Object({ packets: Type.Array(RedPacket), next: Nullable(Cursor) })),
  },
  declineRedPacket: {
    method: 'POST',
    path: '/:county/red-packets/:id/refusal',
    summary: 'Decline a red packet that was not approved: the points go back, and it is said why',
    policy: treasurer,
    params: one,
    body: Type.Object({ reason: Type.Enum([...declineReasons]) }, strict),
    answers: answers(200, RedPacket),
  },
  listRedPacketBatches: {
    method: 'GET',
    path: '/:county/red-packet-batches',
    summary: 'Batches of red packets, newest first',
    policy: { who: readers, scope: 'county', ...read },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({ batches: Type.Array(RedPacketBatch), next: Nullable(Cursor) }),
    ),
  },
  getRedPacketBatch: {
    method: 'GET',
    path: '/:county/red-packet-batches/:id',
    summary: 'A batch with its packets',
    policy: looking,
    params: one,
    answers: answers(200, WholeRedPacketBatch),
  },
  prepareRedPackets: {
    method: 'POST',
    path: '/:county/red-packet-batches',
    summary: 'Put red packets that were asked for together for a second person to approve',
    policy: treasurer,
    params: InCounty,
    body: Type.Object(
      { packets: Type.Array(Id, { minItems: 1, maxItems: mostInBatch, uniqueItems: true }) },
      strict,
    ),
    answers: answers(201, RedPacketBatch),
  },
  approveRedPackets: {
    method: 'POST',
    path: '/:county/red-packet-batches/:id/signature',
    summary: 'Approve a batch that somebody else prepared, as it was seen: it goes out from now on',
    policy: { ...signing, stepUp: true },
    params: one,
    body: Type.Object({ note, packets: Type.Integer(), amountFen: Fen }, strict),
    answers: answers(200, RedPacketBatch),
  },
  declineRedPackets: {
    method: 'POST',
    path: '/:county/red-packet-batches/:id/refusal',
    summary: 'Decline a batch that somebody else prepared: its packets wait as before',
    policy: signing,
    params: one,
    body: Type.Object({ note }, strict),
    answers: answers(200, RedPacketBatch),
  },
  exportPayees: {
    method: 'POST',
    path: '/:county/red-packets/payees',
    summary:
      'Who got more than the threshold in a year, by name and account (XLSX); it is recorded',
    policy: { ...looking, who: ['treasurer'], rate: 'write', stepUp: true },
    params: InCounty,
    body: Type.Object(
      { year: Type.Integer({ minimum: 2020, maximum: 2100 }), reason: note },
      strict,
    ),
    binary: true,
    answerMs: downloadMs,
    answers: answers(200, Type.Any()),
  },
});
