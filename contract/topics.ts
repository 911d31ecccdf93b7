import Type, { type Static } from 'typebox';
import { caseStages } from './case-road.ts';
import { answers, defineRoutes } from './route.ts';
import { CaseCode, InCounty, Instant, LocalDate, Nullable } from './values.ts';

/** What several people tell of, and how hot it is: reporters × growth × severity. */
export const Topic = Type.Object({
  /** First words of the newest report. */
  title: Type.String(),
  /** Different people who told it. */
  reporters: Type.Integer(),
  /** People who told it in the last days to those in as many days before, from a half to four. */
  growth: Type.Number(),
  /** 1 for the mildest category to 2.5 for the worst. */
  severity: Type.Number(),
  score: Type.Number(),
  /** Newest first. */
  cases: Type.Array(
    Type.Object({
      code: CaseCode,
      title: Type.String(),
      place: Type.String(),
      stage: Type.Enum([...caseStages]),
      reportedOn: LocalDate,
    }),
  ),
});
export type Topic = Static<typeof Topic>;

export const topicRoutes = defineRoutes({
  getTopics: {
    method: 'GET',
    path: '/:county/topics',
    summary: 'What several people tell of below my area, the hottest first',
    policy: {
      who: ['intake', 'dispatcher', 'leader', 'auditor'],
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'read',
    },
    params: InCounty,
    answers: answers(
      200,
      Type.Object({
        /** When groups were last looked for; null: not yet. */
        foundAt: Nullable(Instant),
        /** How many days growth compares with as many before: thirty, or fewer where more is told than is read. */
        comparedDays: Type.Integer({ minimum: 1, maximum: 30 }),
        topics: Type.Array(Topic),
      }),
    ),
  },
});
