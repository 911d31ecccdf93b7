import type { Work } from '../../contract/workbench.ts';

export interface Sums {
  waiting: number;
  dueToday: number;
  overdue: number;
}

/** What waits for the reader themselves. */
export function sumsOf(works: readonly Work[]): Sums {
  const sums = { waiting: 0, dueToday: 0, overdue: 0 };
  for (const { turn, count, dueToday, overdue } of works) {
    if (turn !== 'mine') continue;
    sums.waiting += count;
    sums.dueToday += dueToday ?? 0;
    sums.overdue += overdue ?? 0;
  }
  return sums;
}

export interface Parts {
  /** What waits for the reader, what is late first. */
  mine: Work[];
  /** What waits for others, below the reader's areas. */
  watch: Work[];
  /** Where nothing waits. */
  done: Work[];
}

const late = ({ overdue }: Work) => Number((overdue ?? 0) > 0);
const today = ({ dueToday }: Work) => Number((dueToday ?? 0) > 0);

/** Late before due today before the rest; within that, the order of the contract. */
export function partsOf(works: readonly Work[]): Parts {
  const waiting = works.filter(({ count }) => count > 0);
  const urgent = [...waiting].sort((a, b) => late(b) - late(a) || today(b) - today(a));
  return {
    mine: urgent.filter(({ turn }) => turn === 'mine'),
    watch: urgent.filter(({ turn }) => turn === 'watch'),
    done: works.filter(({ count }) => count === 0),
  };
}
