import type { ClockName } from '../contract/case-road.ts';
import type { CaseSummary, Clock } from '../contract/case-views.ts';
import type { ClockState } from '../ui/ClockChip.tsx';
import type { TextKey } from './texts/zh-CN.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** The chip turns to a warning in the last three hours, or in the last quarter of a short time. */
const soonMs = 3 * hourMs;

/** The clock of a row: the one that runs, or how the last one stands where none does. */
export function clockThatRuns(one: Pick<CaseSummary, ClockName | 'running'>): [ClockName, Clock] {
  const running = one.running && one[one.running];
  if (one.running && running) return [one.running, running];
  return one.resolution ? ['resolution', one.resolution] : ['firstAnswer', one.firstAnswer];
}

export interface ClockReading {
  state: ClockState;
  /** Share of the time that is left, 0–1. */
  left: number;
  words: TextKey;
  values: { days: number; hours: number; minutes: number };
}

/**
 * What a clock says at this moment. The server's state stands, except that a running clock goes on
 * between two refreshes: it may turn soon or overdue on the screen first.
 */
export function readClock(name: ClockName, clock: Clock, now: Date): ClockReading {
  const due = Date.parse(clock.dueAt);
  const until = clock.stoppedAt === null ? now.getTime() : Date.parse(clock.stoppedAt);
  const rest = due - until;
  const left = Math.max(0, rest / Math.max(1, due - Date.parse(clock.startedAt)));
  const values = inParts(Math.abs(rest));
  if (clock.state === 'met') return { state: 'met', left, words: `clocks.met.${name}`, values };
  if (clock.state === 'stopped') return { state: 'paused', left, words: 'clocks.stopped', values };
  // The reporter is never late: once their days are over, the case closes or somebody asks.
  if (name === 'confirmation' && rest < 0)
    return { state: 'soon', left: 0, words: 'clocks.silent', values };
  if (clock.state === 'overdue' || rest < 0)
    return { state: 'overdue', left: 0, words: lateWords(clock, values), values };
  const whole = due - Date.parse(clock.startedAt);
  const isSoon = rest <= Math.min(soonMs, whole / 4);
  const state = clock.state === 'soon' || isSoon ? 'soon' : 'normal';
  return { state, left, words: leftWords(values), values };
}

function inParts(ms: number) {
  const days = Math.floor(ms / (24 * hourMs));
  const hours = Math.floor(ms / hourMs) - days * 24;
  return { days, hours, minutes: Math.floor((ms % hourMs) / minuteMs) };
}

type Parts = ClockReading['values'];

function leftWords({ days, hours }: Parts): TextKey {
  if (days > 0) return 'clocks.leftDays';
  return hours > 0 ? 'clocks.leftHours' : 'clocks.leftMinutes';
}

function lateWords({ stoppedAt }: Clock, { days, hours }: Parts): TextKey {
  if (stoppedAt !== null) return 'clocks.wasLate';
  if (days > 0) return 'clocks.overDays';
  return hours > 0 ? 'clocks.overHours' : 'clocks.overMinutes';
}
