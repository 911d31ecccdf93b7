import type { FastifySchemaValidationError } from 'fastify';
import type { Problem } from '../../../contract/values.ts';
import type { Language } from './problem.ts';

type Fields = NonNullable<Problem['fields']>;

interface Params {
  limit?: number;
  missingProperty?: string;
  additionalProperty?: string;
}
type Say = Record<Language, (params: Params) => string>;

const unfit: Say = { zh: () => '内容的类型不对。', en: () => 'This is of the wrong type.' };
const unkeepable: Say = {
  zh: () => '含有不能保存的字符，请删掉后再提交。',
  en: () => 'Contains characters that cannot be kept. Please remove them.',
};
const tooDeep: Say = {
  zh: ({ limit }) => `最多嵌套 ${limit} 层。`,
  en: ({ limit }) => `At most ${limit} levels may be nested.`,
};

/** No document of the contract nests half as deep; whatever walks through one may recurse. */
const deepest = 64;

/** One sentence per JSON Schema keyword, said beside the field. */
const sentences: Record<string, Say> = {
  required: { zh: () => '请填写这一项。', en: () => 'Please fill this in.' },
  minLength: {
    zh: ({ limit }) => `至少写 ${limit} 个字。`,
    en: ({ limit }) => `Please write at least ${limit} characters.`,
  },
  maxLength: {
    zh: ({ limit }) => `最多 ${limit} 个字。`,
    en: ({ limit }) => `At most ${limit} characters.`,
  },
  pattern: { zh: () => '格式不对，请检查。', en: () => 'This is not in the right form.' },
  format: { zh: () => '格式不对，请检查。', en: () => 'This is not in the right form.' },
  enum: { zh: () => '请从给出的选项里选。', en: () => 'Please choose one of the options.' },
  minimum: {
    zh: ({ limit }) => `不能小于 ${limit}。`,
    en: ({ limit }) => `Must not be less than ${limit}.`,
  },
  maximum: {
    zh: ({ limit }) => `不能大于 ${limit}。`,
    en: ({ limit }) => `Must not be more than ${limit}.`,
  },
  maxItems: { zh: ({ limit }) => `最多 ${limit} 个。`, en: ({ limit }) => `At most ${limit}.` },
  additionalProperties: { zh: () => '不认识这一项。', en: () => 'This field is not known.' },
};

/** Names each field at fault as a JSON pointer, with a sentence in the reader's language. */
export function fieldsOf(errors: readonly FastifySchemaValidationError[], language: Language) {
  const fields: Fields = [];
  for (const { keyword, instancePath, params } of errors) {
    if (keyword === 'anyOf' || keyword === 'if') continue;
    const named: Params = params;
    const missing = named.missingProperty ?? named.additionalProperty;
    const field = missing === undefined ? instancePath || '/' : `${instancePath}/${missing}`;
    if (fields.some((known) => known.field === field)) continue;
    const sentence = sentences[keyword] ?? unfit;
    fields.push({ field, message: sentence[language](named) });
  }
  return fields;
}

/** Fields that PostgreSQL or JSON cannot keep: NUL, lone surrogates, nesting without end. */
export function unkeepableFields(
  value: unknown,
  language: Language,
  { path = '', depth = 0 } = {},
): Fields {
  if (typeof value === 'string') {
    if (!value.includes('\0') && value.isWellFormed()) return [];
    return [{ field: path || '/', message: unkeepable[language]({}) }];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (depth > deepest) return [{ field: path, message: tooDeep[language]({ limit: deepest }) }];
  return Object.entries(value).flatMap(([name, inner]) =>
    unkeepableFields(inner, language, { path: `${path}/${name}`, depth: depth + 1 }),
  );
}
