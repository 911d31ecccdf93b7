import type { CaseStage } from '../../contract/case-road.ts';
import type { CaseEvent, MyCase } from '../../contract/case-views.ts';
import type { StepState } from '../../ui/Thread.tsx';
import type { TextKey } from '../texts/language.ts';

/** One step of the thread: what happened, or what comes. Words are chosen here, written elsewhere. */
export interface CaseStep {
  key: string;
  state: StepState;
  title: TextKey;
  /** The event behind it; a step to come has none. */
  event?: CaseEvent;
  /** One quiet line of the catalogue. */
  line?: TextKey;
}

type HappenedStep = CaseStep & { event: CaseEvent };

type Threaded = Pick<MyCase, 'stage' | 'history'>;

/** The whole thread: the history in its order, where it stands, what comes. */
export function threadOf({ stage, history }: Threaded): CaseStep[] {
  return [...happenedIn(history), ...toCome(stage, history)];
}

/** What happened, a step for each event. */
export const happenedIn = (history: MyCase['history']) =>
  history.map((event, place) => happened(event, history.slice(0, place)));

function happened(event: CaseEvent, before: readonly CaseEvent[]): HappenedStep {
  const again = before.some(({ kind }) => kind === event.kind);
  const step = { key: `event-${event.seq}`, state: 'done', event } as const;
  if (event.kind === 'answered' && again) return { ...step, title: 'case.event.answeredAgain' };
  return { ...step, title: `case.event.${event.kind}` };
}

/** The unit that a step tells of: the one that it was sent to then, or else the one that has it now. */
export const unitIn = ({ event }: Pick<CaseStep, 'event'>, { unit }: Pick<MyCase, 'unit'>) =>
  event?.unit ?? unit;

const ahead = (title: TextKey): CaseStep => ({ key: title, state: 'ahead', title });
const now = (title: TextKey): CaseStep => ({ key: title, state: 'now', title });
const yours = (title: TextKey, line: TextKey): CaseStep => ({
  key: title,
  state: 'yours',
  title,
  line,
});

function toCome(stage: CaseStage, history: readonly CaseEvent[]): CaseStep[] {
  switch (stage) {
    case 'reported':
      return [now('case.next.accept'), ahead('case.next.dispatch'), ...roadToEnd()];
    case 'returned':
      return [yours('case.next.supplement', 'case.next.supplementLine'), ...roadToEnd()];
    case 'accepted':
      return [now('case.next.dispatch'), ...roadToEnd()];
    case 'dispatched':
      return isAnswered(history)
        ? [now('case.next.handle'), ahead('case.next.confirm')]
        : [now('case.next.answer'), ...roadToEnd()];
    case 'answered':
      return isHandled(history)
        ? [now('case.next.verify'), ahead('case.next.confirm')]
        : [now('case.next.handle'), ahead('case.next.confirm')];
    case 'awaiting_confirmation':
      return [yours('case.next.ask', 'case.next.askLine')];
    case 'closed':
    case 'refused':
    case 'withdrawn':
    case 'transferred':
      return [];
  }
}

const roadToEnd = () => [ahead('case.next.handling'), ahead('case.next.confirm')];

/** The unit has given its first answer, in words or by its work. */
const isAnswered = (history: readonly CaseEvent[]): boolean =>
  history.some(({ kind }) => kind === 'answered' || kind === 'handled');

/** Handled, and nobody has sent it back since. */
export function isHandled(history: readonly CaseEvent[]): boolean {
  const last = history.filter(({ kind }) => kinds.has(kind)).pop();
  return last?.kind === 'handled';
}
const kinds = new Set([
  'handled',
  'verified',
  'sent_back',
  'handed_back',
  'reopened',
  'dispatched',
]);

/** Whether confirming earns anything: a report that earned nothing, or lost it, has no bonus. */
export function earnsBonus({ awards: [first] }: Pick<MyCase, 'awards'>): boolean {
  return first !== undefined && first.points > 0 && first.state !== 'reversed';
}

/**
 * The photo of the report beside that of the latest handling, and what else was photographed then; undefined where
 * either is missing.
 */
export function beforeAndAfter({ history, photos }: Pick<MyCase, 'history' | 'photos'>) {
  const handled = history
    .filter(({ kind, photos }) => kind === 'handled' && photos.length > 0)
    .pop();
  const [before] = photos;
  const [after, ...more] = handled?.photos ?? [];
  return before && after && handled ? { seq: handled.seq, before, after, more } : undefined;
}
