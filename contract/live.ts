import Type, { type Static } from 'typebox';
import { answers, caseReaders, defineRoutes, downloadMs } from './route.ts';
import { CaseCode, InCounty } from './values.ts';

/**
 * What a stream of events tells (`event: changed`): which cases have another step and the number of that step, and at which
 * somebody came to look or left. Never what it is: that is read by the usual routes. `queue`: the queue is
 * another, whether or not one of its cases is named. `told`: the reader was told something.
 */
export const Changed = Type.Object({
  queue: Type.Boolean(),
  cases: Type.Array(Type.Object({ code: CaseCode, seq: Type.Integer() })),
  onlookers: Type.Array(CaseCode),
  told: Type.Boolean(),
});
export type Changed = Static<typeof Changed>;

/**
 * ready: from now on nothing is missed, what is shown is read anew · changed · crowded: a newer page of the
 * same person took the place of this one. What ends without a word begins anew, and is `ready` again.
 */
const liveEvents = ['ready', 'changed', 'crowded'] as const;
export type LiveEvent = (typeof liveEvents)[number];

export const liveRoutes = defineRoutes({
  followCases: {
    method: 'GET',
    path: '/:county/staff/changes',
    summary:
      'A stream of events (text/event-stream): that cases below my area or of my unit have changed, never what',
    policy: { who: caseReaders, scope: 'area', idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    binary: true,
    answerMs: downloadMs,
    answers: answers(200, Type.Any()),
  },
});
