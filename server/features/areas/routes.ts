import type { areaRoutes, MapTiles } from '../../../contract/areas.ts';
import type { categoryCatalogueRoutes } from '../../../contract/catalogue-of-categories.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as areas from './service.ts';

export const areaHandlers = (
  deps: Deps & { mapTiles: MapTiles | null },
): Handlers<typeof areaRoutes> => ({
  getMapTiles: () => Promise.resolve({ tiles: deps.mapTiles }),
  listCounties: () => areas.listCounties(deps),
  listAreas: ({ ask }) => areas.listAreas(deps.database.read, ask.scope),
  listCategories: ({ ask }) => areas.showCategories(deps, ask),
});

export const categoryCatalogueHandlers = (
  deps: Deps,
): Handlers<typeof categoryCatalogueRoutes> => ({
  getDeskCategories: ({ ask }) => areas.getDeskCategories(deps, ask),
  getCaseLimits: ({ ask }) => areas.getCaseLimits(deps, ask),
  setCaseLimits: ({ ask, body }) => areas.setCaseLimits(deps, ask, body),
  editCategory: ({ ask, params, body }) => areas.editCategory(deps, ask, { ...params, ...body }),
});
