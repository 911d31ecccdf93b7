import type { paperRoutes } from '../../../../contract/papers.ts';
import type { Handlers } from '../../../platform/http/routes.ts';
import * as papers from './service.ts';

export type PaperRouteDeps = Omit<papers.PaperDeps, 'kept'>;

/** About a hundred papers: more than two counties print in a day. */
const roomBytes = 16 * 1024 * 1024;

export const paperHandlers = (given: PaperRouteDeps): Handlers<typeof paperRoutes> => {
  const deps = { ...given, kept: papers.keepPapers(roomBytes) };
  return {
    getHandbook: ({ ask, query }) => papers.printHandbook(deps, ask, query),
    getPoster: ({ ask, params, query }) =>
      papers.printPoster(deps, ask, { ...query, rule: params.rule }),
  };
};
