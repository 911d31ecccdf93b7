import { chanceOf } from '../../db/seed/chance.ts';
import { lastFailure } from '../callers.ts';
import type { Arena } from './arena.ts';
import { check } from './check.ts';
import { oneEnd } from './ends.ts';
import { closing, stockTake } from './keepers.ts';
import { type Outcome, openRound, type Round } from './round.ts';
import { lastCover, lastPiece, lastPieces, lastPoints, lastSeat, oneRequest } from './shelves.ts';

/** What is fought over, by what it is called. */
export const kinds = {
  'the last piece of a shelf': lastPiece,
  'the last pieces of several counters': lastPieces,
  'the last seat of a slot': lastSeat,
  'somebody’s last points': lastPoints,
  'the last cover of a pool': lastCover,
  'one request, sent by all': oneRequest,
  'the end of one redemption': oneEnd,
  'a shelf that is counted': stockTake,
  'a counter that closes': closing,
} as const satisfies Record<string, (round: Round) => Promise<Outcome>>;
export type Kind = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as Kind[];

export interface Raced {
  kind: Kind;
  number: number;
  served: number;
  /** How many more were served than could be. */
  oversold: number;
  belowZero: number;
  /** Deadlocks that a caller heard of. */
  deadlocks: number;
  /** A sentence for each thing that should not be. */
  wrong: string[];
}

const isDeadlock = (line: string) => /40P01|deadlock detected/.test(line);

interface Drawn {
  kind: Kind;
  seed: number;
  number: number;
}

/** One round, and what it leaves behind. */
export async function playRound(arena: Arena, drawn: Drawn): Promise<Raced> {
  const failures: string[] = [];
  const before = lastFailure.onLine;
  lastFailure.onLine = (line) => {
    failures.push(line);
    before(line);
  };
  const { served, least, most, wrong } = await play(arena, drawn);
  lastFailure.onLine = before;
  if (served < least || served > most)
    wrong.push(`${served} were served, not ${least === most ? least : `${least} to ${most}`}`);
  const left = await check(arena);
  return {
    kind: drawn.kind,
    number: drawn.number,
    served,
    oversold: Math.max(0, served - most),
    belowZero: left.belowZero,
    deadlocks: [...failures, ...wrong].filter(isDeadlock).length,
    wrong: [...wrong, ...left.wrong],
  };
}

/** What a round stumbles over is a finding too. */
async function play(arena: Arena, { kind, ...drawn }: Drawn): Promise<Outcome> {
  try {
    return await kinds[kind](await openRound(arena, drawn));
  } catch (error) {
    return { served: 0, least: 0, most: 0, wrong: [String(error)] };
  }
}

export interface RaceResult {
  rounds: number;
  clients: number;
  winners: number;
  oversold: number;
  belowZero: number;
  deadlocks: number;
  /** Rounds of each kind, and who was served in them. */
  kinds: Record<Kind, { rounds: number; winners: number }>;
  /** Rounds in which something was wrong. */
  broken: number;
  /** The first of what was wrong. */
  findings: string[];
}

const findingsKept = 20;

/** Rounds one after another, each of the kind that the seed draws for its number. */
export async function runRounds(
  arena: Arena,
  {
    rounds,
    seed,
    onRound = () => {},
  }: { rounds: number; seed: number; onRound?: (result: RaceResult) => void },
): Promise<RaceResult> {
  const none = Object.fromEntries(kindNames.map((kind) => [kind, { rounds: 0, winners: 0 }]));
  const result: RaceResult = {
    rounds: 0,
    clients: arena.people.length,
    winners: 0,
    oversold: 0,
    belowZero: 0,
    deadlocks: 0,
    kinds: none as RaceResult['kinds'],
    broken: 0,
    findings: [],
  };
  for (let number = 1; number <= rounds; number++) {
    add(result, await playRound(arena, { kind: kindOf(seed, number), seed, number }));
    onRound(result);
  }
  return result;
}

/** Rounds go by turns: in a turn each kind comes once, in an order that the seed draws. */
export function kindOf(seed: number, number: number): Kind {
  const turn = Math.floor((number - 1) / kindNames.length);
  const drawn = chanceOf(`kinds/${seed}/${turn}`).shuffled(kindNames);
  return drawn[(number - 1) % kindNames.length] as Kind;
}

function add(result: RaceResult, raced: Raced): void {
  const { kind, number, wrong } = raced;
  const of = result.kinds[kind];
  of.rounds += 1;
  of.winners += raced.served;
  result.rounds += 1;
  result.winners += raced.served;
  result.oversold += raced.oversold;
  result.belowZero += raced.belowZero;
  result.deadlocks += raced.deadlocks;
  if (wrong.length > 0) result.broken += 1;
  const told = wrong.map((what) => `round ${number}, ${kind}: ${what}`);
  result.findings.push(...told.slice(0, findingsKept - result.findings.length));
}
