import type { topicRoutes } from '../../../contract/topics.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as topics from './service.ts';

export const topicHandlers = (deps: Deps): Handlers<typeof topicRoutes> => ({
  getTopics: ({ ask }) => topics.getTopics(deps, ask),
});
