export { getYearEnd, runLapse } from './desk.ts';
export { getMyLapsing, giveToVillage } from './mine.ts';
export { warnOfLapse } from './notices.ts';
export { lapsePoints, sweepCounty } from './run.ts';
export { listClosedYears } from './run-store.ts';
