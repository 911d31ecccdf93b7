import type { Award } from '../../../contract/awards.ts';
import type { Sentence } from '../../../contract/values.ts';
import { type Opening, openerOf } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import type { AwardRow } from './store.ts';

export const noteAt = (id: string) => ({ field: 'awards.note', row: id });

/** Awards with the grounds of whoever took them back. */
export async function showAwards(
  read: Read,
  by: Opening,
  rows: readonly AwardRow[],
): Promise<Award[]> {
  const noted = rows.filter((row) => row.reversal_reason !== null && row.note_sealed !== null);
  const people = noted.map(({ resident }) => resident);
  const open = await openerOf(read, by, people);
  return rows.map((row) =>
    showAward(
      row,
      noted.includes(row) ? open(row.resident, row.note_sealed, noteAt(row.id)) : null,
    ),
  );
}

/** One award whose grounds are known already, or that was not taken back. */
export function showAward(row: AwardRow, note: string | null = null): Award {
  return {
    id: row.id,
    points: row.points,
    householdPoints: row.household_points,
    repaid: row.repaid,
    corrected: row.corrected_points,
    cause: row.cause as Award['cause'],
    state: row.state as Award['state'],
    what: row.what as unknown as Sentence,
    why: row.why as unknown as Sentence,
    rule: row.rule,
    ruleVersion: row.rule_version,
    at: row.at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    settledAt: row.settled_at?.toISOString() ?? null,
    lapsesOn: row.lapses_on,
    caseCode: row.case_code,
    reversal:
      row.reversal_reason === null
        ? null
        : {
            reason: row.reversal_reason as NonNullable<Award['reversal']>['reason'],
            note: note ?? '',
            taken: row.reversal_taken ?? 0,
            owed: row.reversal_owed ?? 0,
          },
  };
}
