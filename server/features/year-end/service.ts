export { getYearEnd, runLapse } from './desk.ts';
export { giveToVillage } from './give.ts';
export { getLapsingPaper, type PrintDeps } from './lapsing-paper.ts';
export { getMyLapsing, listMyGifts } from './mine.ts';
export { warnOfLapse } from './notices.ts';
export { lapsePoints, sweepCounty } from './run.ts';
export { listClosedYears } from './run-store.ts';
export { listLapsingWithoutPhone } from './without-phone.ts';
