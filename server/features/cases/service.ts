/** The case loop, for routes and for other features. */

export { acceptCases } from './accept-several.ts';
export { getAreaFigures, listAreaCounts } from './area-figures.ts';
export {
  handBackCase,
  involveUnit,
  pauseCase,
  resumeCase,
  transferCase,
  visitReporter,
} from './asides.ts';
export { changedCases, heardAt } from './audience.ts';
export type { ChangedCase } from './audience-store.ts';
export {
  addSupervisionStep,
  holdStanding,
  letTimeAct,
  noteMediationEnd,
  recordWarning,
  remindReporter,
} from './by-itself.ts';
export { complainsOf, listComplainedOf } from './complained-store.ts';
export { decidedCases } from './decided.ts';
export {
  type CaseBelow,
  findBelow,
  findReadable,
  getCase,
  isPhotoBelow,
  readText,
} from './desk.ts';
export { countReported, countSolved, countWork, type WorkWaiting } from './digest-store.ts';
export { exportCases } from './export.ts';
export { listFieldTasks } from './field-work.ts';
export { acceptCase, refuseCase, returnCase } from './intake.ts';
export {
  type Broken,
  holdOwed,
  type LateCase,
  listBroken,
  listLate,
  listSoon,
  listUnsupplemented,
  type ReturnedCase,
} from './late-store.ts';
export { findNearby, getMatter, townNames } from './matter-view.ts';
export { mergeCases, splitCase } from './matters.ts';
export {
  confirmCase,
  getMine,
  isPhotoOfMine,
  listMine,
  listMineWhole,
  reopenCase,
  supplementCase,
} from './mine.ts';
export { answerCase, closeCase, dispatchCase } from './moves.ts';
export { shownArea } from './place.ts';
export { getBoardFigures, getPublicCase } from './public.ts';
export { publishCase } from './publish.ts';
export { countDue, countWaiting, listCases } from './queue.ts';
export { reportCase } from './report.ts';
export { countOpenOf, hasReported, listReportersOf } from './reporter-store.ts';
export { getCaseSlip, type SlipDeps } from './slip.ts';
export { findIdByCode, getCodes } from './store.ts';
export { getTimeliness } from './timeliness.ts';
export { listRulings, listTold, listToldReports, type ToldReport } from './told.ts';
export { findOldestRead, type ToldSince } from './told-store.ts';
export { unpublishCase } from './unpublish.ts';
export { verifyCase, verifyOnSite } from './verify.ts';
export { findToAsk } from './whom-to-ask.ts';
export { leaveBulletin, lockMyOpenCases, withdrawMyCases } from './withdraw.ts';
