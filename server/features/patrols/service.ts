export { isBegunBy } from './beside-store.ts';
export { endPatrol, forgetWalker } from './end.ts';
export { beginPatrol, joinPatrol } from './join.ts';
export { listForOwner, listMine } from './mine.ts';
export { getPaper, type PrintDeps } from './paper.ts';
export { payAnew } from './pay.ts';
export {
  createPoint,
  listOpenPoints,
  listPoints,
  renewPoint,
  takeDownPoint,
} from './points.ts';
export { provePatrol } from './prove.ts';
export {
  callOffTask,
  createTasks,
  getCoverage,
  listOpenTasks,
  listTasks,
  takeTask,
} from './tasks.ts';
export { countToday } from './tasks-store.ts';
export { listMyTracks } from './ways.ts';
