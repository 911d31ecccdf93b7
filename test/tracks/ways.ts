import type { Chance } from './draw.ts';

/* Ways on the ground and how somebody goes along them: what is true before a receiver sees it. Metres, seconds. */

export interface Spot {
  x: number;
  y: number;
}
/** Where somebody truly is, each second. */
export type Course = Spot[];

/** Standard normal (Box–Muller). */
export function normal(chance: Chance): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance.share()));
  return radius * Math.cos(2 * Math.PI * chance.share());
}

/** Corners of a way through a quarter, long enough for so many metres; blocks of 30 to 150 m. */
export function streets(chance: Chance, metres: number, blocks = { from: 30, to: 150 }): Spot[] {
  const corners: Spot[] = [{ x: 0, y: 0 }];
  let heading = chance.between(0, 2 * Math.PI);
  for (let way = 0; way < metres; ) {
    const block = chance.between(blocks.from, blocks.to);
    const last = corners.at(-1) as Spot;
    corners.push({ x: last.x + block * Math.cos(heading), y: last.y + block * Math.sin(heading) });
    way += block;
    const turn = chance.share();
    if (turn < 0.3) heading += Math.PI / 2 + 0.1 * normal(chance);
    else if (turn < 0.6) heading -= Math.PI / 2 + 0.1 * normal(chance);
    else if (turn < 0.65) heading += Math.PI;
    else heading += 0.25 * normal(chance);
  }
  return corners;
}

/** Rounds of one yard or block, its sides 50 to 200 m. */
export function rounds(chance: Chance, metres: number): Spot[] {
  const [a, b] = [chance.between(60, 200), chance.between(50, 150)];
  const yard = [
    { x: 0, y: 0 },
    { x: a, y: 0 },
    { x: a, y: b },
    { x: 0, y: b },
  ];
  const corners: Spot[] = [];
  for (let way = 0; way <= metres + 2 * (a + b); way += 2 * (a + b)) corners.push(...yard);
  return corners;
}

/** @param speedAt metres per second in a second of the course */
export function along(
  corners: readonly Spot[],
  seconds: number,
  speedAt: (t: number) => number,
): Course {
  const course: Course = [];
  let [leg, done] = [0, 0];
  for (let t = 0; t < seconds; t++) {
    const [from, to] = [corners[leg] as Spot, corners[leg + 1] ?? (corners[leg] as Spot)];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const share = length === 0 ? 0 : Math.min(1, done / length);
    course.push({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
    done += speedAt(t);
    while (leg + 1 < corners.length && done >= lengthOf(corners, leg)) {
      done -= lengthOf(corners, leg);
      leg++;
    }
  }
  return course;
}

const lengthOf = (corners: readonly Spot[], leg: number) => {
  const [from, to] = [corners[leg] as Spot, corners[leg + 1]];
  return to === undefined ? Number.POSITIVE_INFINITY : Math.hypot(to.x - from.x, to.y - from.y);
};

/**
 * A pace on foot: it wanders by some per cent over minutes, and stops now and then for a talk, a gate, a crossing.
 */
export function walkingPace(chance: Chance, speed: number): (t: number) => number {
  let mood = 0;
  let rest = 0;
  const spread = chance.between(0.05, 0.12);
  const restless = chance.between(1 / 900, 1 / 180);
  return () => {
    mood += -mood / 60 + normal(chance) * spread * Math.sqrt(2 / 60);
    if (rest > 0) {
      rest--;
      return 0;
    }
    if (chance.share() < restless) rest = Math.round(5 + chance.between(0, 1) ** 4 * 240);
    return Math.max(0.2, speed * (1 + mood + 0.08 * normal(chance)));
  };
}

/** People do not keep to the middle of the way: aside by a metre or so, over some ten metres. */
export function swaying(chance: Chance, course: Course): Course {
  const sway = { x: 0, y: 0 };
  let last = course[0];
  return course.map((spot) => {
    const went = last === undefined ? 0 : Math.hypot(spot.x - last.x, spot.y - last.y);
    last = spot;
    const keep = Math.exp(-went / 15);
    const add = 0.7 * Math.sqrt(1 - keep * keep);
    sway.x = sway.x * keep + add * normal(chance);
    sway.y = sway.y * keep + add * normal(chance);
    return { x: spot.x + sway.x, y: spot.y + sway.y };
  });
}

interface Traffic {
  /** Between stops, m/s. */
  cruise: number;
  /** m/s² */
  pull: number;
  /** Metres between stops. */
  stopEvery: { from: number; to: number };
  stopS: { from: number; to: number };
}

export const traffic = {
  car: { cruise: 12, pull: 1.8, stopEvery: { from: 150, to: 900 }, stopS: { from: 2, to: 60 } },
  bus: { cruise: 9, pull: 1, stopEvery: { from: 200, to: 500 }, stopS: { from: 15, to: 50 } },
  jam: { cruise: 5, pull: 1, stopEvery: { from: 30, to: 200 }, stopS: { from: 10, to: 60 } },
  scooter: { cruise: 6, pull: 1.2, stopEvery: { from: 150, to: 900 }, stopS: { from: 0, to: 40 } },
  bicycle: {
    cruise: 3.9,
    pull: 0.6,
    stopEvery: { from: 200, to: 1200 },
    stopS: { from: 0, to: 40 },
  },
  tram: { cruise: 7, pull: 0.8, stopEvery: { from: 250, to: 500 }, stopS: { from: 15, to: 40 } },
} as const satisfies Record<string, Traffic>;

export function trafficPace(chance: Chance, { cruise, pull, stopEvery, stopS }: Traffic) {
  let [speed, left, wait] = [0, chance.between(stopEvery.from, stopEvery.to), 0];
  let aim = cruise * chance.between(0.75, 1.25);
  return () => {
    if (wait > 0) {
      wait--;
      return 0;
    }
    // v² = 2as: brake so as to stand where the stop is.
    const may = Math.sqrt(Math.max(0, 2 * pull * left));
    speed = Math.max(0.3, Math.min(speed + pull, may, aim * (1 + 0.03 * normal(chance))));
    left -= speed;
    if (left <= 0.5) {
      wait = Math.round(chance.between(stopS.from, stopS.to));
      left = chance.between(stopEvery.from, stopEvery.to);
      aim = cruise * chance.between(0.75, 1.25);
      speed = 0;
    }
    return speed;
  };
}
