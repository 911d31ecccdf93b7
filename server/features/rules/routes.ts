import type { ruleRoutes } from '../../../contract/rules.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as rules from './service.ts';

export interface RuleRouteDeps extends Deps {
  /** What a deed would earn depends on what was awarded before: for the awards to say. */
  preview: (
    ask: Ask,
    category: string,
  ) => Promise<{ points: number; why: { zh: string; en: string } }>;
}

export const ruleHandlers = (deps: RuleRouteDeps): Handlers<typeof ruleRoutes> => ({
  getRulebook: ({ ask }) => rules.showRulebook(deps, ask),
  getRulebookSchema: async () => rules.rulebookSchema,
  previewAward: ({ ask, query }) => deps.preview(ask, query.category),
});
