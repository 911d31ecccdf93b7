import { consentForms } from '../../contract/consent-forms.ts';
import { usualQuiet, usualWays } from '../../contract/notice-ways.ts';
import type { RouteName } from '../../contract/table.ts';
import { aboutCase, aboutId, nothing, type Recipe } from './recipe.ts';
import { newPhone } from './window.ts';

export const ofResidents: Partial<Record<RouteName, Recipe>> = {
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

export const ofMyData: Partial<Record<RouteName, Recipe>> = {
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
