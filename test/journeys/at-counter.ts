import type { Page } from 'playwright-core';
import { type Looks, newPhone, openBrowser } from '../browser.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import { type BrowserWorld, seat } from './world.ts';

export interface AtCounter {
  page: Page;
  tour: Inspection;
}

/** A phone or tablet at the counter, opened once with a network. */
export async function openCounter(
  world: BrowserWorld,
  looks: Looks = {},
  tablet = false,
): Promise<AtCounter> {
  const page = await seat(await newPhone(await openBrowser(), looks), world, 'merchant');
  if (tablet) await page.setViewportSize({ width: 1024, height: 1366 });
  const tour = inspectionOf(page, { looks, touch: true, axe: true });
  await page.goto(`${world.url}/counter/`);
  await page
    .getByRole('button', { name: /当班|Serve here/ })
    .first()
    .click();
  await page
    .getByText(/没网也能办|without a network/)
    .first()
    .waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  return { page, tour };
}

/** Types what a camera would have read. */
export async function show(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: /^(手输兑换码|Type a code)$/ }).click();
  await page.getByLabel(/^(兑换码或兑换卡|Code or card)$/).fill(text);
  await page.getByRole('button', { name: /^(核对|Check)$/ }).click();
}

/** A browser complains of each request without a network, and of a wrong password; the rest are faults. */
export const faultsOf = (tour: Inspection) =>
  tour.faults().filter((fault) => !/ERR_INTERNET_DISCONNECTED|status of 422/.test(fault));
