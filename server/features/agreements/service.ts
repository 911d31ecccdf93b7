/** What staff do for somebody who is here and agreed to it. */
export {
  confirmFor,
  getPointsFor,
  listCasesFor,
  reopenFor,
  reportFor,
  sendFeedbackFor,
} from './acts.ts';
export { agree, sendCode } from './agree.ts';
