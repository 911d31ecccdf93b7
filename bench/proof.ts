import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { type Measured, rounded } from './bench.ts';
import { type Size, seed } from './world.ts';

const root = join(import.meta.dirname, '..');
/** What others asked of the machine before the first bench began; much of it falls on one side more. */
const loadBefore = rounded(loadavg()[0] ?? 0);

/** The promises as a table; a goal that is missed is marked, not left out. */
export function table(measured: readonly Measured[]): string {
  const rows = measured.map(({ bench, ratio, goal, better, met, ours, theirs, rounds }) => [
    bench,
    String(ratio),
    `${better === 'higher' ? '≥' : '≤'} ${goal}`,
    met ? 'yes' : 'no',
    String(ours),
    String(theirs),
    String(rounds),
  ]);
  const head = ['bench', 'ratio', 'goal', 'met', 'ours', 'reference', 'rounds'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Keeps the table with the machine and the commit it was measured on. */
export async function save(measured: readonly Measured[], size: Size): Promise<void> {
  const circumstances = {
    at: new Date().toISOString().slice(0, 10),
    commit: commit(),
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? '',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    loadBefore,
    node: process.version,
    postgres: measured[0]?.postgres ?? '',
    seed,
    ...size,
  };
  const folder = join(root, 'docs/proof');
  const json = JSON.stringify({ ...circumstances, measured }, undefined, 2);
  await writeFile(join(folder, 'bench.json'), `${json}\n`);
  const promises = measured.map(({ bench, promise, notes, reference }) => {
    const driver = reference === undefined ? [] : [`reference by ${reference}`];
    const figures = Object.entries(notes).map(([name, value]) => `${name} ${value}`);
    const more = [...driver, ...figures];
    return `- **${bench}**: ${promise}.${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
  });
  const text = [
    '# Measured promises',
    '',
    `${circumstances.at}, commit ${circumstances.commit}, ${circumstances.cores} cores (${circumstances.processor}), load before the start ${loadBefore}, Node ${circumstances.node}, PostgreSQL ${circumstances.postgres}, seed “${seed}”.`,
    'Both sides of a ratio run in turn on the same cluster, with fsync, synchronous_commit and full_page_writes on; medians.',
    '',
    table(measured),
    '',
    ...promises,
    '',
  ];
  await writeFile(join(folder, 'bench.md'), text.join('\n'));
}

/** The commit, and whether what ran was more than it. */
function commit(): string {
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', '.', ':!docs/proof') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}
