import type {
  HandBackReason,
  PauseReason,
  TransferTarget,
  VisitResult,
} from '../../../contract/case-road.ts';
import { startOfDay } from '../../platform/calendar.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import { mayHandle } from './decide.ts';
import { handBackWords, pauseWords, transferWords } from './handling-words.ts';
import { type About, makeMove, type Noted } from './moves.ts';
import { isPauseLength, mayPause, mostPausedDays, pauseDaysLeft } from './pauses.ts';
import { doneAgainBy, sentOutBy } from './promises.ts';
import { refuse } from './refusals.ts';
import { recordSolved } from './solved.ts';
import * as tellings from './tellings-of-handling.ts';
import { takeOutOfBulletin } from './unpublish.ts';

/** A unit says that a case is not its own: it waits for another one, and the reporter's date stays. */
export async function handBackCase(
  deps: Deps,
  ask: Ask,
  { code, note, reason }: Noted & { reason: HandBackReason },
) {
  const limitsOf = await areas.getLimits(deps, ask.scope);
  return makeMove(deps, ask, {
    code,
    move: 'hand_back',
    event: ({ report, state }, now) => ({
      kind: 'handed_back',
      note,
      data: {
        reason,
        // What it says of itself keeps it away from the case, like what the desk reads in it.
        ...(reason === 'complained_of' && state.unit !== null ? { against: state.unit } : {}),
        ...sentOutBy(limitsOf(state.category ?? report.category), now),
      },
    }),
    reason: note,
    tell: tellings.handedBack(handBackWords[reason]),
  });
}

/** Another unit helps. The responsible one stays that, with its clock. */
export async function involveUnit(
  deps: Deps,
  ask: Ask,
  { code, note, unit }: Noted & { unit: string },
) {
  const name = await areas.findUnitName(deps.database.read, ask.scope, unit);
  if (name === undefined) return refuse('unit_unknown', { field: '/unit' });
  return makeMove(deps, ask, {
    code,
    move: 'involve',
    event: { kind: 'involved', note, data: { coUnit: unit } },
    refuse: ({ state }) => {
      if (!mayHandle(state, unit)) return refuse('unit_complained_of', { field: '/unit' });
      return state.unit === unit || state.coUnits.includes(unit)
        ? refuse('already_involved', { field: '/unit' })
        : undefined;
    },
    reason: note,
    tell: tellings.involved(name),
  });
}

/**
 * The clock of the work stands still until a day. That of the first answer never does, nor that of a report which
 * follows and is late, or has stood still for as long as any may.
 */
export async function pauseCase(
  deps: Deps,
  ask: Ask,
  { code, note, reason, until }: Noted & { reason: PauseReason; until: string },
) {
  if (!isPauseLength(until, deps.clock.now())) return refuse('pause_length', { field: '/until' });
  const may = ({ state }: Pick<About, 'state'>, now: Date) => mayPause(state, { until, now });
  return makeMove(deps, ask, {
    code,
    move: 'pause',
    event: { kind: 'paused', note, data: { reason, until: startOfDay(until).toISOString() } },
    refuse: (about, { now }) => {
      if (may(about, now)) return undefined;
      const values = { most: mostPausedDays, days: pauseDaysLeft(about.state, now) };
      return refuse('pause_spent', { field: '/until', values });
    },
    along: may,
    reason: note,
    tell: tellings.paused(pauseWords[reason], until),
  });
}

export function resumeCase(deps: Deps, ask: Ask, { code, note }: Noted) {
  const event = { kind: 'resumed', note, data: {} } as const;
  return makeMove(deps, ask, {
    code,
    move: 'resume',
    event,
    reason: note,
    tell: tellings.resumed,
  });
}

/**
 * Hands a case over to a body outside the platform. What was reported was no less true for that, so its points
 * are not taken back; but whoever hands it over has verified nothing, so a reviewer looks before they settle.
 */
export function transferCase(
  deps: Deps,
  ask: Ask,
  { code, note, to }: Noted & { to: TransferTarget },
) {
  return makeMove(deps, ask, {
    code,
    move: 'transfer',
    event: { kind: 'transferred', note, data: { to } },
    reason: note,
    tell: tellings.transferred(transferWords[to], note),
    consequence: async (context, moved) => {
      const sources = moved.map(({ report }) => report.id);
      await awards.holdSources(context, { sources, deeds: ['report.verified'] });
      return undefined;
    },
  });
}

interface Visit extends Noted {
  result: VisitResult;
  rating?: number;
}

/** The reporter's word, told to somebody of staff who had no part in the work. */
export async function visitReporter(deps: Deps, ask: Ask, { code, note, result, rating }: Visit) {
  if (result === 'solved' && rating === undefined)
    return refuse('rating_missing', { field: '/rating' });
  if (result !== 'solved' && rating !== undefined)
    return refuse('rating_unasked', { field: '/rating' });
  const limitsOf = await areas.getLimits(deps, ask.scope);
  return makeMove(deps, ask, {
    code,
    move: 'visit',
    event: ({ report, state }, now) => {
      const limits = limitsOf(state.category ?? report.category);
      const data = {
        result,
        ...(rating === undefined ? {} : { rating }),
        ...(result === 'not_solved' ? doneAgainBy(limits, now) : {}),
      };
      return { kind: 'visited', note, data };
    },
    reason: note,
    tell: tellings.visited(result),
    consequence: async (context, [about]) => {
      if (result === 'not_solved') await takeOutOfBulletin(context.tx, context.scope, about);
      if (result !== 'solved') return undefined;
      const { report, resident } = about;
      const solved = await recordSolved(context, { report, resident, at: deps.clock.now() });
      return isRefusal(solved) ? solved : undefined;
    },
  });
}
