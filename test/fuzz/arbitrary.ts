import fc from 'fast-check';
import type { TSchema } from 'typebox';

/** JSON Schema as the contract uses it. */
interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
}

/** Values that were seen in answers, by the name of the field or parameter they stood in. */
export type Known = (name: string) => readonly unknown[];

const mostItems = 3;
const farthest = 1_000_000;
/** Words that people write, with what software forgets: rare characters, emoji of several parts, marks. */
const written = fc.oneof(
  fc.constantFrom(
    '巷口积水了',
    '路灯不亮',
    '𠮷野家门前',
    '龘靐齉爩',
    'Ça va ?',
    '👨‍👩‍👧‍👦🏳️‍🌈',
    'a\u0301\u0323',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

/**
 * Values that a schema takes, and that are sometimes ones which the server knows: so that a request
 * gets past the door and to the work behind it.
 */
export function valuesOf(schema: TSchema, known: Known): fc.Arbitrary<unknown> {
  return arbitraryOf(schema as unknown as Schema, '', known);
}

function arbitraryOf(schema: Schema, name: string, known: Known): fc.Arbitrary<unknown> {
  const made = plain(schema, name, known);
  if (schema.type !== 'string' && schema.type !== 'integer') return made;
  if (schema.enum !== undefined) return made;
  // Looked up when the value is drawn: what is known grows while the fuzzer runs.
  return fc.tuple(made, fc.nat()).map(([value, draw]) => {
    const seen = known(name);
    return seen.length > 0 && draw % 4 > 0 ? seen[draw % seen.length] : value;
  });
}

function plain(schema: Schema, name: string, known: Known): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined)
    return fc.oneof(...schema.anyOf.map((one) => arbitraryOf(one, name, known)));
  switch (schema.type) {
    case 'object':
      return objects(schema, known);
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, name, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? mostItems, mostItems),
      });
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -farthest, max: schema.maximum ?? farthest });
    case 'number':
      return fc.double({
        min: schema.minimum ?? -farthest,
        max: schema.maximum ?? farthest,
        noNaN: true,
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return strings(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objects({ properties = {}, required = [] }: Schema, known: Known) {
  const fields = Object.entries(properties).map(([name, one]) => [
    name,
    arbitraryOf(one, name, known),
  ]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: required,
  });
}

function strings({ pattern, format, minLength = 0, maxLength = 200 }: Schema) {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return days.map((day) => day.slice(0, 10));
  if (format === 'date-time') return days;
  return written.map((text) => [...text.padEnd(minLength, '字')].slice(0, maxLength).join(''));
}

const days = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString());
