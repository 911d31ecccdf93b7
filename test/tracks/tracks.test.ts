import { describe, expect, test } from 'vitest';
import { judgeTrack, type Verdict } from '../../server/features/patrols/track/judge.ts';
import type { TrackPoint } from '../../server/features/patrols/track/track.ts';
import { type Chance, chanceOf } from './draw.ts';
import {
  computed,
  copyOf,
  disguised,
  ride,
  sameRoundTwice,
  sideBySide,
  stand,
  tooShort,
  walk,
  walkThenRide,
  walkWithRests,
  wrongClock,
} from './kinds.ts';
import { startMs } from './receiver.ts';

/* Thousands of tracks, each from its seed: how many are judged as what they are. */

const seeds = 100;
const now = startMs + 200 * 86_400_000;

type Sample = { points: TrackPoint[]; earlier?: TrackPoint[] };
const alone = (make: (chance: Chance) => TrackPoint[]) => (chance: Chance) => ({
  points: make(chance),
});

const kinds: Record<string, [Verdict['kind'], (chance: Chance) => Sample]> = {
  'walks of elders and brisk walkers under any sky': ['accept', alone(walk)],
  'walks with long talks': ['accept', alone(walkWithRests)],
  'the same round on the next day': [
    'accept',
    (chance) => {
      const [earlier, points] = sameRoundTwice(chance);
      return { earlier, points };
    },
  ],
  'companions side by side': [
    'accept',
    (chance) => {
      const [earlier, points] = sideBySide(chance);
      return { earlier, points };
    },
  ],
  'a walk and then a ride, or the other way round': ['partly', alone(walkThenRide)],
  cars: ['refuse', alone(ride('car'))],
  buses: ['refuse', alone(ride('bus'))],
  'crawling traffic': ['refuse', alone(ride('jam'))],
  'e-bikes': ['refuse', alone(ride('scooter'))],
  bicycles: ['refuse', alone(ride('bicycle'))],
  'slow trams': ['refuse', alone(ride('tram'))],
  'phones left on a table': ['refuse', alone(stand)],
  'walks too short': ['refuse', alone(tooShort)],
  'ways of a route engine': ['refuse', alone(computed)],
  'ways of a route engine in disguise': ['refuse', alone(disguised)],
  'wrong clocks': ['refuse', alone(wrongClock)],
  'copies of earlier tracks': [
    'refuse',
    (chance) => {
      const earlier = walk(chance);
      return { earlier, points: copyOf(chance, earlier) };
    },
  ],
};

const right = new Map<string, number>();

describe.each(Object.entries(kinds))('%s', (name, [wanted, make]) => {
  test(`are judged: ${wanted}`, () => {
    const wrong: string[] = [];
    for (let seed = 0; seed < seeds; seed++) {
      const { points, earlier } = make(chanceOf(`${name}/${seed}`));
      const known = earlier === undefined ? [] : [{ points: earlier, datum: 'wgs84' as const }];
      const { kind, reasons } = judgeTrack({
        track: { points, datum: 'wgs84' },
        now,
        earlier: known,
      });
      if (kind !== wanted) wrong.push(`${seed}: ${kind} ${reasons.join(' ')}`);
    }
    right.set(name, seeds - wrong.length);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(seeds * 0.1);
  });
});

test('of all of them, more than 98 in a hundred are judged as what they are', () => {
  const all = [...right.values()];
  expect(all).toHaveLength(Object.keys(kinds).length);
  const share = all.reduce((sum, count) => sum + count, 0) / (all.length * seeds);
  expect(share).toBeGreaterThan(0.98);
});
