import { parseArgs } from 'node:util';
import type { Effort } from './bench.ts';
import type { Size } from './world.ts';

export interface Command {
  /** The one bench that is wanted; undefined: all of them. */
  name: string | undefined;
  quick: boolean;
  effort: Effort;
  size: Size;
}

/** What was typed cannot be understood; the message names the word. */
export class CommandError extends Error {}

/**
 * `[NAME] [--quick] [--rounds N] [--seconds N] [--rows N]`
 * @throws CommandError
 */
export function readCommand(words: readonly string[], names: readonly string[]): Command {
  const { values, positionals } = parse(words);
  const [name, ...more] = positionals;
  if (name !== undefined && !names.includes(name))
    throw new CommandError(`${name}: there is no such bench. There are: ${names.join(', ')}`);
  if (more.length > 0) throw new CommandError(`${more.join(' ')}: one bench or all of them`);
  const quick = values.quick ?? false;
  const seconds = amountOf('--seconds', values.seconds);
  return {
    name,
    quick,
    effort: {
      rounds: countOf('--rounds', values.rounds) ?? (quick ? 1 : 5),
      seconds: seconds ?? (quick ? 0.3 : undefined),
    },
    size: {
      holders: quick ? 20_000 : 1_000_000,
      grownTransfers: countOf('--rows', values.rows) ?? (quick ? 100_000 : 10_000_000),
    },
  };
}

function parse(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { quick: { type: 'boolean' }, rounds: text, seconds: text, rows: text } as const;
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new CommandError((error as Error).message);
  }
}

function countOf(option: string, given: string | undefined): number | undefined {
  const count = amountOf(option, given);
  if (count === undefined || Number.isInteger(count)) return count;
  throw new CommandError(`${option} ${given}: a whole number is needed`);
}

function amountOf(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const amount = Number(given);
  if (Number.isFinite(amount) && amount > 0) return amount;
  throw new CommandError(`${option} ${given}: a number above 0 is needed`);
}
