import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface Grouped {
  topic: number;
  caseId: string;
  foundAt: Date;
}

export async function listGrouped(read: Read, { county }: Scope): Promise<Grouped[]> {
  const rows = await read
    .selectFrom('topics')
    .select(['topic', 'case_id as caseId', 'found_at as foundAt'])
    .where('county', '=', county)
    .orderBy('topic')
    .orderBy('case_id')
    .execute();
  return rows;
}

const rowsAtOnce = 1_000;

/** What was found takes the place of what was found before. */
export async function replaceGroups(
  tx: Tx,
  { county }: Scope,
  { groups, at }: { groups: readonly (readonly string[])[]; at: Date },
): Promise<void> {
  await tx.deleteFrom('topics').where('county', '=', county).execute();
  const rows = groups.flatMap((group, i) =>
    group.map((case_id) => ({ county, topic: i + 1, case_id, found_at: at })),
  );
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx
      .insertInto('topics')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
}
