import type { FeedbackStepKind } from '../../../contract/feedback.ts';
import type { Place, Sealer } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { actorId } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as store from './store.ts';

/** Where sealed words of feedback stand. */
export const wordsAt = (id: string): Place => ({ field: 'feedback.words', row: id });
export const stepAt = (feedback: string, seq: number): Place => ({
  field: 'feedback_steps.words',
  row: `${feedback}/${seq}`,
});

interface Stepping {
  deps: Deps;
  ask: Ask;
  seal: Sealer;
}

/** Writes the next step of feedback that is locked. */
export async function appendStep(
  tx: Tx,
  { deps, ask: { scope }, seal }: Stepping,
  { row, kind, words }: { row: store.FeedbackRow; kind: FeedbackStepKind; words: string },
): Promise<void> {
  const actor = actorId(scope.actor);
  if (actor === null) throw new Error('a step of feedback is somebody’s');
  const seq = await store.nextSeq(tx, scope, row.id);
  await store.insertStep(tx, scope, {
    feedback: row.id,
    seq,
    kind,
    at: deps.clock.now(),
    actor,
    resident: row.resident,
    words_sealed: words === '' ? null : seal(words, stepAt(row.id, seq)),
  });
}
