import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { collectErrors, newDesk, openBrowser } from '../browser.ts';
import { look, watch } from './canaries.ts';
import { type BrowserWorld, closePages, startBrowserWorld } from './world.ts';

/* What the pages of the platform let happen to them, asked of a real browser. */

let world: BrowserWorld;
beforeAll(async () => {
  world = await startBrowserWorld();
});
afterEach(closePages);
afterAll(() => world?.close());

/** Every document there is, and words that it shows once it has drawn itself. */
const documents = [
  ['the resident’s phone', '/', '平安'],
  ['the console', '/console/', '登录'],
  ['the board', '/board/', '公示'],
  ['the page that checks receipts', '/board/verify.html', '核对凭条'],
  ['the description of the API', '/docs/', 'Ping’an Points'],
  ['the counter', '/counter/', '兑换点登录'],
] as const;

/** Ways in which text becomes markup or code; each is tried where a script of the page would. */
const injections = [
  `document.body.innerHTML = '<img src=x onerror=hit(1)>'`,
  `document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=hit(2)>')`,
  `document.body.outerHTML = '<svg onload=hit(3)>'`,
  `document.write('<script>hit(4)</script>')`,
  `document.createElement('iframe').srcdoc = '<script>hit(5)</script>'`,
  `document.createElement('script').text = 'hit(6)'`,
  `document.createElement('script').src = 'https://evil.example/hit.js'`,
  `document.createElement('img').setAttribute('onerror', 'hit(7)')`,
  `new DOMParser().parseFromString('<b>8</b>', 'text/html')`,
  `document.createRange().createContextualFragment('<img src=x onerror=hit(9)>')`,
];

/** Its library asks whether it may build code out of text, is told no, and does without. */
const questionOfReference = /TrustedScript|^require-trusted-types-for trusted-types-sink$/;
/** Nobody is signed in yet, and the test county has no demo. */
const expectedErrors = /status of 40[134]/;

async function open(path: string, words: string): Promise<{ page: Page; errors: string[] }> {
  const page = await newDesk(await openBrowser());
  const errors = collectErrors(page);
  await watch(page);
  await page.goto(`${world.url}${path}`);
  await page.getByText(words).first().waitFor();
  return { page, errors };
}

describe.each(documents)('%s', (_, path, words) => {
  it('draws itself under its policy: nothing of its own is refused', async () => {
    const { page, errors } = await open(path, words);
    const { refusals } = await look(page);
    const all = [...refusals, ...errors].filter((error) => !expectedErrors.test(error));
    const isExpected = (error: string) => path === '/docs/' && questionOfReference.test(error);
    expect(all.filter((error) => !isExpected(error))).toEqual([]);
  });

  it('lets no text become markup, script or the address of a script', async () => {
    const { page } = await open(path, words);
    const before = await look(page);
    for (const injection of injections) {
      const said = await page.evaluate<string>(
        `(() => { try { ${injection}; return 'went through'; } catch (error) { return error.name; } })()`,
      );
      expect(said, injection).toBe('TypeError');
    }
    const { hits, refusals, elements } = await look(page);
    expect({ hits, elements }).toEqual({ hits: [], elements: before.elements });
    expect(refusals.length).toBeGreaterThan(before.refusals.length);
    for (const refusal of refusals) expect(refusal).toMatch(/^require-trusted-types-for/);
  });

  it('makes no other policy by which text could come in', async () => {
    const { page } = await open(path, words);
    const made = await page.evaluate<string>(`(() => {
      try { trustedTypes.createPolicy('of one’s own', { createHTML: (text) => text }); return 'made'; }
      catch (error) { return error.name; }
    })()`);
    expect(made).toBe('TypeError');
  });
});

describe('styles', () => {
  it.each([documents[0], documents[2], documents[3]])(
    '%s takes none that stands in the page',
    async (_, path, words) => {
      const { page } = await open(path, words);
      const colour = await page.evaluate<string>(`(() => {
      const sheet = document.createElement('style');
      sheet.textContent = 'body { outline-color: rgb(1, 2, 3) !important }';
      document.head.append(sheet);
      return getComputedStyle(document.body).outlineColor;
    })()`);
      expect(colour).not.toBe('rgb(1, 2, 3)');
      expect((await look(page)).refusals[0]).toMatch(/^style-src/);
    },
  );
});

it('no folder lists its files, and what is not there is not another page', async () => {
  for (const path of [
    '/assets/',
    '/console/assets/',
    '/board/assets',
    '/console/nothing',
    '/.git/config',
  ])
    expect((await fetch(`${world.url}${path}`)).status, path).toBe(404);
});
