import { distanceM } from '../../contract/distance.ts';
import type { FieldTask } from '../../contract/field-work.ts';
import type { Position } from '../../contract/values.ts';

export type Order = 'near' | 'due';

/** A task and how many metres away it is; null where either place is not known. */
export interface Near {
  task: FieldTask;
  metres: number | null;
}

/** By distance, and what has no place after all that has one; or the soonest due first. */
export function inOrder(
  tasks: readonly FieldTask[],
  { by, from }: { by: Order; from: Position | null },
): Near[] {
  const near = tasks.map(
    (task): Near => ({
      task,
      metres: from === null || task.position === null ? null : distanceM(from, task.position),
    }),
  );
  const due = ({ task }: Near) => Date.parse(task.clock.dueAt);
  const far = ({ metres }: Near) => metres ?? Number.POSITIVE_INFINITY;
  const apart = (one: Near, other: Near) => (far(one) === far(other) ? 0 : far(one) - far(other));
  return near.sort(
    by === 'due'
      ? (one, other) => due(one) - due(other)
      : (one, other) => apart(one, other) || due(one) - due(other),
  );
}

/** 80 m, 1.2 km: nobody walks by the metre. */
export function distanceWords(metres: number): { unit: 'metres' | 'kilometres'; value: string } {
  if (metres < 995)
    return { unit: 'metres', value: String(Math.max(10, Math.round(metres / 10) * 10)) };
  return { unit: 'kilometres', value: (metres / 1_000).toFixed(1) };
}
