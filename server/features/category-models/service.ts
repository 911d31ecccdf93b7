import type { CategorySuggestion } from '../../../contract/category-models.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { suggestCategory } from './suggest.ts';

export { chooseModel, listModels, type ModelDeps } from './choose.ts';
export { type DecidedCases, learnCategories } from './learn.ts';
export { type Suggested, suggestCategory } from './suggest.ts';

/** For whoever writes a report: how sure it is stays with staff. */
export async function suggestFor(deps: Deps, ask: Ask, words: string): Promise<CategorySuggestion> {
  const found = await suggestCategory(deps, ask.scope, words);
  if (found === undefined) return { category: null, by: null, why: null };
  const { category, by, why } = found;
  return { category, by, why };
}
