import { areaRoutes } from './areas.ts';
import { awardRoutes } from './awards.ts';
import { bulletinRoutes } from './bulletin.ts';
import { caseRoutes } from './cases.ts';
import { noticeRoutes } from './notices.ts';
import { photoRoutes } from './photos.ts';
import { residentRoutes } from './residents.ts';
import { ruleRoutes } from './rules.ts';
import { staffSessionRoutes } from './staff.ts';

/** Every route there is: server, screens, documents and tests are made from this table. */
export const contract = {
  ...areaRoutes,
  ...residentRoutes,
  ...staffSessionRoutes,
  ...photoRoutes,
  ...caseRoutes,
  ...awardRoutes,
  ...ruleRoutes,
  ...noticeRoutes,
  ...bulletinRoutes,
};
export type Contract = typeof contract;
export type RouteName = keyof Contract;
