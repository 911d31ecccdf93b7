import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { contract } from '../../contract/table.ts';
import { type FuzzResult, tellFinding } from '../../test/fuzz/run.ts';

export interface Proof {
  at: string;
  commit: string;
  node: string;
  cores: number;
  seed: number;
  routes: number;
  people: number;
  minutes: number;
  requests: number;
  serverErrors: number;
  leaks: number;
  undocumented: number;
  p99Ms: number;
  memoryMb: { afterOneTenth: number | null; atTheEnd: number | null };
  statuses: Record<number, number>;
  findings: string[];
}

interface Run {
  seed: number;
  people: number;
  tookMs: number;
  at: Date;
}

/** What a run came to, with what is needed to run it again. */
export function proofOf(result: FuzzResult, { seed, people, tookMs, at }: Run): Proof {
  const count = (fault: string) => result.findings.filter((one) => one.fault === fault).length;
  return {
    at: at.toISOString().slice(0, 10),
    commit: commitOf(),
    node: process.version,
    cores: cpus().length,
    seed,
    routes: Object.keys(contract).length,
    people,
    minutes: Math.round(tookMs / 60_000),
    requests: result.requests,
    serverErrors: count('server error'),
    leaks: count('leak'),
    undocumented: count('undocumented'),
    p99Ms: result.p99Ms,
    memoryMb: {
      afterOneTenth: result.memoryBeforeMb ?? null,
      atTheEnd: result.memoryMb ?? null,
    },
    statuses: result.statuses,
    findings: result.findings.map((finding) => tellFinding(finding, seed)),
  };
}

/** As a page for people; every figure in it is the record's. */
export function pageOf(proof: Proof): string {
  const grouped = (number: number) => number.toLocaleString('en');
  const statuses = Object.entries(proof.statuses).map(([status, n]) => `${status}: ${grouped(n)}`);
  const { afterOneTenth, atTheEnd } = proof.memoryMb;
  const memory =
    afterOneTenth === null || atTheEnd === null
      ? 'not told'
      : `${afterOneTenth} MB after the first tenth, ${atTheEnd} MB at the end`;
  const none = 'None: for a fault that shows in one of N requests this says, with 95 % certainty,';
  return `# ${grouped(proof.requests)} requests that nobody should send

Drawn from the contract by one seed, sound and spoilt, as everybody there is, to a server of its own with two counties full of everything ([how](../how-to/knock-at-the-doors.md)). The record: [fuzz.json](fuzz.json).

\`\`\`sh
npm run fuzz -- --requests ${proof.requests} --seed ${proof.seed} --proof
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

${proof.findings.length === 0 ? `${none} that N is larger than ${grouped(Math.floor(proof.requests / 3))}.` : proof.findings.map((one) => `- ${one}`).join('\n')}
`;
}

export function writeProof(proof: Proof): void {
  const folder = join(import.meta.dirname, '../../docs/proof');
  writeFileSync(join(folder, 'fuzz.json'), `${JSON.stringify(proof, null, 2)}\n`);
  writeFileSync(join(folder, 'fuzz.md'), pageOf(proof));
}

function commitOf(): string {
  try {
    const words = ['rev-parse', '--short', 'HEAD'];
    return execFileSync('git', words, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
