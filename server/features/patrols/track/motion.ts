import { type Fix, metresBetween } from './track.ts';

/* How somebody moved: still, on foot or riding, found as the likeliest course of a hidden Markov chain in steps of
   ten seconds (Viterbi 1967). What the steps look like in each state is physics, not a fit:
   - on foot: a walk turns into a run where v² / (g · leg) is about a half (Alexander 1989), 2.1 m/s for a leg of
     0.9 m; the slow end is an elder's 0.5 m/s;
   - still: what a receiver drifts, a few tenths of a metre per second over a minute, as its error is bounded;
   - riding: anything between standing at a light and a fast road, and mostly faster than a run. */

export type State = 'still' | 'foot' | 'ride';

export interface Piece {
  state: State;
  seconds: number;
  metres: number;
}

interface Step {
  /** Over a minute: what an error that goes to and fro cannot keep up. m/s */
  steady: number;
  /** Over twenty seconds, the second fastest of the two minutes around: stop and go cannot hide it. m/s */
  brisk: number;
}

const stepS = 10;
const states: readonly State[] = ['still', 'foot', 'ride'];
/** Readings ten seconds apart share most of their minute, so each counts for a part of a reading. */
const weight = 0.4;
/** Natural logarithms of how likely a change is within ten seconds. */
const change: Record<State, Record<State, number>> = {
  still: { still: -0.05, foot: -3, ride: -5.5 },
  foot: { still: -3.5, foot: -0.03, ride: -5.5 },
  ride: { still: -5.5, foot: -5.5, ride: -0.01 },
};

export function piecesOf(fixes: readonly Fix[]): Piece[] {
  const places = everyTenSeconds(fixes);
  if (places.length < 3) return [];
  const course = likeliestCourse(stepsOf(places));
  const pieces: Piece[] = [];
  for (let i = 1; i < places.length; i++) {
    const state = course[i] as State;
    const metres = metresBetween(places[i - 1] as Fix, places[i] as Fix);
    const last = pieces.at(-1);
    if (last?.state !== state) pieces.push({ state, seconds: stepS, metres });
    else Object.assign(last, { seconds: last.seconds + stepS, metres: last.metres + metres });
  }
  return pieces;
}

/** Places at even times: a line through the fixes around where there are enough, between two where not. */
export function everyTenSeconds(fixes: readonly Fix[]): Fix[] {
  const [first, last] = [fixes[0], fixes.at(-1)];
  if (first === undefined || last === undefined) return [];
  const places: Fix[] = [];
  let low = 0;
  for (let t = first.t; t <= last.t; t += stepS) {
    while ((fixes[low + 1]?.t ?? Number.POSITIVE_INFINITY) < t - stepS * 0.75) low++;
    places.push(placeAt(fixes, low, t));
  }
  return places;
}

function placeAt(fixes: readonly Fix[], low: number, t: number): Fix {
  const near: Fix[] = [];
  let before = fixes[low] as Fix;
  let after = before;
  for (let i = low; i < fixes.length; i++) {
    const fix = fixes[i] as Fix;
    if (Math.abs(fix.t - t) <= stepS * 0.75) near.push(fix);
    after = fix;
    if (fix.t <= t) before = fix;
    if (fix.t >= t + stepS * 0.75) break;
  }
  if (near.length >= 3) return throughMiddle(near, t);
  const following = near.find((fix) => fix.t >= t) ?? after;
  const share = following.t > before.t ? (t - before.t) / (following.t - before.t) : 0;
  return {
    t,
    x: before.x + share * (following.x - before.x),
    y: before.y + share * (following.y - before.y),
  };
}

/** Least squares. */
function throughMiddle(fixes: readonly Fix[], t: number): Fix {
  const mean = (pick: (fix: Fix) => number) =>
    fixes.reduce((total, fix) => total + pick(fix), 0) / fixes.length;
  const middle = { t: mean((fix) => fix.t), x: mean((fix) => fix.x), y: mean((fix) => fix.y) };
  const spread = mean((fix) => (fix.t - middle.t) ** 2);
  const along = (pick: 'x' | 'y') =>
    middle[pick] +
    (t - middle.t) * (mean((fix) => (fix.t - middle.t) * (fix[pick] - middle[pick])) / spread);
  return { t, x: along('x'), y: along('y') };
}

function stepsOf(places: readonly Fix[]): Step[] {
  const at = (k: number) => places[Math.min(places.length - 1, Math.max(0, k))] as Fix;
  const over = (a: Fix, b: Fix) => (b.t > a.t ? metresBetween(a, b) / (b.t - a.t) : 0);
  const twenty = places.map((_, i) => over(at(i - 1), at(i + 1)));
  return places.map((here, i) => {
    const [before, after] = [at(i - 3), at(i + 3)];
    // Whoever turns round is where they were a minute ago; each half tells that they walked.
    const halves =
      (metresBetween(before, here) + metresBetween(here, after)) / Math.max(1, after.t - before.t);
    const around = twenty.slice(Math.max(0, i - 6), i + 7).toSorted((a, b) => b - a);
    return {
      steady: Math.max(over(before, after), 0.75 * halves),
      brisk: around[1] ?? around[0] ?? 0,
    };
  });
}

const bell = (distance: number, width: number) => -0.5 * (distance / width) ** 2;

/** Natural logarithm of how likely a step is, in a state; the tails are cut where receivers err. */
const likelihood: Record<State, (step: Step) => number> = {
  still: ({ steady }) => Math.log(2 / (0.2 * 2.507)) + Math.max(-12, bell(steady, 0.2)),
  foot: ({ steady, brisk }) => {
    const slow = steady < 0.5 ? bell(0.5 - steady, 0.1) : 0;
    const fast = steady > 1.9 ? bell(steady - 1.9, 0.25) : 0;
    const burst = brisk > 2.5 ? bell(brisk - 2.5, 0.4) : 0;
    return Math.log(0.55) + Math.max(-12, slow + fast) + Math.max(-6, burst);
  },
  ride: ({ steady }) => {
    const moving =
      Math.exp(bell(Math.log(Math.max(steady, 0.05) / 5), 0.7)) / (steady + 0.05) / 1.75;
    const standing = 3.99 * Math.exp(bell(steady, 0.2));
    return Math.log(Math.max(1e-9, 0.85 * moving + 0.15 * standing));
  },
};

function likeliestCourse(steps: readonly Step[]): State[] {
  let scores: Record<State, number> = { still: -1, foot: -1, ride: -1.5 };
  const came: Record<State, State>[] = [];
  for (const step of steps) {
    const next = { still: 0, foot: 0, ride: 0 };
    const from = { still: 'still', foot: 'foot', ride: 'ride' } as Record<State, State>;
    for (const to of states) {
      const via = states.reduce((best, one) =>
        scores[one] + change[one][to] > scores[best] + change[best][to] ? one : best,
      );
      from[to] = via;
      next[to] = scores[via] + change[via][to] + weight * likelihood[to](step);
    }
    scores = next;
    came.push(from);
  }
  let state = states.reduce((best, one) => (scores[one] > scores[best] ? one : best));
  const course: State[] = [];
  for (const from of came.toReversed()) {
    course.push(state);
    state = from[state];
  }
  return course.reverse();
}
