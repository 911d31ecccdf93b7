export { beginPatrol, joinPatrol } from './join.ts';
export { listMine } from './mine.ts';
export { provePatrol } from './prove.ts';
