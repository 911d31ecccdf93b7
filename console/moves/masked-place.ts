/** A house, building, unit or room number with its counter: 29 号, 3幢, 2单元, 501室. */
const chineseDoor =
  /[0-9０-９]+([-－–—][0-9０-９]+)*\s*(号(?!线)楼?|弄|幢|栋|座|单元|层|楼|室|户)/g;
const englishDoor = /\b(no\.?|room|unit|flat|building)\s*[0-9]+[a-z]?\b/gi;
const longNumber = /[0-9]{5,}/g;

/**
 * A first proposal of a place fit for everyone's eyes: the street stays, doors and long numbers go.
 * "老街 29 号门口" → "老街门口". A person still reads it before it is published.
 */
export function maskedPlace(place: string): string {
  return place
    .replace(chineseDoor, '')
    .replace(englishDoor, '')
    .replace(longNumber, '')
    .replace(/\s+(?=[门旁对前后附东西南北])/g, '')
    .replace(/\s{2,}/g, ' ')
    .replace(/[\s,，、·]+$/g, '')
    .trim();
}
