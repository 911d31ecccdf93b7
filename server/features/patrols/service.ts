export { endPatrol, forgetWalker } from './end.ts';
export { beginPatrol, joinPatrol } from './join.ts';
export { listMine } from './mine.ts';
export { provePatrol } from './prove.ts';
export {
  callOffTask,
  createTasks,
  getCoverage,
  listOpenTasks,
  listTasks,
  takeTask,
} from './tasks.ts';
export { listMyTracks } from './ways.ts';
