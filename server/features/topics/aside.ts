import { Worker } from 'node:worker_threads';
import type { Grouping } from './worker.ts';

/** Groups texts in a thread of its own: a thousand of them are half a million pairs. */
export function groupAside(grouping: Grouping): Promise<string[][]> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: grouping });
  const { promise, resolve, reject } = Promise.withResolvers<string[][]>();
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)));
  return promise;
}
