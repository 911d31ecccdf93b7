import { createHash } from 'node:crypto';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { RulebookDocument } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { readRulebook } from './format.ts';

/** SHA-256 of the canonical JSON, 64 hex digits: tells whether a book is the one that was rehearsed. */
export function contentHash(document: unknown): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}

/** A place in a file that does not have the form of a rule book. */
export interface Fault extends Sentence {
  /** JSON pointer. */
  field: string;
}

const faultsNamed = 20;

/** A rule book out of a file, of this or the first format; or every place where the form is wrong. */
export function readBookFile(file: unknown): RulebookDocument | readonly Fault[] {
  if (typeof file !== 'object' || file === null || Array.isArray(file))
    return [fault('/document', { zh: '文件里不是一份细则。', en: 'The file holds no rule book.' })];
  const document = upgraded(file);
  if (Value.Check(RulebookDocument, document)) return document;
  return faultsIn(RulebookDocument as TSchema as Shape, document, '/document').slice(
    0,
    faultsNamed,
  );
}

/** The first format is read as format 2; what is neither stays as it is and is then refused. */
function upgraded(file: object): unknown {
  try {
    return readRulebook(file);
  } catch {
    return file;
  }
}

const fault = (field: string, { zh, en }: Sentence): Fault => ({ field, zh, en });

/** What the walk below needs to see of a schema. */
interface Shape {
  anyOf?: readonly Shape[] | undefined;
  properties?: Record<string, Shape> | undefined;
  required?: readonly string[] | undefined;
  items?: Shape | undefined;
  enum?: readonly unknown[] | undefined;
  const?: unknown;
}

/**
 * Every place that has not the form of its schema. A choice of several is looked into by the kind
 * that the value names, so that what is said is about the one that was meant.
 */
function faultsIn(schema: Shape, value: unknown, at: string): Fault[] {
  if (Value.Check(schema as TSchema, value)) return [];
  if (schema.anyOf !== undefined) {
    const meant = schema.anyOf.find((one) => isMeant(one, value));
    return meant === undefined ? [fault(at, unfit)] : faultsIn(meant, value, at);
  }
  const inside = insideOf(schema, value, at);
  return inside.length > 0 ? inside : [fault(at, schema.enum === undefined ? unfit : notAChoice)];
}

function insideOf(schema: Shape, value: unknown, at: string): Fault[] {
  const { items } = schema;
  if (Array.isArray(value))
    return items === undefined
      ? []
      : value.flatMap((one, place) => faultsIn(items, one, `${at}/${place}`));
  return isObject(value) ? faultsOfObject(schema, value, at) : [];
}

function faultsOfObject(schema: Shape, value: Record<string, unknown>, at: string): Fault[] {
  const { properties = {}, required = [] } = schema;
  const missing = required.filter((name) => !(name in value));
  return [
    ...missing.map((name) => fault(`${at}/${name}`, absent)),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const known = properties[name];
      return known === undefined
        ? [fault(`${at}/${name}`, unknown)]
        : faultsIn(known, inner, `${at}/${name}`);
    }),
  ];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object means the branch whose kind it bears, or the only one that is an object. */
function isMeant({ properties }: Shape, value: unknown): boolean {
  if (!isObject(value) || properties === undefined) return false;
  return properties.kind === undefined || properties.kind.const === value.kind;
}

const unfit: Sentence = { zh: '格式或取值不对。', en: 'The form or value is not right.' };
const absent: Sentence = { zh: '缺这一项。', en: 'This is missing.' };
const unknown: Sentence = { zh: '不认识这一项。', en: 'This field is not known.' };
const notAChoice: Sentence = { zh: '不是可选的值。', en: 'This is none of the possible values.' };
