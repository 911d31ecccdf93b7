import type { suggestionRoutes } from '../../../contract/suggestions.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as suggestions from './service.ts';

export const suggestionHandlers = (deps: Deps): Handlers<typeof suggestionRoutes> => ({
  listSuggestions: ({ ask }) => suggestions.listSuggestions(deps, ask),
  wishInShop: ({ ask, body }) => suggestions.wishInShop(deps, ask, body),
});
