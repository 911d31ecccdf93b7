import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sealDueDays } from '../../server/features/seals/service.ts';
import { chainAll } from '../../server/platform/audit/chain.ts';
import { collectErrors, newDesk, newPhone, openBrowser } from '../browser.ts';
import { grids, type Person } from '../county.ts';
import { openTill } from '../red-packets.ts';
import { startZheLiBang, type ZheLiBang } from '../zhelibang.ts';
import { createCanaries, look, short, textFields, watch } from './canaries.ts';
import { type ActivityPages, fillActivities } from './canary-activities.ts';
import {
  fillCases,
  fillFamily,
  fillFeedback,
  fillLooks,
  fillPoints,
  type Ground,
  openDesks,
} from './canary-cases.ts';
import { type Colleagues, fillBooks, fillStaff, knockWithTheRest } from './canary-desks.ts';
import { fillMediations, type MediationPages } from './canary-mediations.ts';
import { type App, apps, isOpened, nowhere, routedBy } from './canary-pages.ts';
import { fillPatrols } from './canary-patrols.ts';
import { fillPools, poolPages } from './canary-pools.ts';
import { forgedReceipt, shownFields } from './canary-receipt.ts';
import { fillRedPackets, type RedPacketPages } from './canary-red-packets.ts';
import { fillForSomebody, fillRosters } from './canary-rosters.ts';
import { fillSettlement, settlementPages } from './canary-settlements.ts';
import { fillShop, type ShopPages } from './canary-shop.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import { closePages, deskOf, phoneOf, sameOwner, seat, startBrowserWorld } from './world.ts';

/* A script stands in every field of the contract that takes words: no page runs it, or even tries to. */

const canaries = createCanaries();
const owner = { phone: '13911170001', name: '周小芳' };
/** Somebody whose name a provider vouches for, whatever it is. */
const vouched = {
  userId: 'zlb-canary',
  userName: short(800),
  phone: '13911170021',
  idNo: '33992119860115001X',
};

const the = { canaries } as Ground;
let zheLiBang: ZheLiBang;
let till: Awaited<ReturnType<typeof openTill>>;
let redPackets: RedPacketPages;
let mediations: MediationPages;
let codes: Record<string, string>;
let award: string;
let looks: string[];
let feedback: string;
let roster: string;
let settlement: string;
let activities: ActivityPages;
let colleagues: Colleagues;
let shopPages: ShopPages;
const seen = new Set<number>();
/** Hashes that were opened, by the app. */
const opened: Record<App, string[]> = { '/': [], '/board/': [], '/console/': [] };

beforeAll(async () => {
  zheLiBang = await startZheLiBang([vouched]);
  const { provider, standIn } = zheLiBang;
  till = await openTill();
  const { alipay } = till;
  the.world = await startBrowserWorld({ alipay, identity: { providers: [provider], standIn } });
  the.me = await the.world.resident(owner.phone);
  the.desk = await openDesks(the);
  const profile = { name: '周小芳', grid: grids.west, age: { kind: 'adult' } };
  await the.me('completeProfile', { body: canaries.in('completeProfile', profile) });
  await fillFamily(the);
  codes = await fillCases(the);
  award = await fillPoints(the);
  feedback = await fillFeedback(the);
  roster = await fillRosters(the, owner.phone);
  await fillForSomebody(the, { phone: owner.phone, codes });
  the.drafts = await fillBooks(the);
  await fillPools(the);
  colleagues = await fillStaff(the);
  shopPages = await fillShop(the);
  settlement = await fillSettlement(the);
  redPackets = await fillRedPackets(the);
  await fillPatrols(the);
  mediations = await fillMediations(the, owner);
  activities = await fillActivities(the);
  await knockWithTheRest(the);
  await the.world.settle();
  the.world.clock.advance({ days: 1 });
  await sealDueDays(the.world.deps);
  looks = await fillLooks(the, codes);
  await the.world.settle();
  await chainAll(the.world.deps);
}, 300_000);
afterEach(closePages);
afterAll(async () => {
  await the.world?.close();
  await zheLiBang?.close();
  await till?.standIn.close();
});

/** What ui/markup.ts says of markup that a page would write out of words. */
const refusedMarkup = 'markup written as text';

interface Watching {
  where: string;
  /** What the console complained of. */
  errors: readonly string[];
  /** Scripts that the page itself is made of. */
  own?: number;
}

/** No canary has done anything on the page as it stands. @returns those that are words on it */
async function noneFlew(page: Page, { where, errors, own = 0 }: Watching): Promise<number[]> {
  const { read, ...done } = await look(page);
  const did = { ...done, markup: errors.filter((error) => error.includes(refusedMarkup)) };
  expect(did, `${where} ${JSON.stringify(did)}`).toEqual({
    hits: [],
    refusals: [],
    elements: own,
    markup: [],
  });
  for (const number of read) seen.add(number);
  return read;
}

/** Goes through pages and looks at what the canaries did on each. */
async function walk(page: Page, address: App, hashes: readonly string[]): Promise<void> {
  await watch(page);
  const errors = collectErrors(page);
  const tour: Inspection = inspectionOf(page, { looks: {}, touch: false, axe: false });
  await page.goto(`${the.world.url}${address}`);
  for (const hash of hashes) {
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await tour.settled();
    await noneFlew(page, { where: `${address}${hash}`, errors });
    opened[address].push(hash);
  }
}

it('a canary stands in every field of the contract that takes words', () => {
  expect(textFields().filter((field) => !canaries.planted().has(field))).toEqual([]);
});

it('a canary that does fly is seen', async () => {
  const page = await newDesk(await openBrowser());
  await watch(page);
  await page.goto(`${the.world.url}/board/`);
  // Text does not become markup here: the element that it would have made is made by hand.
  const markup = await page.evaluate<string>(`(() => {
    const bird = document.createElement('img');
    bird.src = 'x';
    document.body.append(bird);
    try { document.createElement('script').text = 'hit(1)'; } catch {}
    try {
      document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=hit(1)>');
      return '';
    } catch (error) {
      return String(error);
    }
  })()`);
  expect(markup).toContain(refusedMarkup);
  // Asked from outside: a function that waits within the page is refused by its policy.
  await expect
    .poll(() => page.evaluate<number>('window.watched.refusals.length'))
    .toBeGreaterThan(0);
  const { refusals, elements, hits } = await look(page);
  expect({ elements, hits }).toEqual({ elements: 1, hits: [] });
  expect(refusals[0]).toMatch(/^require-trusted-types-for/);
});

it('no page of the resident’s phone lets one fly', async () => {
  const signedIn = await phoneOf(the.world, { phone: owner.phone });
  const page = await sameOwner(await signedIn.context().cookies(), {});
  const cases = Object.values(codes).flatMap((code) => [`#/case/${code}`, `#/sent/${code}`]);
  const points = ['', '/origin', '/lapsing', '/years', `/award/${award}`].map(
    (one) => `points${one}`,
  );
  const mine = ['', '/held', '/looks', '/consents', '/phone', '/copy', '/erasure'].map(
    (one) => `me/data${one}`,
  );
  const family = ['household', 'household/child'];
  const more = [
    'notices',
    'notices/ways',
    'me',
    'me/devices',
    ...mine,
    ...family,
    'feedback',
    'feedback/new',
  ];
  const walls = ['patrol/point', 'patrol/point/12345678901234567890'];
  const shop = ['shop', 'shop/mine', 'patrol', 'patrol/join', 'patrol/join/12345678', ...walls];
  const forms = ['profile', 'profile/for/report', 'report', 'report/gone', 'unsent'];
  const pages = ['', 'cases', ...points, ...more, ...shop, ...forms].map((one) => `#/${one}`);
  await walk(page, '/', [
    ...pages,
    ...redPackets.phone,
    ...mediations.phone,
    ...activities.phone,
    ...cases,
    ...nowhere(['case/', 'points/award/']),
  ]);
  await walk(await newPhone(await openBrowser()), '/', ['#/sign-in', '#/sign-in/return']);
  const worker = await seat(await newPhone(await openBrowser()), the.world, 'grid_worker');
  const tasks = Object.values(codes).map((code) => `#/field-work/task/${code}`);
  await walk(worker, '/', ['#/field-work', '#/field-work/for', '#/field-work/outbox', ...tasks]);
  const merchant = await seat(await newPhone(await openBrowser()), the.world, 'merchant');
  await walk(merchant, '/', ['#/settlements', `#/settlements/${settlement}`]);
});

it('no page of the board lets one fly', async () => {
  const { entries } = (await the.world.anyone('listBulletin')).ok;
  const cases = Object.values(codes).map((code) => `#/case/${code}`);
  const bulletin = entries.map(({ id }) => `#/bulletin/${id}`);
  const pages = ['#/', '#/rules', '#/rules/2', '#/bulletin', '#/case', '#/seals', '#/screen'];
  const hashes = [
    ...pages,
    '#/map',
    '#/areas/339999001001',
    ...activities.board,
    ...bulletin,
    ...cases,
    ...nowhere(['case/', 'bulletin/', 'rules/', 'areas/']),
  ];
  const walks = [newPhone, newDesk].map(async (device) =>
    walk(await device(await openBrowser()), '/board/', hashes),
  );
  await Promise.all(walks);
});

it('no page of the console lets one fly', async () => {
  const cases = Object.values(codes).map((code) => `#/queue/${code}`);
  const desk = await openDesks(the);
  const { appeals } = (await desk.reviewer('listAppeals')).ok;
  const { held: awards } = (await desk.reviewer('listHeldAwards')).ok;
  const rehearsals = (await desk.rule_owner('listRehearsals')).ok.map(({ id }) => id);
  const correcting = [the.correction, 'new/1', 'new/1/2'].map((one) => `#/corrections/${one}`);
  const books = the.drafts.flatMap((id) =>
    ['write', 'differences', 'publication', 'json', 'carry-over'].map(
      (view) => `#/rules/draft/${id}/${view}`,
    ),
  );
  const staff = ['new', ...colleagues.ids].map((id) => `#/staff/${id}`);
  const { entries } = (await desk.auditor('listAuditEntries', { body: {} })).ok;
  const reasoned = entries.filter(({ reason }) => reason?.includes('hit('));
  expect(reasoned.length).toBeGreaterThan(0);
  const audit = ['chain', 'export', ...reasoned.slice(0, 5).map(({ id }) => id)];
  const points = ['#/debts', `#/debts/${the.debtor}`];
  const pages: Partial<Record<Person, string[]>> = {
    intake: [
      '#/',
      '#/queue',
      '#/window',
      '#/window/lapsing',
      ...activities.desk,
      '#/digest',
      '#/feedback',
      `#/feedback/${feedback}`,
      '#/for-somebody',
      `#/for-somebody/${feedback}`,
      '#/rosters',
      '#/rosters/new',
      `#/rosters/${roster}`,
      ...cases,
      ...nowhere(['queue/']),
    ],
    handler_west: ['#/queue', ...cases],
    dispatcher: ['#/patrols'],
    auditor: ['#/queue', '#/audit', ...audit.map((one) => `#/audit/${one}`)],
    reviewer: [
      ...cases,
      '#/held',
      ...awards.map(({ award: { id } }) => `#/held/${id}`),
      '#/appeals',
      ...appeals.map(({ appeal }) => `#/appeals/${appeal.id}`),
      ...points,
    ],
    leader: [
      ...points,
      '#/rules',
      '#/rehearsals',
      '#/corrections',
      ...correcting,
      '#/year-end',
      '#/answer-templates',
      '#/category-models',
      '#/topics',
      '#/supervisions',
      '#/timeliness',
    ],
    treasurer: [
      '#/workbench',
      '#/settlements/by/disputed',
      ...poolPages.treasurer,
      ...shopPages.treasurer,
      ...settlementPages(settlement),
      ...redPackets.desk,
    ],
    mediator: [
      ...mediations.desk,
      ...Object.values(codes).map((code) => `#/mediations/new/${code}`),
    ],
    merchant: shopPages.merchant,
    sponsor: [...poolPages.sponsor],
    administrator: ['#/staff', ...staff, '#/group-bots', '#/account'],
    security_officer: [
      '#/staff',
      ...staff,
      '#/policy',
      '#/alarms',
      '#/unmaskings',
      ...looks.map((id) => `#/unmaskings/${id}`),
    ],
    rule_owner: [
      '#/safe-households',
      '#/rules',
      '#/rules/version',
      '#/rules/version/2',
      ...books,
      '#/rehearsals',
      ...rehearsals.map((id) => `#/rehearsals/${id}`),
      ...correcting,
    ],
  };
  const walks = Object.entries(pages).map(async ([person, hashes]) =>
    walk(await deskOf(the.world, person as Person), '/console/', hashes),
  );
  await Promise.all(walks);
  const stranger = await newDesk(await openBrowser());
  await walk(stranger, '/console/', ['#/', `#/join/${colleagues.invitation}`]);
});

it('whoever stands at the window is words there, with everything unfolded', async () => {
  const page = await deskOf(the.world, 'intake');
  await watch(page);
  const errors = collectErrors(page);
  await page.goto(`${the.world.url}/console/#/window`);
  await page.getByLabel('手机号', { exact: true }).fill(owner.phone);
  await page.getByRole('button', { name: '找人' }).click();
  await page.getByRole('heading', { name: '这位居民' }).waitFor();
  await noneFlew(page, { where: 'the window', errors });
  for (const fold of await page.locator('main details').all())
    await fold.locator('summary').click();
  await noneFlew(page, { where: 'the window, unfolded', errors });
});

const onDisk = join(import.meta.dirname, '../../dist/board/verify.html');
it.each([
  ['served', () => `${the.world.url}/board/verify.html`],
  // There nothing but the page itself keeps another script from running.
  ['from a disk', () => `file://${onDisk}`],
])(
  'a receipt made of scripts, sealed by a key of its maker, is words to the page that checks it, %s',
  async (_, address) => {
    const page = await newDesk(await openBrowser());
    await watch(page);
    const errors = collectErrors(page);
    await page.goto(address());
    // The page is one file: its own script stands in it.
    const { elements: own } = await look(page);
    await page.getByRole('textbox').fill(forgedReceipt(short));
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByRole('heading', { name: '完好：凭条与封存的账本相符。' }).waitFor();
    await noneFlew(page, { where: 'a forged receipt', errors, own });
    const shown = (await page.locator('dl').textContent()) ?? '';
    expect(
      [...shown.matchAll(/hit\((\d+)\)/g)].map(([, number]) => Number(number)).toSorted(),
    ).toEqual(shownFields);
    await page.getByRole('button', { name: '重新来' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: `${short(700)}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(`{"format":${JSON.stringify(short(701))}}`),
    });
    await page.getByText('hit(700)').first().waitFor();
    await noneFlew(page, { where: 'a file of another kind', errors, own });
  },
);

it('a name that a provider vouches for is words on its way in and on the phone', async () => {
  const page = await newPhone(await openBrowser());
  await watch(page);
  const errors = collectErrors(page);
  await page.goto(`${the.world.url}/`);
  await page.locator('section[aria-labelledby=roads] button').click();
  const theirs = page.getByRole('link', { name: 'hit(800)' });
  await theirs.waitFor();
  await noneFlew(page, { where: 'the page of the provider', errors });
  await theirs.click();
  await page.getByRole('button', { name: '发验证码' }).click();
  await noneFlew(page, { where: 'the way back', errors });
  await page.getByRole('button', { name: /验证码 \d{6}/ }).click();
  const name = page.getByLabel('怎么称呼您');
  await name.waitFor();
  await expect.poll(() => name.inputValue()).toBe(vouched.userName);
  expect(await noneFlew(page, { where: 'the profile', errors })).toContain(800);
  const me = await the.world.resident(vouched.phone);
  const profile = { name: vouched.userName, grid: grids.west, age: { kind: 'adult' } };
  (await me('completeProfile', { body: profile })).ok;
  const phone = await sameOwner(await page.context().cookies(), {});
  await walk(phone, '/', ['#/me', '#/profile', '#/']);
});

it('every page of the three apps was opened', () => {
  const missed = (Object.keys(apps) as App[]).flatMap((app) =>
    routedBy(app)
      .filter((address) => !isOpened(address, opened[app]))
      .map((address) => `${app}#${address}`),
  );
  expect(missed).toEqual([]);
});

it('the canaries were read on many pages: they are words there', () => {
  const pages = Object.values(opened).flat().length;
  console.log(`${canaries.planted().size} fields, ${pages} pages, ${seen.size} canaries read`);
  expect(pages).toBeGreaterThan(80);
  expect(seen.size).toBeGreaterThan(40);
});
