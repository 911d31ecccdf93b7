import type { Read } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';

/** Whether the resident who asks reported this case. */
export async function isReporter(read: Read, scope: Scope, caseId: string): Promise<boolean> {
  const row = await read
    .selectFrom('case_reporters')
    .select('case_id')
    .where('county', '=', scope.county)
    .where('case_id', '=', caseId)
    .where('resident', '=', residentOf(scope))
    .executeTakeFirst();
  return row !== undefined;
}

/** The child for whom the resident who asks reported a case. */
export async function findChild(read: Read, scope: Scope, caseId: string): Promise<string | null> {
  const row = await read
    .selectFrom('case_reporters')
    .select('child')
    .where('county', '=', scope.county)
    .where('case_id', '=', caseId)
    .where('resident', '=', residentOf(scope))
    .executeTakeFirst();
  return row?.child ?? null;
}

/** The first reporter of a case, for telling: never handed to handlers. */
export async function getReporter(
  read: Read,
  scope: Scope,
  caseId: string,
): Promise<{ resident: string; alias: string }> {
  const row = await read
    .selectFrom('case_reporters')
    .select(['resident', 'alias'])
    .where('county', '=', scope.county)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row;
}

export interface Reporter {
  resident: string;
  alias: string;
  confidential: boolean;
  nameSealed: string | null;
  phoneSealed: string | null;
}

/** The first reporter of each case: with their key its words are sealed. Never handed to handlers. */
export async function listReporters(
  read: Read,
  scope: Scope,
  caseIds: readonly string[],
): Promise<Map<string, Reporter>> {
  if (caseIds.length === 0) return new Map();
  const rows = await read
    .selectFrom('case_reporters')
    .innerJoin('cases', (join) =>
      join
        .onRef('cases.county', '=', 'case_reporters.county')
        .onRef('cases.id', '=', 'case_reporters.case_id'),
    )
    .innerJoin('residents', (join) =>
      join
        .onRef('residents.county', '=', 'case_reporters.county')
        .onRef('residents.id', '=', 'case_reporters.resident'),
    )
    .distinctOn('case_reporters.case_id')
    .select([
      'case_reporters.case_id',
      'case_reporters.resident',
      'case_reporters.alias',
      'cases.confidential',
      'residents.name_sealed as nameSealed',
      'residents.phone_sealed as phoneSealed',
    ])
    .where('case_reporters.county', '=', scope.county)
    .where('case_reporters.case_id', 'in', [...caseIds])
    .orderBy('case_reporters.case_id')
    .orderBy('case_reporters.at')
    .execute();
  return new Map(rows.map(({ case_id, ...reporter }) => [case_id, reporter]));
}
