import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { newPhone, openBrowser } from '../test/browser.ts';
import { grids, county as reportingCounty } from '../test/county.ts';
import { adult } from '../test/families.ts';
import { type Bench, median } from './bench.ts';
import { makeReporters, startServer } from './report.ts';
import { mostScriptKb } from './script-weight.ts';

/** Seconds after which somebody thinks that the app hangs. */
const patience = 3;

/** A cheap phone where the signal is poor: 3G as WebPageTest means it, bytes a second. */
const slow = {
  processor: 6,
  network: { offline: false, latency: 300, downloadThroughput: 2e5, uploadThroughput: 96_000 },
};

const built = join(import.meta.dirname, '../dist');

/**
 * The home of a resident who was there before: the app was kept on the phone, who they are and what is new
 * comes over the line. Beside it stands what a first visit must fetch before anything is drawn.
 */
export const firstScreen: Bench = {
  name: 'first-screen',
  promise:
    'a resident opens the app again on a phone with a processor six times slower, over 3G: until it can be used (s) ÷ 3 s',
  goal: 1,
  better: 'lower',
  also: { note: 'scriptKb', atMost: mostScriptKb },
  seconds: 12,
  async prepare(world) {
    if (!existsSync(join(built, 'resident')))
      throw new Error('the screens are not built: npm run build');
    const [token] = await makeReporters(world);
    const server = await startServer(world, { screens: built });
    const browser = await openBrowser();
    const page = await slowPhone(browser);
    const session = { name: 'pingan_resident', value: token ?? '' };
    await page.context().addCookies([{ ...session, url: server.address, httpOnly: true }]);
    await introduce(page, server.address);
    const home = `${server.address}/?county=${reportingCounty}`;
    const scriptKb = await firstVisit(page, home);
    return {
      ours: (seconds) => openAgain(page, { address: home, seconds }),
      reference: async () => patience,
      notes: () => ({ scriptKb }),
      close: async () => {
        await browser.close();
        await server.close();
      },
    };
  },
};

async function slowPhone(browser: Browser): Promise<Page> {
  const page = await newPhone(browser);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slow.network);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow.processor });
  return page;
}

/** Says who they are, so that the app opens with their home. */
async function introduce(page: Page, address: string): Promise<void> {
  const profile = { name: '何阿婆', grid: grids.west, age: adult };
  const answer = await page.request.patch(`${address}/api/${reportingCounty}/me`, {
    data: profile,
    headers: { 'idempotency-key': 'first-screen' },
  });
  if (!answer.ok()) throw new Error(`${answer.status()}: ${await answer.text()}`);
}

/** The one thing that everybody comes for; it stands there once the home does. */
const usable = (page: Page) => page.locator('main a[href="#/report"]').first().waitFor();

/** Scripts that arrived before anything was drawn, as they are compressed by gzip. */
async function firstVisit(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await usable(page);
  const paths = await page.evaluate<string[]>(`(() => {
    const [drawn] = performance.getEntriesByName('first-contentful-paint');
    return performance.getEntriesByType('resource')
      .filter(({ name, responseEnd }) => name.endsWith('.js') && responseEnd <= drawn.startTime)
      .map(({ name }) => new URL(name).pathname);
  })()`);
  // What is kept for later visits is fetched behind the page.
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(paths.map(compressedBytes));
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1_000);
}

async function compressedBytes(path: string): Promise<number> {
  const file = join(built, 'resident', path);
  return (await stat(existsSync(`${file}.gz`) ? `${file}.gz` : file)).size;
}

interface Again {
  address: string;
  seconds: number;
}

/** The median of as many visits as fit into the time: seconds from the tap until it can be used. */
async function openAgain(page: Page, { address, seconds }: Again): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  const took: number[] = [];
  do {
    await page.goto('about:blank');
    const from = performance.now();
    await page.goto(address, { waitUntil: 'commit' });
    await usable(page);
    took.push((performance.now() - from) / 1_000);
  } while (performance.now() < until);
  return median(took);
}
