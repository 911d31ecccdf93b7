import type { Selectable } from 'kysely';
import type { RulebookDocument } from '../../../contract/rules.ts';
import type { Rulebooks } from '../../../db/types.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface Rulebook {
  version: number;
  document: RulebookDocument;
  effectiveFrom: LocalDate;
  publishedAt: Date;
}

/** The newest book in force on a date. */
export async function findRulebook(
  read: Read,
  scope: Scope,
  on: LocalDate,
): Promise<Rulebook | undefined> {
  const row = await books(read, scope)
    .where('effective_from', '<=', on)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && asRulebook(row);
}

export async function getRulebookVersion(
  read: Read,
  scope: Scope,
  version: number,
): Promise<Rulebook> {
  return asRulebook(
    await books(read, scope).where('version', '=', version).executeTakeFirstOrThrow(),
  );
}

const books = (read: Read, scope: Scope) =>
  read
    .selectFrom('rulebooks')
    .select(['version', 'document', 'effective_from', 'published_at'])
    .where('county', '=', scope.county);

function asRulebook(
  row: Pick<Selectable<Rulebooks>, 'version' | 'document' | 'effective_from' | 'published_at'>,
): Rulebook {
  return {
    version: row.version,
    document: row.document as unknown as RulebookDocument,
    effectiveFrom: row.effective_from,
    publishedAt: row.published_at,
  };
}
