import Type from 'typebox';
import { Award, grounds, review } from './awards.ts';
import { answers, defineRoutes } from './route.ts';
import { CaseCode, CountyCode, Id, strict } from './values.ts';

export const cheatReportRoutes = defineRoutes({
  reverseAward: {
    method: 'POST',
    path: '/:county/awards/:id/reversal',
    summary:
      'Take back an award that was wrongly given, settled or not; what was spent is owed. Whoever reported the cheat is paid out of what came back',
    policy: review,
    params: Type.Object({ county: CountyCode, id: Id }),
    body: Type.Object(
      {
        ...grounds,
        /** The report of cheating that led to it. */
        reportedIn: Type.Optional(CaseCode),
      },
      strict,
    ),
    answers: answers(200, Award),
  },
});
