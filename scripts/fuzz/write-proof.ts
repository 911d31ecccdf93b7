import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { contract } from '../../contract/table.ts';
import { type FuzzResult, tellFinding, usualLanes } from '../../test/fuzz/run.ts';
import { commitOf } from '../commit-of.ts';
import type { Command } from './read-command.ts';

export interface Proof {
  at: string;
  commit: string;
  node: string;
  cores: number;
  /** As it was given. */
  command: string;
  seed: number;
  routes: number;
  people: number;
  minutes: number;
  /** How many were to be sent, and how many were. */
  asked: number;
  requests: number;
  serverErrors: number;
  leaks: number;
  undocumented: number;
  p99Ms: number;
  memoryMb: { afterOneTenth: number | null; atTheEnd: number | null };
  statuses: Record<number, number>;
  /** The first of what was found. */
  findings: string[];
  /** People who were let in nowhere towards the end. */
  silent: readonly string[];
}

interface Run {
  command: Pick<Command, 'requests' | 'seed' | 'minutes' | 'lanes' | 'url'>;
  people: number;
  tookMs: number;
  at: Date;
}

/** What a run came to, with what is needed to run it again. */
export function proofOf(result: FuzzResult, { command, people, tookMs, at }: Run): Proof {
  const { seed } = command;
  const { faults } = result;
  return {
    at: at.toISOString().slice(0, 10),
    commit: commitOf(),
    node: process.version,
    cores: cpus().length,
    command: written(command),
    seed,
    routes: Object.keys(contract).length,
    people,
    minutes: Math.round(tookMs / 60_000),
    asked: command.requests,
    requests: result.requests,
    serverErrors: faults['server error'],
    leaks: faults.leak,
    undocumented: faults.undocumented,
    p99Ms: result.p99Ms,
    memoryMb: {
      afterOneTenth: result.memoryBeforeMb ?? null,
      atTheEnd: result.memoryMb ?? null,
    },
    statuses: result.statuses,
    findings: result.findings.map((finding) => tellFinding(finding, seed)),
    silent: result.silent,
  };
}

/** The command that was given, to be given again. */
function written({ requests, seed, minutes, lanes, url }: Run['command']): string {
  const options = [
    `--requests ${requests}`,
    `--seed ${seed}`,
    minutes === undefined ? '' : `--minutes ${minutes}`,
    lanes === usualLanes ? '' : `--lanes ${lanes}`,
    url === undefined ? '' : `--url ${url}`,
    '--proof',
  ];
  return `npm run fuzz -- ${options.filter(Boolean).join(' ')}`;
}

/** As a page for people; every figure in it is the record's. */
export function pageOf(proof: Proof): string {
  const statuses = Object.entries(proof.statuses).map(([status, n]) => `${status}: ${grouped(n)}`);
  const { afterOneTenth, atTheEnd } = proof.memoryMb;
  const memory =
    afterOneTenth === null || atTheEnd === null
      ? 'not told'
      : `${afterOneTenth} MB after the first tenth, ${atTheEnd} MB at the end`;
  return `# ${grouped(proof.requests)} requests that nobody should send

Drawn from the contract by one seed, sound and spoilt, as everybody there is, to a server of its own with two counties full of everything ([how](../how-to/knock-at-the-doors.md)). The record: [fuzz.json](fuzz.json).

\`\`\`sh
${proof.command}
\`\`\`

| | |
|---|---|
| date · commit · Node · cores | ${proof.at} · ${proof.commit} · ${proof.node} · ${proof.cores} |
| routes · kinds of people | ${proof.routes} · ${proof.people} and nobody |
| took | ${grouped(proof.minutes)} minutes |
| server errors · leaks · answers the contract does not name | **${proof.serverErrors} · ${proof.leaks} · ${proof.undocumented}** |
| answers by status | ${statuses.join(' · ')} |
| 99 of 100 answered within | ${proof.p99Ms} ms, on a machine that others used too |
| memory of the server | ${memory} |
| let in nowhere in the second half | ${proof.silent.join(', ') || 'nobody'} |

${verdictOf(proof)}
`;
}

/** What was found, or how much it says that nothing was (the rule of three). */
function verdictOf({
  asked,
  requests,
  serverErrors,
  leaks,
  undocumented,
  findings,
}: Proof): string {
  const cut = `Cut short: ${grouped(requests)} of the ${grouped(asked)} requests that were asked for were sent.`;
  const none = `None: for a fault that shows in one of N requests this says, with 95 % certainty, that N is larger than ${grouped(Math.floor(requests / 3))}.`;
  const all = serverErrors + leaks + undocumented;
  const kept = `The first ${findings.length} of ${grouped(all)}:`;
  const list = findings.map((one) => `- ${one}`).join('\n');
  const found = all === 0 ? [none] : [kept, list];
  return [...(requests < asked ? [cut] : []), ...found].join('\n\n');
}

const grouped = (number: number) => number.toLocaleString('en');

export function writeProof(proof: Proof): void {
  const folder = join(import.meta.dirname, '../../docs/proof');
  writeFileSync(join(folder, 'fuzz.json'), `${JSON.stringify(proof, null, 2)}\n`);
  writeFileSync(join(folder, 'fuzz.md'), pageOf(proof));
}
