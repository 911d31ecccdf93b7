/** The case loop, for routes and for other features. */

export { decidedCases } from './decided.ts';
export {
  type CaseBelow,
  countWaiting,
  findBelow,
  getCase,
  isPhotoBelow,
  listCases,
} from './desk.ts';
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
export {
  acceptCase,
  answerCase,
  closeCase,
  dispatchCase,
  publishCase,
  refuseCase,
  returnCase,
  verifyCase,
} from './moves.ts';
export { shownArea } from './place.ts';
export { getBoardFigures, getPublicCase } from './public.ts';
export { reportCase } from './report.ts';
export { countOpenOf, hasReported, listReportersOf } from './reporter-store.ts';
export { findIdByCode, getCodes } from './store.ts';
export { listRulings, listTold, listToldReports, type ToldReport } from './told.ts';
export { leaveBulletin, lockMyOpenCases, withdrawMyCases } from './withdraw.ts';
