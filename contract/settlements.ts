import Type, { type Static } from 'typebox';
import { bearers, conflictKinds } from './counter.ts';
import { Fen, PoolCode } from './pools.ts';
import { answers, defineRoutes, downloadMs } from './route.ts';
import {
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  Nullable,
  Points,
  Sentence,
  strict,
} from './values.ts';

/**
 * draft → settled, or first disputed where the treasurer has not answered everything → paid. Only settled
 * and paid are nobody’s to contest.
 */
export const settlementStates = ['draft', 'disputed', 'settled', 'paid'] as const;
export type SettlementState = (typeof settlementStates)[number];
/** conflict: a hand-over without a network that did not agree with the books when it came in. */
export const settlementLineKinds = ['handed_over', 'returned', 'conflict', 'correction'] as const;
export const disputeAnswers = ['upheld', 'refused'] as const;

/** A calendar month: 2026-11. */
export const Month = Type.String({ pattern: '^20[2-9][0-9]-(0[1-9]|1[0-2])$' });

/** What a counter is owed for a month. */
export const Settlement = Type.Object({
  id: Id,
  counter: Id,
  counterName: Sentence,
  /** Who runs the counter and is paid. */
  merchant: Sentence,
  place: Type.String(),
  period: Month,
  state: Type.Enum([...settlementStates]),
  /** Face value of a point when it was opened. */
  pointValueFen: Fen,
  lines: Type.Integer(),
  points: Points,
  /** What is owed: less than the points are worth where a pool had supplied the goods. */
  amountFen: Fen,
  /** Lines that the merchant contests and nobody has answered. */
  openDisputes: Type.Integer(),
  /** Names of staff are for staff of the county: a merchant reads none. */
  openedBy: Type.String(),
  openedAt: Instant,
  /** Whether the reader opened it or answered in it: somebody else marks it as paid. */
  mine: Type.Boolean(),
  /** Until when the merchant answers; null where silence says nothing. */
  answerBy: Nullable(Instant),
  /** Nobody answered in time: it counts as agreed to, and its lines can be contested all the same. */
  bySilence: Type.Boolean(),
  confirmedAt: Nullable(Instant),
  settledAt: Nullable(Instant),
  paidBy: Nullable(Type.String()),
  paidAt: Nullable(Instant),
  voucher: Nullable(Type.String()),
});
export type Settlement = Static<typeof Settlement>;

/** Whose points: a pool, and in it the sponsor; null where it is the pool’s own, or not told. */
export const SettlementShare = Type.Object({
  /** Null where the journal does not tell. */
  pool: Nullable(Sentence),
  sponsor: Nullable(Sentence),
  points: Points,
});
export type SettlementShare = Static<typeof SettlementShare>;

export const WholeSettlement = Type.Object({
  ...Settlement.properties,
  shares: Type.Array(SettlementShare),
  kinds: Type.Array(
    Type.Object({
      kind: Type.Enum([...settlementLineKinds]),
      lines: Type.Integer(),
      points: Points,
      amountFen: Fen,
    }),
  ),
  /** Pools that can pay a correction; none for a merchant. */
  pools: Type.Array(Type.Object({ code: PoolCode, name: Sentence })),
});
export type WholeSettlement = Static<typeof WholeSettlement>;

export const SettlementDispute = Type.Object({
  reason: Type.String(),
  disputedAt: Instant,
  answer: Nullable(Type.Enum([...disputeAnswers])),
  words: Nullable(Type.String()),
  answeredAt: Nullable(Instant),
});

export const SettlementLine = Type.Object({
  no: Type.Integer(),
  kind: Type.Enum([...settlementLineKinds]),
  at: Instant,
  name: Sentence,
  /** pool: the goods had been supplied by a pool, and nothing is owed for them. */
  suppliedBy: Type.Enum(['merchant', 'pool']),
  residentPoints: Points,
  helpPoints: Points,
  points: Points,
  pointValueFen: Fen,
  amountFen: Fen,
  /** The number of the line that it corrects. */
  corrects: Nullable(Type.Integer()),
  /** The month of that line, where it stands in an earlier settlement. */
  correctsOf: Nullable(Month),
  /** What stood against a hand-over without a network, and what of its value the counter is not paid. */
  conflict: Nullable(
    Type.Object({
      kind: Type.Enum([...conflictKinds]),
      bearer: Type.Enum([...bearers]),
      words: Sentence,
      unpaid: Points,
    }),
  ),
  shares: Type.Array(SettlementShare),
  dispute: Nullable(SettlementDispute),
});
export type SettlementLine = Static<typeof SettlementLine>;

const reading = { idempotent: false, audit: 'none', rate: 'read' } as const;
const change = { idempotent: true, audit: 'change', rate: 'write' } as const;
const readers = ['treasurer', 'leader', 'auditor'] as const;
const both = [...readers, 'merchant'] as const;
const one = Type.Object({ county: CountyCode, id: Id });
const oneLine = Type.Object({
  county: CountyCode,
  id: Id,
  no: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
});
const words = Type.String({ minLength: 2, maxLength: 500 });
const page = Type.Object({
  settlements: Type.Array(Settlement),
  next: Nullable(Cursor),
});
const most = 1_000_000;
const language = { language: Type.Optional(Type.Enum(['zh', 'en'])) };

export const settlementRoutes = defineRoutes({
  listSettlements: {
    method: 'GET',
    path: '/:county/settlements',
    summary: 'Settlements of counters below my area, newest first',
    policy: { ...reading, who: readers, scope: 'area' },
    params: InCounty,
    query: Type.Object({
      state: Type.Optional(Type.Enum([...settlementStates])),
      after: Type.Optional(Cursor),
    }),
    answers: answers(200, page),
  },
  listMySettlements: {
    method: 'GET',
    path: '/:county/merchant/settlements',
    summary: 'Settlements of the counters at which I serve, newest first',
    policy: { ...reading, who: ['merchant'], scope: 'own' },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(200, page),
  },
  openSettlements: {
    method: 'POST',
    path: '/:county/settlements',
    summary:
      'Open a month that is over: for one counter, or for all below my area that have something to settle',
    policy: { ...change, who: ['treasurer'], scope: 'area' },
    params: InCounty,
    body: Type.Object({ period: Month, counter: Nullable(Id) }, strict),
    answerMs: 120_000,
    answers: answers(
      201,
      Type.Object({
        opened: Type.Integer(),
        lines: Type.Integer(),
        points: Points,
        amountFen: Fen,
        /** Where only one was opened. */
        settlement: Nullable(Id),
      }),
    ),
  },
  getSettlement: {
    method: 'GET',
    path: '/:county/settlements/:id',
    summary: 'A settlement with its sums by kind and by pool',
    policy: { ...reading, who: both, scope: 'area' },
    params: one,
    answers: answers(200, WholeSettlement),
  },
  listSettlementLines: {
    method: 'GET',
    path: '/:county/settlements/:id/lines',
    summary: 'Lines of a settlement by their numbers, a page at a time',
    policy: { ...reading, who: both, scope: 'area' },
    params: one,
    query: Type.Object({
      /** all · contested: those that the merchant contested, and what corrects them. */
      only: Type.Optional(Type.Enum(['all', 'contested'])),
      /** The number of the last line that is there already. */
      after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
    }),
    answers: answers(
      200,
      Type.Object({ lines: Type.Array(SettlementLine), next: Nullable(Type.Integer()) }),
    ),
  },
  disputeSettlementLine: {
    method: 'POST',
    path: '/:county/settlements/:id/lines/:no/dispute',
    summary: 'Contest one line of a draft, or of what counts as agreed to by silence, and say why',
    policy: { ...change, who: ['merchant'], scope: 'own' },
    params: oneLine,
    body: Type.Object({ reason: words }, strict),
    answers: answers(201, SettlementLine),
  },
  confirmSettlement: {
    method: 'POST',
    path: '/:county/settlements/:id/confirmation',
    summary: 'Confirm every line that I did not contest; without any, it is settled',
    policy: { ...change, who: ['merchant'], scope: 'own' },
    params: one,
    answers: answers(200, Settlement),
  },
  answerSettlementDispute: {
    method: 'POST',
    path: '/:county/settlements/:id/lines/:no/answer',
    summary:
      'Answer a contested line: a correction follows as a line of its own, or it stays and I say why',
    policy: { ...change, who: ['treasurer'], scope: 'area', stepUp: true },
    params: oneLine,
    body: Type.Object(
      {
        words,
        /** Null: it stays as it is. */
        correction: Nullable(
          Type.Object(
            {
              /** What the counter gets, or gives back below zero. */
              points: Type.Integer({ minimum: -most, maximum: most }),
              amountFen: Type.Integer({ minimum: -most * 10_000, maximum: most * 10_000 }),
              /** The pool that pays; null where nothing is paid in points, or points go back. */
              pool: Nullable(PoolCode),
            },
            strict,
          ),
        ),
      },
      strict,
    ),
    answers: answers(200, SettlementLine),
  },
  markSettlementPaid: {
    method: 'POST',
    path: '/:county/settlements/:id/payment',
    summary: 'Say that a settlement was paid, by somebody who neither opened it nor answered in it',
    policy: { ...change, who: ['treasurer', 'leader'], scope: 'area', stepUp: true },
    params: one,
    body: Type.Object({ voucher: Type.String({ minLength: 2, maxLength: 60 }) }, strict),
    answers: answers(200, Settlement),
  },
  getSettlementWorkbook: {
    method: 'GET',
    path: '/:county/settlements/:id/statement.xlsx',
    summary: 'A settlement with all its lines as a workbook (XLSX)',
    policy: { ...reading, who: both, scope: 'area' },
    params: one,
    query: Type.Object(language),
    binary: true,
    answerMs: downloadMs,
    answers: answers(200, Type.Any()),
  },
  getSettlementPaper: {
    method: 'GET',
    path: '/:county/settlements/:id/statement.pdf',
    summary: 'A settlement with all its lines to print and sign (PDF, A4)',
    policy: { ...reading, who: both, scope: 'area' },
    params: one,
    query: Type.Object(language),
    binary: true,
    answerMs: downloadMs,
    answers: answers(200, Type.Any()),
  },
});
