import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Companion,
  closesAt,
  decideJoin,
  endOfPart,
  leftOutOf,
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
const open = { closesAt: hours(3), members: 2, everJoined: 2 };
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
    [
      'again, though five others are there',
      { patrol: { ...open, members: 5 }, mine: rested },
      { code: 'patrol_full' },
    ],
    ['after three who left', { patrol: { ...open, everJoined: 5 } }, { kind: 'join' }],
    ['as the fifteenth of all', { patrol: { ...open, everJoined: 14 } }, { kind: 'join' }],
    [
      'as the sixteenth of all',
      { patrol: { ...open, everJoined: 15 } },
      { code: 'patrol_joined_by_many' },
    ],
    [
      'again, though fifteen ever joined',
      { patrol: { ...open, everJoined: 15 }, mine: rested },
      { kind: 'come_back' },
    ],
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
  const span = { joinedAt: now, endsAt: hours(1), counted: [], companions: [] };
  const undated = { ...at(0), at: undefined };
  const unset = { ...at(0), at: 1000 };
  const kept = onPatrol([at(-11), at(-9), at(30), at(69), at(71), undated, unset], span);
  expect(kept).toEqual([at(-9), at(30), at(69), undated, unset]);
});

describe('a clock that is wrong is named where it took something of a walk', () => {
  const papers = ['bridge', 'temple'].map((point) => ({
    point,
    place: undefined,
    issuedAt: 0,
    endsAt: undefined,
  }));
  /** A point each twelve minutes of a patrol of an hour, by a clock that is so many minutes off. */
  const proofBy = (off: number) => {
    const bounds = { joinedAt: now, endsAt: hours(1), counted: [], companions: [] };
    const made = [2, 14, 26, 38, 50].map((minute, i) => ({
      ...at(minute + off),
      sign: papers[i % 2],
    }));
    const { counted, ...verdict } = judgeScans(onPatrol(made, bounds), hours(3).getTime());
    return prove(verdict, { points: counted, leftOut: leftOutOf(made, bounds) });
  };
  test.each([
    ['right', 0, 'accept', 48, []],
    ['off by as much as is forgiven', -10, 'accept', 48, []],
    ['half an hour behind', -30, 'accept', 24, ['clock_apart']],
    ['an hour behind', -60, 'refuse', 0, ['clock_apart']],
    ['an hour ahead, and sent late', 60, 'refuse', 0, ['clock_apart']],
  ] as const)('%s', (_, off, kind, minutes, reasons) => {
    expect(proofBy(off)).toMatchObject({ kind, minutes, reasons });
  });
});

describe('who walks on after the leader has ended the patrol is told so, and not that a clock is wrong', () => {
  const full = { begunAt: now, closesAt: hours(12), leftAt: null };
  test.each([
    ['still out', full, hours(12), false],
    ['ended by themselves', { ...full, leftAt: hours(1) }, hours(1), false],
    ['ended by the leader', { ...full, closesAt: hours(1) }, hours(1), true],
    ['heard of later', { ...full, closesAt: hours(1), leftAt: hours(2) }, hours(1), true],
    ['over after its hours', { ...full, leftAt: hours(13) }, hours(12), false],
    ['ended as its leader', { ...full, closesAt: hours(1), leftAt: hours(1) }, hours(1), false],
  ] as const)('%s', (_, part, endsAt, isEndedByLeader) => {
    expect(endOfPart(part)).toEqual({ endsAt, isEndedByLeader });
  });
  test.each([
    ['after it', [30, 80], true, ['ended_by_leader']],
    ['all of it after it', [80, 90], true, ['clock_apart']],
    ['after it, by their own end', [30, 80], false, ['clock_apart']],
    ['before they joined', [-80, 30], true, ['clock_apart']],
    ['on both sides', [-80, 30, 80], true, ['ended_by_leader', 'clock_apart']],
    ['within what is forgiven', [-9, 30, 69], true, []],
  ] as const)('dated %s', (_, minutes, isEndedByLeader, reasons) => {
    const bounds = { joinedAt: now, endsAt: hours(1), counted: [], companions: [] };
    const left = leftOutOf(minutes.map(at), { ...bounds, isEndedByLeader });
    expect(left).toEqual(reasons);
  });
});

describe('at night, from ten to six, two are the fewest', () => {
  const on = (time: string) => new Date(`2026-05-12T${time}+08:00`);
  /** A walk of an hour, a place a minute. */
  const from = (time: string) =>
    Array.from({ length: 61 }, (_, i) => ({ ...at(0), at: on(time).getTime() + i * 60_000 }));
  const along = { joinedAt: on('20:00:00'), leftAt: null };
  const boundsOf = (companions: readonly Companion[]) => ({
    joinedAt: on('00:00:00'),
    endsAt: on('23:59:00'),
    counted: [],
    companions,
  });
  test.each([
    ['in the evening, alone', '20:59:59', [], 60],
    ['at half past nine, alone: what is left is of the evening', '21:30:00', [], 29],
    ['at ten, alone', '22:00:00', [], -1],
    ['before six, alone', '05:29:30', [], 29],
    ['at six, alone', '06:00:00', [], 60],
    ['beside somebody who stays', '22:00:00', [along], 60],
    ['beside somebody who left before ten', '22:00:00', [{ ...along, leftAt: on('21:59:00') }], -1],
    ['until the other went home', '22:00:00', [{ ...along, leftAt: on('22:30:00') }], 29],
    [
      'of an hour with a quarter alone in its middle the longer side',
      '22:00:00',
      [
        { ...along, leftAt: on('22:20:00') },
        { ...along, joinedAt: on('22:45:00') },
      ],
      25,
    ],
    [
      'until one went home and another came',
      '22:00:00',
      [
        { ...along, leftAt: on('22:30:00') },
        { ...along, joinedAt: on('22:40:00') },
      ],
      60,
    ],
    [
      'beside somebody who joined a moment later',
      '22:00:00',
      [{ ...along, joinedAt: on('22:00:40') }],
      60,
    ],
    ['from when somebody came', '22:00:00', [{ ...along, joinedAt: on('22:40:00') }], 30],
  ] as const)('%s', (_, time, companions, minutes) => {
    const bounds = boundsOf(companions);
    const kept = onPatrol(from(time), bounds);
    const span = spanOf(kept);
    expect(span ? (Number(span.until) - Number(span.from)) / 60_000 : -1).toBe(minutes);
    expect(leftOutOf(from(time), bounds)).toEqual(minutes < 60 ? ['alone_at_night'] : []);
  });
  test('what was walked alone is not bridged by the scans before it and after', () => {
    const papers = ['bridge', 'temple'].map((point) => ({
      point,
      place: undefined,
      issuedAt: 0,
      endsAt: undefined,
    }));
    const passed = ['22:00:00', '22:19:00', '22:36:00', '22:55:00'].map((time, i) => ({
      at: on(time).getTime(),
      sign: papers[i % 2],
    }));
    const companions = [
      { ...along, leftAt: on('22:20:00') },
      { ...along, joinedAt: on('22:45:00') },
    ];
    const judged = (those: readonly Companion[]) =>
      judgeScans(onPatrol(passed, boundsOf(those)), on('23:00:00').getTime());
    expect(judged([along])).toMatchObject({ kind: 'accept', minutes: 55 });
    expect(judged(companions)).toMatchObject({ kind: 'refuse', reasons: ['too_short'] });
  });
  const walked: Verdict = { kind: 'accept', reasons: [], minutes: 29, metres: 2000, pace: [] };
  const evening = {
    points: from('21:30:00').slice(0, 30),
    leftOut: ['alone_at_night'],
  } as const;
  test('what is left counts, and the rest is named', () => {
    const proved = prove({ ...walked, reasons: ['rest_cut'] }, evening);
    expect(proved).toMatchObject({ kind: 'partly', minutes: 29 });
    expect(proved.reasons).toEqual(['rest_cut', 'alone_at_night']);
  });
  test.each([
    ['too little is left', ['too_short', 'too_near'], ['alone_at_night']],
    ['nothing is left', ['too_few_points'], ['alone_at_night']],
    ['there is more against the rest', ['vehicle'], ['vehicle']],
  ] as const)('where %s, %j is told as %j', (_, found, told) => {
    const refused: Verdict = { ...walked, kind: 'refuse', reasons: [...found], minutes: 0 };
    expect(prove(refused, evening).reasons).toEqual(told);
  });
});

describe('a minute is counted once, whatever is joined, left, sent again or sent late', () => {
  const minutes = (from: number, until: number) =>
    Array.from({ length: until - from + 1 }, (_, i) => at(from + i));
  test('of a walk around one that was counted, the longer side is left', () => {
    const counted = [{ from: new Date(at(30).at), until: new Date(at(50).at) }];
    const kept = onPatrol(minutes(0, 120), {
      joinedAt: now,
      endsAt: hours(2),
      counted,
      companions: [],
    });
    expect(kept).toEqual(minutes(51, 120));
  });
  test('nobody is given minutes by a clock that was corrected', () => {
    const walked: Verdict = { kind: 'accept', reasons: [], minutes: 42, metres: 2000, pace: [] };
    expect(prove(walked, { points: minutes(0, 40), leftOut: [] }).minutes).toBe(40);
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
        const companions = [{ joinedAt: now, leftAt: null }];
        let paid = 0;
        for (const { joined, open: length, from, long, by } of walks) {
          const bounds = {
            joinedAt: new Date(at(joined).at),
            endsAt: new Date(at(joined + length).at),
            counted,
            companions,
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
          const proved = prove(verdict, { points: moments, leftOut: [] });
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
          const points = onPatrol(minutes(from, from + long), {
            joinedAt,
            endsAt,
            counted,
            companions: [{ joinedAt: now, leftAt: null }],
          });
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
