import type { RouteName } from '../../contract/table.ts';
import { grids } from '../county.ts';
import { aboutCase, aboutId, byId, nothing, pick, type Recipe } from './recipe.ts';

const phone = '13900099999';

export const inTheOpen: Partial<Record<RouteName, Recipe>> = {
  listCounties: nothing(),
  listAreas: nothing(),
  listCategories: nothing(),
  suggestCategory: nothing({ body: { words: '有人乱停车' } }),
  getRulebook: nothing(),
  getRulebookSchema: nothing(),
  listComingRulebooks: nothing(),
  getHandbook: nothing(),
  getPoster: nothing({ params: { rule: '2.2' } }),
  listBulletin: nothing(),
  getBulletinEntry: aboutId('entry'),
  getBulletinRss: nothing(),
  getBulletinFeed: nothing(),
  listAreaCounts: nothing(),
  getAreaFigures: {
    ...aboutId('area'),
    ask: (asking) => ({ params: { area: pick('area', asking) } }),
  },
  getMapTiles: nothing(),
  getPublishedPhoto: aboutId('publishedPhoto'),
  getPublicCase: aboutCase('reported'),
  getBoardFigures: nothing(),
  getSafeHouseholdCriteria: nothing(),
  getNewestSeal: nothing(),
  listSeals: nothing(),
  getSealConsistency: nothing({ query: { from: '0', to: '1' } }),
  getSealKey: nothing(),
};

export const comingIn: Partial<Record<RouteName, Recipe>> = {
  requestSignInCode: nothing({ body: { phone } }),
  signInResident: {
    ...nothing(),
    ask: async ({ caller }) => {
      const { demoCode } = (await caller('requestSignInCode', { body: { phone } })).ok;
      return { body: { phone, code: demoCode } };
    },
  },
  askPuzzle: nothing(),
  signOut: nothing(),
  listDemoSignIns: nothing(),
  signOutStaff: nothing(),
  getMe: nothing(),
  getMyAgeGroup: nothing(),
  setMyAgeGroup: nothing({ body: { ageGroup: null } }),
  finishTour: nothing(),
  completeProfile: nothing({ body: { name: '欧阳小泉', grid: grids.west } }),
  getStaffMe: nothing(),
  listMyDevices: nothing(),
  endMyDevice: { ...nothing(), named: true, ask: ({ things }) => byId(things.device) },
  endMyOtherDevices: nothing(),
};
