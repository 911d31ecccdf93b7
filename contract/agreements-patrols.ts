import Type from 'typebox';
import { ByAgreement, doneFor, shownFor } from './agreement-terms.ts';
import { mostScans } from './patrol-limits.ts';
import { PatrolTask } from './patrol-tasks.ts';
import { MyPatrol, PatrolScan, ProvedPatrol, patrolRoutes } from './patrols.ts';
import { answers, defineRoutes } from './route.ts';
import { CountyCode, Id, strict } from './values.ts';

const onePatrol = Type.Object({ county: CountyCode, id: Id, patrol: Id });

/**
 * Patrols of who agreed, beside whom a grid worker walks. What was begun by an agreement is ended and proved by it
 * also when it is over.
 */
export const agreementPatrolRoutes = defineRoutes({
  listPatrolTasksFor: {
    method: 'GET',
    path: '/:county/agreements/:id/patrol-tasks',
    summary: 'Patrols that are asked for today and tomorrow, those near who agreed first',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, Type.Object({ tasks: Type.Array(PatrolTask) })),
  },
  takePatrolTaskFor: {
    method: 'POST',
    path: '/:county/agreements/:id/patrol-tasks/:task/patrols',
    summary: 'Who agreed goes on a patrol that was asked for, as its leader',
    policy: doneFor,
    params: Type.Object({ county: CountyCode, id: Id, task: Id }),
    answers: answers(201, MyPatrol),
  },
  listPatrolsFor: {
    method: 'GET',
    path: '/:county/agreements/:id/patrols',
    summary: 'The patrols of who agreed, newest first, with what was proved of them',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, Type.Object({ patrols: Type.Array(MyPatrol) })),
  },
  beginPatrolFor: {
    method: 'POST',
    path: '/:county/agreements/:id/patrols',
    summary: 'Who agreed begins a patrol as its leader; what staff began for them before ends',
    policy: doneFor,
    params: ByAgreement,
    answers: answers(201, MyPatrol),
  },
  joinPatrolFor: {
    method: 'POST',
    path: '/:county/agreements/:id/patrols/joined',
    summary: 'Who agreed joins a patrol by the code that its leader shows',
    policy: doneFor,
    params: ByAgreement,
    body: patrolRoutes.joinPatrol.body,
    answers: answers(201, MyPatrol),
  },
  endPatrolFor: {
    method: 'POST',
    path: '/:county/agreements/:id/patrols/:patrol/end',
    summary: 'Who agreed ends their part of a patrol; as its leader, for everybody',
    policy: doneFor,
    params: onePatrol,
    answers: answers(200, MyPatrol),
  },
  provePatrolFor: {
    method: 'POST',
    path: '/:county/agreements/:id/patrols/:patrol/proof',
    summary:
      'What was scanned on walls beside who agreed, once: it is judged as from their own phone, and the points are theirs',
    policy: doneFor,
    params: onePatrol,
    body: Type.Object(
      { scans: Type.Array(PatrolScan, { minItems: 1, maxItems: mostScans }) },
      strict,
    ),
    answers: answers(200, ProvedPatrol),
  },
});
