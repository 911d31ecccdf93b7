import type { noticeRoutes } from '../../../contract/notices.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as notices from './service.ts';

export const noticeHandlers = (deps: Deps): Handlers<typeof noticeRoutes> => ({
  listMyNotices: ({ ask, query }) => notices.listMine(deps, ask, query.after),
  listStaffNotices: ({ ask, query }) => notices.listOfStaff(deps, ask, query.after),
  markStaffNoticesRead: ({ ask, body }) => notices.markReadByStaff(deps, ask, body.upTo),
  markNoticesRead: ({ ask, body }) => notices.markRead(deps, ask, body.upTo),
});
