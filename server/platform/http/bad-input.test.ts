import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consentForms } from '../../../contract/consent-forms.ts';
import { currentConsent } from '../../../contract/guardian-consent.ts';
import { usualQuiet, usualWays } from '../../../contract/notice-ways.ts';
import { registrationText } from '../../../contract/registration-text.ts';
import type { RouteSpec } from '../../../contract/route.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import {
  expectProblem,
  knock,
  openSessions,
  routes,
  type Sessions,
  welcome,
} from '../../../test/door.ts';
import { soundBook } from '../../../test/sound-book.ts';

let world: TestApp;
let sessions: Sessions;
beforeAll(async () => {
  world = await startTestApp();
  sessions = await openSessions(world);
});
afterAll(() => world.close());

const withBody = routes.filter(([, { body }]) => body !== undefined);
const english = { 'accept-language': 'en' };

const send = (spec: RouteSpec, payload: string, headers: Record<string, string> = {}) =>
  knock(world, spec, { cookie: welcome(spec, sessions), payload, headers });

/** Fields named in the answer, without the text beside them. */
const named = async (spec: RouteSpec, payload: string) => {
  const problem = expectProblem(await send(spec, payload), payload.slice(0, 80));
  return { code: problem.code, fields: (problem.fields ?? []).map(({ field }) => field) };
};

interface Property {
  type?: string;
  pattern?: string;
  format?: string;
  enum?: unknown[];
  properties?: object;
}
const propertiesOf = ({ body }: RouteSpec) =>
  Object.entries((body as unknown as { properties: Record<string, Property> }).properties);
const isFreeText = ({ type, pattern, format, enum: choices }: Property) =>
  type === 'string' && !pattern && !format && !choices;

describe.each(withBody)('%s', (_, spec) => {
  test('takes nothing but JSON', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'json',
    ])
      expect(expectProblem(await send(spec, '{}', { 'content-type': type }), type)).toMatchObject({
        status: 415,
        code: 'content_type_refused',
      });
  });

  test('an odd content type does not lead past the checks', async () => {
    for (const type of [
      'application/json\t',
      'application/json\ta',
      'application/json garbage',
      'application/json;',
      'application/json; charset=utf-7',
      'application/ json',
      ' application/json',
      'APPLICATION/JSON',
      'application/json, text/plain',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
    ]) {
      // No route takes this body: what is read in spite of its type is refused for that.
      const raw = await send(spec, '{"nobody_knows":1}', { 'content-type': type });
      const { status } = expectProblem(raw, type);
      expect([400, 415], type).toContain(status);
    }
  });

  test('what is no JSON, or nothing, is not readable', async () => {
    for (const text of [
      '',
      '{',
      '{"words":',
      'null garbage',
      '\u{feff}{}x',
      "{'a':1}",
      '{"a":NaN}',
    ])
      expect((await named(spec, text)).code, text).toBe('body_unreadable');
  });

  test('what is JSON but no object is refused', async () => {
    for (const text of [
      'null',
      '[]',
      '"words"',
      '1e309',
      'true',
      `${'['.repeat(9000)}${']'.repeat(9000)}`,
    ])
      expect(await named(spec, text), text.slice(0, 20)).toMatchObject({ code: 'fields_wrong' });
  });

  test('a key that would change every object is refused', async () => {
    for (const text of [
      '{"__proto__":{"polluted":true}}',
      '{"words":{"__proto__":{"polluted":true}}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
    ])
      expect(['body_unreadable', 'fields_wrong']).toContain((await named(spec, text)).code);
    expect('polluted' in {}).toBe(false);
  });

  test('more than 64 KB, or what the route says it takes, is too large', async () => {
    const tooMuch = '长'.repeat((spec.bodyBytes ?? 64 * 1024) / 2);
    const problem = expectProblem(await send(spec, `{"words":"${tooMuch}"}`));
    expect(problem).toMatchObject({ status: 413, code: 'body_too_large' });
  });

  test('a field that nobody knows is named', async () => {
    const { fields } = await named(spec, '{"nobody_knows":1}');
    expect(fields).toContain('/nobody_knows');
  });

  test('each field of a wrong type is named, with a sentence in the reader’s language', async () => {
    for (const [property, { type }] of propertiesOf(spec)) {
      // One of several objects has no type of its own.
      const wrong = type === 'object' || type === undefined ? [1] : { wrong: 'type' };
      const payload = JSON.stringify({ [property]: wrong });
      const { fields } = expectProblem(await send(spec, payload, english));
      const fault = fields?.find(({ field }) => field === `/${property}`);
      expect(fault?.message, property).toMatch(/^[\x20-\x7e’]{8,}$/);
    }
  });

  test('text that cannot be kept is named, wherever it stands', async () => {
    for (const [property, schema] of propertiesOf(spec).filter(([, one]) => isFreeText(one)))
      for (const text of ['前\\u0000后', '半个字\\ud800符', '\\udc00']) {
        const whole = JSON.stringify({ ...sampleOf(spec), [property]: 'the text' });
        const payload = whole.replace('"the text"', `"${text}"`);
        const { code, fields } = await named(spec, payload);
        expect({ code, fields }, `${property} ${text} ${JSON.stringify(schema)}`).toEqual({
          code: 'fields_wrong',
          fields: [`/${property}`],
        });
      }
  });
});

const aParty = {
  name: '韩大山',
  phone: null,
  sex: null,
  ethnicity: '',
  age: null,
  occupation: '',
  employer: '',
  address: '',
};

const samples: Record<string, unknown> = {
  phone: '13800001111',
  other: true,
  alerts: true,
  code: '123456',
  login: 'somebody',
  password: 'a long password',
  name: '欧阳小泉',
  owner: '欧阳小泉',
  home: '339999001001001',
  walkedIn: '339999001001001',
  caseCode: 'SY26-72296-35511',
  codes: ['SY26-72296-35511'],
  grid: '339999001001001',
  words: '巷口积水了',
  into: 'SY26-72296-35511',
  keywords: ['积水'],
  csv: 'code,l1_name',
  groupZh: '隐患',
  groupEn: 'Hazards',
  shown: 'a'.repeat(64),
  asksLike: '050100',
  severity: 2,
  sameAs: '00000000-0000-7000-8000-000000000000',
  place: '老街 29 号',
  title: '积水已排',
  note: '现场看过',
  category: '040300',
  unit: '00000000-0000-7000-8000-000000000000',
  upTo: '00000000-0000-7000-8000-000000000000',
  photoIds: [],
  boxes: [],
  shownDays: 90,
  namesChecked: true,
  rating: 5,
  resolveDays: 3,
  against: '00000000-0000-7000-8000-000000000000',
  dispatchHours: 24,
  firstAnswerHours: 24,
  workingDays: true,
  steps: [{ afterHours: 0, level: 'county', replyHours: 24 }],
  replyHours: 24,
  promisedOn: '2026-12-01',
  enough: true,
  handled: true,
  solved: true,
  revision: 1,
  size: 10_000,
  yearlyBudget: 100_000,
  draft: '00000000-0000-7000-8000-000000000000',
  template: 'village',
  document: soundBook,
  effectiveFrom: '2026-12-01',
  lapsesOn: '2027-12-31',
  points: 5,
  pool: 'residents',
  reason: '弄错了版本',
  wrongVersion: 1,
  rightVersion: 2,
  ticket: 'x'.repeat(43),
  current: 'the password before',
  answer: {
    id: 'AA',
    rawId: 'AA',
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: 'AA',
      authenticatorData: 'AA',
      signature: 'AA',
      attestationObject: 'AA',
    },
  },
  area: '339999001000',
  roles: [{ role: 'intake', area: '339999001000' }],
  successor: '00000000-0000-7000-8000-000000000000',
  idleMinutes: 20,
  sessionHours: 8,
  largeAwardPoints: 50,
  filter: {},
  what: ['name'],
  untold: '公安机关依法侦查',
  provider: 'zhelibang',
  query: 'state=339999.nobody',
  state: `339999.${'x'.repeat(43)}`,
  year: 2019,
  month: 5,
  consentVersion: currentConsent,
  given: true,
  sure: true,
  age: { kind: 'adult' },
  textVersion: consentForms.location.version,
  consents: [],
  find: '老街',
  after: '',
  person: 'intake',
  object: 'SY26-00000-00000',
  action: 'case.reported',
  from: '2026-10-01',
  until: '2026-10-14',
  nameZh: '公益积分池',
  nameEn: 'Pool of gifts',
  amountFen: 10_000,
  voucher: '银收 0098',
  goods: '大米 100 袋',
  sponsor: '00000000-0000-7000-8000-000000000000',
  members: [],
  member: '00000000-0000-7000-8000-000000000000',
  withLapsed: false,
  thanked: true,
  photo: '00000000-0000-7000-8000-000000000000',
  value: 30,
  prices: [{ from: 0, points: 30 }],
  pools: [],
  limit: { count: 1, period: 'month' },
  monthDays: [],
  opensAt: '2026-10-01T00:00:00.000Z',
  closesAt: '2026-12-01T00:00:00.000Z',
  holdHours: 48,
  listed: true,
  staff: [],
  closed: false,
  reward: '00000000-0000-7000-8000-000000000000',
  slot: { startsAt: '2026-11-01T00:00:00.000Z', endsAt: '2026-11-01T01:00:00.000Z' },
  offer: '00000000-0000-7000-8000-000000000000',
  label: '26-10',
  pieces: 5,
  bestBefore: '2027-05-01',
  restock: true,
  early: { days: 3, groups: [{ kind: 'age', ageGroup: '60_plus' }] },
  ageGroup: '60_plus',
  period: '2026-10',
  counter: '00000000-0000-7000-8000-000000000000',
  correction: { points: 5, amountFen: 500, pool: null },
  till: '00000000-0000-7000-8000-000000000000',
  entry: {
    id: '00000000-0000-7000-8000-000000000000',
    seq: 1,
    previous: '',
    at: '2026-10-14T01:00:00.000Z',
    staff: '00000000-0000-7000-8000-000000000000',
    kind: 'handed_over',
    reason: null,
    redemption: '00000000-0000-7000-8000-000000000000',
    shown: 'card',
    proof: '',
    code: null,
  },
  card: 'ABCD-EFGH-JKLM-NPQR',
  account: { kind: 'user', id: '2088000000000000' },
  price: 100,
  earnedFrom: 0,
  perYear: 1,
  places: 10,
  packets: ['00000000-0000-7000-8000-000000000000'],
  venue: '桥头',
  startsAt: '2026-11-30T06:00:00.000Z',
  endsAt: '2026-12-01T06:00:00.000Z',
  seats: 20,
  keptSeats: 4,
  priority: { from: 100, until: '2026-11-30T00:00:00.000Z' },
  stars: 5,
  facts: '楼上漏水，楼下遭殃',
  wishes: '修好并赔偿',
  concerns: [],
  parties: [aParty, aParty],
  grade: 2,
  side: 1,
  mediator: '00000000-0000-7000-8000-000000000000',
  team: '00000000-0000-7000-8000-000000000000',
  heldOn: '2026-01-01',
  signature: 'M10 10 L20 20',
  proposedAt: '2026-01-01T00:00:00.000Z',
  wellDone: true,
  subsidised: false,
  kept: false,
  referTo: 'court',
  agreed: true,
  helpers: [],
  terms: '十天内修好',
  performBy: '2026-12-01',
  on: '2026-01-01',
  courtNumber: '（2026）临溪民特 12 号',
  answers: [1, 2],
  employer: '临溪纺织厂',
  agreedShare: 0,
  ruledOut: [],
  participants: ['00000000-0000-7000-8000-000000000000'],
  wrong: '临溪纺织厂',
  right: '临溪纺纱厂',
  stateEmployee: false,
  tier: 1,
  way: '沿老街走一圈',
  byOrder: '县综治中心 巡令〔2026〕7 号',
  route: [],
  scans: [],
  spot: '公告栏右边的墙上',
  people: 3,
  days: 1,
  number: 'DJ-0001',
  lines: [{ phone: '13800001111', kind: 'activity.attended', day: '2026-10-01' }],
  reportedIn: 'SY26-72296-35511',
  agreedBefore: '00000000-0000-7000-8000-000000000000',
  toldBy: { name: '何阿婆' },
  page: '00000000-0000-7000-8000-000000000000',
  visitor: '00000000-0000-7000-8000-000000000000',
  criteria: [{ kind: 'members', atLeast: 2 }],
  ids: ['00000000-0000-7000-8000-000000000000'],
};

/** Where a route means something else by a name. */
const samplesAt: Record<string, Record<string, unknown>> = {
  '/:county/mediation-teams': {
    id: '00000000-0000-7000-8000-000000000000',
    members: [{ phone: '13800001111', role: 'lead', stateEmployee: false }],
  },
  '/:county/mediations/:id/agreement': { photoIds: ['00000000-0000-7000-8000-000000000000'] },
  '/:county/mediations/:id/failed': { photoIds: ['00000000-0000-7000-8000-000000000000'] },
  '/:county/red-packets/payees': { year: 2026 },
  '/:county/my/activity-presence': {
    code: `00000000-0000-7000-8000-000000000000.in.1.${'x'.repeat(22)}.${'x'.repeat(22)}`,
  },
  '/:county/activities/:id/presences': {
    from: '2026-10-01T06:00:00.000Z',
    until: '2026-10-01T08:00:00.000Z',
  },
  '/:county/category-models/choice': { version: 1 },
  '/:county/my/notices/settings': { ways: usualWays, quiet: usualQuiet },
  '/:county/agreements/:id/notice-ways': { ways: usualWays, quiet: usualQuiet },
  '/:county/agreements/registrations': { textVersion: registrationText.version },
  '/:county/staff/onlooking/end': { code: 'SY26-72296-35511' },
  '/:county/staff/saved-filters': { kind: 'hazard' },
  '/:county/agreements/:id/patrols/:patrol/proof': {
    scans: [{ at: '2026-10-01T06:00:00.000Z', code: '0'.repeat(20) }],
  },
  '/:county/staff/categories': { kind: 'hazard', confidential: true },
  '/:county/staff/answer-templates/:id': { version: 1 },
  '/:county/staff/group-bots': {
    area: '339999001001',
    address: `https://oapi.dingtalk.com/robot/send?access_token=${'a'.repeat(64)}`,
    secret: 'SEC0123456789',
  },
  '/:county/reports/nearby': { position: { lng: 120.05, lat: 28.85 } },
  '/:county/agreements/:id/reports': { answers: [{ question: 'where', choice: 'road' }] },
  '/:county/reports': { answers: [{ question: 'where', choice: 'road' }] },
  '/:county/cases/:code/on-site-verification': {
    photoIds: ['00000000-0000-7000-8000-000000000000'],
    position: { lng: 120.05, lat: 28.85 },
    seenAt: '2026-10-14T01:00:00.000Z',
  },
  '/:county/red-packet-batches/:id/signature': { packets: 1 },
  '/:county/my/patrols/:id/proof': { points: [] },
};

/** Words in both languages. */
const sentence = { zh: '大米', en: 'Rice' };
const isSentence = ({ properties }: Property) => Object.keys(properties ?? {}).join() === 'zh,en';

/** Where two routes call different things alike. */
const samplesOf: Record<string, string> = {
  '^[0-9]{8}$': '12345678',
  '^https?://': 'https://fcm.googleapis.com/fcm/send/one',
  '^[A-Za-z0-9_-]{87}$': 'B'.padEnd(87, 'a'),
  '^[A-Za-z0-9_-]{22}$': 'a'.repeat(22),
  '^[a-z][a-z0-9-]{1,39}$': 'gifts',
  '^[0-9A-Za-z_:. -]+$': 'ABCD-EFGH-JKLM-NPQR',
};

/** A body that the schema of a route takes. */
function sampleOf(spec: RouteSpec): Record<string, unknown> {
  const optional = new Set([
    'position',
    'writtenAt',
    'version',
    'corrects',
    'seed',
    'age',
    'child',
    'proof',
    'guardian',
    'participant',
  ]);
  const { required = [] } = spec.body as unknown as { required?: string[] };
  const fields = propertiesOf(spec).filter(
    ([name]) => !optional.has(name) || required.includes(name),
  );
  return Object.fromEntries(
    fields.map(([name, schema]) => [
      name,
      isSentence(schema)
        ? sentence
        : (schema.enum?.[0] ??
          samplesOf[schema.pattern ?? ''] ??
          samplesAt[spec.path]?.[name] ??
          samples[name] ??
          expect.fail(name)),
    ]),
  );
}

// Every use-case there is, once: on a busy machine that takes its time.
test('a sample of every route gets past the door: the refusals above are the field’s own', async () => {
  for (const [name, spec] of withBody) {
    const raw = await send(spec, JSON.stringify(sampleOf(spec)));
    expect(raw.statusCode, `${name} ${raw.body}`).toBeLessThan(500);
    expect(raw.body, name).not.toContain('fields_wrong');
  }
}, 180_000);

test('numbers that no computer can keep are named, not stored', async () => {
  const [, spec] = routes.find(([name]) => name === 'reportCase') ?? expect.fail('is a route');
  const body = { ...sampleOf(spec), position: { lng: 'LNG', lat: 28.85 } };
  for (const number of ['1e309', '-1e309', '9007199254740993', '181', '"NaN"', '{}', '[]'])
    expect(await named(spec, JSON.stringify(body).replace('"LNG"', number)), number).toEqual({
      code: 'fields_wrong',
      fields: ['/position/lng'],
    });
  const rate = routes.find(([name]) => name === 'confirmCase') ?? expect.fail('is a route');
  for (const rating of ['0', '6', '4.5', '-0', '1e99', '"five"'])
    expect((await named(rate[1], `{"rating":${rating},"words":""}`)).fields).toEqual(['/rating']);
  const correct = routes.find(([name]) => name === 'askCorrection') ?? expect.fail('is a route');
  for (const version of ['2147483648', '0', '-1', '1.5', '1e309']) {
    const text = `{"wrongVersion":1,"rightVersion":${version},"reason":"写错了"}`;
    expect((await named(correct[1], text)).fields, version).toEqual(['/rightVersion']);
  }
});

test('what nests without end is named, before anything walks through it', async () => {
  const spec =
    routes.find(([name]) => name === 'createRuleDraft')?.[1] ?? expect.fail('is a route');
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  const body = (levels: number) => `{"name":"草稿","from":"file","document":${nested(levels)}}`;
  for (const levels of [64, 5_000, 15_000]) {
    const { code, fields } = await named(spec, body(levels));
    expect({ code, count: fields.length }).toEqual({ code: 'fields_wrong', count: 1 });
    expect(fields[0]).toMatch(/^\/document(\/a)+$/);
  }
  // As deep as may be: read, and refused for what it says.
  const raw = await send(spec, body(63));
  expect(raw.statusCode).toBeLessThan(500);
  expect(raw.body).not.toContain('嵌套');
});
