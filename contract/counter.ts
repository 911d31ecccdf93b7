import Type, { type Static } from 'typebox';
import { entryKinds, shownBy } from './counter-journal.ts';
import { Presented, redemptionStates, refusalReasons } from './redemptions.ts';
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

/** What stands against an entry of a till when it comes in. */
export const conflictKinds = [
  'unsigned',
  'other_counter',
  'expired',
  'card_ended',
  'cancelled',
  'erased',
  'timed_out',
  'refused',
  'called_off',
  'handed_over',
  'returned',
  'nothing_good',
] as const;
export type ConflictKind = (typeof conflictKinds)[number];

/** resident: pays all the same · counter: is not paid · county: neither was at fault. */
export const bearers = ['resident', 'counter', 'county'] as const;
export type Bearer = (typeof bearers)[number];

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Slot = Type.Object({ startsAt: Instant, endsAt: Instant });

/** What a counter hands out, as its till shows it. */
export const SheetOffer = Type.Object({
  id: Id,
  name: Sentence,
  words: Sentence,
  kind: Type.Enum([...rewardKinds]),
  photo: Nullable(Id),
  slot: Nullable(Slot),
  /** The batch to take it from: the one that is best before the earliest day. */
  batch: Nullable(Type.Object({ label: Type.String(), bestBefore: Nullable(LocalDate) })),
});
export type SheetOffer = Static<typeof SheetOffer>;

/** A reservation that waits at a counter. */
export const SheetLine = Type.Object({
  redemption: Id,
  offer: Id,
  /** Masked. */
  residentName: Sentence,
  points: Points,
  reservedAt: Instant,
  holdUntil: Instant,
  /** contract/counter-pass.ts: until when it may be handed over without a network, and by what it is known. */
  signed: Type.String(),
});
export type SheetLine = Static<typeof SheetLine>;

/** What a till takes along for when there is no network. */
export const Sheet = Type.Object({
  till: Id,
  counter: Id,
  counterName: Sentence,
  issuedAt: Instant,
  /** After it the till hands over nothing without a network. */
  until: Instant,
  /** Ed25519, 32 bytes in base64: whose signature passes and lines bear. */
  publicKey: Type.String(),
  offers: Type.Array(SheetOffer),
  lines: Type.Array(SheetLine),
  /** How far the journal of this till has come here. */
  journal: Type.Object({ seq: Type.Integer(), hash: Type.String() }),
});
export type Sheet = Static<typeof Sheet>;

/** posted: done as it says · ended: refused, and it had ended by itself · conflict: what stands against it. */
export const EntryOutcome = Type.Object({
  entry: Id,
  outcome: Type.Enum(['posted', 'ended', 'conflict']),
  conflict: Nullable(
    Type.Object({
      kind: Type.Enum([...conflictKinds]),
      bearer: Type.Enum([...bearers]),
      /** What it means, for whoever stands at the counter. */
      words: Sentence,
      /** Points of its value that the counter is not paid. */
      unpaid: Points,
    }),
  ),
});
export type EntryOutcome = Static<typeof EntryOutcome>;

export const CounterConflict = Type.Object({
  entry: Id,
  kind: Type.Enum([...conflictKinds]),
  bearer: Type.Enum([...bearers]),
  words: Sentence,
  counter: Id,
  counterName: Sentence,
  merchant: Sentence,
  till: Id,
  /** Who handed it over, and who had done so before. */
  staff: Id,
  earlierStaff: Nullable(Id),
  redemption: Id,
  /** null: there is no such redemption. */
  reward: Nullable(Sentence),
  /** Points that the counter is owed for one. */
  value: Points,
  /** Of those: out of the resident's lots, owed by the resident, paid by the pool, and by nobody. */
  taken: Points,
  owed: Points,
  helped: Points,
  unpaid: Points,
  handedOverAt: Instant,
  foundAt: Instant,
});
export type CounterConflict = Static<typeof CounterConflict>;

/** What a till wrote down of a redemption, as it came in. */
export const ToldByTill = Type.Object({
  id: Id,
  counterName: Sentence,
  staffName: Type.String(),
  till: Id,
  /** Its number in the journal of the till. */
  seq: Type.Integer(),
  kind: Type.Enum([...entryKinds]),
  shown: Type.Enum([...shownBy]),
  /** By the clock of the device, and the instant that counts. */
  at: Instant,
  countedAt: Instant,
  receivedAt: Instant,
  outcome: Type.Enum(['posted', 'ended', 'conflict']),
});
export type ToldByTill = Static<typeof ToldByTill>;

/** A conflict with both sides of it: what the till told, and what stood against it. */
export const WholeConflict = Type.Object({
  conflict: CounterConflict,
  entry: ToldByTill,
  /** What a till had told of the same before; null where none had. */
  earlier: Nullable(ToldByTill),
  /** How the redemption stands; null where there is none. */
  books: Nullable(
    Type.Object({
      state: Type.Enum([...redemptionStates]),
      reservedAt: Instant,
      holdUntil: Instant,
      /** Who handed it over before, by the books, and when. */
      handedOverBy: Nullable(Type.String()),
      handedOverAt: Nullable(Instant),
      endedAt: Nullable(Instant),
    }),
  ),
});
export type WholeConflict = Static<typeof WholeConflict>;

const own = { who: ['merchant'], scope: 'own' } as const;
const look = { idempotent: false, audit: 'personal', rate: 'write' } as const;
const read = { idempotent: false, audit: 'none', rate: 'read' } as const;
const one = Type.Object({ county: CountyCode, id: Id });
const conflicts = Type.Object({
  conflicts: Type.Array(CounterConflict),
  next: Nullable(Cursor),
});
const page = { after: Type.Optional(Cursor) };
const readers = ['treasurer', 'leader', 'auditor'] as const;

export const counterRoutes = defineRoutes({
  takeSheet: {
    method: 'POST',
    path: '/:county/counters/:id/sheets',
    summary: 'What waits at my counter, signed, for a till to hand over without a network',
    policy: { ...own, ...look },
    params: one,
    body: Type.Object({ till: Id }, strict),
    answers: answers(201, Sheet),
  },
  presentCard: {
    method: 'POST',
    path: '/:county/counters/:id/card-presentations',
    summary: 'What waits at my counter for whoever shows this card',
    policy: { ...own, ...look },
    params: one,
    body: Type.Object(
      {
        card: Type.String({ minLength: 8, maxLength: 60, pattern: '^[0-9A-Za-z -]+$' }),
      },
      strict,
    ),
    answers: answers(201, Type.Object({ residentName: Sentence, waiting: Type.Array(Presented) })),
  },
  recordEntry: {
    method: 'POST',
    path: '/:county/counters/:id/entries',
    summary:
      'The next entry of a till’s journal: handed over or refused, with or without a network',
    policy: { ...own, idempotent: true, audit: 'change', rate: 'write' },
    params: one,
    body: Type.Object(
      {
        till: Id,
        entry: Type.Object(
          {
            id: Id,
            seq: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
            previous: Type.Union([Hash, Type.Literal('')]),
            at: Instant,
            staff: Id,
            kind: Type.Enum([...entryKinds]),
            reason: Nullable(Type.Enum([...refusalReasons])),
            redemption: Id,
            shown: Type.Enum([...shownBy]),
            proof: Type.String({ maxLength: 500, pattern: '^[0-9A-Za-z+/= -]*$' }),
            code: Nullable(Type.String({ maxLength: 60, pattern: '^[0-9A-Za-z_:. -]+$' })),
          },
          strict,
        ),
      },
      strict,
    ),
    answers: answers(200, EntryOutcome),
  },
  listCounterConflicts: {
    method: 'GET',
    path: '/:county/counter-conflicts',
    summary: 'Hand-overs without a network that did not agree with the books, and who bears them',
    policy: { who: [...readers], scope: 'area', ...read },
    params: InCounty,
    query: Type.Object({ ...page, bearer: Type.Optional(Type.Enum([...bearers])) }),
    answers: answers(200, conflicts),
  },
  getCounterConflict: {
    method: 'GET',
    path: '/:county/counter-conflicts/:id',
    summary: 'One of them with what the till told, what stood against it, and who bears it',
    policy: { who: [...readers], scope: 'area', ...read },
    params: one,
    answers: answers(200, WholeConflict),
  },
  listMyCounterConflicts: {
    method: 'GET',
    path: '/:county/counters/:id/conflicts',
    summary: 'The same of a counter at which I serve',
    policy: { ...own, ...read },
    params: one,
    query: Type.Object(page),
    answers: answers(200, conflicts),
  },
});
