import type { noticeRoutes } from '../../../contract/notices.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import * as notices from './service.ts';

export const noticeHandlers = (deps: notices.NoticeDeps): Handlers<typeof noticeRoutes> => ({
  getNoticeNews: ({ ask }) => notices.getNews(deps, ask),
  getNoticeSettings: ({ ask }) => notices.getSettings(deps, ask),
  setNoticeSettings: ({ ask, body }) => notices.setSettings(deps, ask, body),
  subscribeBrowser: ({ ask, body }) => notices.subscribeBrowser(deps, ask, body),
  unsubscribeBrowser: ({ ask }) => notices.unsubscribeBrowser(deps, ask),
  listMyNotices: ({ ask, query }) => notices.listMine(deps, ask, query.after),
  listStaffNotices: ({ ask, query }) => notices.listOfStaff(deps, ask, query.after),
  markStaffNoticesRead: ({ ask, body }) => notices.markReadByStaff(deps, ask, body.upTo),
  markNoticesRead: ({ ask, body }) => notices.markRead(deps, ask, body.upTo),
});
