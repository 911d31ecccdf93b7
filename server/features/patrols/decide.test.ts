import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  closesAt,
  decideJoin,
  onPatrol,
  provableUntil,
  prove,
  refuseProof,
  type Span,
  spanOf,
} from './decide.ts';
import type { Verdict } from './track/judge.ts';
import { judgeScans } from './track/scans.ts';

const now = new Date('2026-05-12T02:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const open = { closesAt: hours(3), members: 2 };
const out = { leftAt: null, provedAt: null };
const rested = { leftAt: now, provedAt: null };
const proved = { leftAt: now, provedAt: now };
const join = (change: Partial<Parameters<typeof decideJoin>[0]> = {}) =>
  decideJoin({ patrol: open, mine: undefined, isElsewhere: false, ...change }, now);

test('a patrol is open for twelve hours, and its proof is taken for a week after that', () => {
  expect(closesAt(now)).toEqual(hours(12));
  expect(provableUntil(closesAt(now))).toEqual(hours(12 + 7 * 24));
});

describe('joining', () => {
  test.each([
    ['with the code of an open patrol', {}, { kind: 'join' }],
    ['once more', { mine: out, isElsewhere: true }, { kind: 'in_already' }],
    ['again after a rest', { mine: rested }, { kind: 'come_back' }],
    [
      'again, though on another one',
      { mine: rested, isElsewhere: true },
      { code: 'patrol_under_way' },
    ],
    ['again once its track was sent', { mine: proved }, { code: 'patrol_proved' }],
    ['with a code that nobody shows', { patrol: undefined }, { code: 'patrol_code_unknown' }],
    ['once it is closed', { patrol: { ...open, closesAt: now } }, { code: 'patrol_code_unknown' }],
    ['while on another one', { isElsewhere: true }, { code: 'patrol_under_way' }],
    ['as the fifth', { patrol: { ...open, members: 4 } }, { kind: 'join' }],
    ['as the sixth', { patrol: { ...open, members: 5 } }, { code: 'patrol_full' }],
  ] as const)('%s', (_, change, decision) => {
    expect(join(change)).toMatchObject(decision);
  });
});

test('a proof is taken once, and in time', () => {
  expect(refuseProof({ provedAt: null, closesAt: hours(-167) }, now)).toBeUndefined();
  expect(refuseProof({ provedAt: null, closesAt: hours(-169) }, now)).toBe('patrol_proof_late');
  expect(refuseProof({ provedAt: now, closesAt: hours(3) }, now)).toBe('patrol_proved');
});

const at = (minutes: number) => ({ at: now.getTime() + minutes * 60_000, lng: 120, lat: 30 });

test('only what lies within the patrol counts; what has no date is left to the judge', () => {
  const span = { joinedAt: now, endsAt: hours(1), counted: [] };
  const undated = { ...at(0), at: undefined };
  const unset = { ...at(0), at: 1000 };
  const kept = onPatrol([at(-11), at(-9), at(30), at(69), at(71), undated, unset], span);
  expect(kept).toEqual([at(-9), at(30), at(69), undated, unset]);
});

describe('at night, from ten to six, two are the fewest', () => {
  const walked: Verdict = { kind: 'accept', reasons: [], minutes: 40, metres: 2000, pace: [] };
  const from = (time: string) => {
    const begun = Date.parse(`2026-05-12T${time}+08:00`);
    return [begun, begun + 40 * 60_000].map((moment) => ({ ...at(0), at: moment }));
  };
  const on = (time: string) => new Date(`2026-05-12T${time}+08:00`);
  const along = { joinedAt: on('21:00:00'), leftAt: null };
  test.each([
    ['21:19:59', [], 'accept'],
    ['21:20:00', [], 'refuse'],
    ['22:00:00', [along], 'accept'],
    ['05:59:59', [], 'refuse'],
    ['06:00:00', [], 'accept'],
  ] as const)('at %s beside %j: %s', (time, companions, kind) => {
    const proved = prove(walked, { points: from(time), companions });
    expect(proved).toMatchObject({ kind, minutes: kind === 'accept' ? 40 : 0 });
  });
  test.each([
    ['who left before ten', { ...along, leftAt: on('21:59:00') }, 'refuse'],
    ['who left at half past ten', { ...along, leftAt: on('22:30:00') }, 'accept'],
    ['who joined when the walk began', { ...along, joinedAt: on('22:00:40') }, 'accept'],
    ['who joined when it was nearly over', { ...along, joinedAt: on('22:35:00') }, 'refuse'],
  ] as const)('from ten beside somebody %s: %s', (_, companion, kind) => {
    const proved = prove(walked, { points: from('22:00:00'), companions: [companion] });
    expect(proved.kind).toBe(kind);
  });
  test('what was refused before keeps its own reason', () => {
    const refused: Verdict = { ...walked, kind: 'refuse', reasons: ['vehicle'], minutes: 0 };
    expect(prove(refused, { points: from('23:00:00'), companions: [] }).reasons).toEqual([
      'vehicle',
    ]);
  });
});

describe('a minute is counted once, whatever is joined, left, sent again or sent late', () => {
  const minutes = (from: number, until: number) =>
    Array.from({ length: until - from + 1 }, (_, i) => at(from + i));
  test('of a walk around one that was counted, the longer side is left', () => {
    const counted = [{ from: new Date(at(30).at), until: new Date(at(50).at) }];
    const kept = onPatrol(minutes(0, 120), { joinedAt: now, endsAt: hours(2), counted });
    expect(kept).toEqual(minutes(51, 120));
  });
  test('nobody is given minutes by a clock that was corrected', () => {
    const walked: Verdict = { kind: 'accept', reasons: [], minutes: 42, metres: 2000, pace: [] };
    expect(prove(walked, { points: minutes(0, 40), companions: [] }).minutes).toBe(40);
  });
  const minute = fc.integer({ min: 0, max: 400 });
  const patrol = fc.record({ joined: minute, open: minute, from: minute, long: minute });
  test('by a track and by points on the wall, in whatever order they are sent', () => {
    const papers = ['bridge', 'temple', 'school'].map((point) => ({
      point,
      place: undefined,
      issuedAt: 0,
      endsAt: undefined,
    }));
    const walk = fc.record({
      joined: minute,
      open: minute,
      from: minute,
      long: minute,
      by: fc.constantFrom('track', 'scans'),
    });
    fc.assert(
      fc.property(fc.array(walk, { maxLength: 12 }), (walks) => {
        const counted: Span[] = [];
        let paid = 0;
        for (const { joined, open: length, from, long, by } of walks) {
          const bounds = {
            joinedAt: new Date(at(joined).at),
            endsAt: new Date(at(joined + length).at),
            counted,
          };
          const sent = minutes(from, from + long);
          const scans = sent
            .filter((_, i) => i % 9 === 0)
            .map((one, i) => ({ at: one.at, sign: papers[i % papers.length] }));
          const onWall = judgeScans(onPatrol(scans, bounds), at(10_000).at);
          const onTrack = onPatrol(sent, bounds);
          const moments = by === 'track' ? onTrack : onWall.counted;
          const walked: Verdict = {
            kind: 'accept',
            reasons: [],
            minutes: 10_000,
            metres: 2000,
            pace: [],
          };
          const verdict = by === 'track' ? walked : onWall;
          const companions = [{ joinedAt: now, leftAt: null }];
          const proved = prove(verdict, { points: moments, companions });
          const span = proved.kind === 'refuse' ? undefined : spanOf(moments);
          if (span === undefined) continue;
          for (const other of counted)
            expect(span.until < other.from || span.from > other.until).toBe(true);
          counted.push(span);
          paid += proved.minutes;
          const past = counted.reduce((sum, one) => sum + Number(one.until) - Number(one.from), 0);
          expect(paid * 60_000).toBeLessThanOrEqual(past);
        }
      }),
      { numRuns: 300 },
    );
  });
  test('spans that count never touch, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(patrol, { maxLength: 12 }), (patrols) => {
        const counted: Span[] = [];
        for (const { joined, open: length, from, long } of patrols) {
          const [joinedAt, endsAt] = [new Date(at(joined).at), new Date(at(joined + length).at)];
          const points = onPatrol(minutes(from, from + long), { joinedAt, endsAt, counted });
          const span = spanOf(points);
          if (span === undefined) continue;
          for (const other of counted)
            expect(span.until < other.from || span.from > other.until).toBe(true);
          counted.push(span);
        }
      }),
      { numRuns: 300 },
    );
  });
});
