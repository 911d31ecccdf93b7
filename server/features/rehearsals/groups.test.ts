import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeBands, foldSmall, type GroupSums, meanChange, noSums } from './groups.ts';

const groups = (sizes: Record<string, number>) =>
  new Map(
    Object.entries(sizes).map(([code, people]): [string, GroupSums] => [
      code,
      { people, gain: people, lose: 0, current: people * 10, draft: people * 11 },
    ]),
  );
const sizesOf = (folded: ReadonlyMap<string, GroupSums>) =>
  Object.fromEntries([...folded].map(([code, { people }]) => [code, people]));

describe('groups of fewer than five', () => {
  test('stand together as others', () => {
    expect(sizesOf(foldSmall(groups({ a: 9, b: 3, c: 4, d: 5 })))).toEqual({
      a: 9,
      d: 5,
      other: 7,
    });
  });
  test('take the next smallest with them where they are too few even so', () => {
    expect(sizesOf(foldSmall(groups({ a: 9, b: 2, d: 5 })))).toEqual({ a: 9, other: 7 });
  });
  test('are not shown where there is nobody to stand with', () => {
    expect(sizesOf(foldSmall(groups({ a: 2, b: 2 })))).toEqual({});
    expect(sizesOf(foldSmall(groups({})))).toEqual({});
  });
  test('leave large groups as they are', () => {
    expect(sizesOf(foldSmall(groups({ a: 5, b: 6 })))).toEqual({ a: 5, b: 6 });
  });
  test('whatever the sizes: no group shown is smaller, and nobody is lost but in groups of four', () => {
    const sizes = fc.dictionary(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(sizes, (given) => {
        const shown = [...foldSmall(groups(given)).values()];
        const total = Object.values(given).reduce((sum, people) => sum + people, 0);
        const kept = shown.reduce((sum, { people }) => sum + people, 0);
        expect(shown.every(({ people }) => people >= 5)).toBe(true);
        expect(total - kept).toBe(total < 5 ? total : 0);
      }),
    );
  });
});

test('the mean change is in hundredths of a point and mirrors gain and loss', () => {
  const sums = { ...noSums(), people: 8, current: 100, draft: 101 };
  expect(meanChange(sums)).toBe(13);
  expect(meanChange({ ...sums, current: 101, draft: 100 })).toBe(-13);
  expect(meanChange(noSums())).toBe(0);
});

describe('bands of change', () => {
  const times = (change: number, people: number) => Array.from({ length: people }, () => change);
  test('end where nobody is', () => {
    expect(changeBands([...times(-3, 6), ...times(0, 9), ...times(4, 5)])).toEqual([
      { from: -5, to: -1, people: 6 },
      { from: 0, to: 0, people: 9 },
      { from: 1, to: 5, people: 5 },
    ]);
  });
  test('with too few people at an end join the next one inwards', () => {
    const bands = changeBands([...times(-80, 2), ...times(-3, 6), ...times(0, 9), ...times(60, 1)]);
    expect(bands[0]).toEqual({ from: null, to: -1, people: 8 });
    expect(bands.at(-1)).toEqual({ from: 0, to: null, people: 10 });
  });
  test('are never of one to four people, nor shown of so few', () => {
    expect(changeBands(times(3, 4))).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 })), (changes) => {
        const few = changeBands(changes).filter(({ people }) => people > 0 && people < 5);
        expect(few).toEqual([]);
      }),
    );
  });
  test('hold everyone once, unless there are fewer than five', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 })), (changes) => {
        const people = changeBands(changes).reduce((sum, band) => sum + band.people, 0);
        expect(people).toBe(changes.length < 5 ? 0 : changes.length);
      }),
    );
  });
});
