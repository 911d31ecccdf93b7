import { describe, expect, test } from 'vitest';
import type { Work } from '../../contract/workbench.ts';
import { partsOf, sumsOf } from './sums.ts';

const work = (kind: Work['kind'], part: Partial<Work> = {}): Work => ({
  kind,
  turn: 'mine',
  count: 1,
  dueToday: null,
  overdue: null,
  ...part,
});

describe('what waits for somebody', () => {
  test('is added up over its kinds', () => {
    const works = [
      work('cases_mine', { count: 5, dueToday: 2, overdue: 1 }),
      work('held', { count: 3 }),
    ];
    expect(sumsOf(works)).toEqual({ waiting: 8, dueToday: 2, overdue: 1 });
  });
  test('is not what others are to do', () => {
    expect(sumsOf([work('held', { turn: 'watch', count: 9 })]).waiting).toBe(0);
  });
});

test('what is late comes first, then what is due today; where nothing waits, it is said last', () => {
  const works = [
    work('held'),
    work('appeals', { dueToday: 1, overdue: 0 }),
    work('feedback', { dueToday: 0, overdue: 1 }),
    work('unmaskings', { count: 0 }),
    work('mediation_visits', { turn: 'watch' }),
  ];
  const { mine, watch, done } = partsOf(works);
  expect(mine.map(({ kind }) => kind)).toEqual(['feedback', 'appeals', 'held']);
  expect(watch.map(({ kind }) => kind)).toEqual(['mediation_visits']);
  expect(done.map(({ kind }) => kind)).toEqual(['unmaskings']);
});
