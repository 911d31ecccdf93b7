import type { patrolPointRoutes } from '../../../contract/patrol-points.ts';
import type { patrolTaskRoutes } from '../../../contract/patrol-tasks.ts';
import type { patrolRoutes } from '../../../contract/patrols.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as patrols from './service.ts';

export const patrolHandlers = (deps: Deps): Handlers<typeof patrolRoutes> => ({
  beginPatrol: ({ ask }) => patrols.beginPatrol(deps, ask),
  joinPatrol: ({ ask, body }) => patrols.joinPatrol(deps, ask, body),
  endPatrol: ({ ask, params }) => patrols.endPatrol(deps, ask, params),
  provePatrol: ({ ask, params, body }) => patrols.provePatrol(deps, ask, { ...params, ...body }),
  listMyPatrols: ({ ask }) => patrols.listMine(deps, ask),
});

export const patrolTaskHandlers = (deps: Deps): Handlers<typeof patrolTaskRoutes> => ({
  listPatrolTasks: ({ ask }) => patrols.listTasks(deps, ask),
  createPatrolTask: ({ ask, body }) => patrols.createTasks(deps, ask, body),
  callOffPatrolTask: ({ ask, params }) => patrols.callOffTask(deps, ask, params.id),
  getPatrolCoverage: ({ ask }) => patrols.getCoverage(deps, ask),
  listOpenPatrolTasks: ({ ask }) => patrols.listOpenTasks(deps, ask),
  takePatrolTask: ({ ask, params }) => patrols.takeTask(deps, ask, { task: params.id }),
});

export const patrolPointHandlers = (
  deps: patrols.PrintDeps,
): Handlers<typeof patrolPointRoutes> => ({
  listPatrolPoints: ({ ask }) => patrols.listPoints(deps, ask),
  createPatrolPoint: ({ ask, body }) => patrols.createPoint(deps, ask, body),
  renewPatrolPoint: ({ ask, params }) => patrols.renewPoint(deps, ask, params.id),
  takeDownPatrolPoint: ({ ask, params }) => patrols.takeDownPoint(deps, ask, params.id),
  getPatrolPointPaper: ({ ask, params, query }) =>
    patrols.getPaper(deps, ask, { area: params.area, ...query }),
  listOpenPatrolPoints: ({ ask }) => patrols.listOpenPoints(deps, ask),
});
