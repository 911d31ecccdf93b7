import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { type DeedRow, deedOf } from './deed-store.ts';
import type { AwardRow } from './store.ts';

/** Residents who have awards of a version, by their keys, after the last one that was looked at. */
export async function listResidentsOf(
  read: Read,
  scope: Scope,
  { version, after, limit }: { version: number; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await read
    .selectFrom('awards')
    .select('resident')
    .distinct()
    .where('county', '=', scope.county)
    .where('rule_version', '=', version)
    .where('cause', '=', 'deed')
    .$if(after !== null, (query) => query.where('resident', '>', after ?? ''))
    .orderBy('resident')
    .limit(limit)
    .execute();
  return rows.map(({ resident }) => resident);
}

/** The awards of one person for deeds, those taken back left out, in the order in which the deeds happened. */
export async function listPast(
  read: Read,
  scope: Scope,
  resident: string,
): Promise<{ award: AwardRow; deed: DeedRow }[]> {
  const awards = await read
    .selectFrom('awards')
    .selectAll()
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .where('cause', '=', 'deed')
    .where('state', '<>', 'reversed')
    .orderBy('at')
    .orderBy('id')
    .execute();
  if (awards.length === 0) return [];
  const rows = await read
    .selectFrom('deeds')
    .selectAll()
    .where('county', '=', scope.county)
    .where(
      'id',
      'in',
      awards.map(({ deed }) => deed),
    )
    .execute();
  const deeds = new Map(rows.map((row) => [row.id, deedOf(row)]));
  return awards.flatMap((award) => {
    const deed = deeds.get(award.deed);
    return deed === undefined ? [] : [{ award, deed }];
  });
}
