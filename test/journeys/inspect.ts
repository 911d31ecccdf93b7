import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { collectErrors, expectNoAxeViolations, type Looks } from '../browser.ts';
import { inTurn } from '../turns.ts';

export interface Inspection {
  /** Looks at the page as it stands, and keeps what is wrong under this name. */
  inspect(name: string): Promise<void>;
  /** Goes to an address within the app, waits until it has its answers, and looks at it. */
  visit(name: string, hash: string): Promise<void>;
  /** The page has all that it asked for. */
  settled(): Promise<void>;
  /** What was wrong so far, complaints of the browser's console too. */
  faults(): string[];
}

interface InspectionOptions {
  looks: Looks;
  /** A finger presses here, not a mouse. */
  touch: boolean;
  /** Another theme changes colours, larger type sizes; the rest of what axe looks at was seen in the light. */
  axe: boolean | 'colours';
}

export type LookedAt = readonly [Looks, Pick<InspectionOptions, 'axe'>];

/** Each commit looks at one of them: what is shown in every state was looked at in all, one commit after another. */
export const everyLook: readonly LookedAt[] = inTurn<LookedAt>([
  [{}, { axe: true }],
  [{ language: 'en', dark: true }, { axe: 'colours' }],
  [{ dark: true }, { axe: 'colours' }],
  // In large type the longer words are those that may not fit.
  [{ language: 'en', elder: true }, { axe: true }],
  // Whoever asks for large type reads Chinese, nearly always.
  [{ elder: true }, { axe: true }],
]);

/** The desk knows no large type. Dark and English are looked at together: neither hides what the other breaks. */
const ofDesk: readonly LookedAt[] = [
  [{}, { axe: true }],
  [{ language: 'en', dark: true }, { axe: 'colours' }],
  [{ dark: true }, { axe: 'colours' }],
];
export const looksOfDesk: readonly LookedAt[] = inTurn(ofDesk);

/** What is walked through at a desk and on a phone of staff: at one of them at a commit, in one look. */
const ofEither = inTurn(
  (['desk', 'phone'] as const).flatMap((at) => ofDesk.map((look) => ({ at, look }))),
);
const lookedAt = (where: 'desk' | 'phone'): readonly LookedAt[] =>
  ofEither.filter(({ at }) => at === where).map(({ look }) => look);
export const looksAtDesk = lookedAt('desk');
export const looksOnPhone = lookedAt('phone');

/** As it comes, everything changed at once, and in the large type of those who ask for it. */
export const twoLooks: readonly Looks[] = inTurn<Looks>([
  {},
  { language: 'en', elder: true, dark: true },
  { elder: true },
  { elder: true, dark: true },
]);

/** Names in both languages alike, and words that people wrote, are no fault of a translation. */
const always = ['中文'];
/** Asking who is signed in answers 401 to a stranger, the demo's people 404 outside the demo. */
const expectedErrors = /status of 40[134]/;

/** What a browser complains of where there is no network; its look for a newer worker too. */
export const isOfNoNetwork = (fault: string) =>
  /ERR_INTERNET_DISCONNECTED|fetching the script/.test(fault);

/** Starts to watch a page: what it asks for, what it is given, what its console complains of. */
export function inspectionOf(page: Page, { looks, touch, axe }: InspectionOptions): Inspection {
  const errors = collectErrors(page);
  const given = givenTo(page);
  const isQuiet = quietnessOf(page);
  const found: string[] = [];
  const language = looks.language ?? 'zh-CN';
  const expected = {
    language,
    target: touch ? (looks.elder ? 60 : 44) : 0,
    elder: looks.elder === true,
  };
  const keep = (name: string, faults: readonly string[]) =>
    found.push(...faults.map((fault) => `${describe(looks)} ${name}: ${fault}`));

  async function settled(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await page.waitForTimeout(40);
      quiet = isQuiet() && !(await runInPage(page, 'isWaiting()')) ? quiet + 1 : 0;
    }
  }
  async function inspect(name: string): Promise<void> {
    await settled();
    const whole = { ...expected, given: [...always, ...given] };
    keep(name, await runInPage<string[]>(page, `findFaults(${JSON.stringify(whole)})`));
    if (touch) keep(name, await runInPage<string[]>(page, 'findHiddenFocus()'));
    // Of two looks it is the second.
    const part = axe === 'colours' || (looks.dark && looks.elder) ? 'colours' : undefined;
    if (axe)
      await unrolled(page, () => expectNoAxeViolations(page, part)).catch((error: Error) =>
        keep(name, [error.message]),
      );
  }
  return {
    settled,
    inspect,
    visit: async (name, hash) => {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await inspect(name);
    },
    faults: () => {
      const unexpected = errors.filter((error) => !expectedErrors.test(error));
      return [...found, ...unexpected.map((error) => `${describe(looks)} console: ${error}`)];
    },
  };
}

/**
 * Looks at a page as high as all that is on it: what a bar covers at one place of scrolling is not
 * what can be reached, and that is looked for by itself.
 */
async function unrolled(page: Page, look: () => Promise<void>): Promise<void> {
  const window = page.viewportSize();
  if (window === null) return look();
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ ...window, height: Math.max(window.height, height) });
  await look().finally(() => page.setViewportSize(window));
}

const describe = ({ language = 'zh-CN', elder, dark }: Looks) =>
  [language, elder ? 'elder' : '', dark ? 'dark' : ''].filter(Boolean).join(' ');

let source: Promise<string> | undefined;

/** Evaluated from outside, which the page's content security policy does not forbid. */
async function runInPage<T>(page: Page, call: string): Promise<T> {
  source ??= readFile(join(import.meta.dirname, '../in-page/faults.ts'), 'utf8').then((text) =>
    stripTypeScriptTypes(text).replace(/^export /gm, ''),
  );
  return await page.evaluate(`(() => { ${await source}; return ${call}; })()`);
}

/** Chinese that the server sends as it is: every string that is not the Chinese half of a sentence. */
function givenTo(page: Page): Set<string> {
  const given = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'string') {
      if (/\p{Script=Han}/u.test(value)) given.add(value);
    } else if (typeof value === 'object' && value !== null) {
      const { zh, en, ...rest } = value as Record<string, unknown>;
      gather(en);
      for (const part of Object.values(Array.isArray(value) ? value : rest)) gather(part);
      if (typeof zh === 'string' && en === undefined) gather(zh);
    }
  };
  page.on('response', (response) => {
    const isJson = response.headers()['content-type']?.includes('json');
    if (response.ok() && isJson && response.url().includes('/api/'))
      void response.json().then(gather, () => undefined);
  });
  return given;
}

/** Whether nothing that the page asked for is still on its way. */
function quietnessOf(page: Page): () => boolean {
  const waiting = new Set<unknown>();
  page.on('request', (request) => {
    // A stream of events is open for as long as the page is.
    if (request.resourceType() !== 'eventsource') waiting.add(request);
  });
  page.on('requestfinished', (request) => waiting.delete(request));
  page.on('requestfailed', (request) => waiting.delete(request));
  return () => waiting.size === 0;
}
