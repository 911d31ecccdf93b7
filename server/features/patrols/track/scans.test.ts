import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeScans, type Scan, type Sign } from './scans.ts';

const begun = Date.parse('2026-11-29T01:00:00Z');
const now = begun + 12 * 3_600_000;
const metresPerDegree = 111_195;

/** So many metres north of the first. */
const north = (metres: number) => ({ lng: 120.05, lat: 28.85 + metres / metresPerDegree });
const sign = (point: string, change: Partial<Sign> = {}): Sign => ({
  point,
  place: undefined,
  issuedAt: begun - 90 * 86_400_000,
  endsAt: undefined,
  ...change,
});
const [bridge, temple, school] = [
  sign('bridge', { place: north(0) }),
  sign('temple', { place: north(400) }),
  sign('school', { place: north(900) }),
];
const at = (minutes: number, read: Sign | undefined): Scan => ({
  at: begun + minutes * 60_000,
  sign: read,
});
const judge = (...scans: Scan[]) => judgeScans(scans, now);

describe('what was scanned on the way counts', () => {
  test('from one point to another, as long as it took', () => {
    const verdict = judge(at(0, bridge), at(10, temple), at(22, school), at(40, bridge));
    expect(verdict).toMatchObject({ kind: 'accept', reasons: [], minutes: 40, scanned: 3 });
    expect(verdict.metres).toBeGreaterThan(1_700);
    expect(verdict.metres).toBeLessThan(1_900);
  });
  test('though nobody has entered where the points hang', () => {
    const [one, other] = [sign('one'), sign('other')];
    const verdict = judge(at(0, one), at(12, other), at(24, one));
    expect(verdict).toMatchObject({ kind: 'accept', minutes: 24, metres: 0, scanned: 2 });
  });
  test('in the order of time: a little out of turn is put right, more cannot be trusted', () => {
    const scans = [at(0, bridge), at(12, temple), at(24, bridge)];
    const out = [scans[0], scans[2], scans[1]].map((one) => one as Scan);
    expect(judgeScans(out, now).reasons).toEqual(['clock_backwards']);
    const near = [at(0, bridge), at(12, temple), at(11, temple), at(24, bridge)];
    expect(judge(...near)).toMatchObject({ kind: 'accept', minutes: 23 });
  });
});

describe('what proves nothing says why', () => {
  test.each([
    ['nothing', [], ['one_point']],
    ['one point, however often', [at(0, bridge), at(20, bridge), at(40, bridge)], ['one_point']],
    ['less than twenty minutes', [at(0, bridge), at(19, temple)], ['too_short']],
    [
      'two points an hour apart in time',
      [at(0, bridge), at(60, temple)],
      ['too_short', 'points_apart'],
    ],
    [
      'points that only a vehicle reaches so soon',
      [at(0, bridge), at(1, school), at(2, bridge), at(3, school), at(22, bridge)],
      ['vehicle'],
    ],
    [
      'the time in front of one point',
      [at(0, bridge), at(19, bridge), at(24, temple)],
      ['too_short', 'same_point'],
    ],
    ['a clock that is ahead', [at(0, bridge), at(13 * 60, temple)], ['clock_ahead']],
    ['a clock that was never set', [{ at: 1_000, sign: bridge }, at(24, temple)], ['clock_unset']],
  ] as const)('%s', (_, scans, reasons) => {
    const verdict = judge(...scans);
    expect(verdict).toMatchObject({ kind: 'refuse', minutes: 0, metres: 0 });
    expect(verdict.reasons).toEqual(reasons);
  });
});

describe('of a walk only a part may count', () => {
  test('not what was ridden', () => {
    const verdict = judge(at(0, bridge), at(2, school), at(20, temple), at(38, bridge));
    expect(verdict).toMatchObject({ kind: 'partly', reasons: ['ride_left_out'], minutes: 36 });
  });
  test('not where no point was scanned for more than twenty minutes', () => {
    const walked = [at(0, bridge), at(20, temple), at(41, school), at(51, temple)];
    expect(judge(...walked)).toMatchObject({
      kind: 'accept',
      reasons: ['points_apart'],
      minutes: 30,
    });
  });
  test('of two points side by side no more than going to and fro takes, and a rest', () => {
    const beside = sign('beside', { place: north(45) });
    const scans = Array.from({ length: 7 }, (_, i) => at(i * 18, i % 2 === 0 ? bridge : beside));
    expect(judge(...scans)).toMatchObject({ reasons: ['rest_cut'], minutes: 48 });
  });
});

describe('a photo of a paper', () => {
  const renewed = begun - 10 * 86_400_000;
  const old = sign('temple', { place: north(400), endsAt: renewed + 3 * 86_400_000 });
  test('that was replaced since counts nothing, and the rest does', () => {
    const verdict = judge(at(0, bridge), at(8, old), at(16, school), at(28, bridge));
    expect(verdict).toMatchObject({ kind: 'partly', reasons: ['code_replaced'], minutes: 28 });
    expect(verdict.scanned).toBe(2);
    expect(verdict.counted).toHaveLength(3);
  });
  test('leaves one point, where it was the other', () => {
    expect(judge(at(0, bridge), at(12, old), at(24, bridge)).reasons).toEqual([
      'one_point',
      'code_replaced',
    ]);
  });
  test('counts as long as the new paper may not hang yet', () => {
    const hanging = sign('temple', { place: north(400), endsAt: begun + 86_400_000 });
    expect(judge(at(0, bridge), at(12, hanging), at(24, bridge)).kind).toBe('accept');
  });
  test('that is scanned where the phone says to be elsewhere counts nothing', () => {
    const around = (scan: Scan, ...metres: number[]): Scan => ({
      ...scan,
      around: metres.map(north),
    });
    const home = (scan: Scan) => around(scan, 1_320, 1_330, 1_310);
    const atHome = judge(home(at(0, bridge)), home(at(12, temple)), home(at(24, bridge)));
    expect(atHome).toMatchObject({ kind: 'refuse', reasons: ['one_point', 'code_elsewhere'] });
    // A receiver may be a street off, and leap; and nobody has entered where every point hangs.
    const there = around(at(0, bridge), 290, 2_000);
    const unplaced = around(at(24, sign('nowhere')), 5_000);
    expect(judge(there, at(12, temple), unplaced)).toMatchObject({ kind: 'accept', minutes: 24 });
    const partly = judge(there, home(at(8, temple)), at(16, school), at(28, bridge));
    expect(partly).toMatchObject({ kind: 'partly', reasons: ['code_elsewhere'], minutes: 28 });
  });
  test('of a code that was made later, or by nobody, is named', () => {
    const later = sign('temple', { issuedAt: begun + 3_600_000 });
    const verdict = judge(at(0, bridge), at(5, undefined), at(10, later), at(20, school));
    expect(verdict.reasons).toEqual(['code_unknown', 'code_early']);
    expect(verdict).toMatchObject({ kind: 'partly', minutes: 20 });
  });
});

test('never more minutes than lie between the first and the last scan, and none without two points', () => {
  const signs = [bridge, temple, school, sign('nowhere'), undefined];
  const scan = fc.record({
    minutes: fc.integer({ min: 0, max: 300 }),
    of: fc.constantFrom(...signs),
  });
  fc.assert(
    fc.property(fc.array(scan, { maxLength: 30 }), (list) => {
      const scans = list
        .toSorted((a, b) => a.minutes - b.minutes)
        .map(({ minutes, of }) => at(minutes, of));
      const { minutes, counted, scanned, kind, times } = judge(...scans);
      const [first, last] = [counted.at(0)?.at ?? 0, counted.at(-1)?.at ?? 0];
      expect(minutes).toBeLessThanOrEqual((last - first) / 60_000);
      expect(kind === 'refuse').toBe(minutes === 0);
      if (kind !== 'refuse') expect(scanned).toBeGreaterThan(1);
      // What is kept of its times is never less than what is paid, lies within it, and none of it twice.
      const kept = times.reduce((sum, { from, until }) => sum + until - from, 0);
      expect(kept).toBeGreaterThanOrEqual(minutes * 60_000);
      for (const [i, { from, until }] of times.entries()) {
        expect(from).toBeGreaterThanOrEqual(times[i - 1]?.until ?? first);
        expect(until).toBeLessThanOrEqual(last);
      }
    }),
    { numRuns: 300 },
  );
});
