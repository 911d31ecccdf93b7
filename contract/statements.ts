import Type, { type Static } from 'typebox';
import { Award } from './awards.ts';
import { answers, defineRoutes, downloadMs } from './route.ts';
import { CountyCode, Cursor, Id, InCounty, Instant, LocalDate, Points } from './values.ts';

/** What a line of the statement is: an award, or what happened to points afterwards. */
export const lineKinds = [
  'award',
  'taken_back',
  'owed',
  'repaid',
  'waived',
  'held',
  'spent',
  'returned',
  'given_away',
  'lapsed',
  'carried',
  'renewed',
] as const;
export type LineKind = (typeof lineKinds)[number];

export const StatementLine = Type.Object({
  id: Id,
  kind: Type.Enum([...lineKinds]),
  at: Instant,
  /** Change of what can be spent. */
  points: Points,
  /** What could be spent after this line. */
  balance: Points,
  /** Change of what is owed. */
  owed: Points,
  /** The lot it concerns. */
  lapsesOn: Type.Union([LocalDate, Type.Null()]),
  /** The award it is, or that it goes back to. */
  award: Type.Union([Award, Type.Null()]),
});
export type StatementLine = Static<typeof StatementLine>;

const Part = Type.Object({
  kind: Type.Enum([...lineKinds]),
  lines: Type.Integer(),
  points: Points,
});

/** A calendar year of somebody’s points, from what there was at its beginning to what was left. */
export const YearStatement = Type.Object({
  year: Type.Integer(),
  opening: Points,
  /** They add up to the difference between the two. What lapsed with the year’s end counts to it. */
  parts: Type.Array(Part),
  closing: Points,
  /** Whether the closing entries of the year are made; not before it is over. */
  closed: Type.Boolean(),
  /** The closing entry and the lines come to the same. */
  agrees: Type.Boolean(),
});
export type YearStatement = Static<typeof YearStatement>;

/** Each figure of the home screen, taken apart. */
export const Derivation = Type.Object({
  /** The parts add up to what can be spent. */
  spendable: Type.Object({ points: Points, parts: Type.Array(Part) }),
  /** The same figure by the day on which it lapses. */
  lots: Type.Array(Type.Object({ lapsesOn: LocalDate, points: Points })),
  provisional: Type.Object({ points: Points, awards: Type.Array(Award) }),
  held: Type.Object({ points: Points, awards: Type.Array(Award) }),
  scheduled: Type.Object({ points: Points, awards: Type.Array(Award) }),
  queued: Type.Object({ points: Points, awards: Type.Array(Award) }),
  owed: Type.Object({ points: Points, parts: Type.Array(Part) }),
  /** Every figure was recomputed from its lines and is the same. */
  agrees: Type.Boolean(),
});
export type Derivation = Static<typeof Derivation>;

const own = {
  who: ['resident'],
  scope: 'own',
  idempotent: false,
  audit: 'none',
  rate: 'read',
} as const;

export const statementRoutes = defineRoutes({
  getMyStatement: {
    method: 'GET',
    path: '/:county/my/statement',
    summary: 'Every change of my points with the balance after it, newest first',
    policy: own,
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({ lines: Type.Array(StatementLine), next: Type.Union([Cursor, Type.Null()]) }),
    ),
  },
  getMyYears: {
    method: 'GET',
    path: '/:county/my/statement/years',
    summary:
      'My points year by year: what there was, what came and went, what was left; newest first',
    policy: own,
    params: InCounty,
    answers: answers(200, Type.Object({ years: Type.Array(YearStatement) })),
  },
  getMyYearPaper: {
    method: 'GET',
    path: '/:county/my/statement/years/:year/statement.pdf',
    summary: 'A year of my points line by line, to print and keep (PDF, A4)',
    policy: own,
    params: Type.Object({
      county: CountyCode,
      year: Type.Integer({ minimum: 2020, maximum: 2199 }),
    }),
    query: Type.Object({ language: Type.Optional(Type.Enum(['zh', 'en'])) }),
    binary: true,
    answerMs: downloadMs,
    answers: answers(200, Type.Any()),
  },
  explainMyPoints: {
    method: 'GET',
    path: '/:county/my/points/derivation',
    summary: 'Where each figure of my points comes from',
    policy: own,
    params: InCounty,
    answers: answers(200, Derivation),
  },
});
