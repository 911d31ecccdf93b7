import type { Changed } from '../../../contract/live.ts';

/** Told by name up to so many at once; of more, that the queue is another, and each page reads its own anew. */
const mostNamed = 50;

/** What a desk has still to be told. */
export interface Untold {
  queue: boolean;
  /** The newest step by code. */
  cases: Map<string, number>;
  onlookers: Set<string>;
  /** The reader has a notice. */
  told: boolean;
}

export const nothingUntold = (): Untold => ({
  queue: false,
  cases: new Map(),
  onlookers: new Set(),
  told: false,
});

export const isNothing = ({ queue, cases, onlookers, told }: Untold): boolean =>
  !queue && !told && cases.size === 0 && onlookers.size === 0;

export interface Heard {
  code: string;
  seq: number;
  /** How much of it this desk may hear. */
  heard: 'case' | 'queue' | 'nothing';
}

export function addStep(untold: Untold, { code, seq, heard }: Heard): void {
  if (heard === 'nothing') return;
  untold.queue = true;
  if (heard === 'case') untold.cases.set(code, Math.max(seq, untold.cases.get(code) ?? 0));
}

/** Who looks at a case is told to whoever may read it. */
export function addOnlookers(untold: Untold, { code, heard }: Heard): void {
  if (heard === 'case') untold.onlookers.add(code);
}

/** What is told at once. With too many cases to name each page reads what it shows: the `ready` of a new stream. */
export function changedOf({ queue, cases, onlookers, told }: Untold): Changed | 'everything' {
  if (cases.size > mostNamed || onlookers.size > mostNamed) return 'everything';
  return {
    queue,
    cases: [...cases].map(([code, seq]) => ({ code, seq })),
    onlookers: [...onlookers],
    told,
  };
}
