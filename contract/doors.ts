/** A house, building, unit or room number with its counter: 29 号, 3幢, 2单元, 501室. */
const chinese = /[0-9０-９]+([-－–—][0-9０-９]+)*\s*(号(?!线)楼?|弄|幢|栋|座|单元|层|楼|室|户)/;
const english = /\b(no\.?|room|unit|flat|building)\s*[0-9]+[a-z]?\b/i;

/** Forms in which a place names a door, or the house that it is in. */
export const doors: readonly RegExp[] = [chinese, english];

/** The first door that a text names, as it stands there. */
export function doorIn(text: string): string | undefined {
  return doors.flatMap((form) => form.exec(text)?.[0] ?? [])[0];
}
