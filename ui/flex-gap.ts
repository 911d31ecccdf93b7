/*
 * Chrome 79 and iOS 13 know `gap` in grids and not between the parts of a flex box, where it came later.
 * There the same distance is given to them as margins, by rules made from the sheets of the page itself.
 */

export interface Spaced {
  selector: string;
  direction: string;
  wrap: string;
  rowGap: string;
  columnGap: string;
}

/** The rule that stands in for the gap of one flex box; undefined where there is none. */
export function marginsFor({ selector, direction, wrap, ...gaps }: Spaced): string | undefined {
  const lengthOf = (gap: string) => (gap === '' || gap === 'normal' ? '0px' : gap);
  const [row, column] = [lengthOf(gaps.rowGap), lengthOf(gaps.columnGap)];
  if (parseFloat(row) === 0 && parseFloat(column) === 0) return undefined;
  const each = (part: string) =>
    selector
      .split(',')
      .map((one) => `${one.trim()} > ${part}`)
      .join(', ');
  // Which part begins a line is known to nobody here: the distance follows each of them.
  if (wrap.startsWith('wrap')) return `${each('*')} { margin: 0 ${column} ${row} 0 }`;
  const side = direction.startsWith('column') ? `margin-top: ${row}` : `margin-left: ${column}`;
  return `${each('* + *')} { ${side} }`;
}

/** From here on sheets of this page, also those that are fetched later, have their gaps. */
export function spaceFlexBoxes(): void {
  if (knowsFlexGap()) return;
  const done = new Set<CSSStyleSheet>();
  const spaceAll = () => {
    for (const sheet of Array.from(document.styleSheets)) {
      if (done.has(sheet)) continue;
      done.add(sheet);
      spaceSheet(sheet);
    }
  };
  spaceAll();
  document.addEventListener('load', spaceAll, true);
}

function knowsFlexGap(): boolean {
  const box = document.createElement('div');
  box.style.cssText = 'display:flex;flex-direction:column;row-gap:1px;position:absolute';
  box.append(document.createElement('div'), document.createElement('div'));
  document.body.append(box);
  const known = box.scrollHeight === 1;
  box.remove();
  return known;
}

/** First in the sheet: what a part says of its own margins still stands. */
function spaceSheet(sheet: CSSStyleSheet): void {
  const made = Array.from(sheet.cssRules).flatMap((rule) => {
    if (!(rule instanceof CSSStyleRule) || !/flex$/.test(rule.style.display)) return [];
    const { flexDirection, flexWrap, rowGap, columnGap } = rule.style;
    const spaced = { direction: flexDirection, wrap: flexWrap, rowGap, columnGap };
    return marginsFor({ selector: rule.selectorText, ...spaced }) ?? [];
  });
  for (const rule of made) sheet.insertRule(rule, 0);
}
