/** Runs inside the page (test/journeys/inspect.ts sends it there), so it imports nothing. */

export interface Expected {
  language: 'zh-CN' | 'en';
  /** Smallest height of what a finger presses, in px; 0: not looked at. */
  target: number;
  /** Large type was asked for: letters and lines are measured, too. */
  elder: boolean;
  /** Names and words that people gave: they stay as they are in every language. */
  given: readonly string[];
}

/** What is wrong with the page as it stands, one line each. */
export function findFaults(expected: Expected): string[] {
  return [
    ...documentFaults(expected),
    ...wordFaults(expected),
    ...(expected.target > 0 ? targetFaults(expected.target) : []),
    ...(expected.elder ? letterFaults() : []),
  ];
}

function documentFaults({ language }: Expected): string[] {
  const { documentElement: root, title } = document;
  const headings = [...document.querySelectorAll('h1')].filter(
    (one) => one.checkVisibility() && one.textContent?.trim(),
  );
  return [
    ...(headings.length === 1 ? [] : [`${headings.length} headings of level 1`]),
    ...(root.lang === language ? [] : [`lang is ${root.lang}`]),
    ...(title.trim() === '' ? ['no title'] : []),
    ...(root.scrollWidth > root.clientWidth
      ? [`${root.scrollWidth} px wide on ${root.clientWidth}: ${widest()}`]
      : []),
  ];
}

/** The element that reaches furthest to the right, for the message. */
function widest(): string {
  const all = [...document.body.querySelectorAll('*')];
  const right = (one: Element) => one.getBoundingClientRect().right;
  const [first] = all.sort((one, other) => right(other) - right(one));
  return first ? nameOf(first) : '';
}

function wordFaults({ language, given }: Expected): string[] {
  const longestFirst = [...given].sort((one, other) => other.length - one.length);
  const faults: string[] = [];
  for (const text of texts()) {
    if (/\{\{|\b[a-z][A-Za-z]+(\.[A-Za-z_]+)+\b/.test(text)) faults.push(`no words: ${text}`);
    if (language !== 'en' || !/\p{Script=Han}/u.test(text)) continue;
    const own = longestFirst.reduce((rest, one) => rest.replaceAll(one, ''), text);
    // Parts of what was given, such as a place without its house number, are given too.
    const runs = own.match(/\p{Script=Han}+/gu) ?? [];
    const foreign = runs.some((run) => !given.some((one) => one.includes(run)));
    if (foreign) faults.push(`not in English: ${text}`);
  }
  return faults;
}

/** Everything that is read on the page, shown or spoken; parts in a language of their own left out. */
function* texts(): Generator<string> {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (isRead(node.parentElement)) yield node.textContent ?? '';
  for (const one of document.body.querySelectorAll('*'))
    for (const attribute of ['aria-label', 'title', 'placeholder', 'alt'])
      if (one.hasAttribute(attribute) && isRead(one)) yield one.getAttribute(attribute) ?? '';
}

function isRead(element: Element | null): boolean {
  return element?.closest('script, style, [lang]:not(html)') === null;
}

/*
 * Large type as the ministry counts it (适老化通用设计规范, 2021): letters of 18 and more, lines of 1.3 times
 * their letters; targets of 60 are measured below, contrast by axe.
 */
const smallestLettersPx = 18;
const leastLine = 1.3;

function letterFaults(): string[] {
  const faults = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !node.textContent?.trim() || !isSeen(parent)) continue;
    const { fontSize, lineHeight } = getComputedStyle(parent);
    const [letters, line] = [parseFloat(fontSize), parseFloat(lineHeight)];
    if (letters < smallestLettersPx - 0.05)
      faults.add(`letters of ${Math.round(letters * 10) / 10} px: ${nameOf(parent)}`);
    if (line < letters * leastLine - 0.05 && countLines(node) > 1)
      faults.add(`lines of ${Math.round((line / letters) * 100) / 100}: ${nameOf(parent)}`);
  }
  return [...faults];
}

/** A drawing has a size of its own; what only a screen reader has is not seen. */
function isSeen(one: HTMLElement): boolean {
  if (one.closest('svg, script, style, [aria-hidden="true"], .visually-hidden')) return false;
  return isShown(one);
}

function countLines(text: Node): number {
  const range = document.createRange();
  range.selectNodeContents(text);
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
}

const pressed = 'a[href], button, input, select, textarea, [role="button"], [role="tab"]';

function targetFaults(smallest: number): string[] {
  const faults: string[] = [];
  for (const one of document.querySelectorAll<HTMLElement>(pressed)) {
    if (isInline(one) || !isShown(one)) continue;
    const { width, height } = areaOf(one);
    if (Math.min(width, height) < smallest - 0.5)
      faults.push(`${Math.round(width)} × ${Math.round(height)} px: ${nameOf(one)}`);
  }
  return faults;
}

/** A link within a sentence is as high as its line. */
function isInline(one: Element): boolean {
  return getComputedStyle(one).display === 'inline' && !one.matches('.stretched');
}

function isShown(one: HTMLElement): boolean {
  if (one.closest('[inert], [aria-hidden="true"]')) return false;
  const { width, height, bottom, right } = one.getBoundingClientRect();
  const below = scrollY + bottom > 0 && right > 0;
  return one.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1 && below;
}

/** The border drawn around a field, some boxes further out. */
function frameOf(one: HTMLElement): Element | null {
  let frame = one.matches('input, textarea') ? one.parentElement : null;
  for (let out = 0; frame && out < 3; out++) {
    if (getComputedStyle(frame).borderTopWidth !== '0px') return frame;
    frame = frame.parentElement;
  }
  return null;
}

/** Where a press counts: the row of a stretched link, the label or the frame of a field. */
function areaOf(one: HTMLElement): { width: number; height: number } {
  const label = one.closest('label') ?? document.querySelector(`label[for="${one.id}"]`);
  const row = one.matches('.stretched') ? one.offsetParent : null;
  const boxes = [one, label, row, frameOf(one)].flatMap(
    (part) => part?.getBoundingClientRect() ?? [],
  );
  return {
    width: Math.max(...boxes.map(({ width }) => width)),
    height: Math.max(...boxes.map(({ height }) => height)),
  };
}

function nameOf(one: Element): string {
  const text = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 30);
  return `<${one.tagName.toLowerCase()} class="${one.getAttribute('class') ?? ''}"> ${text}`;
}

/** Whether bones still stand in for a part of the page. */
export function isWaiting(): boolean {
  return document.querySelector('[class*="_bone"], main[aria-busy="true"]') !== null;
}

/** What the keyboard reaches and the eye does not: covered by a bar or foot when it has the focus. */
export function findHiddenFocus(): string[] {
  const faults: string[] = [];
  const within = document.querySelector('[role="dialog"]') ?? document;
  for (const one of within.querySelectorAll<HTMLElement>(pressed)) {
    if (!isShown(one) || one.matches(':disabled, [tabindex="-1"]')) continue;
    one.focus({ focusVisible: true } as FocusOptions);
    if (document.activeElement === one && isCovered(one)) faults.push(`hidden: ${nameOf(one)}`);
  }
  return faults;
}

function isCovered(one: Element): boolean {
  const { left, top, width, height } = one.getBoundingClientRect();
  const shares = [0.1, 0.5, 0.9];
  const points = shares.flatMap((x) => shares.map((y) => [left + width * x, top + height * y]));
  return points.every(([x = 0, y = 0]) => {
    const hit = document.elementFromPoint(x, y);
    return hit === null || !(one.contains(hit) || hit.contains(one) || isLabelOf(hit, one));
  });
}

function isLabelOf(hit: Element, field: Element): boolean {
  return hit.closest(`label[for="${field.id}"]`) !== null || hit.closest('label') === field;
}
