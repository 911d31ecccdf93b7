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
  /** Which promise it measures; a promise that was kept needs no name. */
  name: TextKey | undefined;
}

type Clocks = Pick<
  CaseSummary,
  'dispatch' | 'firstAnswer' | 'resolution' | 'confirmation' | 'pause' | 'stage'
>;

/**
 * The clock that matters now: the dispatch until it is with a unit, the first answer until it is given, then
 * the resolution, and at the end the days to confirm. undefined while it stands still: then the pause says why.
 */
export function clockThatMatters(summary: Clocks, now: number): NamedClock | undefined {
  const { dispatch, firstAnswer, resolution, confirmation, pause, stage } = summary;
  if (confirmation) return named(leftOf(confirmation, now), 'clock.confirmation');
  if (stage === 'reported' || stage === 'accepted')
    return named(clockView(dispatch, now, 'clock.dispatchMet'), 'clock.dispatch');
  if (firstAnswer.stoppedAt === null) return named(clockView(firstAnswer, now), 'clock.first');
  if (pause) return undefined;
  const working = stage === 'dispatched' || stage === 'answered';
  if (resolution && working)
    return named(clockView(resolution, now, 'clock.resolutionMet'), 'clock.resolution');
  return named(clockView(firstAnswer, now), 'clock.first');
}

/** What is left to the reporter, who is never late: once it is over, the case closes by itself. */
export function leftOf(confirmation: Clock, now: number): ClockView | undefined {
  const clock = clockView(confirmation, now);
  return clock?.state === 'overdue' ? undefined : clock;
}

function named(clock: ClockView | undefined, name: TextKey): NamedClock | undefined {
  return (
    clock && {
      clock,
      name: clock.says === 'clock.left' || clock.says === 'clock.over' ? name : undefined,
    }
  );
}
