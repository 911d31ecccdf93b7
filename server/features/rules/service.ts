import { type PublicRulebook, RulebookDocument } from '../../../contract/rules.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { publicRulebook } from './public-book.ts';
import {
  findRightVersion,
  findRulebook,
  getRulebookVersion,
  listNames,
  type Rulebook,
} from './store.ts';

export { lapseSentence } from './book-sentences.ts';
export { type CompiledBook, type CompiledRule, compileBook } from './compile.ts';
export { unitMinutes } from './compile-rule.ts';
export {
  type Clause,
  type CountedBefore,
  clauseNames,
  clausesOf,
  type DeedFacts,
  type Evaluation,
  lapseDate,
  type MergedShare,
  neverLapses,
  nothingBefore,
  type RuleDecision,
  reportOf,
} from './decide.ts';
export { contentHash } from './draft-content.ts';
export { createDraft, saveDraft } from './drafts.ts';
export { countToPublish, findDraft } from './drafts-store.ts';
export { checkBook, type Finding } from './forbidden.ts';
export { readRulebook } from './format.ts';
export { publicRulebook } from './public-book.ts';
export { askPublication } from './publish.ts';
export {
  findRulebook,
  getRulebookVersion,
  listNames,
  listPoolNames,
  listPublished,
  type Rulebook,
  replaceRulebook,
} from './store.ts';
export { type RulebookTemplate, rulebookTemplates } from './templates/templates.ts';

/** The book in force on a date; a county without one cannot be served. */
export async function getRulebook(read: Read, scope: Scope, on: LocalDate): Promise<Rulebook> {
  const book = await findRulebook(read, scope, on);
  if (book === undefined) throw new Error(`county ${scope.county} has no rule book in force`);
  return book;
}

/** Whether there was a book in force on that day. */
export const hasRulebookOn = async (read: Read, scope: Scope, on: LocalDate): Promise<boolean> =>
  (await findRulebook(read, scope, on)) !== undefined;

/**
 * The book that is right for deeds decided under a version: that one, unless a correction was signed
 * that puts another in its place. One step only: what corrects the right one reaches its own deeds.
 */
export async function getRightRulebook(
  read: Read,
  scope: Scope,
  version: number,
): Promise<Rulebook> {
  const right = await findRightVersion(read, scope, version);
  return getRulebookVersion(read, scope, right ?? version);
}

/** The book as everyone reads it, from the same document that awards are computed from. */
export async function showRulebook(deps: Deps, ask: Ask): Promise<PublicRulebook> {
  const { read } = deps.database;
  const today = localDate(deps.clock.now());
  const book = await getRulebook(read, ask.scope, today);
  const names = await listNames(read, ask.scope, book.document);
  return publicRulebook(book, { today, names });
}

/** JSON Schema (2020-12) of a book of format 2, out of the contract itself. */
export const rulebookSchema: Record<string, unknown> = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Rule book, format 2',
  ...JSON.parse(JSON.stringify(RulebookDocument)),
};
