export { getYearEnd, runLapse } from './desk.ts';
export { giveToVillage } from './give.ts';
export { getMyLapsing, listMyGifts } from './mine.ts';
export { warnOfLapse } from './notices.ts';
export { lapsePoints, sweepCounty } from './run.ts';
export { listClosedYears } from './run-store.ts';
