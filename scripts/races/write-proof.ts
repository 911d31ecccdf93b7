import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { RaceResult } from '../../test/races/run.ts';
import { commitOf } from '../commit-of.ts';
import type { Command } from './read-command.ts';

export interface Proof extends RaceResult {
  at: string;
  commit: string;
  node: string;
  cores: number;
  /** As it was given. */
  command: string;
  seed: number;
  minutes: number;
  /** Of those that the database broke up; the caller was served by the next try. */
  deadlocksMet: number;
}

interface Run {
  command: Pick<Command, 'rounds' | 'seed' | 'clients'>;
  deadlocksMet: number;
  tookMs: number;
  at: Date;
}

/** What a run came to, with what is needed to run it again. */
export function proofOf(result: RaceResult, { command, deadlocksMet, tookMs, at }: Run): Proof {
  const { rounds, seed, clients } = command;
  return {
    at: at.toISOString().slice(0, 10),
    commit: commitOf(),
    node: process.version,
    cores: cpus().length,
    command: `npm run races -- --rounds ${rounds} --seed ${seed} --clients ${clients} --proof`,
    seed,
    minutes: Math.round(tookMs / 60_000),
    ...result,
    deadlocksMet,
  };
}

const grouped = (number: number) => number.toLocaleString('en');

/** As a page for people; every figure in it is the record's. */
export function pageOf(proof: Proof): string {
  const { rounds, winners, clients, oversold, belowZero, deadlocks } = proof;
  const lines = Object.entries(proof.kinds).map(
    ([kind, of]) => `| ${kind} | ${grouped(of.rounds)} | ${grouped(of.winners)} |`,
  );
  return `# ${grouped(rounds)} fights of ${grouped(clients)} over the last of something

Each round everybody asks at once, at two processes on one PostgreSQL, in an order drawn by the seed ([how](../how-to/fight-for-the-last-piece.md)). After each, every balance, shelf, pool, counter and code is recomputed. The record: [races.json](races.json).

\`\`\`sh
${proof.command}
\`\`\`

| | |
|---|---|
| date · commit · Node · cores | ${proof.at} · ${proof.commit} · ${proof.node} · ${proof.cores} |
| took | ${grouped(proof.minutes)} minutes, on a machine that others used too |
| served beyond what there was · figures below zero · deadlocks that a client heard of | **${oversold} · ${belowZero} · ${deadlocks}** |
| deadlocks that the database broke up and a second try mended | ${proof.deadlocksMet} |
| rounds in which something was wrong | ${proof.broken} |

| fought over | rounds | served |
|---|---:|---:|
${lines.join('\n')}
| together | ${grouped(rounds)} | ${grouped(winners)} |

Of a shelf that is counted as many are served as there are pieces left, of several counters one at each; of everything else one. A counter that closes has either closed or kept something for somebody.

${verdictOf(proof)}
`;
}

/** What was found, or how much it says that nothing was (the rule of three). */
function verdictOf({ rounds, broken, findings }: Proof): string {
  if (broken === 0)
    return `Nothing was wrong: for a fault that shows in one of N rounds this says, with 95 % certainty, that N is larger than ${grouped(Math.floor(rounds / 3))}.`;
  return ['The first of what was wrong:', findings.map((one) => `- ${one}`).join('\n')].join(
    '\n\n',
  );
}

export function writeProof(proof: Proof): void {
  const folder = join(import.meta.dirname, '../../docs/proof');
  writeFileSync(join(folder, 'races.json'), `${JSON.stringify(proof, null, 2)}\n`);
  writeFileSync(join(folder, 'races.md'), pageOf(proof));
}
