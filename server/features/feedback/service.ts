/** What residents say of the platform itself, and what becomes of it. */

export {
  acceptFeedback,
  adoptFeedback,
  answerFeedback,
  closeFeedback,
  listFeedback,
  visitFeedback,
} from './desk.ts';
export { listMyComplaint, listMyFeedback, rateFeedback, sendFeedback } from './sending.ts';
export { countOpen, withdrawOf } from './store.ts';
