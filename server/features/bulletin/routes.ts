import type { bulletinRoutes } from '../../../contract/bulletin.ts';
import type { Handler, Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as bulletin from './service.ts';

type Routes = typeof bulletinRoutes;

/** What the board shows of cases comes from the cases themselves. */
export interface BulletinRouteDeps
  extends Deps,
    Pick<bulletin.FeedDeps, 'getCounty' | 'publicUrl'> {
  getPublicCase: Handler<Routes['getPublicCase']>;
  getBoardFigures: Handler<Routes['getBoardFigures']>;
  listAreaCounts: Handler<Routes['listAreaCounts']>;
  getAreaFigures: Handler<Routes['getAreaFigures']>;
}

export const bulletinHandlers = (deps: BulletinRouteDeps): Handlers<Routes> => ({
  listBulletin: ({ ask, query }) => bulletin.listEntries(deps, ask, query),
  getBulletinEntry: ({ ask, params }) => bulletin.getEntry(deps, ask, params.id),
  getBulletinRss: ({ ask }) => bulletin.rssFeed(deps, ask),
  getBulletinFeed: ({ ask }) => bulletin.jsonFeed(deps, ask),
  getPublicCase: deps.getPublicCase,
  getBoardFigures: deps.getBoardFigures,
  listAreaCounts: deps.listAreaCounts,
  getAreaFigures: deps.getAreaFigures,
});
