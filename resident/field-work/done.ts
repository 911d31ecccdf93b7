import { actsFor } from '../../contract/acts-for.ts';
import type { Agreed, Work } from './entries.ts';

type SharedAct = keyof typeof actsFor;

/** What is done beside a worker for who agreed, each by its route. */
export type Act = SharedAct | 'takePatrolTaskFor' | 'provePatrolFor';

/** Whether a window says it in the same words. */
export const isShared = (act: Act): act is SharedAct => act in actsFor;

/** Something that was done for somebody. */
export interface Done {
  act: Act;
  agreement: string;
  at: string;
  /** Under which it stands in the audit: the id of the request. */
  number: string;
}

/** All that they agreed by, where they had to agree anew. */
export const agreementsOf = ({ agreement, earlier = [] }: Agreed) => [agreement.id, ...earlier];

/** A line for whoever stands beside the worker; of those who have left, none is kept. */
export function noted(work: Work, done: Done): Work {
  const { agreed, done: before } = work;
  if (agreed === null || !agreementsOf(agreed).includes(done.agreement)) return work;
  if (before.some(({ number }) => number === done.number)) return work;
  return { ...work, done: [...before, done] };
}

/** Somebody agreed: whoever did so before, and agrees once more, keeps their lines. */
export function agreedAnew(work: Work, agreed: Agreed): Pick<Work, 'agreed' | 'done'> {
  const { agreed: before, done } = work;
  if (before === null || before.who !== agreed.who) return { agreed, done: [] };
  return { agreed: { ...agreed, earlier: agreementsOf(before) }, done };
}
