import type { Award } from '../../../contract/awards.ts';
import type { LineKind, StatementLine, YearStatement } from '../../../contract/statements.ts';
import type { Movement } from '../../ledger/service.ts';
import { type LocalDate, localDate, yearOf } from '../../platform/calendar.ts';

/**
 * All changes of what a person can spend, oldest first, each with the balance after it: awards that
 * have settled, and what happened to points afterwards.
 */
export function linesOf(awards: readonly Award[], movements: readonly Movement[]): StatementLine[] {
  const byId = new Map(awards.map((award) => [award.id, award]));
  const settled = awards.flatMap((award) => {
    const { id, settledAt, points, lapsesOn } = award;
    if (settledAt === null || points === 0) return [];
    return [{ id, kind: 'award' as const, at: settledAt, points, owed: 0, lapsesOn, award }];
  });
  const moved = movements.map((movement) => ({
    id: movement.id,
    kind: movement.kind,
    at: movement.at.toISOString(),
    points: Number(movement.points),
    owed: Number(movement.debt),
    lapsesOn: movement.lapsesOn,
    award: byId.get(movement.reason) ?? null,
  }));
  let balance = 0;
  return [...settled, ...moved].sort(inTime).map((line) => {
    balance += line.points;
    return { ...line, balance };
  });
}

type Timed = { at: string; id: string; kind: LineKind };

/** An award comes before what happened to it in the same moment. */
function inTime(a: Timed, b: Timed): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if ((a.kind === 'award') !== (b.kind === 'award')) return a.kind === 'award' ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

export interface Part {
  kind: LineKind;
  lines: number;
  points: number;
}

/** Lines summed by what they are; `of` says what of a line counts. */
export function partsOf(
  lines: readonly StatementLine[],
  of: (line: StatementLine) => number,
): Part[] {
  const parts = new Map<LineKind, Part>();
  for (const line of lines) {
    const points = of(line);
    if (points === 0) continue;
    const part = parts.get(line.kind) ?? { kind: line.kind, lines: 0, points: 0 };
    parts.set(line.kind, { ...part, lines: part.lines + 1, points: part.points + points });
  }
  return [...parts.values()];
}

export const sumOf = (parts: readonly { points: number }[]): number =>
  parts.reduce((sum, { points }) => sum + points, 0);

/** Of which day a line is: what lapsed when its last day was over is of that day, whenever it was booked. */
export function dayOfLine({ kind, at, lapsesOn }: StatementLine): LocalDate {
  const booked = localDate(new Date(at));
  return kind === 'lapsed' && lapsesOn !== null && lapsesOn < booked ? lapsesOn : booked;
}

/** To which year a line counts. */
export const yearOfLine = (line: StatementLine): number => yearOf(dayOfLine(line));

interface Years {
  /** The year that is under way. */
  until: number;
  /** What closing entries say was left, by year that is closed. */
  closings: ReadonlyMap<number, number>;
}

/** Years from the first line to this one, the newest first. */
export function yearsOf(
  lines: readonly StatementLine[],
  { until, closings }: Years,
): YearStatement[] {
  const byYear = Map.groupBy(lines, yearOfLine);
  const first = Math.min(until, ...byYear.keys());
  const years: YearStatement[] = [];
  let opening = 0;
  for (let year = first; year <= until; year++) {
    const parts = partsOf(byYear.get(year) ?? [], ({ points }) => points);
    const closing = opening + sumOf(parts);
    const entry = closings.get(year);
    const agrees = entry === undefined || entry === closing;
    years.push({ year, opening, parts, closing, closed: entry !== undefined, agrees });
    opening = closing;
  }
  return years.reverse();
}
