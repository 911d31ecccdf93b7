import { describe, expect, test } from 'vitest';
import { toGcj02 } from '../../../../contract/maps/gcj02.ts';
import { chanceOf } from '../../../../test/tracks/draw.ts';
import { rideCourse, walkCourse } from '../../../../test/tracks/kinds.ts';
import { openSky, receive, startMs } from '../../../../test/tracks/receiver.ts';
import { along, type Course, rounds, streets, walkingPace } from '../../../../test/tracks/ways.ts';
import { judgeTrack } from './judge.ts';
import { refusals, remarks, wordsOf } from './reasons.ts';
import type { TrackPoint } from './track.ts';

const phone = { ...openSky, everyS: 5, digits: 7 };
const record = (course: Course, seed = 'phone') => receive(chanceOf(seed), course, phone);
const walkOf = (minutes: number, seed = 'walk') => walkCourse(chanceOf(seed), minutes, 1.2);
const judge = (points: TrackPoint[]) => judgeTrack({ track: { points, datum: 'wgs84' } });
const shifted = (points: TrackPoint[], seconds: number) =>
  points.map((point) => ({ ...point, at: (point.at ?? 0) + seconds * 1000 }));
const end = (course: Course) => course.at(-1) ?? { x: 0, y: 0 };
const onwards = (first: Course, second: Course) => [
  ...first,
  ...second.map(({ x, y }) => ({ x: end(first).x + x, y: end(first).y + y })),
];
const waiting = (minutes: number): Course => Array(minutes * 60).fill({ x: 0, y: 0 });

describe('minutes that count', () => {
  test('forty minutes on foot are forty minutes, give or take the ends', () => {
    const verdict = judge(record(walkOf(40)));
    expect(verdict.kind).toBe('accept');
    expect(verdict.minutes).toBeGreaterThanOrEqual(37);
    expect(verdict.minutes).toBeLessThanOrEqual(40);
    expect(verdict.metres).toBeGreaterThan(2000);
  });
  test('a rest on the way counts for five minutes of it', () => {
    const course = onwards(onwards(walkOf(25, 'a'), waiting(20)), walkOf(25, 'b'));
    const verdict = judge(record(course));
    expect(verdict.reasons).toContain('rest_cut');
    expect(verdict.minutes).toBeGreaterThanOrEqual(50);
    expect(verdict.minutes).toBeLessThanOrEqual(58);
  });
  test('a stretch without positions counts nothing, and spoils nothing', () => {
    const points = record(walkOf(60));
    const heard = points.filter((_, i) => i < points.length * 0.4 || i > points.length * 0.7);
    const verdict = judge(heard);
    expect(verdict).toMatchObject({ kind: 'accept', reasons: ['gap_left_out'] });
    expect(verdict.minutes).toBeLessThanOrEqual(42);
  });
  test('of a walk and a ride, the walk counts', () => {
    const ride = rideCourse(chanceOf('ride'), 15, 'car');
    const verdict = judge(record(onwards(walkOf(30), ride)));
    expect(verdict).toMatchObject({ kind: 'partly', reasons: ['ride_left_out'] });
    expect(verdict.minutes).toBeLessThanOrEqual(31);
    expect(verdict.minutes).toBeGreaterThanOrEqual(26);
  });
  test('a bus taken with the phone asleep is a ride, too', () => {
    const away = walkOf(30, 'second').map(({ x, y }) => ({ x: x + 9000, y }));
    const first = record(walkOf(30));
    const later = shifted(record(away), 30 * 60 + 900);
    expect(judge([...first, ...later])).toMatchObject({ kind: 'partly' });
  });
  test('nineteen minutes are none', () => {
    expect(judge(record(walkOf(19)))).toMatchObject({ kind: 'refuse', minutes: 0 });
    expect(judge(record(walkOf(19))).reasons).toContain('too_short');
  });
  test('four hundred metres in half an hour are none', () => {
    const slow = along(streets(chanceOf('near'), 600), 30 * 60, (t) => (t % 1800 < 500 ? 0.8 : 0));
    expect(judge(record(slow)).reasons).toContain('too_near');
  });
});

describe('what is refused says why', () => {
  const points = record(walkOf(40));
  const at = (change: (at: number, i: number) => number | undefined) =>
    points.map((point, i) => ({ ...point, at: change(point.at ?? 0, i) }));
  test.each([
    ['a clock never set', at((time) => time - startMs), 'clock_unset'],
    ['a clock that stands', at(() => startMs), 'clock_stopped'],
    ['a clock set back', at((time, i) => (i < 200 ? time : time - 1_800_000)), 'clock_backwards'],
    ['a clock that leaps a day', at((time, i) => (i < 200 ? time : time + 864e5)), 'clock_jumped'],
    ['no clock', at(() => undefined), 'clock_missing'],
    ['nothing', [], 'too_few_points'],
    ['three positions', points.slice(0, 3), 'too_few_points'],
    ['an hour on a bench', record(waiting(60)), 'stood_still'],
    ['an hour on an e-bike', record(rideCourse(chanceOf('e'), 60, 'scooter')), 'vehicle'],
  ] as const)('%s', (_, track, reason) => {
    const verdict = judge([...track]);
    expect(verdict).toMatchObject({ kind: 'refuse', minutes: 0 });
    expect(verdict.reasons).toContain(reason);
  });
  test('a time that is still to come', () => {
    const track = { points, datum: 'wgs84' } as const;
    const verdict = judgeTrack({ track, now: startMs - 86_400_000 });
    expect(verdict.reasons).toEqual(['clock_ahead']);
  });
  test('a way at one speed, and a way without a wobble', () => {
    const way = along(streets(chanceOf('made'), 4000), 40 * 60, () => 1.3);
    const exact = { driftM: 0, driftS: 60, trembleM: 0, leap: 0, deaf: 0, everyS: 2, digits: 7 };
    const verdict = judge(receive(chanceOf('exact'), way, exact));
    expect(verdict.kind).toBe('refuse');
    expect(verdict.reasons).toContain('even_pace');
    expect(verdict.reasons).toContain('drawn_lines');
  });
  test('one round pasted again and again', () => {
    const round = record(walkOf(12));
    const pasted = [0, 1, 2].flatMap((k) => shifted(round, k * 720));
    expect(judge(pasted).reasons).toContain('repeated_places');
  });
});

describe('an earlier track once more', () => {
  const original = record(walkOf(40));
  const known = { points: original, datum: 'wgs84' } as const;
  const tomorrow = shifted(original, 86_400);
  test('is refused the next day', () => {
    const track = { points: tomorrow, datum: 'wgs84' } as const;
    expect(judgeTrack({ track, earlier: [known] }).reasons).toEqual(['replayed']);
    expect(judgeTrack({ track }).kind).toBe('accept');
  });
  test('is refused although it comes in the datum of the maps', () => {
    const points = tomorrow.map((point) => ({ ...point, ...toGcj02(point) }));
    const verdict = judgeTrack({ track: { points, datum: 'gcj02' }, earlier: [known] });
    expect(verdict.reasons).toContain('replayed');
  });
  test('is not what somebody walks who goes round the same yard every day', () => {
    const yard = rounds(chanceOf('yard'), 6000);
    const [one, other] = ['today', 'tomorrow'].map((day) =>
      record(along(yard, 3600, walkingPace(chanceOf(day), 1.2)), day),
    ) as [TrackPoint[], TrackPoint[]];
    const facts = { track: { points: shifted(other, 86_400), datum: 'wgs84' as const } };
    const earlier = [{ points: one, datum: 'wgs84' as const }];
    expect(judgeTrack({ ...facts, earlier }).kind).toBe('accept');
  });
  test('is known by its pace once the track itself is deleted, wherever it is laid', () => {
    const { pace } = judge(original);
    const points = tomorrow.map((point) => ({ ...point, lng: point.lng + 0.05 }));
    const verdict = judgeTrack({ track: { points, datum: 'wgs84' }, earlierPaces: [pace] });
    expect(verdict.reasons).toEqual(['replayed']);
    expect(pace.every((share) => Number.isInteger(share))).toBe(true);
  });
  test('one track for two of a team is one of them too many', () => {
    const { pace } = judge(original);
    const companions = [pace];
    const judgeOf = (points: TrackPoint[]) =>
      judgeTrack({ track: { points, datum: 'wgs84' }, companions });
    expect(judgeOf(original).reasons).toEqual(['replayed']);
    expect(judgeOf(record(walkOf(40), 'another phone')).kind).toBe('accept');
  });
  test('a companion’s is a track of its own, a copy at the same time is not', () => {
    const course = walkOf(40);
    const companion = record(course, 'another phone');
    const judgeBeside = (points: TrackPoint[]) =>
      judgeTrack({ track: { points, datum: 'wgs84' }, earlier: [known] });
    expect(judgeBeside(companion).kind).toBe('accept');
    expect(judgeBeside(original).reasons).toEqual(['replayed']);
  });
});

test('every reason has words in both languages', () => {
  for (const reason of [...Object.keys(refusals), ...Object.keys(remarks)]) {
    const { zh, en } = wordsOf(reason as keyof typeof refusals);
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(`${zh}${en}`).not.toMatch(/[{}]/);
  }
});
