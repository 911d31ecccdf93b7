import {
  type FeedbackKind,
  type FeedbackMove,
  type FeedbackState,
  type FeedbackStep,
  type FeedbackStepKind,
  feedbackMoves,
  feedbackRoutes,
  type MyFeedback,
  type StaffFeedback,
} from '../../../contract/feedback.ts';
import { type Opener, openerOf, type Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { covers, narrowTo, type Scope, staffOf } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import {
  nameResidents,
  openIdentities,
  protectedWords,
  showHome,
  withoutWriter,
} from '../privacy/service.ts';
import * as staff from '../staff/service.ts';
import { type FeedbackFacts, type Mover, mayRate, objectionTo } from './decide.ts';
import { stepAt, wordsAt } from './steps.ts';
import * as store from './store.ts';

interface Known {
  row: store.FeedbackRow;
  steps: readonly store.StepRow[];
  /** The name of whoever sent it. */
  sender: string | null;
}

export const factsOf = ({ row, steps, sender }: Known): FeedbackFacts => ({
  kind: row.kind as FeedbackKind,
  state: row.state as FeedbackState,
  adopted: row.adopted_at !== null,
  answeredBy: steps.filter(({ kind }) => kind === 'answered').map(({ actor }) => actor),
  visitedAt: row.visited_at,
  sender,
  typedBy: row.typed_by,
});

/** Whoever of staff asks, as a move of theirs is judged. */
export async function moverOf(read: Read, { scope, deps }: Reading): Promise<Mover> {
  const name = await staff.getOwnName(read, scope);
  return { reader: staffOf(scope).id, name, now: deps.clock.now() };
}

interface Opened {
  row: store.FeedbackRow;
  steps: readonly store.StepRow[];
  /** Opens a sealed text of it, as whoever reads may read it; '' where nothing is there any more. */
  read: (sealed: string | null, place: Parameters<Opener>[2]) => string;
}

function showWhole({ row, steps, read }: Opened) {
  return {
    id: row.id,
    kind: row.kind as FeedbackKind,
    words: read(row.words_sealed, wordsAt(row.id)),
    state: row.state as FeedbackState,
    sentAt: row.sent_at.toISOString(),
    dueOn: row.due_on,
    rating: row.rating,
    adopted: row.adopted_at !== null,
    steps: steps.map(
      ({ seq, kind: step, at, words_sealed }): FeedbackStep => ({
        seq,
        kind: step as FeedbackStepKind,
        at: at.toISOString(),
        words: read(words_sealed, stepAt(row.id, seq)),
      }),
    ),
  };
}

/** Feedback as its sender sees it. */
export async function showMine(
  read: Read,
  by: Reader,
  rows: readonly store.FeedbackRow[],
): Promise<MyFeedback[]> {
  const ids = rows.map(({ id }) => id);
  const stepsOf = await store.listSteps(read, by.scope, ids);
  const earned = await awards.listBySources(read, by, ids);
  const open = await openerOf(
    read,
    by,
    rows.map(({ resident }) => resident),
  );
  return rows.map((row) => ({
    ...showWhole({
      row,
      steps: stepsOf.get(row.id) ?? [],
      read: (sealed, place) => open(row.resident, sealed, place) ?? '',
    }),
    mayRate: mayRate(row.state as FeedbackState),
    awards: earned.get(row.id) ?? [],
  }));
}

interface Reading extends Reader {
  deps: Reader['deps'] & Pick<Deps, 'clock'>;
}

/** Feedback as the desk reads it: whoever signs what they write is not known by it. */
export async function showToDesk(
  read: Read,
  by: Reading,
  rows: readonly store.PlacedRow[],
): Promise<StaffFeedback[]> {
  const { scope } = by;
  const people = rows.map(({ resident }) => resident);
  const stepsOf = await store.listSteps(
    read,
    scope,
    rows.map(({ id }) => id),
  );
  const open = await openerOf(read, by, people);
  const identityOf = await openIdentities(read, by, people);
  const nameOf = await nameResidents(
    read,
    by,
    people.map((resident) => ({ resident, caseCode: null })),
  );
  const mover = await moverOf(read, by);
  return rows.map((row) => {
    const writer = { ...identityOf(row.resident), instead: '本人' };
    const steps = stepsOf.get(row.id) ?? [];
    const isProtected = row.kind === 'complaint';
    return {
      ...showWhole({
        row,
        steps,
        read: (sealed, place) => withoutWriter(open(row.resident, sealed, place) ?? '', writer),
      }),
      residentName: isProtected
        ? protectedWords
        : nameOf({ resident: row.resident, caseCode: null }),
      area: isProtected ? null : showHome(scope, row.grid),
      reopened: row.reopened,
      moves: movesOf(scope, { row, steps, sender: writer.name }, mover),
    };
  });
}

const routeOf = {
  accept: 'acceptFeedback',
  answer: 'answerFeedback',
  visit: 'visitFeedback',
  close: 'closeFeedback',
  adopt: 'adoptFeedback',
} as const satisfies Record<FeedbackMove, keyof typeof feedbackRoutes>;

/** The moves that whoever reads may make now: by their roles where the sender lives, and by how it stands. */
function movesOf(
  scope: Scope,
  known: Known & { row: store.PlacedRow },
  mover: Mover,
): FeedbackMove[] {
  const facts = factsOf(known);
  return feedbackMoves.filter(
    (move) =>
      covers(narrowTo(scope, [...feedbackRoutes[routeOf[move]].policy.who]), known.row.grid) &&
      objectionTo(move, facts, mover) === undefined,
  );
}
