import type { categoryModelRoutes } from '../../../contract/category-models.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import * as models from './service.ts';

export const categoryModelHandlers = (
  deps: models.ModelDeps,
): Handlers<typeof categoryModelRoutes> => ({
  suggestCategory: ({ ask, body }) => models.suggestFor(deps, ask, body.words),
  listCategoryModels: ({ ask }) => models.listModels(deps, ask),
  chooseCategoryModel: ({ ask, body }) => models.chooseModel(deps, ask, body),
});
