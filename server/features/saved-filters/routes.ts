import type { savedFilterRoutes } from '../../../contract/saved-filters.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as filters from './service.ts';

export const savedFilterHandlers = (deps: Deps): Handlers<typeof savedFilterRoutes> => ({
  listSavedFilters: ({ ask }) => filters.listFilters(deps, ask),
  saveFilter: ({ ask, body }) => filters.saveFilter(deps, ask, body),
  renameSavedFilter: ({ ask, params, body }) =>
    filters.renameFilter(deps, ask, { id: params.id, ...body }),
  removeSavedFilter: ({ ask, params }) => filters.removeFilter(deps, ask, params.id),
});
