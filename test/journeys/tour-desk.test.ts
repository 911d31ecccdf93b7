import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Looks, newDesk, newPhone, openBrowser } from '../browser.ts';
import { county, type Person, password } from '../county.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, startBrowserWorld } from './world.ts';

type Cases = Record<
  'reported' | 'accepted' | 'dispatched' | 'answered' | 'asked' | 'closed' | 'held',
  string
>;

let empty: BrowserWorld;
let world: BrowserWorld;
let cases: Cases;
beforeAll(async () => {
  [empty, world] = await Promise.all([startBrowserWorld(), startBrowserWorld()]);
  cases = await fillTheQueue();
});
afterEach(closePages);
afterAll(async () => {
  await empty?.close();
  await world?.close();
});

/** One case at each stage; the last one is held, because its words are those of another. */
async function fillTheQueue(): Promise<Cases> {
  const resident = await world.resident();
  await resident('completeProfile', { body: { name: '周小芳', grid: '339999001001001' } });
  const desk = await openDesk(world);
  const codeAt = async (stage: Parameters<typeof walkTo>[0], category: string) => {
    const { code } = await report(resident, { category, words: `${stage}：路边堆着砖头` });
    await walkTo(stage, { desk, resident, code });
    return code;
  };
  const accepted = await codeAt('accepted', '040300');
  const dispatched = await codeAt('dispatched', '050100');
  const answered = await codeAt('answered', '020100');
  const asked = await codeAt('awaiting_confirmation', '040300');
  const closed = await codeAt('closed', '050100');
  const reported = (await report(resident, { category: '070200' })).code;
  const words = 'closed：路边堆着砖头';
  const held = (await report(resident, { category: '020100', words })).code;
  await world.settle();
  return { reported, accepted, dispatched, answered, asked, closed, held };
}

/** Puts somebody at a desk into any page: a phone of staff is a desk too. */
async function seat(page: Page, person: Person): Promise<Page> {
  const data = { login: person, password };
  const { request } = page.context();
  await request.post(`${world.url}/api/${county}/staff/sessions`, { data });
  return page;
}

/** The form that is on the page, with everything wrong that can be wrong. */
async function handInNothing(page: Page, tour: Inspection, name: string): Promise<void> {
  await page.locator('main form button[type=submit]').click();
  await tour.inspect(`${name}, handed in empty`);
}

/** The desk knows no large type. */
const looksOfDesks: readonly [Looks, { axe: boolean }][] = [
  [{}, { axe: true }],
  [{ dark: true }, { axe: true }],
  [{ language: 'en' }, { axe: false }],
];
const twoLooks: readonly Looks[] = [{}, { language: 'en', dark: true }];

const turns: readonly [Person, (keyof Cases)[]][] = [
  ['intake', ['reported']],
  ['dispatcher', ['accepted', 'dispatched']],
  ['handler_west', ['dispatched']],
  ['reviewer', ['answered', 'asked', 'closed', 'held']],
  ['auditor', ['closed']],
];

async function walk(page: Page, tour: Inspection): Promise<void> {
  for (const [person, stages] of turns) {
    await seat(page, person);
    await page.goto(`${world.url}/console/?as=${person}#/queue`);
    await tour.inspect(`queue of ${person}`);
    for (const stage of stages)
      await tour.visit(`${stage} for ${person}`, `#/queue/${cases[stage]}`);
  }
}

it.each(looksOfDesks)('every case on the desk of whose turn it is, %o', async (looks, { axe }) => {
  const page = await newDesk(await openBrowser(), looks);
  const tour = inspectionOf(page, { looks, touch: false, axe });
  await walk(page, tour);
  await seat(page, 'reviewer');
  await page.goto(`${world.url}/console/?as=reviewer-again#/held`);
  await tour.inspect('held');
  await page.locator('main ul a').first().click();
  await tour.inspect('held award');
  await page.locator('main input[type=radio]').last().check();
  await handInNothing(page, tour, 'held award');
  await tour.visit('case unknown', '#/queue/SY26-00000-00000');
  await tour.visit('nowhere', '#/nowhere');
  expect(tour.faults()).toEqual([]);
});

it.each(twoLooks)('every case on a phone of staff, %o', async (looks) => {
  const page = await newPhone(await openBrowser(), looks);
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  await walk(page, tour);
  expect(tour.faults()).toEqual([]);
});

it.each(twoLooks)('moves handed in empty, no permission, nothing to do, %o', async (looks) => {
  const page = await newDesk(await openBrowser(), looks);
  const tour = inspectionOf(page, { looks, touch: false, axe: true });
  await page.goto(`${world.url}/console/`);
  await tour.inspect('sign-in');
  await handInNothing(page, tour, 'sign-in');
  await page.locator('input[name=login]').fill('intake');
  await page.locator('input[name=password]').fill('a wrong password');
  await page.locator('main form button[type=submit]').click();
  await tour.inspect('sign-in, wrong password');
  await seat(page, 'reviewer');
  await page.goto(`${world.url}/console/?as=reviewer#/queue/${cases.answered}`);
  await tour.settled();
  await handInNothing(page, tour, 'verify');
  await tour.visit('publish', `#/queue/${cases.closed}`);
  await page.locator('main form textarea').fill('');
  await handInNothing(page, tour, 'publish');
  await seat(page, 'intake');
  await page.goto(`${world.url}/console/?as=intake#/held`);
  await tour.inspect('whose page it is');
  await seat(page, 'administrator');
  await page.goto(`${world.url}/console/?as=administrator`);
  await tour.inspect('a role without pages');
  const first = await deskOf(empty, 'reviewer', looks);
  const emptyTour = inspectionOf(first, { looks, touch: false, axe: true });
  await first.goto(`${empty.url}/console/#/queue`);
  await emptyTour.inspect('queue, empty');
  await emptyTour.visit('held, empty', '#/held');
  const faults = [...tour.faults(), ...emptyTour.faults()];
  expect(faults.filter((fault) => !/status of 422/.test(fault))).toEqual([]);
});

it.each(twoLooks)(
  'a server that does not answer, no network, an expired session, %o',
  async (looks) => {
    const page = await seat(await newDesk(await openBrowser(), looks), 'reviewer');
    const tour = inspectionOf(page, { looks, touch: false, axe: true });
    const pages = ['#/queue', `#/queue/${cases.answered}`, '#/held'];
    await page.goto(`${world.url}/console/#/queue/${cases.held}`);
    await tour.settled();
    const broken = /api\/\d+\/(cases|held-awards)/;
    await page.route(broken, (route) => route.fulfill({ status: 502, body: 'proxy' }));
    for (const hash of pages) await tour.visit(`${hash} without an answer`, hash);
    await page.unroute(broken);
    await page.context().setOffline(true);
    for (const hash of pages) await tour.visit(`${hash} offline`, hash);
    await page.context().setOffline(false);
    await page.context().clearCookies();
    await tour.visit('expired', `#/queue/${cases.accepted}`);
    await page.route('**/api/counties', (route) => route.abort());
    await page.reload();
    await tour.inspect('without a county');
    const provoked = /status of 502|ERR_FAILED|INTERNET_DISCONNECTED/;
    expect(tour.faults().filter((fault) => !provoked.test(fault))).toEqual([]);
  },
);
