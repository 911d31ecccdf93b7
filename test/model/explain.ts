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

const setsTried = 20_000;
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
  const explained = explain(world.state, observed);
  if (explained === undefined)
    throw new Error(
      `no order explains what ${moves.length} at once were answered:\n${observed
        .map(({ move, answer, lines: read }) => `- ${move.what}: ${answer}\n  ${read}`)
        .join('\n')}`,
    );
  world.state = explained;
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

/**
 * What was observed says what each move wrote, so how the books stand depends on which moves are done
 * and not on their order: a set of moves that leads nowhere is never tried again.
 * @returns the model after an order that explains everything, or undefined when there is none
 * @throws when so many sets were tried that there may still be one
 */
export function explain(start: State, observed: readonly Observed[]): State | undefined {
  const dead = new Set<number>();
  const crowded = observed.filter(({ move }) => move.paidByPool).length > 1;

  /** `left`: a bit for each move that is still to be placed. */
  function search(state: State, left: number): State | undefined {
    if (left === 0) return state;
    if (dead.has(left)) return undefined;
    if (dead.size > setsTried) throw new Error(`no order found among ${setsTried}`);
    const changing: { rest: number; after: State }[] = [];
    for (const [place, one] of observed.entries()) {
      const bit = 2 ** place;
      if (!has(left, bit)) continue;
      const after = outcomeOf(state, one, crowded);
      if (after === undefined) continue;
      // What changed nothing can stand here as well as anywhere later.
      if (one.lines === '') return search(after, left - bit);
      changing.push({ rest: left - bit, after });
    }
    for (const { rest, after } of changing) {
      const found = search(after, rest);
      if (found !== undefined) return found;
    }
    dead.add(left);
    return undefined;
  }
  return search(start, 2 ** observed.length - 1);
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
