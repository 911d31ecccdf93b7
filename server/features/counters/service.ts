export { presentCard, type SigningDeps } from '../redemptions/service.ts';
export {
  listCounterConflicts,
  listMyCounterConflicts,
  type ShownConflict,
  showConflicts,
} from './conflicts.ts';
export { recordEntry } from './entries.ts';
export { getCounterConflict } from './one-conflict.ts';
export { takeSheet } from './sheet.ts';
