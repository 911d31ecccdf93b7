import { type Selectable, sql } from 'kysely';
import type { RulebookDocument } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Rulebooks } from '../../../db/types.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { type AreaNames, areasNamed } from './area-names.ts';
import { type CompiledBook, compileBook } from './compile.ts';
import { readRulebook } from './format.ts';
import type { BookNames } from './public-book.ts';

export interface Rulebook extends CompiledBook {
  effectiveFrom: LocalDate;
  publishedAt: Date;
}

/** The newest book in force on a date. */
export async function findRulebook(
  read: Read,
  scope: Scope,
  on: LocalDate,
): Promise<Rulebook | undefined> {
  const row = await versions(read, scope)
    .where('effective_from', '<=', on)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && compiled(read, scope, row);
}

export async function getRulebookVersion(
  read: Read,
  scope: Scope,
  version: number,
): Promise<Rulebook> {
  const row = await versions(read, scope).where('version', '=', version).executeTakeFirstOrThrow();
  return compiled(read, scope, row);
}

/** Writes by which version the deeds of a wrong one are judged from now on. */
export async function replaceRulebook(
  tx: Tx,
  { county }: Scope,
  replaced: { version: number; rightVersion: number; correction: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('replaced_rulebooks')
    .values({
      county,
      version: replaced.version,
      right_version: replaced.rightVersion,
      correction: replaced.correction,
      signed_at: replaced.at,
    })
    .execute();
}

/** Which version was put in the place of this one; undefined for one that nobody signed to be wrong. */
export async function findRightVersion(
  read: Read,
  { county }: Scope,
  version: number,
): Promise<number | undefined> {
  const row = await read
    .selectFrom('replaced_rulebooks')
    .select('right_version')
    .where('county', '=', county)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.right_version;
}

/** Every published version with its days, the newest first. */
export async function listPublished(
  read: Read,
  scope: Scope,
): Promise<{ version: number; effectiveFrom: LocalDate; publishedAt: Date }[]> {
  const rows = await versions(read, scope).orderBy('version', 'desc').execute();
  return rows.map(({ version, effective_from, published_at }) => ({
    version,
    effectiveFrom: effective_from,
    publishedAt: published_at,
  }));
}

/** Which version there is, without the document: it was compiled when it was first asked for. */
const versions = (read: Read, scope: Scope) =>
  read
    .selectFrom('rulebooks')
    .select(['version', 'effective_from', 'published_at', sql<string>`xmin::text`.as('written')])
    .where('county', '=', scope.county);

type Version = Pick<Selectable<Rulebooks>, 'version' | 'effective_from' | 'published_at'> & {
  written: string;
};

/**
 * Published books are never changed, so what was compiled stays right for ever. The transaction that
 * wrote the row is part of the key: a version read before it was committed, and rolled back, is no
 * other's, and neither is a version of another database.
 */
const kept = new Map<string, Rulebook>();
const mostKept = 500;

async function compiled(read: Read, { county }: Scope, row: Version): Promise<Rulebook> {
  const key = `${county}/${row.version}/${row.written}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const { document } = await read
    .selectFrom('rulebooks')
    .select('document')
    .where('county', '=', county)
    .where('version', '=', row.version)
    .executeTakeFirstOrThrow();
  const book: Rulebook = {
    ...compileBook({ version: row.version, document: readRulebook(document) }),
    effectiveFrom: row.effective_from,
    publishedAt: row.published_at,
  };
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, book);
  return book;
}

/** What the codes in a book are called. */
export async function listNames(
  read: Read,
  scope: Scope,
  document: RulebookDocument,
): Promise<BookNames> {
  const [pools, areas] = await Promise.all([
    listPoolNames(read, scope),
    listAreaNames(read, scope, [document]),
  ]);
  return { pools, areas };
}

/** Names of the county's pools by their codes. */
export async function listPoolNames(read: Read, scope: Scope): Promise<BookNames['pools']> {
  const rows = await read
    .selectFrom('pools')
    .select(['code', 'name_zh', 'name_en'])
    .where('county', '=', scope.county)
    .execute();
  return namesOf(rows);
}

/** Names of the areas that books are limited to; most are limited to none, and nothing is asked. */
export async function listAreaNames(
  read: Read,
  scope: Scope,
  books: readonly RulebookDocument[],
): Promise<AreaNames> {
  const codes = areasNamed(books);
  if (codes.length === 0) return new Map();
  const rows = await read
    .selectFrom('areas')
    .select(['code', 'name_zh', 'name_en'])
    .where('county', '=', scope.county)
    .where('code', 'in', codes)
    .execute();
  return namesOf(rows);
}

/** Codes of the county's categories, and which of them are retired. */
export async function listRetirements(
  read: Read,
  { county }: Scope,
): Promise<{ code: string; retired: boolean }[]> {
  return await read
    .selectFrom('categories')
    .select(['code', sql<boolean>`retired_at is not null`.as('retired')])
    .where('county', '=', county)
    .execute();
}

function namesOf(
  rows: readonly { code: string; name_zh: string; name_en: string }[],
): Map<string, Sentence> {
  return new Map(rows.map(({ code, name_zh, name_en }) => [code, { zh: name_zh, en: name_en }]));
}
