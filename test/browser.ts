import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

const args = [
  '--no-sandbox',
  '--disable-quic',
  // Drawn by the processor itself: to imitate a graphics card for it takes a third of all time.
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
];
let shared: Promise<Browser> | undefined;

/** The one browser of this test process; it ends with the process. */
export function openBrowser(): Promise<Browser> {
  shared ??= launch();
  return shared;
}

/** A browser with a camera that films this picture, and gives it to whoever asks; for the caller to close. */
export function openBrowserWithCamera(y4m: string): Promise<Browser> {
  return launch([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${y4m}`,
  ]);
}

async function launch(more: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  const program = { executablePath, env: { ...process.env, ...env } };
  return await chromium.launch({ ...program, args: [...args, ...more] });
}

export interface Looks {
  language?: 'zh-CN' | 'en';
  /** Large type. */
  elder?: boolean;
  dark?: boolean;
}

/** A page on a phone of its own: nothing is shared with other phones. */
export async function newPhone(browser: Browser, looks: Looks = {}): Promise<Page> {
  return await newPage(browser, looks, {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  });
}

/** A page on a desk computer of its own. */
export async function newDesk(browser: Browser, looks: Looks = {}): Promise<Page> {
  return await newPage(browser, looks, { viewport: { width: 1440, height: 900 } });
}

async function newPage(
  browser: Browser,
  { language = 'zh-CN', elder = false, dark = false }: Looks,
  device: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({
    ...device,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    // What opens stands where it opens: a press on a list that still unfolds meets the line beside.
    reducedMotion: 'reduce',
  });
  const remembered = { language, elder: elder ? 'yes' : 'no' };
  // Only where nothing is remembered: what a journey changes must outlast a reload.
  await context.addInitScript((choices) => {
    const page = globalThis as unknown as BrowserGlobals;
    if (!page.location.protocol.startsWith('http')) return;
    for (const [name, value] of Object.entries(choices)) {
      if (page.localStorage.getItem(name) === null) page.localStorage.setItem(name, value);
    }
  }, remembered);
  context.setDefaultTimeout(60_000);
  return await context.newPage();
}

interface BrowserGlobals {
  localStorage: { getItem(name: string): string | null; setItem(name: string, to: string): void };
  location: { protocol: string };
}

/** Everything the page throws or complains of in its console from now on, refused content too. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // No rule of these reads sheets, and a sheet that it cannot read axe would fetch and write into the page, which the policy refuses.
  preload: false,
};

const colours: RunOptions = {
  ...rules,
  runOnly: { type: 'rule', values: ['color-contrast', 'target-size'] },
};

/**
 * Checks the page as it stands against WCAG 2.2 AA and axe's good practice; `colours`: only what
 * another theme or a larger type of a page that was checked can change.
 * @throws Error that lists each broken rule with its places and reasons
 */
export async function expectNoAxeViolations(page: Page, only?: 'colours'): Promise<void> {
  // Whoever has just pressed a link still sees it load: a page stands once it has its heading.
  if (only === undefined) await page.locator('h1').first().waitFor({ state: 'attached' });
  // Evaluated from outside, which the page's own content security policy does not forbid.
  if (await page.evaluate<boolean>('typeof axe === "undefined"'))
    await page.evaluate(await axeSource());
  const run = `axe.run(${JSON.stringify(only === undefined ? rules : colours)})`;
  const { violations } = (await page.evaluate(run)) as AxeResults;
  if (violations.length === 0) return;
  const list = violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target, failureSummary = '' }) => {
      return `  ${target.join(' ')}\n    ${failureSummary.replaceAll('\n', '\n    ')}`;
    });
    return [`${id}: ${help}`, ...places].join('\n');
  });
  throw new Error(`${page.url()} breaks ${violations.length} rules\n${list.join('\n')}`);
}

function axeSource(): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}
