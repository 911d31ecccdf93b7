import type { ClockName } from '../../contract/case-road.ts';
import type { CaseSummary, Clock } from '../../contract/case-views.ts';
import type { ClockState } from '../../ui/ClockChip.tsx';
import { spanWords, type Wording } from '../dates.ts';
import type { TextKey } from '../texts/language.ts';

/** The last three hours of a clock, or the last quarter of a short one. */
const soonMs = 3 * 3_600_000;

/** A clock as a chip shows it: what it says about the span of time inside it. */
export interface ClockView {
  state: ClockState;
  /** Share of the time that is left, 0–1. */
  left: number;
  says: TextKey;
  span: Wording;
}

/** The clock at this moment, which moves on between two looks at the server; undefined: nothing to say. */
export function clockView(
  clock: Clock,
  now: number,
  met: 'clock.firstMet' | 'clock.resolutionMet' | 'clock.dispatchMet' = 'clock.firstMet',
): ClockView | undefined {
  const started = Date.parse(clock.startedAt);
  const due = Date.parse(clock.dueAt);
  if (clock.stoppedAt !== null) {
    const took = spanWords(Date.parse(clock.stoppedAt) - started);
    return { state: clock.state === 'overdue' ? 'overdue' : 'met', left: 0, says: met, span: took };
  }
  if (clock.state === 'stopped' || clock.state === 'met') return undefined;
  const remaining = due - now;
  if (remaining <= 0)
    return { state: 'overdue', left: 0, says: 'clock.over', span: spanWords(remaining) };
  return {
    state: remaining <= Math.min(soonMs, (due - started) / 4) ? 'soon' : 'normal',
    left: remaining / Math.max(due - started, 1),
    says: 'clock.left',
    span: spanWords(remaining),
  };
}

export interface NamedClock {
  clock: ClockView;
  /** Which promise it measures. */
  name: TextKey;
}

const names: Record<ClockName, TextKey> = {
  dispatch: 'clock.dispatch',
  firstAnswer: 'clock.first',
  resolution: 'clock.resolution',
  verification: 'clock.verification',
  confirmation: 'clock.confirmation',
};

/** The clock that runs, the same that staff see; undefined while none does: then the stage or the pause says why. */
export function clockThatMatters(
  summary: Pick<CaseSummary, ClockName | 'running'>,
  now: number,
): NamedClock | undefined {
  const { running } = summary;
  const clock = running && summary[running];
  return clock ? clockNamed(running, clock, now) : undefined;
}

/** A clock with the promise that it measures; undefined: nothing to say. */
export function clockNamed(of: ClockName, clock: Clock, now: number): NamedClock | undefined {
  const view = of === 'confirmation' ? leftOf(clock, now) : clockView(clock, now);
  return view && { clock: view, name: names[of] };
}

/** What is left to the reporter, who is never late: once it is over, the case closes by itself. */
export function leftOf(confirmation: Clock, now: number): ClockView | undefined {
  const clock = clockView(confirmation, now);
  return clock?.state === 'overdue' ? undefined : clock;
}
