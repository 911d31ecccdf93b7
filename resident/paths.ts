/** Every address of the app. Hash routing: some government containers allow nothing else. */
export const paths = {
  home: '#/',
  signIn: '#/sign-in',
  profile: '#/profile',
  tour: '#/tour',
  /** Where an age is needed for something; it leads back there. */
  profileFor: (asker: 'report' | 'consents' | 'lapsing' | 'patrol') => `#/profile/for/${asker}`,
  report: '#/report',
  /** One of several that are half written or wait. */
  unsentReport: (id: string) => `#/report/${id}`,
  unsent: '#/unsent',
  patrol: '#/patrol',
  joinPatrol: '#/patrol/join',
  scanPoint: '#/patrol/point',
  cases: '#/cases',
  points: '#/points',
  origin: '#/points/origin',
  lapsing: '#/points/lapsing',
  years: '#/points/years',
  notices: '#/notices',
  noticeWays: '#/notices/ways',
  me: '#/me',
  devices: '#/me/devices',
  myData: '#/me/data',
  myHeld: '#/me/data/held',
  myLooks: '#/me/data/looks',
  myConsents: '#/me/data/consents',
  myPhone: '#/me/data/phone',
  myCopy: '#/me/data/copy',
  myErasure: '#/me/data/erasure',
  shop: '#/shop',
  redemptions: '#/shop/mine',
  /** For merchants, who are signed in as staff. */
  settlements: '#/settlements',
  settlement: (id: string) => `#/settlements/${id}`,
  /** For grid workers, who are signed in as staff. */
  fieldWork: '#/field-work',
  fieldTask: (code: string) => `#/field-work/task/${code}`,
  fieldWorkFor: '#/field-work/for',
  fieldWorkOutbox: '#/field-work/outbox',
  fieldWorkWalk: '#/field-work/walk',
  redPackets: '#/shop/red-packets',
  mediations: '#/mediations',
  mediation: (id: string) => `#/mediations/${id}`,
  mediator: '#/mediator',
  activities: '#/activities',
  activity: (id: string) => `#/activities/one/${id}`,
  scanActivity: '#/activities/scan',
  hours: '#/activities/hours',
  feedback: '#/feedback',
  newFeedback: '#/feedback/new',
  household: '#/household',
  addChild: '#/household/child',
  askRedPacket: (offer: string) => `#/shop/red-packets/ask/${offer}`,
  award: (id: string) => `#/points/award/${id}`,
  case: (code: string) => `#/case/${code}`,
  sent: (code: string) => `#/sent/${code}`,
} as const;

/** What a leader’s code says: a phone that scans it with anything opens the page that joins. */
export const joinAddress = (county: number, code: string) =>
  `${location.origin}/?county=${county}${paths.joinPatrol}/${code}`;

/** The public pages of a county: no sign-in, another app. */
export function boardPath(county: number, page: '/' | '/rules' | '/bulletin' | '/case'): string {
  return `/board/?county=${county}#${page}`;
}

/** What the QR code of a case says: open to everyone, shows stage, unit and dates only. */
export function publicCaseAddress(county: number, code: string): string {
  return `${location.origin}/board/?county=${county}#/case/${code}`;
}
