import type { Award } from '../../../contract/awards.ts';
import type { StatementLine, YearStatement } from '../../../contract/statements.ts';
import { listMovements, listYearClosings } from '../../ledger/service.ts';
import { localDate, yearOf } from '../../platform/calendar.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import { listClosedYears } from '../year-end/service.ts';
import { linesOf, yearsOf } from './decide.ts';

interface Everything {
  awards: Award[];
  lines: StatementLine[];
  holderNo: bigint;
}

/** A person's whole history: some hundreds of lines a year, read by two indexes. */
export async function readEverything(read: Read, by: Reader): Promise<Everything> {
  const { scope } = by;
  const holderNo = await awards.getHolderNo(read, scope, residentOf(scope));
  const given = await awards.listEverything(read, by);
  const movements = await listMovements(read, scope.county, holderNo);
  const kept = await awards.listKeptFromTyping(read, scope);
  const lines = linesOf(given, movements).map((line) => withoutReason(line, kept));
  return { awards: given, lines, holderNo };
}

/** The points of what is confidential count for staff who type, too; what they were given for is not said. */
const withoutReason = (line: StatementLine, kept: ReadonlySet<string>): StatementLine =>
  line.award !== null && kept.has(line.award.id) ? { ...line, award: null } : line;

/** Years of whoever asks, with the lines that they were added up from. */
export async function readYears(
  deps: Deps,
  { scope }: Pick<Ask, 'scope'>,
): Promise<{ years: YearStatement[]; lines: StatementLine[] }> {
  const { lines, left, closedYears } = await deps.database.snapshot(async (read) => {
    const { lines, holderNo } = await readEverything(read, { deps, scope });
    const left = await listYearClosings(read, scope.county, holderNo);
    return { lines, left, closedYears: await listClosedYears(read, scope) };
  });
  const entries = new Map(left.map(({ year, points }) => [year, Number(points)]));
  // Whoever had nothing left has no entry in a year that is closed.
  const closings = new Map(closedYears.map((year) => [year, entries.get(year) ?? 0]));
  const years = yearsOf(lines, { until: yearOf(localDate(deps.clock.now())), closings });
  for (const { year, agrees } of years)
    if (!agrees)
      deps.log.error(
        { resident: residentOf(scope), year },
        'a year of a resident differs from its closing entry',
      );
  return { years, lines };
}
