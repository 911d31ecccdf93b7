import type { Page } from 'playwright-core';
import { rulebook } from '../../db/seed/county/rulebook.ts';
import { writeCategories } from '../../db/seed/county/write.ts';
import type { Caller } from '../app.ts';
import { county, grids } from '../county.ts';
import { adult } from '../families.ts';
import { enforce } from '../rulebooks.ts';
import { press } from './press.ts';
import { type BrowserWorld, codeOn, phoneOf, startBrowserWorld } from './world.ts';

/* What the rule book gives with which a county of the demo begins, and how a resident reads it. */

/** The test county with the rule book and the kinds of the demo, at ten in the morning of a day. */
export async function startUnderDefaultBook(day: string): Promise<BrowserWorld> {
  const world = await startBrowserWorld({ now: tenOClock(day) });
  await enforce(world, rulebook.rules, rulebook);
  await world.deps.database.transact(async (tx) => {
    await tx.deleteFrom('categories').where('county', '=', county).execute();
    await writeCategories(tx, county);
  });
  return world;
}

export const tenOClock = (day: string) => new Date(`${day}T10:00:00+08:00`);

/** A grown-up with a phone, who has been shown around. */
export async function neighbour(
  world: BrowserWorld,
  phone: string,
): Promise<{ page: Page; call: Caller }> {
  const page = await phoneOf(world, { phone, name: '周小芳' });
  const call = await world.resident(phone);
  const body = { name: '周小芳', grid: grids.west, age: adult };
  (await call('completeProfile', { body })).ok;
  return { page, call };
}

interface Seen {
  /** What the sheet of kinds calls it. */
  kind: string;
  words: string;
  place: string;
}

/** Reports something on the phone, of a kind that is chosen there; @returns the code on the receipt. */
export async function reportOnPhone(
  world: BrowserWorld,
  page: Page,
  { kind, words, place }: Seen,
): Promise<string> {
  await page.clock.setFixedTime(world.clock.now());
  await page.goto(`${world.url}/#/report`);
  await page.getByLabel('写清楚在哪里').fill(place);
  await page.getByRole('textbox', { name: '说一句' }).fill(words);
  await page.getByRole('button', { name: /^(选一个类别|换一个)$/ }).click();
  await page.getByRole('heading', { name: '是哪一类事' }).waitFor();
  await page.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
  await page.getByRole('heading', { name: '是哪一类事' }).waitFor({ state: 'detached' });
  await press(page, '发送');
  await page.waitForURL(/#\/sent\//);
  return codeOn(page);
}

/** Opens the statement, at the hour of the county. */
export async function openStatement(world: BrowserWorld, page: Page): Promise<void> {
  await page.clock.setFixedTime(world.clock.now());
  await page.goto(`${world.url}/#/points`);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: /^(我的积分|My points)$/ }).waitFor();
}

export interface Line {
  /** The whole sentence. */
  why: string;
  /** As it is printed, +3. */
  points: string;
  /** 已入账 unless given. */
  state?: string;
  /** What else stands on the line, of the household or until when. */
  also?: string;
}

/** The statement has a line with this reason and this figure, the newest if several have it. */
export async function expectLine(
  page: Page,
  { why, points, state = '已入账', also }: Line,
): Promise<void> {
  const lines = page.getByRole('listitem').filter({ has: page.getByText(why, { exact: true }) });
  const line = lines.first();
  for (const text of [points, state, ...(also === undefined ? [] : [also])])
    await line.getByText(text, { exact: true }).waitFor();
}
