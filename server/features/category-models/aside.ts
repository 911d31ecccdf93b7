import { Worker } from 'node:worker_threads';
import type { Taught, Teaching } from '../../text/categories/teach.ts';

/** Teaches in a thread of its own, so that requests are answered meanwhile. */
export function teachAside(teaching: Teaching): Promise<Taught | undefined> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: teaching });
  const { promise, resolve, reject } = Promise.withResolvers<Taught | undefined>();
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)));
  return promise;
}
