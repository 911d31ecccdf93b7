import type { CaseStage, PauseReason } from '../../../contract/case-road.ts';
import { addHours, dayMs } from '../../platform/calendar.ts';
import { deadlineOf } from './deadline.ts';
import type { CaseEvent } from './event.ts';

export type { CaseEvent, CaseEventData, OnSite, Pause } from './event.ts';

/** What the state is computed from: what was written says nothing of it. */
type Step = Omit<CaseEvent, 'note'>;

export interface CaseState {
  stage: CaseStage;
  stageSince: Date;
  unit: string | null;
  /** What staff found it to be; null: as it was reported. */
  category: string | null;
  /** What they found is confidential, whatever was reported. */
  confidential: boolean;
  /** The case that it is handled together with; null: by itself, or others follow it. */
  matter: string | null;
  /** The unit that it complains of, which has no part in it. */
  against: string | null;
  /** Units beside it that gave it back for the same reason. */
  alsoAgainst: readonly string[];
  /** Units that help the responsible one. */
  coUnits: readonly string[];
  firstAnswerDueAt: Date;
  firstAnsweredAt: Date | null;
  dispatchDueAt: Date;
  /** When it was sent out; null while it waits for that. */
  dispatchedAt: Date | null;
  /** How often a unit gave it back. */
  handedBack: number;
  /** The clock of the work stands still. */
  pausedAt: Date | null;
  pauseReason: PauseReason | null;
  pausedUntil: Date | null;
  /** How long it stood still in the pauses that are over. */
  pausedMs: number;
  /** How long it lay with its reporter, who was asked for more. */
  withReporterMs: number;
  resolveDueAt: Date | null;
  handledAt: Date | null;
  /** Everybody of staff who handled it: none of them may verify it. */
  handledBy: readonly string[];
  closedAt: Date | null;
  /** The reporter said that it is solved. */
  confirmed: boolean;
  rating: number | null;
  reopened: number;
  /** How often somebody of staff asked the reporter since the work was last verified. */
  visits: number;
  /** A masked version stands in the bulletin. */
  published: boolean;
  /** When the next step is due; null once the case has ended. */
  deadline: Date | null;
  lastSeq: number;
}

/** Hours within which the reporter hears something of substance, where a history says nothing else. */
export const firstAnswerHours = 24;
/** Hours within which a case is with a unit, where a history says nothing else. */
export const dispatchHours = 24;

/** The state that a history gives. Pure; the stored state is compared with it in tests. */
export function stateOf(history: readonly Step[]): CaseState {
  const [first, ...rest] = history;
  if (first === undefined) throw new Error('a case has a history');
  return rest.reduce(applyEvent, begin(first));
}

const instant = (text: string | undefined, otherwise: Date) =>
  text === undefined ? otherwise : new Date(text);

/** The promises of a step, or those that everybody has. */
const promisedFrom = ({ at, data }: Step) => ({
  firstAnswerDueAt: instant(data.firstAnswerDueAt, addHours(at, firstAnswerHours)),
  dispatchDueAt: instant(data.dispatchDueAt, addHours(at, dispatchHours)),
});

export function begin(reported: Step): CaseState {
  const { at, seq } = reported;
  const promised = promisedFrom(reported);
  const before: CaseState = {
    stage: 'reported',
    stageSince: at,
    unit: null,
    category: null,
    confidential: false,
    matter: null,
    against: null,
    alsoAgainst: [],
    coUnits: [],
    ...promised,
    firstAnsweredAt: null,
    dispatchedAt: null,
    handedBack: 0,
    ...running,
    pausedMs: 0,
    withReporterMs: 0,
    resolveDueAt: null,
    handledAt: null,
    handledBy: [],
    closedAt: null,
    confirmed: false,
    rating: null,
    reopened: 0,
    visits: 0,
    published: false,
    deadline: null,
    lastSeq: seq,
  };
  return { ...before, deadline: deadlineOf(before) };
}

const running = { pausedAt: null, pauseReason: null, pausedUntil: null };

export function applyEvent(before: CaseState, event: Step): CaseState {
  const next = { ...before, ...changes(before, event), lastSeq: event.seq };
  // Sent on to another unit it is anew with somebody, who has the same time to give it back.
  if (next.stage !== before.stage || event.kind === 'dispatched') next.stageSince = event.at;
  return { ...next, deadline: deadlineOf(next) };
}

const answered = ({ firstAnsweredAt }: CaseState, { at }: Step) => ({
  firstAnsweredAt: firstAnsweredAt ?? at,
});

function changes(before: CaseState, event: Step): Partial<CaseState> {
  const { at, data, actor } = event;
  switch (event.kind) {
    case 'reported':
    case 'supervised':
    case 'supervision_answered':
    case 'mediation_ended':
      return {};
    case 'published':
      return { published: true };
    case 'unpublished':
      return { published: false };
    case 'supplemented':
      return supplemented(before, event);
    case 'accepted':
      return accepted(before, event);
    case 'returned':
      return { stage: 'returned' };
    case 'refused':
    case 'transferred':
      return { stage: event.kind, closedAt: at, ...running, ...answered(before, event) };
    case 'withdrawn':
      return { stage: 'withdrawn', closedAt: at, ...running };
    case 'dispatched':
      return {
        stage: 'dispatched',
        unit: data.unit ?? before.unit,
        coUnits: before.coUnits.filter((unit) => unit !== data.unit && unit !== data.against),
        ...keptFrom(before, data.against),
        dispatchedAt: before.dispatchedAt ?? at,
        ...(data.pause === null ? runOn(before, at) : {}),
        resolveDueAt: promisedBy(event),
      };
    case 'handed_back':
      return {
        stage: 'accepted',
        unit: null,
        coUnits: [],
        dispatchedAt: null,
        dispatchDueAt: promisedFrom(event).dispatchDueAt,
        handedBack: before.handedBack + 1,
        ...keptFrom(before, data.against),
        ...runOn(before, at),
      };
    case 'involved':
      return {
        coUnits:
          data.coUnit === undefined
            ? before.coUnits
            : [...new Set([...before.coUnits, data.coUnit])],
      };
    case 'paused':
      return {
        pausedAt: at,
        pauseReason: (data.reason as PauseReason | undefined) ?? 'other',
        pausedUntil: instant(data.until, new Date(at.getTime() + dayMs)),
      };
    case 'resumed':
      return runOn(before, at);
    case 'answered':
      return answered(before, event);
    case 'handled':
      return {
        stage: 'answered',
        handledAt: instant(data.handledAt ?? undefined, at),
        handledBy: actor === null ? before.handledBy : [...new Set([...before.handledBy, actor])],
        ...runOn(before, at),
        ...answered(before, event),
      };
    case 'verified':
      // Whoever was asked about what had been done before was not asked about this.
      return { stage: 'awaiting_confirmation', visits: 0 };
    case 'sent_back':
      return { stage: 'dispatched', handledAt: null };
    case 'merged':
      return inStep(before, event);
    case 'split':
      return { matter: null, ...fromStage(data.stage ?? before.stage) };
    case 'visited':
      return visited(before, event);
    case 'confirmed':
      return closedAs(before, event);
    case 'closed':
      return { stage: 'closed', closedAt: at };
    case 'reopened':
      return openAgain(before, event);
  }
}

/** What was promised is written there, moved by as long as the reporter had it; where nothing is, it began anew. */
function supplemented({ stageSince, ...before }: CaseState, event: Step): Partial<CaseState> {
  const { resolveDueAt } = event.data;
  return {
    stage: 'reported',
    ...promisedFrom(event),
    resolveDueAt: resolveDueAt ? new Date(resolveDueAt) : before.resolveDueAt,
    withReporterMs: before.withReporterMs + event.at.getTime() - stageSince.getTime(),
  };
}

function accepted(before: CaseState, { data }: Step): Partial<CaseState> {
  const { category, confidential, against } = data;
  return {
    stage: 'accepted',
    category: category ?? before.category,
    confidential: category === undefined ? before.confidential : confidential === true,
    against: against ?? before.against,
    dispatchDueAt: instant(data.dispatchDueAt, before.dispatchDueAt),
    firstAnswerDueAt: instant(data.firstAnswerDueAt, before.firstAnswerDueAt),
  };
}

/** A unit that is found later to be complained of has no part in it either: what another was kept from stays kept. */
function keptFrom(
  { against, alsoAgainst }: CaseState,
  unit: string | undefined,
): Partial<CaseState> {
  if (unit === undefined || unit === against || alsoAgainst.includes(unit)) return {};
  return against === null ? { against: unit } : { alsoAgainst: [...alsoAgainst, unit] };
}

const promisedBy = ({ at, data }: Step): Date =>
  instant(data.resolveDueAt ?? undefined, new Date(at.getTime() + (data.resolveDays ?? 7) * dayMs));

/** The clock of the work runs on, by as much later as it stood still. */
function runOn({ pausedAt, pausedMs, resolveDueAt }: CaseState, at: Date): Partial<CaseState> {
  if (pausedAt === null) return {};
  const stoodMs = at.getTime() - pausedAt.getTime();
  return {
    ...running,
    pausedMs: pausedMs + stoodMs,
    resolveDueAt: resolveDueAt && new Date(resolveDueAt.getTime() + stoodMs),
  };
}

/** By the reporter’s word. Said of what silence had closed, it changes nothing of when that was. */
const closedAs = ({ closedAt }: CaseState, { at, data }: Step) => ({
  stage: 'closed' as const,
  closedAt: closedAt ?? at,
  confirmed: true,
  rating: data.rating ?? null,
});

/** The reporter’s word, as somebody of staff wrote it down; not reached, nothing but that it was tried. */
function visited(before: CaseState, event: Step): Partial<CaseState> {
  const visits = before.visits + 1;
  switch (event.data.result) {
    case 'solved':
      return { ...closedAs(before, event), visits };
    case 'not_solved':
      return { ...openAgain(before, event), visits };
    default:
      return { visits };
  }
}

function openAgain(before: CaseState, event: Step): Partial<CaseState> {
  return {
    stage: 'dispatched',
    // Whoever says that theirs is not solved is answered for themselves.
    matter: null,
    published: false,
    closedAt: null,
    confirmed: false,
    rating: null,
    handledAt: null,
    reopened: before.reopened + 1,
    resolveDueAt: promisedBy(event),
  };
}

/** What waits to be accepted has not been found to be anything yet. */
const fromStage = (stage: CaseStage): Partial<CaseState> =>
  stage === 'reported'
    ? { stage, category: null, confidential: false, against: null, alsoAgainst: [] }
    : { stage };

/** From where the other one stands they go on together. */
function inStep(before: CaseState, event: Step): Partial<CaseState> {
  const { at, data } = event;
  const { into = null, stage = before.stage, unit = null, resolveDueAt, coUnits = [] } = data;
  const { pause } = data;
  return {
    matter: into,
    ...fromStage(stage),
    unit,
    coUnits,
    dispatchedAt: unit === null ? null : (before.dispatchedAt ?? at),
    pausedAt: pause ? new Date(pause.at) : null,
    pauseReason: pause?.reason ?? null,
    pausedUntil: pause ? new Date(pause.until) : null,
    pausedMs: before.pausedMs + stoodUntil(before, pause ? new Date(pause.at) : at),
    resolveDueAt: resolveDueAt ? new Date(resolveDueAt) : null,
    handledAt: handledWith(before, event),
    ...(stage === 'answered' ? answered(before, event) : {}),
  };
}

/** How long a pause of its own had stood when the one of the other took its place, which may have begun before. */
const stoodUntil = ({ pausedAt }: CaseState, at: Date): number =>
  pausedAt === null ? 0 : Math.max(0, at.getTime() - pausedAt.getTime());

/** Handing on changes nothing of when it was handled; who joins what is handled has it from then. */
function handledWith({ stage: own, handledAt }: CaseState, { at, data }: Step) {
  const { stage = own } = data;
  if (stage === own) return handledAt;
  return stage === 'answered' ? instant(data.handledAt ?? undefined, at) : null;
}
