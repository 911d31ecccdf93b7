import type { bulletinRoutes } from '../../../contract/bulletin.ts';
import type { Handler, Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as bulletin from './service.ts';

type Routes = typeof bulletinRoutes;

/** What the board shows of cases comes from the cases themselves. */
export interface BulletinRouteDeps extends Deps {
  getPublicCase: Handler<Routes['getPublicCase']>;
  getBoardFigures: Handler<Routes['getBoardFigures']>;
}

export const bulletinHandlers = (deps: BulletinRouteDeps): Handlers<Routes> => ({
  listBulletin: ({ ask, query }) => bulletin.listEntries(deps, ask, query.after),
  getBulletinEntry: ({ ask, params }) => bulletin.getEntry(deps, ask, params.id),
  getPublicCase: deps.getPublicCase,
  getBoardFigures: deps.getBoardFigures,
});
