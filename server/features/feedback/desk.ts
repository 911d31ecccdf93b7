import type { FeedbackMove, FeedbackShow, StaffFeedback } from '../../../contract/feedback.ts';
import type { DeedKind } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Sealer, sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { onlyArea, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as notices from '../notices/service.ts';
import { communityOf, openIdentities } from '../privacy/service.ts';
import { objectionTo, stateAfter } from './decide.ts';
import { refuse } from './refusals.ts';
import { appendStep } from './steps.ts';
import * as store from './store.ts';
import { tellings } from './tellings.ts';
import { factsOf, moverOf, showToDesk } from './view.ts';

const pageSize = 20;

/** What residents below the reader’s areas sent; the look is recorded. */
export async function listFeedback(
  deps: Deps,
  ask: Ask,
  { show = 'open', after }: { show?: FeedbackShow; after?: string },
): Promise<{ feedback: StaffFeedback[]; next: string | null }> {
  const { read } = deps.database;
  const { scope } = ask;
  const page = { show, after: decodeCursor(after), limit: pageSize };
  const rows = await store.listBelow(read, scope, page);
  const feedback = await showToDesk(read, { deps, scope }, rows);
  const area = onlyArea(scope);
  await recordLook(deps, ask, { action: 'feedback.listed', object: 'feedback', area });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return { feedback, next: last ? encodeCursor(last.sent_at, last.id) : null };
}

const stepOf = {
  accept: 'accepted',
  answer: 'answered',
  visit: 'visited',
  close: 'closed',
  adopt: 'adopted',
} as const satisfies Record<FeedbackMove, string>;

interface Move {
  id: string;
  move: FeedbackMove;
  words: string;
  change: store.Change;
  /** What the sender is told. */
  tell: (row: store.FeedbackRow, words: string) => Sentence;
  /** What it earns. */
  deed?: DeedKind;
}

/** One move of staff, with its step, what it earns and what the sender is told. */
function step(deps: Deps, ask: Ask, { id, move, words, change, tell, deed }: Move) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<StaffFeedback | Refusal> => {
    const found = await lock(tx, { deps, ask }, id);
    if (found === undefined) return refuse('feedback_not_found');
    const { row, seal } = found;
    const steps = (await store.listSteps(tx, scope, [id])).get(id) ?? [];
    const { name: sender } = (await openIdentities(tx, { deps, scope }, [row.resident]))(
      row.resident,
    );
    const mover = await moverOf(tx, { deps, scope });
    const objection = objectionTo(move, factsOf({ row, steps, sender }), mover);
    if (objection !== undefined) return refuse(objection);
    const typed = words.trim();
    const after = await store.changeFeedback(tx, scope, { ...change, id });
    await appendStep(tx, { deps, ask, seal }, { row, kind: stepOf[move], words: typed });
    const award = deed === undefined ? undefined : await earn(tx, { deps, ask, row }, deed);
    if (isRefusal(award)) return award;
    await notices.tell(tx, deps, {
      county: scope.county,
      resident: row.resident,
      kind: 'together',
      caseCode: null,
      // A complaint may be about whoever would read it out.
      confidential: row.kind === 'complaint',
      words: tell(after, typed),
    });
    const { grid, ...before } = row;
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: `feedback.${stepOf[move]}`,
        object: `feedback/${id}`,
        area: communityOf(grid),
        details: { award: award?.id ?? null },
        before,
        after,
      },
    );
    const [shown] = await showToDesk(tx, { deps, scope }, [{ ...after, grid }]);
    if (shown === undefined) throw new Error(`feedback ${id} was not shown`);
    return shown;
  });
}

/** The sender’s key before the feedback, as an erasure takes them: neither waits for the other. */
async function lock(
  tx: Tx,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  id: string,
): Promise<{ row: store.PlacedRow; seal: Sealer } | undefined> {
  const found = await store.findBelow(tx, scope, id);
  if (found === undefined) return undefined;
  const seal = await sealerOf(tx, { deps, scope }, found.resident);
  const row = await store.lockBelow(tx, scope, id);
  return row && { row, seal };
}

const whatOf: Partial<Record<DeedKind, Sentence>> = {
  'suggestion.accepted': { zh: '建议受理', en: 'A suggestion taken up' },
  'suggestion.adopted': { zh: '建议采纳', en: 'A suggestion adopted' },
};

/** A complaint earns nothing and costs nothing. */
async function earn(
  tx: Tx,
  { deps, ask: { scope }, row }: { deps: Deps; ask: Ask; row: store.PlacedRow },
  kind: DeedKind,
) {
  if (row.kind !== 'suggestion') return undefined;
  const what = whatOf[kind];
  if (what === undefined) throw new Error(`feedback is no ${kind}`);
  return awards.recordFoundTrue(
    { tx, scope, deps },
    {
      kind,
      resident: row.resident,
      source: row.id,
      occasion: 0,
      caseCode: null,
      what,
      category: null,
      // A deed is never changed, and the grid of a home goes when its owner is erased.
      grid: communityOf(row.grid),
      position: null,
      insideCounty: null,
      prints: [],
      quantity: 1,
      at: deps.clock.now(),
    },
  );
}

export const acceptFeedback = (deps: Deps, ask: Ask, { id, note }: { id: string; note: string }) =>
  step(deps, ask, {
    id,
    move: 'accept',
    words: note,
    change: { state: stateAfter.accept },
    tell: tellings.accepted,
    deed: 'suggestion.accepted',
  });

interface Worded {
  id: string;
  words: string;
}

export const answerFeedback = (deps: Deps, ask: Ask, { id, words }: Worded) =>
  step(deps, ask, {
    id,
    move: 'answer',
    words,
    change: { state: stateAfter.answer, rating: null },
    tell: tellings.answered,
  });

export const visitFeedback = (deps: Deps, ask: Ask, { id, words }: Worded) =>
  step(deps, ask, {
    id,
    move: 'visit',
    words,
    change: { state: stateAfter.visit, visited_at: deps.clock.now() },
    tell: tellings.visited,
  });

export const closeFeedback = (deps: Deps, ask: Ask, id: string) =>
  step(deps, ask, {
    id,
    move: 'close',
    words: '',
    change: { state: stateAfter.close },
    tell: tellings.closed,
  });

/** A suggestion is carried out: whoever had it earns by the rule book. */
export const adoptFeedback = (deps: Deps, ask: Ask, { id, note }: { id: string; note: string }) =>
  step(deps, ask, {
    id,
    move: 'adopt',
    words: note,
    change: { adopted_at: deps.clock.now(), adopted_by: staffOf(ask.scope).id },
    tell: tellings.adopted,
    deed: 'suggestion.adopted',
  });
