import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sealDueDays } from '../../server/features/seals/service.ts';
import { newDesk, newPhone, openBrowser } from '../browser.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { everyLook, type Inspection, inspectionOf, twoLooks } from './inspect.ts';
import { type BrowserWorld, closePages, startBrowserWorld } from './world.ts';

let empty: BrowserWorld;
let world: BrowserWorld;
let codes: Record<'open' | 'closed' | 'refused', string>;
beforeAll(async () => {
  [empty, world] = await Promise.all([startBrowserWorld(), startBrowserWorld()]);
  codes = await publishSome();
});
afterEach(closePages);
afterAll(async () => {
  await empty?.close();
  await world?.close();
});

/** Two entries in the bulletin, one case under way, one refused. */
async function publishSome() {
  const resident = await world.resident();
  const desk = await openDesk(world);
  const closed: string[] = [];
  for (const title of ['巷口排水口疏通', '人行道清出来了']) {
    const { code } = await report(resident, { category: '050100' });
    await walkTo('closed', { desk, resident, code });
    const body = { title, words: '居民报的积水，已换箅子。', place: '西社区 老街', photoIds: [] };
    expect((await desk.reviewer('publishCase', { params: { code }, body })).status).toBe(200);
    closed.push(code);
  }
  const open = (await report(resident)).code;
  await walkTo('dispatched', { desk, resident, code: open });
  const refused = (await report(resident, { category: '020100' })).code;
  const body = { reason: 'out_of_scope', note: '这里不归本县管。' };
  await desk.intake('refuseCase', { params: { code: refused }, body });
  world.clock.advance({ days: 1 });
  await sealDueDays(world.deps);
  return { open, refused, closed: closed[0] ?? '' };
}

async function walk(tour: Inspection, page: Page): Promise<void> {
  await tour.inspect('start');
  await tour.visit('rules', '#/rules');
  await tour.visit('bulletin', '#/bulletin');
  const entry = page.locator('main a[href*="#/bulletin/"]').first();
  const address = await entry.getAttribute('href');
  await tour.visit('bulletin entry', address ?? '');
  await tour.visit('look up', '#/case');
  for (const [stage, code] of Object.entries(codes))
    await tour.visit(`case ${stage}`, `#/case/${code}`);
  await tour.visit('code miscopied', '#/case/SY26-48217-30651');
  await tour.visit('code unknown', '#/case/SY26-00000-00000');
  await tour.visit('entry unknown', '#/bulletin/0199e000-0000-7000-8000-000000000000');
  await tour.visit('seals', '#/seals');
  await tour.visit('map', '#/map');
  await tour.visit('town', '#/areas/339999001000');
  await tour.visit('grid', '#/areas/339999001001001');
  await tour.visit('area unknown', '#/areas/339999999999');
  await tour.visit('nowhere', '#/nowhere');
  // What hangs on a wall grows and shrinks with it: it is measured at the size that it is drawn for.
  const window = page.viewportSize();
  if (window !== null && window.width > 1_000)
    await page.setViewportSize({ width: 1920, height: 1080 });
  await tour.visit('screen', '#/screen');
}

it.each(everyLook)('everything that is public, on a phone, %o', async (looks, { axe }) => {
  const page = await newPhone(await openBrowser(), looks);
  const tour = inspectionOf(page, { looks, touch: true, axe });
  await page.goto(`${world.url}/board/`);
  await walk(tour, page);
  expect(tour.faults()).toEqual([]);
});

it.each(twoLooks)('everything that is public, at a desk, %o', async (looks) => {
  const page = await newDesk(await openBrowser(), looks);
  const tour = inspectionOf(page, { looks, touch: false, axe: true });
  await page.goto(`${world.url}/board/`);
  await walk(tour, page);
  expect(tour.faults()).toEqual([]);
});

it.each(twoLooks)('a county on its first day, %o', async (looks) => {
  const page = await newPhone(await openBrowser(), looks);
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  await page.goto(`${empty.url}/board/`);
  await tour.inspect('start, empty');
  await tour.visit('bulletin, empty', '#/bulletin');
  await tour.visit('seals, empty', '#/seals');
  await tour.visit('map, empty', '#/map');
  await tour.visit('grid, empty', '#/areas/339999001001001');
  await tour.visit('screen, empty', '#/screen');
  expect(tour.faults()).toEqual([]);
});

const pages = [
  '#/',
  '#/rules',
  '#/bulletin',
  '#/case/SY26-00000-00000',
  '#/seals',
  '#/map',
  '#/areas/339999001001001',
  '#/screen',
];

it.each(twoLooks)('a server that does not answer, and no network, %o', async (looks) => {
  const page = await newPhone(await openBrowser(), looks);
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  await page.route('**/api/339999/**', (route) => route.fulfill({ status: 502, body: 'proxy' }));
  await page.goto(`${world.url}/board/`);
  for (const hash of pages) await tour.visit(`${hash} without an answer`, hash);
  await page.context().setOffline(true);
  for (const hash of pages) await tour.visit(`${hash} offline`, hash);
  await page.context().setOffline(false);
  await page.route('**/api/counties', (route) => route.abort());
  await page.reload();
  await tour.inspect('without a county');
  const provoked = /status of 502|ERR_FAILED|INTERNET_DISCONNECTED/;
  expect(tour.faults().filter((fault) => !provoked.test(fault))).toEqual([]);
});
