import { type Line, linesOf } from './journal.ts';
import { carryOut, type Done, type Move, type World } from './move.ts';
import { lapsed } from './redemptions.ts';
import type { State } from './state.ts';

/** What somebody was answered, and what stands in the journal for it. */
interface Observed {
  move: Move;
  answer: string;
  lines: string;
}

const setsTried = 40_000;
const setsOfAttempt = 100;
const sorted = (lines: readonly string[]) => [...lines].sort().join('\n');

/** Carries one move out and compares its answer and its lines with what the model says. */
export async function takeOne(world: World, move: Move): Promise<Done> {
  const done = await carryOut(world, move);
  const lines = (await linesOf(world, [done])).get(done) ?? [];
  world.state.lines = [];
  const predicted = move.predict(world.state);
  if (predicted !== done.answer)
    throw new Error(`${move.what}: answered “${done.answer}”, the model says “${predicted}”`);
  const [read, expected] = [sorted(lines.map(({ text }) => text)), sorted(world.state.lines)];
  if (read !== expected)
    throw new Error(`${move.what}: the journal says\n${read}\nand the model\n${expected}`);
  return done;
}

/**
 * Carries moves out at the same time and looks for an order in which the model gives every one of
 * them the answer and the journal lines that it had.
 */
export async function takeTogether(world: World, moves: readonly Move[]): Promise<Done[]> {
  const done: Done[] = [];
  await Promise.all(
    // In the order in which they were answered, which is often the order that explains them.
    moves.map(async (move) => done.push(await carryOut(world, move))),
  );
  const lines = await linesOf(world, done);
  const observed = done.flatMap((one) => observe(one, lines.get(one) ?? []));
  world.state = explain(world.state, observed);
  return done;
}

function observe({ move, answer }: Done, lines: readonly Line[]): Observed[] {
  if (!move.sweeps) return [{ move, answer, lines: sorted(lines.map(({ text }) => text)) }];
  const sum = lines.reduce((total, { amount }) => total + amount, 0);
  if (answer !== `${lines.length} lots, ${sum}`)
    throw new Error(`a sweep answered “${answer}” and wrote ${lines.length} lines over ${sum}`);
  return lines.map(({ text, from, amount }) => ({
    move: lapsed(from, amount),
    answer: 'lapsed',
    lines: text,
  }));
}

interface Reached {
  state: State;
  /** A bit for each move that is still to be placed. */
  left: number;
  placed: number;
}

/**
 * What was observed says what each move wrote, so how the books stand depends on which moves are done
 * and not on their order: a set of moves that leads nowhere is never tried again. What the longest
 * order could not place is tried first in the next attempt.
 * @returns the model after an order that explains everything
 * @throws when there is none, or when so many sets were tried that there may still be one; it says
 * what the longest order that was found leaves unexplained
 */
export function explain(start: State, observed: readonly Observed[]): State {
  const dead = new Set<number>();
  const crowded = observed.filter(({ move }) => move.paidByPool).length > 1;
  const root: Reached = { state: start, left: 2 ** observed.length - 1, placed: 0 };
  const order = [...observed.keys()];
  let best = root;
  let limit = 0;

  function search(reached: Reached): State | undefined {
    const { state, left, placed } = reached;
    if (left === 0) return state;
    if (dead.has(left) || dead.size > limit) return undefined;
    if (placed > best.placed) best = reached;
    const changing: Reached[] = [];
    for (const place of order) {
      const one = observed[place];
      if (one === undefined || !has(left, 2 ** place)) continue;
      const after = outcomeOf(state, one, crowded);
      if (after === undefined) continue;
      const next = { state: after, left: left - 2 ** place, placed: placed + 1 };
      // What changed nothing can stand here as well as anywhere later.
      if (one.lines === '') {
        changing.splice(0, changing.length, next);
        break;
      }
      changing.push(next);
    }
    for (const next of changing) {
      const found = search(next);
      if (found !== undefined) return found;
    }
    // Not when the attempt was given up halfway.
    if (dead.size <= limit) dead.add(left);
    return undefined;
  }

  while (!dead.has(root.left) && dead.size <= setsTried) {
    limit = dead.size + setsOfAttempt;
    best = root;
    const found = search(root);
    if (found !== undefined) return found;
    const unplaced = order.filter((place) => has(best.left, 2 ** place));
    order.sort((one, other) => Number(unplaced.includes(other)) - Number(unplaced.includes(one)));
  }
  const rest = observed.filter((_, place) => has(best.left, 2 ** place));
  const verdict = dead.has(root.left) ? 'as no order of them explains' : 'in an order not found';
  throw new Error(
    `${observed.length} at once were answered ${verdict} (${dead.size} sets tried):\n${observed.map(tell).join('\n')}\nof which the longest leaves\n${rest.map((one) => tellRest(best.state, one)).join('\n')}`,
  );
}

const tell = ({ move, answer, lines }: Observed) =>
  `- ${move.what}: ${answer}\n    ${lines.replaceAll('\n', '\n    ')}`;

function tellRest(state: State, one: Observed): string {
  const after = state.copy();
  const answer = one.move.predict(after);
  return `${tell(one)}\n  and the model: ${answer}\n    ${after.lines.join('\n    ')}`;
}

/** More than 32 moves at once are possible, so this is no bit operation. */
const has = (set: number, bit: number) => Math.floor(set / bit) % 2 === 1;

/** The model after a move, if it explains what was observed there and then. */
function outcomeOf(state: State, one: Observed, crowded: boolean): State | undefined {
  const after = state.copy();
  const answer = one.move.predict(after);
  if (answer === one.answer && sorted(after.lines) === one.lines) return after;
  const short = one.answer === 'not_covered' || one.answer === 'nothing';
  // Slices that others hold at this moment cannot help: such an award is refused though there is
  // cover elsewhere, and may be asked for again.
  const heldElsewhere = crowded && one.move.paidByPool === true && short && one.lines === '';
  return heldElsewhere ? state : undefined;
}
