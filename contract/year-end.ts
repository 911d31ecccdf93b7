import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import {
  AreaCode,
  CommunityCode,
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

const orNull = Type.Null();

/** Points of one last day, as their holder sees them. */
export const LapsingLot = Type.Object({
  account: Type.Enum(['own', 'household']),
  lapsesOn: LocalDate,
  daysLeft: Type.Integer(),
  points: Points,
  /** What the rule book carries over into the next year if nothing is done. */
  carriedOver: Points,
  /** Whether they can be given to the village now: one’s own, soon to lapse. */
  canBeGiven: Type.Boolean(),
});
export type LapsingLot = Static<typeof LapsingLot>;

/** Lapsing points that somebody gave to the pool of their village. */
export const VillageGift = Type.Object({
  id: Id,
  at: Instant,
  points: Points,
  lapsesOn: LocalDate,
  village: Sentence,
  /** Its transfer in the ledger, under which it is sealed. */
  transfer: Id,
});
export type VillageGift = Static<typeof VillageGift>;

export const MyLapsing = Type.Object({
  /** When points lapse, as the rule book in force says it. */
  rule: Sentence,
  lots: Type.Array(LapsingLot),
  /** The pool of the village one lives in; null where no home is on record. */
  village: Type.Union([
    Type.Object({ name: Sentence, points: Points, gifts: Type.Integer() }),
    orNull,
  ]),
  /** Why nothing can be given; null where it can. */
  noGift: Type.Union([Type.Enum(['no_home', 'minor', 'no_age']), orNull]),
  gifts: Type.Array(VillageGift),
});
export type MyLapsing = Static<typeof MyLapsing>;

/** lapsing · again: a second look at a year’s end · closing: closing entries · done. */
export const lapseRunStates = ['lapsing', 'again', 'closing', 'done'] as const;

/** A night’s run over the lots whose last day is over. */
export const LapseRun = Type.Object({
  /** The last day that was over. */
  through: LocalDate,
  state: Type.Enum([...lapseRunStates]),
  lots: Type.Integer(),
  points: Points,
  carriedOver: Points,
  /** Closing entries of a year’s end, and whether they add up to zero; null on other nights. */
  closing: Type.Union([Type.Object({ accounts: Type.Integer(), whole: Type.Boolean() }), orNull]),
  /** Who had it run by hand; null where the night did. */
  askedBy: Type.Union([Type.String(), orNull]),
  startedAt: Instant,
  /** When it did something last. */
  movedAt: Instant,
  finishedAt: Type.Union([Instant, orNull]),
});
export type LapseRun = Static<typeof LapseRun>;

/** What lapses at the end of a date unless it is used. */
export const DueDate = Type.Object({
  lapsesOn: LocalDate,
  /** Accounts of residents and households that hold some. */
  accounts: Type.Integer(),
  points: Points,
  /** Held for redemptions beside it: it stays until those end. */
  held: Points,
  /** What of it stays within the carry-over is not known before the day; these are the pools it came from. */
  pools: Type.Array(
    Type.Object({
      /** null: from earlier points that were carried over or renewed. */
      pool: Type.Union([Type.String(), orNull]),
      name: Sentence,
      points: Points,
    }),
  ),
});
export type DueDate = Static<typeof DueDate>;

export const YearEnd = Type.Object({
  rule: Sentence,
  dates: Type.Array(DueDate),
  runs: Type.Array(LapseRun),
  /** The last day that is over and has no run yet: the night’s, or one by hand. */
  due: Type.Union([LocalDate, orNull]),
  villages: Type.Array(
    Type.Object({ community: AreaCode, name: Sentence, points: Points, gifts: Type.Integer() }),
  ),
});
export type YearEnd = Static<typeof YearEnd>;

/** Somebody without a phone number whose points are about to lapse. */
export const LapsingPerson = Type.Object({
  id: Id,
  /** Masked; empty where none was given. */
  name: Sentence,
  /** The community of the home, never the grid. */
  area: Nullable(AreaCode),
  /** The soonest to lapse first. */
  lots: Type.Array(
    Type.Object({
      account: Type.Enum(['own', 'household']),
      lapsesOn: LocalDate,
      daysLeft: Type.Integer(),
      points: Points,
    }),
  ),
});
export type LapsingPerson = Static<typeof LapsingPerson>;

const atWindow = {
  who: ['intake'],
  scope: 'area',
  idempotent: false,
  audit: 'personal',
  rate: 'read',
} as const;
/** All of one’s own area unless given. */
const ofCommunity = { community: Type.Optional(CommunityCode) };

export const yearEndRoutes = defineRoutes({
  getMyLapsing: {
    method: 'GET',
    path: '/:county/my/lapsing',
    summary: 'Which of my points lapse when, and what I gave to my village',
    policy: { who: ['resident'], scope: 'own', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, MyLapsing),
  },
  giveToVillage: {
    method: 'POST',
    path: '/:county/my/gifts',
    summary: 'Give points that are about to lapse to the pool of my village; this cannot be undone',
    policy: { who: ['resident'], scope: 'own', idempotent: true, audit: 'change', rate: 'write' },
    params: InCounty,
    body: Type.Object(
      {
        /** Of which last day. */
        lapsesOn: LocalDate,
        points: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
      },
      strict,
    ),
    answers: answers(201, VillageGift),
  },
  getYearEnd: {
    method: 'GET',
    path: '/:county/year-end',
    summary: 'What lapses when and from which pools, and how the runs of the nights went',
    policy: {
      who: ['treasurer', 'rule_owner', 'leader', 'auditor'],
      scope: 'county',
      idempotent: false,
      audit: 'none',
      rate: 'read',
    },
    params: InCounty,
    answers: answers(200, YearEnd),
  },
  runLapse: {
    method: 'POST',
    path: '/:county/year-end/runs',
    summary: 'Have the run of the night done now, where the night did not',
    policy: {
      who: ['treasurer'],
      scope: 'county',
      idempotent: true,
      audit: 'change',
      rate: 'write',
    },
    params: InCounty,
    answers: answers(201, LapseRun),
  },
  listLapsingWithoutPhone: {
    method: 'GET',
    path: '/:county/window/lapsing',
    summary:
      'Whose points lapse within sixty days and who has no phone number, for the community to tell; recorded',
    policy: atWindow,
    params: InCounty,
    query: Type.Object({ ...ofCommunity, after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({ people: Type.Array(LapsingPerson), next: Nullable(Cursor) }),
    ),
  },
  getLapsingPaper: {
    method: 'GET',
    path: '/:county/window/lapsing.pdf',
    summary: 'The same list to print and tick off (PDF, A4); recorded',
    policy: atWindow,
    params: InCounty,
    query: Type.Object({ ...ofCommunity, language: Type.Optional(Type.Enum(['zh', 'en'])) }),
    binary: true,
    answers: answers(200, Type.Any()),
  },
});
