import { Worker } from 'node:worker_threads';
import { buffersOf, type Lot } from './lot.ts';
import type { Order, Report, Task } from './worker.ts';

export type Figures = Extract<Report, { kind: 'done' }>;

/** A thread that plays a rehearsal, so that requests are answered meanwhile. */
export interface Thread {
  /** Hands over a lot; resolves when it has been played, so that lots never pile up. */
  play(lot: Lot): Promise<void>;
  /** Says that no more lots come (a thread that makes its own year needs none) and waits. */
  figures(): Promise<Figures>;
  /** Ends it, whatever it is at. */
  end(): Promise<void>;
}

/** Starts the thread. `onPlayed`: deeds played so far. */
export function startThread(task: Task, onPlayed: (deeds: number) => void): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
  const done = Promise.withResolvers<Figures>();
  const failed = Promise.withResolvers<never>();
  // Both are looked at only when somebody waits; an early failure must not end the process.
  done.promise.catch(() => {});
  failed.promise.catch(() => {});
  let played = Promise.withResolvers<void>();
  worker.on('message', (report: Report) => {
    if (report.kind === 'done') return done.resolve(report);
    onPlayed(report.deeds);
    played.resolve();
  });
  worker.on('error', (error) => failed.reject(error));
  worker.on('exit', (code) => failed.reject(new Error(`the thread ended with ${code}`)));
  const order = (one: Order) => worker.postMessage(one, one === null ? [] : buffersOf(one));
  return {
    play: async (lot) => {
      played = Promise.withResolvers();
      order(lot);
      await Promise.race([played.promise, failed.promise]);
    },
    figures: async () => {
      if (task.year === null) order(null);
      return Promise.race([done.promise, failed.promise]);
    },
    end: async () => {
      await worker.terminate();
    },
  };
}
