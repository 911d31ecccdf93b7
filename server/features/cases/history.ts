import type { CaseEventKind, CaseStage } from '../../../contract/cases.ts';
import { addHours, dayMs } from '../../platform/calendar.ts';

/** One step of a case. The history is all there is; the state is computed from it. */
export interface CaseEvent {
  seq: number;
  kind: CaseEventKind;
  at: Date;
  actorKind: 'resident' | 'staff' | 'system';
  /** Who of staff; a resident's identity stands apart, with the reporters. */
  actor: string | null;
  note: string;
  data: CaseEventData;
}

/** What the state is computed from: what was written says nothing of it. */
type Step = Omit<CaseEvent, 'note'>;

export interface CaseEventData {
  unit?: string;
  resolveDays?: number;
  reason?: string;
  rating?: number;
  /** What staff found it to be, and whether that is confidential. */
  category?: string;
  confidential?: boolean;
  /** A report that tells of the same, as its reporter says. */
  sameAs?: string;
  /** The case that it was merged into. */
  into?: string;
  /** From where it goes on together with others, or by itself again. */
  stage?: CaseStage;
  resolveDueAt?: string | null;
}

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
  firstAnswerDueAt: Date;
  firstAnsweredAt: Date | null;
  resolveDueAt: Date | null;
  handledAt: Date | null;
  /** Everybody of staff who handled it: none of them may verify it. */
  handledBy: readonly string[];
  closedAt: Date | null;
  /** The reporter said that it is solved. */
  confirmed: boolean;
  rating: number | null;
  reopened: number;
  /** A masked version stands in the bulletin. */
  published: boolean;
  /** When the next step is due; null once the case has ended. */
  deadline: Date | null;
  lastSeq: number;
}

/** Hours within which the reporter hears something of substance. */
export const firstAnswerHours = 24;
/** Days within which handled work is verified. */
export const verificationDays = 2;
/** Days the reporter has to confirm before staff may close. */
export const confirmationDays = 7;

/** The state that a history gives. Pure; the stored state is compared with it in tests. */
export function stateOf(history: readonly Step[]): CaseState {
  const [first, ...rest] = history;
  if (first === undefined) throw new Error('a case has a history');
  return rest.reduce(applyEvent, begin(first));
}

export function begin({ at, seq }: Step): CaseState {
  const dueAt = addHours(at, firstAnswerHours);
  return {
    stage: 'reported',
    stageSince: at,
    unit: null,
    category: null,
    confidential: false,
    matter: null,
    firstAnswerDueAt: dueAt,
    firstAnsweredAt: null,
    resolveDueAt: null,
    handledAt: null,
    handledBy: [],
    closedAt: null,
    confirmed: false,
    rating: null,
    reopened: 0,
    published: false,
    deadline: dueAt,
    lastSeq: seq,
  };
}

export function applyEvent(before: CaseState, event: Step): CaseState {
  const next = { ...before, ...changes(before, event), lastSeq: event.seq };
  if (next.stage !== before.stage) next.stageSince = event.at;
  return { ...next, deadline: deadlineOf(next) };
}

const answered = ({ firstAnsweredAt }: CaseState, { at }: Step) => ({
  firstAnsweredAt: firstAnsweredAt ?? at,
});

function changes(before: CaseState, event: Step): Partial<CaseState> {
  const { at, data, actor } = event;
  switch (event.kind) {
    case 'reported':
      return {};
    case 'published':
      return { published: true };
    case 'supplemented':
      // The clock stood still while the reporter was asked; now it begins anew.
      return { stage: 'reported', firstAnswerDueAt: addHours(at, firstAnswerHours) };
    case 'accepted':
      return {
        stage: 'accepted',
        category: data.category ?? before.category,
        confidential:
          data.category === undefined ? before.confidential : data.confidential === true,
      };
    case 'returned':
      return { stage: 'returned' };
    case 'refused':
      return { stage: 'refused', closedAt: at, ...answered(before, event) };
    case 'withdrawn':
      return { stage: 'withdrawn', closedAt: at };
    case 'dispatched':
      return {
        stage: 'dispatched',
        unit: data.unit ?? before.unit,
        resolveDueAt: new Date(at.getTime() + (data.resolveDays ?? 7) * dayMs),
      };
    case 'answered':
      return answered(before, event);
    case 'handled':
      return {
        stage: 'answered',
        handledAt: at,
        handledBy: actor === null ? before.handledBy : [...new Set([...before.handledBy, actor])],
        ...answered(before, event),
      };
    case 'verified':
      return { stage: 'awaiting_confirmation' };
    case 'sent_back':
      return { stage: 'dispatched', handledAt: null };
    case 'merged':
      return inStep(before, event);
    case 'split':
      return { matter: null, ...fromStage(data.stage ?? before.stage) };
    case 'confirmed':
      return { stage: 'closed', closedAt: at, confirmed: true, rating: data.rating ?? null };
    case 'closed':
      return { stage: 'closed', closedAt: at };
    case 'reopened':
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
        resolveDueAt: new Date(at.getTime() + (data.resolveDays ?? 7) * dayMs),
      };
  }
}

/** What waits to be accepted has not been found to be anything yet. */
const fromStage = (stage: CaseStage): Partial<CaseState> =>
  stage === 'reported' ? { stage, category: null, confidential: false } : { stage };

/** From where the other one stands they go on together. */
function inStep(before: CaseState, event: Step): Partial<CaseState> {
  const { at, data } = event;
  const { into = null, stage = before.stage, unit = null, resolveDueAt } = data;
  return {
    matter: into,
    ...fromStage(stage),
    unit,
    resolveDueAt: resolveDueAt ? new Date(resolveDueAt) : null,
    handledAt: handledWith(before, stage, at),
    ...(stage === 'answered' ? answered(before, event) : {}),
  };
}

/** Handing on changes nothing of when it was handled; who joins what is handled has it from then. */
function handledWith({ stage: own, handledAt }: CaseState, stage: CaseStage, at: Date) {
  if (stage === own) return handledAt;
  return stage === 'answered' ? at : null;
}

/** The clock that runs: the reporter's turn, the check, the first answer, then the work. */
function deadlineOf(state: CaseState): Date | null {
  const daysFromNow = (days: number) => new Date(state.stageSince.getTime() + days * dayMs);
  switch (state.stage) {
    case 'closed':
    case 'refused':
    case 'withdrawn':
      return null;
    case 'returned':
    case 'awaiting_confirmation':
      return daysFromNow(confirmationDays);
    case 'answered':
      return daysFromNow(verificationDays);
    default:
      if (state.firstAnsweredAt === null) return state.firstAnswerDueAt;
      return state.resolveDueAt ?? state.firstAnswerDueAt;
  }
}

/** Stages at which somebody of staff or a unit owes the next step; only these can be overdue. */
export const staffStages: readonly CaseStage[] = ['reported', 'accepted', 'dispatched', 'answered'];
