import type { RosterDeed, RosterMove, RosterState } from '../../../contract/rosters.ts';
import { addDays, type LocalDate, startOfDay } from '../../platform/calendar.ts';
import { isSameName, isSpelled } from '../../platform/spelled.ts';

/** Days for which a paper can still be typed in. */
export const enteredWithinDays = 60;

/** One line as it was typed, and what is known about it. */
export interface LineFacts {
  kind: RosterDeed;
  day: LocalDate;
  minutes: number | undefined;
  /** Whether a rule book was in force on that day. */
  hasBook: boolean;
  /** By what a line says who it was; unclear: by neither, or by both. */
  by: 'phone' | 'name' | 'unclear';
  /** Who that is and lives where whoever types works; null: nobody, or several. */
  resident: string | null;
  isSeveral: boolean;
  /** Whether the name on the paper is the account’s, or there is nothing to compare. */
  nameAgrees: boolean;
  /** Whether it is whoever types, as far as names tell; of an account without a name they tell nothing. */
  own: 'yes' | 'no' | 'nameless';
  /** Why this person may not go on patrol; null: they may. */
  noPatrol: 'age_unknown' | 'grown_ups_only' | null;
  /** The number of the paper on which the same stands already. */
  enteredOn: string | null;
  /** Whether the same kind of thing was counted for them on that day without paper. */
  isCounted: boolean;
}

export type LineFault =
  | 'line_who'
  | 'line_nobody'
  | 'line_nobody_named'
  | 'line_several'
  | 'line_own'
  | 'line_nameless'
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

function faultsOfLine(facts: LineFacts, today: LocalDate): Omit<FaultOfLine, 'line'>[] {
  const { kind, day, minutes, hasBook, resident, nameAgrees, own } = facts;
  const { noPatrol, enteredOn, isCounted } = facts;
  const faults: Omit<FaultOfLine, 'line'>[] = [];
  if (day > today || day < addDays(today, -enteredWithinDays) || !hasBook)
    faults.push({ field: 'day', fault: 'line_day' });
  if (isByTheHour(kind) && minutes === undefined)
    faults.push({ field: 'minutes', fault: 'line_minutes' });
  if (!isByTheHour(kind) && minutes !== undefined)
    faults.push({ field: 'minutes', fault: 'line_no_minutes' });
  // Of somebody who is not there nothing else can be said.
  if (resident === null) return [...faults, whyNobody(facts)];
  if (!nameAgrees) faults.push({ field: 'name', fault: 'line_name' });
  if (own !== 'no')
    faults.push({ field: 'name', fault: own === 'yes' ? 'line_own' : 'line_nameless' });
  if (kind === 'patrol.hour' && noPatrol !== null)
    faults.push({
      field: 'kind',
      fault: noPatrol === 'age_unknown' ? 'line_age_unknown' : 'line_minor',
    });
  if (enteredOn !== null) faults.push({ field: 'phone', fault: 'line_entered', enteredOn });
  if (isCounted) faults.push({ field: 'phone', fault: 'line_counted' });
  return faults;
}

function whyNobody({ by, isSeveral }: LineFacts): Omit<FaultOfLine, 'line'> {
  if (by === 'unclear') return { field: 'phone', fault: 'line_who' };
  if (by === 'phone') return { field: 'phone', fault: 'line_nobody' };
  return { field: 'name', fault: isSeveral ? 'line_several' : 'line_nobody_named' };
}

/**
 * Whether somebody on a list is one of those who type it in or confirm it. Of them nothing but the name is known: an
 * account without one is told apart from nobody.
 */
export function ownOf(name: string | null, staff: readonly string[]): LineFacts['own'] {
  if (name === null || !isSpelled(name)) return 'nameless';
  return staff.some((one) => isSameName(name, one)) ? 'yes' : 'no';
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
