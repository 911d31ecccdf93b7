import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { contract } from '../../contract/table.ts';
import { usualLivePatience } from '../../server/features/live/service.ts';
import { createTestDatabase } from '../postgres.ts';
import { activitiesAgree } from './agree-activities.ts';
import { auditAgrees } from './agree-audit.ts';
import { booksAgree } from './agree-books.ts';
import { casesAgree } from './agree-cases.ts';
import { colleaguesAgree } from './agree-colleagues.ts';
import { feedbackAgrees } from './agree-feedback.ts';
import { groupBotsAgree } from './agree-group-bots.ts';
import { liveAgrees } from './agree-live.ts';
import { looksAgree } from './agree-looks.ts';
import { mediationsAgree } from './agree-mediations.ts';
import { myDataAgrees } from './agree-my-data.ts';
import { patrolsAgree } from './agree-patrols.ts';
import { pointsAgree } from './agree-points.ts';
import { redPacketsAgree } from './agree-red-packets.ts';
import { residentsAgree } from './agree-residents.ts';
import { rostersAgree } from './agree-rosters.ts';
import { settlementsAgree } from './agree-settlements.ts';
import { shopAgrees } from './agree-shop.ts';
import { supervisionsAgree } from './agree-supervisions.ts';
import { windowAgrees } from './agree-window.ts';
import { type Agreeing, everythingIn } from './agreement.ts';
import { openTrials } from './trial.ts';
import { startMatrixWorld } from './world.ts';

/*
 * What somebody cannot open must not stand in their lists, counts and papers, and what they can open
 * must not be missing there. Nothing here knows who may see what: only that all answers agree.
 */

// Hundreds of requests each: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

const the = {} as Agreeing;
beforeAll(async () => {
  the.database = await createTestDatabase();
  the.world = await startMatrixWorld({ database: the.database, live: usualLivePatience });
  the.trials = await openTrials(the.world.deps.database);
  the.everything = await everythingIn(the.world);
}, 300_000);
afterAll(async () => {
  await the.trials?.end();
  await the.world?.close();
});

/** Lists that show the same to everybody: what they name is opened by the tests of the public part. */
const ofEverybody = [
  'listCounties',
  'listAreas',
  'listCategories',
  'listDemoSignIns',
  'listIdentityProviders',
  // An alarm is the whole county’s, and so is its list.
  'listAlarms',
  // So are pools, and who stands behind them.
  'listPools',
  'listSponsors',
  'listThanked',
  // Counts of every grid, of no single thing.
  'listAreaCounts',
  'listSeals',
  // What was learnt is the whole county’s, and so are texts for answers.
  'listCategoryModels',
  'listAnswerTemplates',
  // One’s own, and nothing in them is opened by itself.
  'listMyConsents',
  'listMyLooks',
  'listStaffNotices',
  'listSavedFilters',
  // A track is sent once; patrols.test.ts says by whom.
  'listMyPatrols',
  // What is asked for is asked of everybody.
  'listOpenPatrolTasks',
  // What hangs on a wall is read by whoever passes.
  'listOpenPatrolPoints',
  // Of the conflicts of one’s own counter no more is read than the list; offline.test.ts says whose are.
  'listMyCounterConflicts',
  // The catalogue is the whole county’s, whoever reads it.
  'listCatalogue',
  // Figures of the whole county, and who can be named as serving.
  'listSuggestions',
  'listMerchants',
  // Of whoever stands there and agreed: what their own list is compared with.
  'listCasesFor',
  'listAwardsFor',
  'listConsentsFor',
  'listLooksFor',
  'listDevicesFor',
  'listFeedbackFor',
  'listShopFor',
  'listRedemptionsFor',
  'listRedPacketsFor',
  'listActivitiesFor',
  'listMediationsFor',
  'listNoticesFor',
  'listPatrolsFor',
  // What is asked for is asked of everybody, and what is out of stock is so for everybody.
  'listPatrolTasksFor',
  'listEmptyShelvesFor',
  // What there is for whoever shows a card is there for everybody.
  'listOpenOffers',
];
const compared = [
  'listCases',
  'listFieldTasks',
  'listHeldAwards',
  'listAppeals',
  'listFeedback',
  'listMyFeedback',
  'listGroupBots',
  'listSupervisions',
  'listRosters',
  'listDebts',
  'listLapsingWithoutPhone',
  'listUnmaskings',
  'listMyCases',
  'listMyAwards',
  'listMyNotices',
  'listBulletin',
  'listRulebooks',
  'listComingRulebooks',
  'listRehearsals',
  'listCorrections',
  'listCorrectionLines',
  'listStaff',
  'listUnits',
  'listFactorResets',
  'listDevicesOfStaff',
  'listMyDevices',
  'listMyStaffDevices',
  'listAuditEntries',
  'listCounters',
  'listCounterConflicts',
  'listMyCounters',
  'listReservations',
  'listMovements',
  'listShop',
  'listMyRedemptions',
  'listSettlements',
  'listMySettlements',
  'listSettlementLines',
  'listMediations',
  'listMyMediations',
  'listMediatorChoices',
  'listMediators',
  'listMediationTeams',
  'listMyRedPackets',
  'listRedPackets',
  'listRedPacketBatches',
  'listRedPacketOffers',
  'listActivities',
  'listMyActivities',
  'listParticipants',
  'listPatrolTasks',
  'listPatrolPoints',
];

test('every list there is stands below', () => {
  const lists = Object.keys(contract).filter((name) => name.startsWith('list'));
  expect(lists.sort()).toEqual([...compared, ...ofEverybody].sort());
});

casesAgree(the);
liveAgrees(the);
pointsAgree(the);
feedbackAgrees(the);
groupBotsAgree(the);
supervisionsAgree(the);
rostersAgree(the);
looksAgree(the);
residentsAgree(the);
myDataAgrees(the);
booksAgree(the);
colleaguesAgree(the);
auditAgrees(the);
shopAgrees(the);
settlementsAgree(the);
redPacketsAgree(the);
windowAgrees(the);
mediationsAgree(the);
activitiesAgree(the);
patrolsAgree(the);
