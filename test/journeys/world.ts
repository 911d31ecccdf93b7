import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makePhoto, startTestApp, type TestApp } from '../app.ts';
import { type Person, password } from '../county.ts';

export interface BrowserWorld extends TestApp {
  url: string;
}

/** The test county served to a real browser, on a clock that starts now and can be moved ahead. */
export async function startBrowserWorld(): Promise<BrowserWorld> {
  const screens = join(import.meta.dirname, '../../dist');
  if (!existsSync(screens)) throw new Error('the screens are not built: npm run build');
  const world = await startTestApp({ screens, now: new Date() });
  const url = await world.app.listen({ port: 0, host: '127.0.0.1' });
  return { ...world, url };
}

/** Signs a resident in on the phone's own screens. */
export async function signInResident(page: Page, phone: string): Promise<void> {
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '发验证码' }).click();
  await page.getByRole('button', { name: /验证码 \d{6}/ }).click();
}

export async function signInStaff(page: Page, world: BrowserWorld, person: Person): Promise<void> {
  await page.goto(`${world.url}/console/`);
  await page.getByLabel('账号').fill(person);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '收件派单' }).waitFor();
}

/** A photo on disk, for a file input. */
export async function photoFile(seed: number): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'pingan-photo-')), `photo-${seed}.jpg`);
  await writeFile(file, await makePhoto(seed));
  return file;
}
