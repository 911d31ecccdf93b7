import type { RulebookDocument } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { readRulebook } from './format.ts';

export interface StoredVersion {
  version: number;
  document: RulebookDocument;
  effectiveFrom: LocalDate;
  publishedAt: Date;
  publishedBy: string | null;
  askedBy: string | null;
  note: string | null;
  corrects: number | null;
}

/** Every published version, the newest first. */
export async function listVersions(read: Read, scope: Scope): Promise<StoredVersion[]> {
  const rows = await read
    .selectFrom('rulebooks')
    .select([
      'version',
      'document',
      'effective_from',
      'published_at',
      'published_by',
      'asked_by',
      'note',
      'corrects',
    ])
    .where('county', '=', scope.county)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    document: readRulebook(row.document),
    effectiveFrom: row.effective_from,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    askedBy: row.asked_by,
    note: row.note,
    corrects: row.corrects,
  }));
}

/** One publication of a county at a time: versions are numbered without a gap. */
export async function lockVersions(tx: Tx, scope: Scope): Promise<void> {
  await tx
    .selectFrom('counties')
    .select('county')
    .where('county', '=', scope.county)
    .forNoKeyUpdate()
    .execute();
}

interface NewVersion extends StoredVersion {
  contentHash: string;
}

export async function insertVersion(tx: Tx, scope: Scope, book: NewVersion): Promise<void> {
  await tx
    .insertInto('rulebooks')
    .values({
      county: scope.county,
      version: book.version,
      document: JSON.stringify(book.document),
      effective_from: book.effectiveFrom,
      published_at: book.publishedAt,
      published_by: book.publishedBy,
      asked_by: book.askedBy,
      note: book.note,
      corrects: book.corrects,
      content_hash: book.contentHash,
    })
    .execute();
}

/** The pools that rules can name. */
export async function listPools(
  read: Read,
  scope: Scope,
): Promise<{ code: string; name: Sentence }[]> {
  const rows = await read
    .selectFrom('pools')
    .select(['code', 'name_zh', 'name_en'])
    .where('county', '=', scope.county)
    .orderBy('code')
    .execute();
  return rows.map((row) => ({ code: row.code, name: { zh: row.name_zh, en: row.name_en } }));
}
