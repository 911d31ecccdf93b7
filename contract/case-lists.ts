import Type, { type Static } from 'typebox';
import { queueNarrowing } from './cases.ts';
import { answers, caseReaders, defineRoutes } from './route.ts';
import { CaseCode, InCounty, Nullable, Sentence, strict } from './values.ts';

/** How many cases are accepted by one request at most. */
export const mostAccepted = 50;
/** How many rows a workbook of the queue holds at most. */
export const mostExported = 1000;

/** What became of one case out of several. */
export const AcceptedLine = Type.Object({
  code: CaseCode,
  accepted: Type.Boolean(),
  /** Why not; null where it was accepted. */
  refusal: Nullable(Sentence),
});
export type AcceptedLine = Static<typeof AcceptedLine>;

/** What is done with several cases of the queue at once. */
export const caseListRoutes = defineRoutes({
  acceptCases: {
    method: 'POST',
    path: '/:county/cases/acceptances',
    summary:
      'Accept several cases as they were reported: those that may be, each of the others, and what names a unit, with its reason',
    policy: {
      who: ['intake', 'grid_worker'],
      scope: 'area',
      idempotent: true,
      audit: 'change',
      rate: 'write',
    },
    params: InCounty,
    body: Type.Object(
      {
        codes: Type.Array(CaseCode, { minItems: 1, maxItems: mostAccepted, uniqueItems: true }),
        note: Type.String({ maxLength: 500 }),
      },
      strict,
    ),
    answers: answers(200, Type.Object({ lines: Type.Array(AcceptedLine) })),
  },
  exportCases: {
    method: 'POST',
    path: '/:county/cases/workbook',
    summary:
      'The queue below my area as it is filtered, as a workbook (XLSX); the export is recorded',
    policy: {
      who: caseReaders,
      scope: 'area',
      idempotent: false,
      audit: 'personal',
      rate: 'write',
      stepUp: true,
    },
    params: InCounty,
    body: Type.Object(queueNarrowing, strict),
    binary: true,
    answers: answers(200, Type.Any()),
  },
});
