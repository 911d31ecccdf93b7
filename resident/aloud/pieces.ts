/** Some voices fall silent in the middle of what is longer. */
const longest = 120;

/** Text as it is spoken: a sentence or a few short ones at a time, nothing of it lost. */
export function inPieces(text: string): string[] {
  const pieces: string[] = [];
  for (const sentence of text.match(/.+?(?:[。！？；!?;]+|\.\s|$)/g) ?? []) {
    let rest = sentence.trim();
    const last = pieces[pieces.length - 1];
    if (last !== undefined && last.length + rest.length < longest) {
      pieces[pieces.length - 1] = `${last}${/[\w.!?;]$/.test(last) ? ' ' : ''}${rest}`;
      continue;
    }
    for (; rest.length > longest; rest = rest.slice(longest)) pieces.push(rest.slice(0, longest));
    if (rest !== '') pieces.push(rest);
  }
  return pieces;
}

/** What ends a thought: words of two of them are not spoken in one breath. */
const blocks = 'h1,h2,h3,h4,p,li,a,button,label,legend,dt,dd,th,td,summary,figcaption,section,div';

/**
 * What a page says to the eye, in the order in which it stands: not what is hidden, what is decoration, nor
 * what somebody has typed.
 */
export function wordsOn(page: HTMLElement): string[] {
  const found: { block: Element | null; text: string }[] = [];
  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const parent = node.parentElement;
    const text = (node.textContent ?? '').replace(/\s+/g, ' ');
    if (parent === null || text.trim() === '' || !isSeen(parent)) continue;
    const block = parent.closest(blocks);
    const before = found[found.length - 1];
    if (before !== undefined && before.block === block) before.text += text;
    else found.push({ block, text });
  }
  return found.map(({ text }) => text.trim());
}

const isSeen = (one: Element): boolean =>
  one.closest('[aria-hidden="true"],[data-silent],svg,textarea,select') === null &&
  one.getClientRects().length > 0;
