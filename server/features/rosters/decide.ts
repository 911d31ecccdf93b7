import type { RosterDeed, RosterMove, RosterState } from '../../../contract/rosters.ts';
import { addDays, type LocalDate, startOfDay } from '../../platform/calendar.ts';

/** Days for which a paper can still be typed in. */
export const enteredWithinDays = 60;

/** One line as it was typed, and what is known about it. */
export interface LineFacts {
  kind: RosterDeed;
  day: LocalDate;
  minutes: number | undefined;
  /** Whether a rule book was in force on that day. */
  hasBook: boolean;
  /** Who has that phone and lives where whoever types works; null: nobody. */
  resident: string | null;
  /** Whether the name on the paper is the account’s, or there is nothing to compare. */
  nameAgrees: boolean;
  /** Why this person may not go on patrol; null: they may. */
  noPatrol: 'age_unknown' | 'grown_ups_only' | null;
  /** The number of the paper on which the same stands already. */
  enteredOn: string | null;
  /** Whether the same kind of thing was counted for them on that day without paper. */
  isCounted: boolean;
}

export type LineFault =
  | 'line_nobody'
  | 'line_name'
  | 'line_day'
  | 'line_minutes'
  | 'line_no_minutes'
  | 'line_age_unknown'
  | 'line_minor'
  | 'line_twice'
  | 'line_entered'
  | 'line_counted';

export interface FaultOfLine {
  /** Which line, from 0. */
  line: number;
  field: 'phone' | 'name' | 'day' | 'minutes' | 'kind';
  fault: LineFault;
  enteredOn?: string;
}

const isByTheHour = (kind: RosterDeed) => kind.endsWith('.hour');

/** Everything that is wrong with the lines of a list; nothing of it is taken in while there is something. */
export function faultsOf(lines: readonly LineFacts[], today: LocalDate): FaultOfLine[] {
  const seen = new Set<string>();
  return lines.flatMap((facts, line) => {
    const faults = faultsOfLine(facts, today);
    const same = `${facts.resident}/${facts.kind}/${facts.day}`;
    const isTwice = facts.resident !== null && seen.has(same);
    seen.add(same);
    const all = isTwice
      ? [...faults, { field: 'phone' as const, fault: 'line_twice' as const }]
      : faults;
    return all.map((one) => ({ line, ...one }));
  });
}

function faultsOfLine(
  { kind, day, minutes, hasBook, resident, nameAgrees, noPatrol, enteredOn, isCounted }: LineFacts,
  today: LocalDate,
): Omit<FaultOfLine, 'line'>[] {
  const faults: Omit<FaultOfLine, 'line'>[] = [];
  if (day > today || day < addDays(today, -enteredWithinDays) || !hasBook)
    faults.push({ field: 'day', fault: 'line_day' });
  if (isByTheHour(kind) && minutes === undefined)
    faults.push({ field: 'minutes', fault: 'line_minutes' });
  if (!isByTheHour(kind) && minutes !== undefined)
    faults.push({ field: 'minutes', fault: 'line_no_minutes' });
  // Of somebody who is not there nothing else can be said.
  if (resident === null) return [...faults, { field: 'phone', fault: 'line_nobody' }];
  if (!nameAgrees) faults.push({ field: 'name', fault: 'line_name' });
  if (kind === 'patrol.hour' && noPatrol !== null)
    faults.push({
      field: 'kind',
      fault: noPatrol === 'age_unknown' ? 'line_age_unknown' : 'line_minor',
    });
  if (enteredOn !== null) faults.push({ field: 'phone', fault: 'line_entered', enteredOn });
  if (isCounted) faults.push({ field: 'phone', fault: 'line_counted' });
  return faults;
}

/** Time that was counted for somebody by phone or by the list of an activity. */
export interface CountedSpan {
  resident: string;
  onPatrol: boolean;
  from: Date;
  until: Date;
}

/**
 * Whether a line says what was counted without paper. On paper stands a day and no hour: whatever of the same
 * kind lies within that day may be the same, and is taken to be.
 */
export function isCountedOtherwise(
  { resident, kind, day }: { resident: string; kind: RosterDeed; day: LocalDate },
  spans: readonly CountedSpan[],
): boolean {
  const [begin, end] = [startOfDay(day), startOfDay(addDays(day, 1))];
  return spans.some(
    (span) =>
      span.resident === resident &&
      span.onPatrol === (kind === 'patrol.hour') &&
      span.from < end &&
      span.until > begin,
  );
}

/** Leading digits of the smallest area in which all of these lie, each given as its own leading digits. */
export function areaOf(county: string, [first = county, ...others]: readonly string[]): string {
  const levels = [first, first.slice(0, 12), first.slice(0, 9)];
  return levels.find((area) => others.every((place) => place.startsWith(area))) ?? county;
}

/** What a deed is counted by: minutes where it is paid by the hour, 1 otherwise. */
export const quantityOf = ({ minutes }: { minutes: number | null }): number => minutes ?? 1;

export interface RosterFacts {
  state: RosterState;
  enteredBy: string;
}

export interface Mover {
  id: string;
  /** Whether they decide about points where everybody on the list lives. */
  isReviewer: boolean;
}

export type RosterObjection =
  | 'roster_decided'
  | 'roster_own'
  | 'roster_confirmed'
  | 'roster_of_another'
  | 'roster_undone';

/** What stands against a move: whoever typed a list does not confirm it. */
export function objectionTo(
  move: RosterMove,
  { state, enteredBy }: RosterFacts,
  { id, isReviewer }: Mover,
): RosterObjection | undefined {
  if (state === 'undone') return 'roster_undone';
  if (move === 'confirm') {
    if (state !== 'entered') return 'roster_decided';
    return enteredBy === id ? 'roster_own' : undefined;
  }
  if (isReviewer) return undefined;
  if (enteredBy !== id) return 'roster_of_another';
  return state === 'confirmed' ? 'roster_confirmed' : undefined;
}
