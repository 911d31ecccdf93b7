import { describe, expect, test } from 'vitest';
import { firstUseful, type Sighting, withRulings } from './groups.ts';

describe('staff merge and split', () => {
  const found = [['a', 'b'], ['c'], ['d', 'e']];
  test('groups that they name become one, with everybody who stood in them', () => {
    expect(withRulings(found, [{ kind: 'merge', reports: ['b', 'c'] }])).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });
  test('a report that tells of something else stands alone', () => {
    expect(withRulings(found, [{ kind: 'split', report: 'a' }])).toEqual([
      ['a'],
      ['b'],
      ['c'],
      ['d', 'e'],
    ]);
  });
  test('the later word counts', () => {
    const merge = { kind: 'merge', reports: ['a', 'd'] } as const;
    const split = { kind: 'split', report: 'd' } as const;
    expect(withRulings(found, [merge, split])).toEqual([['a', 'b', 'e'], ['c'], ['d']]);
    expect(withRulings(found, [split, merge])).toEqual([['a', 'b', 'd'], ['c'], ['e']]);
  });
  test('a word about a report that is not here changes nothing', () => {
    expect(
      withRulings(found, [
        { kind: 'merge', reports: ['gone'] },
        { kind: 'split', report: 'gone' },
      ]),
    ).toEqual(found);
  });
});

describe('whose report counts as the first', () => {
  const sighting = (id: string, n: number, use: Sighting['use']): Sighting => ({
    id,
    at: new Date(Date.UTC(2026, 0, n)),
    use,
  });
  test('the earliest that could be used', () => {
    const all = [
      sighting('late', 3, 'useful'),
      sighting('blurred', 1, 'useless'),
      sighting('clear', 2, 'useful'),
    ];
    expect(firstUseful(all)?.id).toBe('clear');
  });
  test('nobody’s, while an earlier one has not been looked at', () => {
    expect(
      firstUseful([sighting('new', 1, 'unknown'), sighting('clear', 2, 'useful')]),
    ).toBeUndefined();
  });
  test('nobody’s, where none could be used', () => {
    expect(firstUseful([sighting('blurred', 1, 'useless')])).toBeUndefined();
    expect(firstUseful([])).toBeUndefined();
  });
});
