import type { Sentence } from '../../../contract/values.ts';
import { checkForm, type Loose } from './book-form.ts';
import { type ForbiddenWord, forbiddenWords } from './forbidden-words.ts';

/** Something that stands against a book (refused), or is worth a second thought (advice). */
export interface Finding {
  code: string;
  /** JSON pointer into the document. */
  at: string;
  /** Number of the rule; null where the finding is about the book. */
  rule: string | null;
  /** The law or the reason, in one sentence. */
  reason: Sentence;
  severity: 'refused' | 'advice';
}

export interface CheckOptions {
  /** Codes of the county's pools; left out: pools are not compared. */
  pools?: readonly string[];
  /** The county's categories; left out: whether one is in use is not asked. */
  categories?: readonly { code: string; retired: boolean }[];
}

/**
 * What a book must not contain, by name and reason. Reads any JSON, also what the schema would
 * refuse, so that a rule brought in from elsewhere is refused for what it is and not for its form.
 */
export function checkBook(document: unknown, options: CheckOptions = {}): Finding[] {
  const book = readLoosely(document);
  const found = [...walk(document, '')].flatMap(({ at, text, number }) =>
    text === undefined ? checkNumber(at, number) : checkText(at, text),
  );
  const all = [...found, ...checkForm(book, options)].map(
    (one): Finding => ({ ...one, rule: ruleAt(book, one.at) }),
  );
  return all.filter((one, place) => all.findIndex((other) => isSame(one, other)) === place);
}

/** A finding whose rule is not looked up yet. */
export type Found = Omit<Finding, 'rule'>;

/** The Chinese and the English name of a thing are found once. */
const isSame = (one: Finding, other: Finding) =>
  one.code === other.code && thing(one.at) === thing(other.at);
const thing = (at: string) => at.replace(/\/(zh|en)$/, '');

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

function readLoosely(document: unknown): Loose {
  return isObject(document) ? document : {};
}

function ruleAt({ rules }: Loose, at: string): string | null {
  const index = /^\/rules\/(\d+)/.exec(at)?.[1];
  const rule: unknown = Array.isArray(rules) && index !== undefined ? rules[Number(index)] : null;
  return isObject(rule) && typeof rule.id === 'string' ? rule.id : null;
}

interface Leaf {
  at: string;
  text?: string;
  number?: number;
}

/** Every word and number of a document, the names of its fields included. */
function* walk(value: unknown, at: string): Generator<Leaf> {
  if (typeof value === 'string') yield { at, text: value };
  if (typeof value === 'number') yield { at, number: value };
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const below = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Array.isArray(value)) yield { at: below, text: key };
    yield* walk(inner, below);
  }
}

/** `loginDays`, `login.daily` and `login_days` are read as words. */
const inWords = (text: string) =>
  text.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/(?<=[a-z])[._](?=[a-z])/gi, ' ');

/** Spaces beside Chinese characters part nothing: “扣 2 分” is “扣2分”. */
const closed = (text: string) =>
  text.replaceAll(
    /(?<=\p{Script=Han})\s+(?=[\p{Script=Han}\d])|(?<=\d)\s+(?=\p{Script=Han})/gu,
    '',
  );

/** What excuses one clause says nothing about the next. */
const clausesOf = (text: string) => text.split(/[，。；！？,;!?\n]/);

/** Whether a clause holds the word outside of the wordings that mean something else. */
function isIn({ words, except }: ForbiddenWord, clause: string): boolean {
  if (except === undefined || !words.test(clause)) return words.test(clause);
  return words.test(clause.replaceAll(new RegExp(except, `${except.flags}g`), '，'));
}

function checkText(at: string, text: string): Found[] {
  const clauses = clausesOf(closed(inWords(text)));
  return forbiddenWords
    .filter((one) => clauses.some((clause) => isIn(one, clause)))
    .map(
      ({ code, reason, severity }): Found => ({
        code,
        at,
        reason,
        severity: severity ?? 'refused',
      }),
    );
}

function checkNumber(at: string, number = 0): Found[] {
  if (number >= 0) return [];
  return [
    {
      code: 'negative',
      at,
      severity: 'refused',
      reason: {
        zh: '细则里不能有负数：积分只增不扣。',
        en: 'No number of a book may be negative: points are only ever given.',
      },
    },
  ];
}
