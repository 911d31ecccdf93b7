import { consentForms } from '../../contract/consent-forms.ts';
import { usualQuiet, usualWays } from '../../contract/notice-ways.ts';
import type { RouteName } from '../../contract/table.ts';
import { type Caller, callerOf, makePhoto, type TestApp } from '../app.ts';
import { grids } from '../county.ts';
import { copied } from '../owing.ts';
import { parkingAt, soundBook } from '../sound-book.ts';
import { ofActivities } from './activities.ts';
import { ofAgreements } from './agreements.ts';
import { ofMoreAgreements } from './agreements-more.ts';
import { requestCorrection, requestPublication } from './books.ts';
import { ofTheDesksOwn } from './desk-own.ts';
import { ofTheFamily } from './family.ts';
import { ofFeedback } from './feedback.ts';
import { ofSomebody } from './for-somebody.ts';
import { ofGroupBots } from './group-bots.ts';
import { byProvider } from './in-by-provider.ts';
import { units } from './land.ts';
import { ofMediations } from './mediations.ts';
import { ofPatrols } from './patrols.ts';
import { openMakers, residentCookie } from './people.ts';
import { ofPools } from './pools.ts';
import { ofRedPackets } from './red-packets.ts';
import { ofRosters } from './rosters.ts';
import { ofSettlements } from './settlements.ts';
import { ofCounters, ofTheCatalogue, ofTheShop } from './shop.ts';
import { lookWanted } from './sites.ts';
import { ofStaff, ofTheDoor } from './staff-requests.ts';
import { ofHandling, ofSupervisions } from './supervisions.ts';
import { nobodysId, type ThingName, type Things } from './things.ts';
import { newPhone, ofTheWindow } from './window.ts';
import { ofYearEnd } from './year-end.ts';

/** What is asked for: something at a place, something of the whole county, or nothing in particular. */
export type About = 'place' | 'county' | 'nothing';

export interface Wanted {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  photo?: boolean;
  headers?: Record<string, string>;
}

export interface Asking {
  things: Things;
  whose: 'any' | 'mine' | 'another’s';
  /** Asks as whoever is tried. */
  caller: Caller;
  world: TestApp;
  county: number;
}

/** How an address is asked so that nothing but the person and the place can stand against it. */
export interface Recipe {
  about: About;
  /** Whether the request names something that could be another county's. */
  named: boolean;
  ask(asking: Asking): Wanted | Promise<Wanted>;
}

type Name = ThingName | ((asking: Asking) => ThingName);
const byId = (id: string): Wanted => ({ params: { id } });
const pick = (name: Name, asking: Asking) =>
  asking.things[typeof name === 'function' ? name(asking) : name];

const nothing = (wanted: Wanted = {}): Recipe => ({
  about: 'nothing',
  named: false,
  ask: () => wanted,
});
const aboutCase = (name: Name, wanted: Wanted = {}): Recipe => ({
  about: 'place',
  named: true,
  ask: (asking) => ({ ...wanted, params: { code: pick(name, asking) } }),
});
const aboutId = (name: Name, wanted: Wanted = {}): Recipe => ({
  about: 'place',
  named: true,
  ask: (asking) => ({ ...wanted, params: { id: pick(name, asking) } }),
});
const ofCounty = (name: ThingName, wanted: Wanted = {}): Recipe => ({
  ...aboutId(name, wanted),
  about: 'county',
});

const note = { note: '现场看过，情况属实' };
const words = '已经处理好了';
const aPage = '01900000-0000-7000-8000-0000000000aa';
const phone = '13900099999';

/** Cases of the asker's unit, or of the other one. */
const sent = ({ whose }: Asking) => (whose === 'another’s' ? 'sentToThem' : 'sentToUs');
/** What a unit's people took, or what the reporter did. */
const seen = ({ whose }: Asking): ThingName =>
  ({ any: 'photo', mine: 'workPhoto', 'another’s': 'workPhotoOfThem' })[whose] as ThingName;

const inTheOpen: Partial<Record<RouteName, Recipe>> = {
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

const comingIn: Partial<Record<RouteName, Recipe>> = {
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

const ofResidents: Partial<Record<RouteName, Recipe>> = {
  reportCase: nothing({ body: { words: '路灯不亮了', place: '老街 1 号', photoIds: [] } }),
  listMyCases: nothing(),
  getMyCase: aboutCase('reported'),
  confirmCase: aboutCase('awaiting', { body: { rating: 5, words: '' } }),
  reopenCase: aboutCase('closed', { body: { words: '又堆起来了', photoIds: [] } }),
  supplementCase: aboutCase('returned', { body: { words: '在路的东边', photoIds: [] } }),
  uploadPhoto: nothing({ photo: true }),
  getMyPhoto: aboutId('photo'),
  getMyPoints: nothing(),
  explainMyPoints: nothing(),
  getMyStatement: nothing(),
  listMyAwards: nothing(),
  previewAward: nothing({ query: { category: '040300' } }),
  getMyAward: aboutId('contestable'),
  getMyReceipt: aboutId('sealedAward'),
  openAppeal: aboutId('contestable', { body: { words: '照片是我自己拍的' } }),
  listMyNotices: nothing(),
  getNoticeNews: nothing(),
  getNoticeSettings: nothing(),
  setNoticeSettings: nothing({ body: { ways: usualWays, quiet: usualQuiet } }),
  subscribeBrowser: nothing({
    body: {
      endpoint: 'https://fcm.googleapis.com/fcm/send/of-the-matrix',
      p256dh: 'B'.padEnd(87, 'a'),
      auth: 'a'.repeat(22),
    },
  }),
  unsubscribeBrowser: nothing(),
  findNearby: nothing({ body: { words: '路面坏了', position: { lng: 120.05, lat: 28.85 } } }),
  listStaffNotices: nothing(),
  markStaffNoticesRead: nothing({ body: { upTo: '01900000-0000-7000-8000-000000000000' } }),
  markNoticesRead: {
    about: 'place',
    named: true,
    ask: ({ things }) => ({ body: { upTo: things.notice } }),
  },
};

const ofMyData: Partial<Record<RouteName, Recipe>> = {
  getMyData: nothing(),
  listMyLooks: nothing(),
  listMyConsents: nothing(),
  setMyConsent: nothing({
    params: { purpose: 'location' },
    body: { given: true, textVersion: consentForms.location.version },
  }),
  sendMyCode: nothing({ body: {} }),
  proveMyself: {
    ...nothing(),
    ask: async ({ caller }) => {
      const sent = await caller('sendMyCode', { body: {} });
      return { body: { code: sent.status === 201 ? sent.ok.demoCode : '000000' } };
    },
  },
  sendNewPhoneCode: nothing({ body: { phone: newPhone } }),
  changeMyPhone: {
    ...nothing(),
    ask: async ({ caller }) => {
      const sent = await caller('sendNewPhoneCode', { body: { phone: newPhone } });
      return { body: { phone: newPhone, code: sent.status === 201 ? sent.ok.demoCode : '000000' } };
    },
  },
  exportMyData: nothing(),
  previewErasure: nothing(),
  eraseMe: nothing({ body: { openCases: 'withdraw' } }),
};

/** Two cases of one place, and what was merged a moment ago. */
const merging = ({ things }: Asking) => ({
  params: { code: things.reported },
  body: { into: things.accepted, note: '' },
});
const splitting: Recipe = {
  ...aboutCase('reported'),
  ask: async (asking) => {
    await asking.caller('mergeCases', merging(asking));
    return { params: { code: asking.things.reported }, body: { note: '' } };
  },
};

/** Each trial takes back what it wrote, so that one picture does for all of them. */
let picture: Promise<Buffer> | undefined;
const seenPicture = () => {
  picture ??= makePhoto(30_001);
  return picture;
};

/** Seen on the spot, wherever that is; whoever may not take a photo has none. */
const onSite: Recipe = {
  ...aboutCase('answered'),
  ask: async ({ things, caller, world, county }) => {
    const code = things.answered;
    const found = await world.deps.database.read
      .selectFrom('cases')
      .select(['lng', 'lat'])
      .where('county', '=', county)
      .where('code', '=', code)
      .executeTakeFirst();
    const position = { lng: found?.lng ?? 0, lat: found?.lat ?? 0 };
    const uploaded = await caller('uploadStaffPhoto', { file: await seenPicture() });
    const photo = uploaded.status === 201 ? uploaded.ok.id : nobodysId;
    const seenAt = world.clock.now().toISOString();
    const body = { ...note, solved: true, photoIds: [photo], position, seenAt };
    return { params: { code }, body };
  },
};

const ofTheDesk: Partial<Record<RouteName, Recipe>> = {
  listFieldTasks: nothing(),
  verifyOnSite: onSite,
  getCaseSlip: aboutCase('reported'),
  getTopics: nothing(),
  getMatter: aboutCase('reported'),
  mergeCases: { ...aboutCase('reported'), ask: merging },
  splitCase: splitting,
  listCases: nothing({ body: {} }),
  getCase: aboutCase(sent),
  followCases: nothing(),
  lookAtCase: aboutCase(sent, { body: { page: aPage, doing: 'looking' } }),
  leaveCase: nothing({ body: { page: aPage, code: 'SY26-00000-00000' } }),
  getWorkbench: nothing(),
  acceptCase: aboutCase('reported', { body: note }),
  returnCase: aboutCase('reported', { body: note }),
  refuseCase: aboutCase('reported', { body: { ...note, reason: 'not_true' } }),
  dispatchCase: aboutCase('accepted', { body: { ...note, unit: units.ours, resolveDays: 3 } }),
  answerCase: aboutCase(sent, { body: { words, handled: true, photoIds: [] } }),
  verifyCase: aboutCase('answered', { body: { ...note, solved: true } }),
  closeCase: aboutCase('awaiting', { body: note }),
  publishCase: aboutCase('closed', {
    body: { title: '路面清出来了', words, place: '老街', photoIds: [] },
  }),
  maskPhoto: aboutId(seen, { body: { boxes: [] } }),
  suggestMasks: aboutId(seen),
  uploadStaffPhoto: nothing({ photo: true }),
  getStaffPhoto: aboutId(seen),
};

/** A look that others asked for, or one that whoever is tried asked for and somebody agreed to. */
const looking: Recipe = {
  ...aboutId('look'),
  ask: async ({ things, whose, caller, world, county }) => {
    if (whose !== 'mine') return byId(things.look);
    const params = { code: things.reported };
    const { id } = (await caller('askUnmasking', { params, body: lookWanted })).ok;
    const { second } = await openMakers(world, county);
    (await second('approveUnmasking', { params: { id }, body: note })).ok;
    return byId(id);
  },
};

const ofReporters: Partial<Record<RouteName, Recipe>> = {
  askUnmasking: aboutCase('reported', { body: lookWanted }),
  getMyUnmasking: aboutCase('reported'),
  lookUnmasked: looking,
  listUnmaskings: nothing(),
  approveUnmasking: aboutId('look', { body: note }),
  declineUnmasking: aboutId('look', { body: note }),
};

const waiverWanted = { points: 1, pool: 'residents', reason: '第一次，不懂规矩' };

/** A waiver that others asked for, or one that whoever is tried just asked for. */
const deciding: Recipe = {
  ...aboutId('waiver'),
  ask: async ({ things, whose, caller }) => {
    if (whose !== 'mine') return { params: { id: things.waiver }, body: note };
    const params = { id: things.debtor };
    const { id } = (await caller('askWaiver', { params, body: waiverWanted })).ok;
    return { params: { id }, body: note };
  },
};

const ofPoints: Partial<Record<RouteName, Recipe>> = {
  listHeldAwards: nothing(),
  settleHeldAward: aboutId('held', { body: note }),
  reverseHeldAward: aboutId('held', { body: copied }),
  reverseAward: aboutId('settled', { body: copied }),
  listAppeals: nothing(),
  answerAppeal: {
    ...aboutId('appeal'),
    ask: async (asking) => ({
      params: { id: asking.whose === 'mine' ? await provoke(asking) : asking.things.appeal },
      body: { ...note, verdict: 'upheld' },
    }),
  },
  listDebts: nothing(),
  askWaiver: aboutId('debtor', { body: waiverWanted }),
  confirmWaiver: deciding,
  declineWaiver: deciding,
};

/** An appeal against what whoever is tried has just taken back. */
async function provoke({ things, caller, world, county }: Asking): Promise<string> {
  const params = { id: things.settled };
  (await caller('reverseAward', { params, body: copied })).ok;
  const cookie = await residentCookie(world, county, things.earner);
  const body = { words: '照片是我自己拍的' };
  const { appeal } = (await callerOf(world.app, cookie, county)('openAppeal', { params, body })).ok;
  return appeal?.id ?? '';
}

const first = { revision: 1 };

/** A publication that others asked for, or one that whoever is tried just asked for. */
const asSecondPerson = (body: object): Recipe => ({
  ...ofCounty('waitingDraft'),
  ask: async ({ things, whose, caller, world }) => {
    const asked = whose === 'mine' && (await requestPublication(world, caller, parkingAt(7)));
    return { params: { id: asked ? asked.id : things.waitingDraft }, body };
  },
});

const correcting = { wrongVersion: 2, rightVersion: 3 };

const editedCategory = {
  nameZh: '违停乱停',
  nameEn: 'Parking',
  keywords: ['违停', '乱停'],
  severity: 3,
  resolveDays: 3,
  reason: '换个叫法',
};

/** A correction that others asked for, or one that whoever is tried just asked for. */
const asSecondSigner: Recipe = {
  ...ofCounty('correction'),
  ask: async ({ things, whose, caller, world }) => {
    const id =
      whose === 'mine' ? await requestCorrection(world, caller, correcting) : things.correction;
    return { params: { id }, body: note };
  },
};

const inText = (numbers: Record<string, number>) =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)]));

const theWhole = (body: unknown): Recipe => ({ ...nothing({ body }), about: 'county' });

const ofTheBook: Partial<Record<RouteName, Recipe>> = {
  listRulebooks: nothing(),
  getRulebookVersion: {
    ...theWhole(undefined),
    ask: ({ things }) => ({ params: { version: things.version } }),
  },
  readRuleSentences: nothing({ body: { document: soundBook } }),
  getRuleDraft: ofCounty('draft'),
  getRuleDifferences: ofCounty('draft'),
  getRuleCarryOver: ofCounty('overtaken'),
  carryRuleDraftOver: ofCounty('overtaken', { body: { ...first, name: '细则' } }),
  publishSafeHouseholdCriteria: theWhole({
    effectiveFrom: '2099-01-01',
    criteria: [{ kind: 'months', atLeast: 6 }],
  }),
  createRuleDraft: theWhole({ name: '细则', from: 'in_force' }),
  saveRuleDraft: ofCounty('draft', { body: { ...first, name: '细则', document: soundBook } }),
  removeRuleDraft: ofCounty('draft'),
  askRulePublication: ofCounty('draft', {
    body: { ...first, effectiveFrom: '2026-12-31', note: '调整分值' },
  }),
  withdrawRulePublication: ofCounty('waitingDraft', { body: first }),
  returnRuleDraft: asSecondPerson({ ...first, note: '再改改' }),
  publishRuleDraft: asSecondPerson(first),
  startRehearsal: {
    ...ofCounty('draft'),
    ask: ({ things }) => ({ body: { draft: things.draft, deeds: 'past' } }),
  },
  listRehearsals: nothing(),
  getRehearsal: ofCounty('rehearsal'),
  listCorrections: nothing(),
  previewCorrection: { ...theWhole(undefined), ask: () => ({ query: inText(correcting) }) },
  getCorrection: ofCounty('correction'),
  withdrawCorrection: ofCounty('correction'),
  listCorrectionLines: ofCounty('correction'),
  askCorrection: theWhole({ ...correcting, reason: '这一版写错了' }),
  signCorrection: asSecondSigner,
  declineCorrection: asSecondSigner,
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
