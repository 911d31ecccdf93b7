import type { feedbackRoutes } from '../../../contract/feedback.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as feedback from './service.ts';

export const feedbackHandlers = (deps: Deps): Handlers<typeof feedbackRoutes> => ({
  sendFeedback: ({ ask, body }) => feedback.sendFeedback(deps, ask, body),
  listMyFeedback: ({ ask, query }) => feedback.listMyFeedback(deps, ask, query.after),
  rateFeedback: ({ ask, params, body }) =>
    feedback.rateFeedback(deps, ask, { id: params.id, ...body }),
  listFeedback: ({ ask, query }) => feedback.listFeedback(deps, ask, query),
  acceptFeedback: ({ ask, params, body }) =>
    feedback.acceptFeedback(deps, ask, { id: params.id, ...body }),
  answerFeedback: ({ ask, params, body }) =>
    feedback.answerFeedback(deps, ask, { id: params.id, ...body }),
  visitFeedback: ({ ask, params, body }) =>
    feedback.visitFeedback(deps, ask, { id: params.id, ...body }),
  closeFeedback: ({ ask, params }) => feedback.closeFeedback(deps, ask, params.id),
  adoptFeedback: ({ ask, params, body }) =>
    feedback.adoptFeedback(deps, ask, { id: params.id, ...body }),
});
