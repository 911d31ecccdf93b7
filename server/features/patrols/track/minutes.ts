import { type Piece, piecesOf } from './motion.ts';
import { type Break, isBreak, splitAtBreaks } from './stretches.ts';
import { type Fix, metresBetween } from './track.ts';

export interface Movement {
  /** Seconds. */
  footS: number;
  /** Pauses between walking, as far as they count. */
  restS: number;
  rideS: number;
  stillS: number;
  gapS: number;
  footM: number;
  rideM: number;
  /** Longest single pause that was cut to what counts. */
  isRestCut: boolean;
}

/** A rest on a bench, a talk with a neighbour; longer ones count for so much of them. */
const longestRestS = 300;
/** All rests together, as a share of the time on foot. */
const restShare = 1 / 3;
/** Faster than a run, over a break or for a while. m/s */
const rideSpeed = 2.3;
/** Traffic crawls as slowly as people walk, but not for so long between two rides. */
const crawlS = 240;
/** Shorter, a ride is a receiver's error. */
const shortestRide = { seconds: 50, metres: 180 };

export function movementOf(fixes: readonly Fix[]): Movement & { pieces: Piece[] } {
  const parts = splitAtBreaks(fixes);
  const gapS = parts
    .filter((part): part is Break => isBreak(part) && !isRide(part) && part.kind === 'gap')
    .reduce((total, { from, to }) => total + to.t - from.t, 0);
  const raw = parts.flatMap((part) => (isBreak(part) ? pieceOfBreak(part) : piecesOf(part.fixes)));
  const pieces = withoutCrawls(withoutErrors(joined(raw)));
  return { ...sumUp(pieces), gapS, pieces };
}

const isRide = ({ from, to }: Break) => {
  const metres = metresBetween(from, to);
  return metres > 300 && metres > rideSpeed * (to.t - from.t);
};

/** A gap is nobody's time: it joins nothing and counts nothing. */
function pieceOfBreak(part: Break): Piece[] {
  const seconds = part.to.t - part.from.t;
  const metres = metresBetween(part.from, part.to);
  if (isRide(part)) return [{ state: 'ride', seconds, metres }];
  return part.kind === 'pause' ? [{ state: 'still', seconds, metres: 0 }] : [];
}

function joined(pieces: readonly Piece[]): Piece[] {
  const joint: Piece[] = [];
  for (const piece of pieces) {
    const last = joint.at(-1);
    if (last?.state !== piece.state) joint.push({ ...piece });
    else {
      last.seconds += piece.seconds;
      last.metres += piece.metres;
    }
  }
  return joint;
}

const withoutErrors = (pieces: readonly Piece[]): Piece[] =>
  joined(
    pieces.map((piece) =>
      piece.state === 'ride' &&
      (piece.seconds < shortestRide.seconds || piece.metres < shortestRide.metres)
        ? { ...piece, state: 'still' as const }
        : piece,
    ),
  );

/** Between two rides, what is short is the same ride in traffic. */
function withoutCrawls(pieces: readonly Piece[]): Piece[] {
  const rides = pieces.flatMap((piece, i) => (piece.state === 'ride' ? [i] : []));
  const between = pieces.map((_, i) => {
    const before = rides.findLast((ride) => ride < i);
    const after = rides.find((ride) => ride > i);
    if (before === undefined || after === undefined) return false;
    const inner = pieces.slice(before + 1, after);
    return (
      inner.reduce((total, { seconds, state }) => total + (state === 'foot' ? seconds : 0), 0) <
      crawlS
    );
  });
  return joined(
    pieces.map((piece, i) => (between[i] ? { ...piece, state: 'ride' as const } : piece)),
  );
}

function sumUp(pieces: readonly Piece[]): Omit<Movement, 'gapS'> {
  const total = (state: Piece['state'], pick: 'seconds' | 'metres') =>
    pieces.reduce((sum, piece) => sum + (piece.state === state ? piece[pick] : 0), 0);
  const footS = total('foot', 'seconds');
  const rests = pieces.filter(
    ({ state }, i) => state === 'still' && isOnFoot(pieces[i - 1]) && isOnFoot(pieces[i + 1]),
  );
  const allowed = rests.reduce((sum, { seconds }) => sum + Math.min(longestRestS, seconds), 0);
  const restS = Math.min(allowed, footS * restShare);
  return {
    footS,
    restS,
    rideS: total('ride', 'seconds'),
    stillS: total('still', 'seconds'),
    footM: total('foot', 'metres'),
    rideM: total('ride', 'metres'),
    isRestCut: restS < rests.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

const isOnFoot = (piece: Piece | undefined) => piece?.state === 'foot';
