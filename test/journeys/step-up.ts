import type { Page } from 'playwright-core';
import { newDesk, openBrowser } from '../browser.ts';
import type { Person } from '../county.ts';
import { type BrowserWorld, nextCode, seat } from './world.ts';

/** Somebody at a desk since some time: the next weighty step asks for the second factor. */
export const longSeated = async (world: BrowserWorld, person: Person): Promise<Page> =>
  seat(await newDesk(await openBrowser()), world, person, { proved: false });

export const dialog = (page: Page) => page.getByRole('dialog', { name: '再验证一次身份' });

export async function showCode(world: BrowserWorld, page: Page): Promise<void> {
  await dialog(page).getByLabel('动态口令').fill(nextCode(world));
  await dialog(page).getByRole('button', { name: '验证并继续' }).click();
  await dialog(page).waitFor({ state: 'hidden' });
}
