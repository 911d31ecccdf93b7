import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folders, type Screen, screens } from '../vite.config.ts';
import { importsOf, readSources } from './imports.ts';

/* The WebViews of old phones: Chrome 79 and iOS 13. What runs there runs on everything after. */

const product = readSources().filter(({ path }) => !/^(test|scripts)\/|\.test\.tsx?$/.test(path));
const codeOf = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Staff sit at desks; the rest is opened by scanning a code, with whatever phone is at hand. */
const onPhones = screens.filter((screen) => screen !== 'console');
const entryOf = (screen: Screen) => {
  const path = `${folders[screen]}/main.tsx`;
  const text = product.find((one) => one.path === path)?.text ?? '';
  return { path, text, imports: importsOf({ path, text }).map(({ to }) => to) };
};

test.each(onPhones)('%s adds what old phones lack before anything else runs', (screen) => {
  expect(entryOf(screen).imports[0]).toBe('ui/old-phones.ts');
});

test.each(onPhones)('%s gives flex boxes the gaps that old phones do not know', (screen) => {
  const { imports, text } = entryOf(screen);
  expect(imports).toContain('ui/flex-gap.ts');
  expect(codeOf(text)).toMatch(/^spaceFlexBoxes\(\);$/m);
});

/** What is added there may be called: `at`, `replaceAll`, `hasOwn`, `replaceChildren`, `WeakRef`, `ResizeObserver`. */
const younger = [
  /\.(findLast(Index)?|to(Sorted|Reversed|Spliced)|isWellFormed|checkVisibility|formatRange)\(/,
  /\b(Object|Map)\.groupBy\(|\bPromise\.(any|try|withResolvers)\(|\bArray\.fromAsync\(/,
  /\bAbortSignal\.(any|timeout)\(|\bstructuredClone\(|\brandomUUID\(/,
  /\bIntl\.(RelativeTimeFormat|ListFormat|Segmenter|DisplayNames|Locale)\b/,
  // Of a file that was chosen; an answer of the server has had it for long.
  /\b(file|blob)\.(text|arrayBuffer|stream)\(/,
  // Lists of media queries took listeners only under another name.
  /matchMedia\([^)]*\)\.addEventListener/,
  // Read before anything runs: one of these keeps the whole file from opening.
  /\(\?<[=!]|\b\d[\d_]*n\b|\.showModal\(/,
];

test('what a phone draws calls nothing that came after Chrome 79, but for what is added there', () => {
  const drawn = product.filter(({ path }) => /^(resident|board|ui)\//.test(path));
  expect(drawn.length).toBeGreaterThan(300);
  const found = drawn.flatMap(({ path, text }) =>
    younger.flatMap((form) => form.exec(codeOf(text))?.[0] ?? []).map((call) => `${path}: ${call}`),
  );
  expect(found).toEqual([]);
});

/** A selector that is not known takes the whole rule with it, and a layer all that is in it. */
const youngSheets = /:(is|where|has|user-valid)\(|@(layer|container|scope)\b|[{;]\s*&/g;

test.each(onPhones)('%s has no rule of style that they would leave out', (screen) => {
  const assets = join(import.meta.dirname, '../dist', screen, 'assets');
  const sheets = readdirSync(assets).filter((name) => name.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(0);
  const found = sheets.flatMap((name) => [
    ...new Set(readFileSync(join(assets, name), 'utf8').match(youngSheets)),
  ]);
  expect(found).toEqual([]);
});
