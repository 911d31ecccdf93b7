/** A house, building, unit or room number with its counter: 29 号, 3幢, 2单元, 501室. */
const chinese = /[0-9０-９]+([-－–—][0-9０-９]+)*\s*(号(?!线)楼?|弄|幢|栋|座|单元|层|楼|室|户)/g;
const english = /\b(no\.?|room|unit|flat|building)\s*[0-9]+[a-z]?\b/gi;

/** Forms in which a place names a door, the house that it is in, or the floor; all of them in it. */
export const doors: readonly RegExp[] = [chinese, english];

/** A date (12 月 5 号) is none, nor is a floor or how many households something is for. */
const named = /(月\s*)?[0-9]+(-[0-9]+)*\s*(号(?!线|码头|文)楼?|弄|幢|栋|座|单元|室)/g;

/** Doors that a text names, as they stand there. */
export function doorsIn(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/[–—－]/g, '-');
  const inChinese = (plain.match(named) ?? []).filter((one) => !one.startsWith('月'));
  return [...inChinese, ...(plain.match(english) ?? [])];
}
