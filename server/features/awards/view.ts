import type { Award } from '../../../contract/awards.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { AwardRow } from './store.ts';

export function showAward(row: AwardRow): Award {
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
            note: row.reversal_note ?? '',
            taken: row.reversal_taken ?? 0,
            owed: row.reversal_owed ?? 0,
          },
  };
}
