import { doors } from '../../contract/doors.ts';

const longNumber = /[0-9]{5,}/g;

/**
 * A first proposal of a place fit for everyone's eyes: the street stays, doors and long numbers go.
 * "老街 29 号门口" → "老街门口". A person still reads it before it is published.
 */
export function maskedPlace(place: string): string {
  return doors
    .reduce((rest, door) => rest.replace(door, ''), place)
    .replace(longNumber, '')
    .replace(/\s+(?=[门旁对前后附东西南北])/g, '')
    .replace(/\s{2,}/g, ' ')
    .replace(/[\s,，、·]+$/g, '')
    .trim();
}
