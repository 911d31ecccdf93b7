import type { areaRoutes, MapTiles } from '../../../contract/areas.ts';
import type { catalogueFileRoutes } from '../../../contract/catalogue-files.ts';
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
  listCategories: ({ ask, query }) => areas.showCategories(deps, ask, query),
});

export const categoryCatalogueHandlers = (
  deps: Deps,
): Handlers<typeof categoryCatalogueRoutes> => ({
  getDeskCategories: ({ ask }) => areas.getDeskCategories(deps, ask),
  getCaseLimits: ({ ask }) => areas.getCaseLimits(deps, ask),
  setCaseLimits: ({ ask, body }) => areas.setCaseLimits(deps, ask, body),
  editCategory: ({ ask, params, body }) => areas.editCategory(deps, ask, { ...params, ...body }),
  addCategory: ({ ask, body }) => areas.addCategory(deps, ask, body),
  retireCategory: ({ ask, params, body }) =>
    areas.retireCategory(deps, ask, { ...params, ...body }),
  reinstateCategory: ({ ask, params, body }) =>
    areas.reinstateCategory(deps, ask, { ...params, ...body }),
});

export const catalogueFileHandlers = (deps: Deps): Handlers<typeof catalogueFileRoutes> => ({
  previewCatalogue: ({ ask, body }) => areas.previewCatalogue(deps, ask, body.csv),
  importCatalogue: ({ ask, body }) => areas.importCatalogue(deps, ask, body),
});
