import { Worker } from 'node:worker_threads';

/**
 * Has a task worked on in a thread of its own, so that requests are answered meanwhile. The thread reads it as
 * `workerData`, answers with one message and ends. @throws what the thread throws
 */
export function workAside<Done>(thread: URL, task: unknown): Promise<Done> {
  const worker = new Worker(thread, { workerData: task });
  const { promise, resolve, reject } = Promise.withResolvers<Done>();
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)));
  return promise;
}
