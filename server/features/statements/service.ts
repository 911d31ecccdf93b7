import type { Award } from '../../../contract/awards.ts';
import type { Derivation, StatementLine, YearStatement } from '../../../contract/statements.ts';
import { listHolderLots, listMovements, listYearClosings } from '../../ledger/service.ts';
import { localDate, yearOf } from '../../platform/calendar.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import { listClosedYears } from '../year-end/service.ts';
import { linesOf, type Part, partsOf, sumOf, yearsOf } from './decide.ts';

export { type Difference, reconcileAll, reconcileCounty } from './reconcile.ts';

const pageSize = 30;

interface Everything {
  awards: Award[];
  lines: StatementLine[];
  holderNo: bigint;
}

/** A person's whole history: some hundreds of lines a year, read by two indexes. */
async function readEverything(read: Read, by: Reader): Promise<Everything> {
  const { scope } = by;
  const holderNo = await awards.getHolderNo(read, scope, residentOf(scope));
  const given = await awards.listEverything(read, by);
  const movements = await listMovements(read, scope.county, holderNo);
  return { awards: given, lines: linesOf(given, movements), holderNo };
}

export async function getMyStatement(deps: Deps, ask: Ask, after: string | undefined) {
  const { lines } = await deps.database.snapshot((read) =>
    readEverything(read, { deps, scope: ask.scope }),
  );
  const before = decodeCursor(after);
  const newest = lines.reverse();
  const from = before === undefined ? 0 : newest.findIndex(({ id }) => id === before.id) + 1;
  const page = newest.slice(from, from + pageSize);
  const last = from + pageSize < newest.length ? page.at(-1) : undefined;
  return { lines: page, next: last ? encodeCursor(new Date(last.at), last.id) : null };
}

/**
 * Year by year from the lines, each beside the closing entry that was made when it was over; a
 * difference is shown to nobody as if it were none.
 */
export async function getMyYears(deps: Deps, ask: Ask): Promise<{ years: YearStatement[] }> {
  const { years } = await readYears(deps, ask);
  return { years };
}

/** The same, with the lines that they were added up from. */
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

/**
 * Recomputes every figure from its lines, all of one moment; a difference is shown to nobody as if it
 * were none.
 */
export async function explainMyPoints(deps: Deps, ask: Ask): Promise<Derivation> {
  const today = localDate(deps.clock.now());
  const { everything, figures, lots } = await deps.database.snapshot(async (read) => {
    const everything = await readEverything(read, { deps, scope: ask.scope });
    const figures = await awards.readMyPoints(read, ask, today);
    const lots = await listHolderLots(read, ask.scope.county, everything.holderNo);
    return { everything, figures, lots };
  });
  const inState = (state: Award['state']) => {
    const found = everything.awards.filter((award) => award.state === state && award.points > 0);
    return { points: sumOf(found), awards: found };
  };
  const [living, over] = [
    lots.filter(({ lapsesOn }) => lapsesOn >= today),
    lots.filter(({ lapsesOn, points }) => lapsesOn < today && points > 0n),
  ];
  const spendable = withLapsing(
    partsOf(everything.lines, ({ points }) => points),
    over,
  );
  const owed = partsOf(everything.lines, (line) => line.owed);
  const derived = {
    spendable: { points: sumOf(spendable), parts: spendable },
    lots: living
      .filter(({ points }) => points > 0n)
      .map(({ lapsesOn, points }) => ({ lapsesOn, points: Number(points) })),
    provisional: inState('provisional'),
    held: inState('held'),
    scheduled: inState('scheduled'),
    queued: inState('queued'),
    owed: { points: sumOf(owed), parts: owed },
  };
  const agrees =
    derived.spendable.points === figures.spendable &&
    sumOf(derived.lots) === figures.spendable &&
    derived.provisional.points === figures.provisional &&
    derived.held.points === figures.held &&
    derived.scheduled.points === figures.scheduled &&
    derived.queued.points === figures.queued &&
    derived.owed.points === figures.owed;
  if (!agrees)
    deps.log.error(
      { resident: residentOf(ask.scope) },
      'figures of a resident differ from their lines',
    );
  return { ...derived, agrees };
}

/** What lapsed at midnight and is still to be swept out counts as lapsed already. */
function withLapsing(parts: Part[], over: readonly { points: bigint }[]): Part[] {
  if (over.length === 0) return parts;
  const points = -over.reduce((sum, lot) => sum + Number(lot.points), 0);
  const before = parts.find(({ kind }) => kind === 'lapsed');
  const lapsed: Part = {
    kind: 'lapsed',
    lines: (before?.lines ?? 0) + over.length,
    points: (before?.points ?? 0) + points,
  };
  return [...parts.filter((part) => part !== before), lapsed];
}
