import type { Locator, Page } from 'playwright-core';
import type { Inspection } from './inspect.ts';
import { press } from './press.ts';

interface Signing {
  /** Of the party. */
  name: string;
  tour: Inspection;
}

/** A party without a phone signs the agreement on the clerk’s tablet. */
export async function signOnTablet(page: Page, { name, tour }: Signing): Promise<void> {
  const pad = page.getByRole('img', { name: new RegExp(name) });
  await pad.scrollIntoViewIfNeeded();
  await tour.inspect('a frame to sign in');
  await signIn(page, pad);
  await press(page, '确认签字');
}

/** Somebody signs in a frame. */
export async function signIn(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const frame = await pad.boundingBox();
  if (frame === null) throw new Error('no frame to sign in');
  await page.mouse.move(frame.x + 40, frame.y + 60);
  await page.mouse.down();
  for (const [x, y] of [
    [90, 90],
    [140, 40],
    [200, 100],
  ] as const)
    await page.mouse.move(frame.x + x, frame.y + y);
  await page.mouse.up();
}
