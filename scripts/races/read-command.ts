import { parseArgs } from 'node:util';

export interface Command {
  rounds: number;
  seed: number;
  /** How many ask at once. */
  clients: number;
  /** What came of it is written to docs/proof/. */
  proof: boolean;
}

export const usage = '用法 usage: npm run races -- [--rounds N] [--seed S] [--clients C] [--proof]';

const most = { rounds: 1_000_000, seed: 2_147_483_647, clients: 2_000 };
const usual = { rounds: '40', seed: '1', clients: '200' };

/** @returns the command, or a sentence that names what is wrong with it */
export function readCommand(args: string[]): Command | string {
  try {
    const text = { type: 'string' } as const;
    const proof = { type: 'boolean', default: false } as const;
    const options = { rounds: text, seed: text, clients: text, proof };
    const { proof: written, ...given } = parseArgs({ args, options }).values;
    const texts = { ...usual, ...given };
    for (const name of ['rounds', 'seed', 'clients'] as const) {
      const fits = /^\d+$/.test(texts[name]) && Number(texts[name]) <= most[name];
      if (!fits || Number(texts[name]) < 1) return `--${name} ${texts[name]}: 1–${most[name]}`;
    }
    const { rounds, seed, clients } = texts;
    return {
      rounds: Number(rounds),
      seed: Number(seed),
      clients: Number(clients),
      proof: written,
    };
  } catch (error) {
    return (error as Error).message;
  }
}
