import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { InCounty, LocalDate, Nullable, Sentence } from './values.ts';

/** What became of cases in a time, of one unit or of one part of the county. */
export const Timeliness = Type.Object({
  name: Sentence,
  /** Closed in that time, and not opened again since. */
  closed: Type.Integer(),
  /** Of those, answered and done by when the reporter had been promised. */
  onTime: Type.Integer(),
  /** Open at the end of that time, now where it has not ended, and beyond a limit, or done beyond it. */
  overdue: Type.Integer(),
  /** closed on time ÷ (closed + open and late); null where there is nothing to divide by. */
  rate: Nullable(Type.Number()),
  /** Closed by the reporter’s word. */
  confirmed: Type.Integer(),
  /** Said not to be solved in that time: what had been done counts no more. */
  reopened: Type.Integer(),
  /** Mean of the ratings, one to five; null where nobody rated. */
  rating: Nullable(Type.Number()),
});
export type Timeliness = Static<typeof Timeliness>;

export const timelinessRoutes = defineRoutes({
  getTimeliness: {
    method: 'GET',
    path: '/:county/staff/timeliness',
    summary: 'Closed on time ÷ (closed + open and late), by unit and by town',
    policy: {
      who: ['dispatcher', 'reviewer', 'leader', 'auditor'],
      scope: 'area',
      idempotent: false,
      audit: 'none',
      rate: 'read',
    },
    params: InCounty,
    query: Type.Object({ from: LocalDate, until: LocalDate }),
    answers: answers(
      200,
      Type.Object({
        all: Timeliness,
        units: Type.Array(Timeliness),
        towns: Type.Array(Timeliness),
      }),
    ),
  },
});
