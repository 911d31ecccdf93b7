import Type from 'typebox';
import { handBackReasons, pauseReasons, transferTargets, visitResults } from './case-road.ts';
import { StaffCase } from './case-views.ts';
import { answers, defineRoutes } from './route.ts';
import { CaseCode, CountyCode, Id, LocalDate, strict } from './values.ts';

const oneCase = Type.Object({ county: CountyCode, code: CaseCode });
const note = Type.String({ maxLength: 500 });
const neededNote = Type.String({ minLength: 2, maxLength: 500 });
const write = { scope: 'area', idempotent: true, audit: 'change', rate: 'write' } as const;

/** Ways aside from the road of a case: given back, helped with, paused, handed over, asked about. */
export const caseHandlingRoutes = defineRoutes({
  handBackCase: {
    method: 'POST',
    path: '/:county/cases/:code/hand-back',
    summary: 'A unit gives a case back to the centre with its reason, within a day',
    policy: { who: ['unit_handler'], ...write },
    params: oneCase,
    body: Type.Object({ reason: Type.Enum([...handBackReasons]), note: neededNote }, strict),
    answers: answers(200, StaffCase),
  },
  involveUnit: {
    method: 'POST',
    path: '/:county/cases/:code/co-handling',
    summary: 'Have another unit help; the responsible one stays responsible',
    policy: { who: ['dispatcher'], ...write },
    params: oneCase,
    body: Type.Object({ unit: Id, note: neededNote }, strict),
    answers: answers(200, StaffCase),
  },
  pauseCase: {
    method: 'POST',
    path: '/:county/cases/:code/pause',
    summary: 'Stop the clock of the work until a day, with a reason that both sides read',
    policy: { who: ['dispatcher'], ...write },
    params: oneCase,
    body: Type.Object(
      { reason: Type.Enum([...pauseReasons]), until: LocalDate, note: neededNote },
      strict,
    ),
    answers: answers(200, StaffCase),
  },
  resumeCase: {
    method: 'POST',
    path: '/:county/cases/:code/resumption',
    summary: 'The reason of a pause has gone: the clock of the work runs on',
    policy: { who: ['dispatcher'], ...write },
    params: oneCase,
    body: Type.Object({ note }, strict),
    answers: answers(200, StaffCase),
  },
  transferCase: {
    method: 'POST',
    path: '/:county/cases/:code/transfer',
    summary: 'Hand a case over to 12345, the police, the petitions office or a court, with a note',
    policy: { who: ['intake', 'dispatcher'], ...write },
    params: oneCase,
    body: Type.Object({ to: Type.Enum([...transferTargets]), note: neededNote }, strict),
    answers: answers(200, StaffCase),
  },
  visitReporter: {
    method: 'POST',
    path: '/:county/cases/:code/visits',
    summary: 'Write down what the reporter said at the door or by telephone: solved, or not',
    policy: { who: ['grid_worker', 'intake'], ...write },
    params: oneCase,
    body: Type.Object(
      {
        result: Type.Enum([...visitResults]),
        /** With `solved`: how the reporter rates it. */
        rating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
        note: neededNote,
      },
      strict,
    ),
    answers: answers(200, StaffCase),
  },
});
