import { appealRoutes } from './appeals.ts';
import { areaRoutes } from './areas.ts';
import { awardRoutes } from './awards.ts';
import { bulletinRoutes } from './bulletin.ts';
import { caseRoutes } from './cases.ts';
import { correctionRoutes } from './corrections.ts';
import { debtRoutes } from './debts.ts';
import { noticeRoutes } from './notices.ts';
import { paperRoutes } from './papers.ts';
import { photoRoutes } from './photos.ts';
import { rehearsalRoutes } from './rehearsals.ts';
import { residentRoutes } from './residents.ts';
import { rulebookRoutes } from './rulebooks.ts';
import { ruleRoutes } from './rules.ts';
import { sealRoutes } from './seals.ts';
import { staffSessionRoutes } from './staff.ts';
import { statementRoutes } from './statements.ts';

/** Every route there is: server, screens, documents and tests are made from this table. */
export const contract = {
  ...areaRoutes,
  ...residentRoutes,
  ...staffSessionRoutes,
  ...photoRoutes,
  ...caseRoutes,
  ...awardRoutes,
  ...appealRoutes,
  ...debtRoutes,
  ...correctionRoutes,
  ...ruleRoutes,
  ...rulebookRoutes,
  ...paperRoutes,
  ...rehearsalRoutes,
  ...statementRoutes,
  ...noticeRoutes,
  ...bulletinRoutes,
  ...sealRoutes,
};
export type Contract = typeof contract;
export type RouteName = keyof Contract;
