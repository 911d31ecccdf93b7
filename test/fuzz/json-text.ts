import { Raw } from './nasty.ts';

/**
 * JSON of a value in which `Raw` stands as it is. Texts are escaped to ASCII, so that halves of
 * surrogate pairs arrive as they were meant and not as the sign for what cannot be written.
 */
export function jsonText(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, one]) => one !== undefined);
    return `{${fields.map(([name, one]) => `${quoted(name)}:${jsonText(one)}`).join(',')}}`;
  }
  if (typeof value === 'string') return quoted(value);
  return Object.is(value, -0) ? '-0' : (JSON.stringify(value) ?? 'null');
}

const quoted = (text: string) =>
  JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A place within a value: names of fields and numbers of items from the outside in. */
type Place = readonly (string | number)[];

export function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null || value instanceof Raw) return [at];
  const inner = Object.entries(value).flatMap(([name, one]) =>
    placesIn(one, [...at, Array.isArray(value) ? Number(name) : name]),
  );
  return [at, ...inner];
}

/** The value with something else at one place; what is around it is copied. */
export function replacedAt(value: unknown, place: Place, by: unknown): unknown {
  const [first, ...rest] = place;
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((one, at) => (at === first ? replacedAt(one, rest, by) : one));
  const fields = Object.entries(value as object).map(([name, one]) => [
    name,
    name === first ? replacedAt(one, rest, by) : one,
  ]);
  return Object.fromEntries(fields);
}

/** The object with the same name a second time, or with a name more, as text. */
export const withField = (object: object, name: string, value: unknown) =>
  new Raw(
    `{${Object.entries(object)
      .map(([key, one]) => `${quoted(key)}:${jsonText(one)},`)
      .join('')}${quoted(name)}:${jsonText(value)}}`,
  );
