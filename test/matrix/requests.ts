import type { RouteName } from '../../contract/table.ts';
import { ofActivities } from './activities.ts';
import { ofAgreements } from './agreements.ts';
import { ofMoreAgreements } from './agreements-more.ts';
import { ofTheDesk } from './desk.ts';
import { ofTheDesksOwn } from './desk-own.ts';
import { ofTheFamily } from './family.ts';
import { ofFeedback } from './feedback.ts';
import { ofSomebody } from './for-somebody.ts';
import { ofGroupBots } from './group-bots.ts';
import { byProvider } from './in-by-provider.ts';
import { comingIn, inTheOpen } from './in-the-open.ts';
import { ofMediations } from './mediations.ts';
import { ofPatrols } from './patrols.ts';
import { ofPoints } from './points.ts';
import { ofPools } from './pools.ts';
import { aboutId, nothing, ofCounty, type Recipe, theWhole } from './recipe.ts';
import { ofRedPackets } from './red-packets.ts';
import { ofReporters } from './reporters.ts';
import { ofMyData, ofResidents } from './residents.ts';
import { ofRosters } from './rosters.ts';
import { ofTheBook } from './rule-book.ts';
import { ofSettlements } from './settlements.ts';
import { ofCounters, ofTheCatalogue, ofTheShop } from './shop.ts';
import { ofStaff, ofTheDoor } from './staff-requests.ts';
import { ofHandling, ofSupervisions } from './supervisions.ts';
import { ofTheWindow } from './window.ts';
import { ofYearEnd } from './year-end.ts';

const editedCategory = {
  nameZh: '违停乱停',
  nameEn: 'Parking',
  keywords: ['违停', '乱停'],
  severity: 3,
  resolveDays: 3,
  reason: '换个叫法',
};

const ofTheAudit: Partial<Record<RouteName, Recipe>> = {
  listAuditEntries: nothing({ body: {} }),
  getAuditEntry: aboutId('auditEntry'),
  getAuditState: nothing(),
  exportAudit: nothing({ body: { filter: {}, format: 'jsonl', reason: '上级检查' } }),
};

/** Every address there is. */
export const recipes: Partial<Record<RouteName, Recipe>> = {
  ...inTheOpen,
  ...comingIn,
  ...ofResidents,
  ...ofMyData,
  ...ofTheWindow,
  ...ofTheDesk,
  ...ofTheDesksOwn,
  ...ofHandling,
  ...ofSupervisions,
  ...ofReporters,
  ...ofPoints,
  ...ofFeedback,
  ...ofGroupBots,
  ...ofRosters,
  ...ofAgreements,
  ...ofMoreAgreements,
  ...ofSomebody,
  ...ofTheBook,
  ...ofStaff,
  ...ofTheDoor,
  ...ofTheAudit,
  ...byProvider,
  ...ofTheFamily,
  ...ofPools,
  ...ofYearEnd,
  ...ofTheShop,
  ...ofCounters,
  ...ofTheCatalogue,
  ...ofSettlements,
  ...ofRedPackets,
  ...ofMediations,
  ...ofActivities,
  ...ofPatrols,
  getDeskCategories: nothing(),
  editCategory: {
    ...theWhole(undefined),
    ask: () => ({ params: { code: '040300' }, body: editedCategory }),
  },
  listCategoryModels: nothing(),
  chooseCategoryModel: theWhole({ version: null, reason: '先按关键词' }),
  listAlarms: nothing(),
  seeAlarm: ofCounty('alarm'),
};
