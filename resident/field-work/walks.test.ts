import { describe, expect, it } from 'vitest';
import { type Agreed, agreedBy, appended, noWork, type WalkFor, type Work } from './entries.ts';
import { countOf, isFull, isOut, passed, setOut, type Walk } from './walks.ts';

const walk = (patrol: string): Walk => ({
  patrol,
  agreement: `agreement of ${patrol}`,
  residentName: { zh: '何**', en: '何**' },
  code: '12345678',
  begunAt: '2026-10-16T01:41:00.000Z',
  scans: [],
});
const ended = ({ patrol, agreement, residentName, scans }: Walk, id = 'proof'): WalkFor => ({
  kind: 'walk',
  ...{ id, endId: `${id} end`, patrol, agreement, residentName, scans },
  writtenAt: '2026-10-16T02:41:00.000Z',
  photos: [],
  state: 'waiting',
  problem: null,
  proved: null,
});
const point = (number: number) => `10000${number}${'0'.repeat(14)}`;
const minutes = (count: number) => Date.parse('2026-10-16T01:41:00.000Z') + count * 60_000;
const minuteMs = 60_000;
/** A phone whose clock is right as far as anybody knows. */
const clock = (count: number) => ({ nowMs: minutes(count), heardMs: undefined });
const two = setOut(setOut(noWork, walk('one')), walk('other'));
const scansOf = ({ walks }: Work) => walks.map(({ scans }) => scans.length);

describe('patrols beside those who agreed', () => {
  it('a point is passed once by everybody who walks along, however often the camera reads it', () => {
    const first = passed(two, { code: point(1), ...clock(0) });
    const again = passed(first, { code: point(1), ...clock(0.5) });
    expect(scansOf(again)).toEqual([1, 1]);
    const next = passed(again, { code: point(2), ...clock(8) });
    expect(scansOf(next)).toEqual([2, 2]);
    expect(next.walks.map(countOf)).toEqual([2, 2]);
  });

  it('begun twice over a lost answer, a walk is there once with its scans', () => {
    const walking = passed(two, { code: point(1), ...clock(0) });
    expect(scansOf(setOut(walking, walk('one')))).toEqual([1, 1]);
  });

  const agreed = (id: string, who = '13600000000'): Agreed => ({
    agreement: {
      id,
      residentName: { zh: '何**', en: '何**' },
      agreedBy: 'code',
      until: '2026-10-16T02:11:00.000Z',
    },
    who,
  });

  it('who agrees once more while they walk is out already; somebody else is not', () => {
    const walking = setOut(agreedBy(noWork, agreed('agreement of one')), walk('one'));
    const oneMore = agreedBy(walking, agreed('anew'));
    expect(oneMore.agreed && isOut(oneMore, oneMore.agreed)).toBe(true);
    const another = agreedBy(oneMore, agreed('of somebody else', '13600000001'));
    expect(another.agreed && isOut(another, another.agreed)).toBe(false);
  });

  it('who comes back to the same patrol by another agreement goes on by it, with the scans so far', () => {
    const walking = passed(two, { code: point(1), ...clock(0) });
    const on = setOut(walking, { ...walk('one'), agreement: 'anew' });
    expect(on.walks.map(({ agreement }) => agreement)).toEqual(['anew', 'agreement of other']);
    expect(scansOf(on)).toEqual([1, 1]);
  });

  it('who is ended passes nothing any more, and is written down once, in whichever window', () => {
    const walking = passed(two, { code: point(1), ...clock(0) });
    const [one] = walking.walks;
    if (one === undefined) throw new Error('nobody walks');
    const after = appended(appended(walking, ended(one)), ended(one, 'the other window'));
    expect(after.walks.map(({ patrol }) => patrol)).toEqual(['other']);
    expect(after.entries.map(({ id }) => id)).toEqual(['proof']);
    const on = passed(after, { code: point(2), ...clock(8) });
    expect([scansOf(on), after.entries]).toEqual([[2], on.entries]);
  });

  it('scans are dated by the county’s clock as it was heard, also where nobody says it any more', () => {
    const timesOf = ({ walks }: Work) =>
      walks.map(({ scans }) => scans.map(({ at }) => (Date.parse(at) - minutes(0)) / minuteMs));
    const ahead = 30 * minuteMs;
    const out = setOut(noWork, { ...walk('one'), aheadMs: ahead });
    const reloaded = passed(out, { code: point(1), ...clock(30) });
    expect(timesOf(reloaded)).toEqual([[0]]);
    // An older build set out: it is known from the next scan on that has heard of a time.
    const both = setOut(reloaded, walk('older'));
    const heard = passed(both, { code: point(2), nowMs: minutes(38), heardMs: ahead });
    const again = passed(heard, { code: point(1), ...clock(46) });
    expect(timesOf(again)).toEqual([
      [0, 8, 16],
      [8, 16],
    ]);
    // Set right on the way, it does not jump back either.
    const setRight = passed(again, { code: point(2), nowMs: minutes(24), heardMs: 0 });
    const on = passed(setRight, { code: point(1), ...clock(32) });
    expect(timesOf(on)[0]).toEqual([0, 8, 16, 24, 32]);
  });

  it('there is room for as many scans as are taken in', () => {
    const long = Array.from({ length: 300 }, (_, i) => i).reduce(
      (work, i) => passed(work, { code: point(i % 3), ...clock(i * 2) }),
      two,
    );
    expect(isFull(long, { code: point(1), ...clock(900) })).toBe(true);
    expect(isFull(two, { code: point(1), ...clock(0) })).toBe(false);
  });
});
