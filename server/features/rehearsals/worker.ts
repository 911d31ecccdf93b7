import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { RehearsalResult } from '../../../contract/rehearsals.ts';
import type { RulebookDocument } from '../../../contract/rules.ts';
import { compileBook } from '../rules/service.ts';
import { columnNames, type Lot, type LotDeed } from './lot.ts';
import { outcomeOf, type Surroundings } from './outcome.ts';
import { createPacker } from './pack.ts';
import { beginRehearsal } from './rehearse.ts';
import { makeYear, type SyntheticYear } from './synthetic.ts';

interface Book {
  version: number;
  document: RulebookDocument;
}

/** What the thread is started with. */
export interface Task {
  current: Book;
  draft: Book;
  around: Surroundings;
  /** Made here where it is given; otherwise lots come as messages. */
  year: SyntheticYear | null;
}

/** To the thread: lots in the order of time, then null. */
export type Order = Lot | null;

/** From the thread: how many deeds are played, and at the end the figures (null: no deeds came). */
export type Report =
  | { kind: 'played'; deeds: number }
  | { kind: 'done'; figures: Omit<RehearsalResult, 'tookMs'> | null; fingerprint: string };

const deedsAtOnce = 20_000;
const task = workerData as Task;
const rehearsing = beginRehearsal({
  current: compileBook(task.current),
  draft: compileBook(task.draft),
});
const hash = createHash('sha256');
const report = (one: Report) => parentPort?.postMessage(one);

function take(lot: Lot): void {
  for (const name of columnNames) {
    const column = lot[name];
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }
  hash.update(JSON.stringify([lot.newPeople, lot.newCategories, lot.newGrids]));
  rehearsing.take(lot);
  report({ kind: 'played', deeds: rehearsing.tally.deeds });
}

function end(): void {
  const { tally } = rehearsing;
  const figures = tally.deeds === 0 ? null : outcomeOf(tally, task.around);
  report({ kind: 'done', figures, fingerprint: hash.digest('hex') });
  parentPort?.close();
}

function playYear(year: SyntheticYear): void {
  const packer = createPacker();
  let waiting: LotDeed[] = [];
  for (const deed of makeYear(year)) {
    waiting.push(deed);
    if (waiting.length < deedsAtOnce) continue;
    take(packer.pack(waiting));
    waiting = [];
  }
  if (waiting.length > 0) take(packer.pack(waiting));
  end();
}

if (task.year === null)
  parentPort?.on('message', (order: Order) => (order === null ? end() : take(order)));
else playYear(task.year);
