import { createContext, use, useSyncExternalStore } from 'react';
import type { Outbox, OutboxView } from './outbox.ts';
import type { Queue, QueueView } from './queue.ts';

/** The queue of whoever is signed in. Its code comes after the first paint. */
export const QueueContext = createContext<Queue | undefined>(undefined);

/** The queue and what stands in it now. */
export function useQueue(): { queue: Queue; view: QueueView } {
  const queue = use(QueueContext);
  if (!queue) throw new Error('useQueue outside of a signed-in page');
  return { queue, view: useSyncExternalStore(queue.subscribe, queue.view) };
}

/** The report on the page and what it shows now. */
export function useOutbox(): { outbox: Outbox; view: OutboxView } {
  const { current } = useQueue().view;
  return { outbox: current, view: useSyncExternalStore(current.subscribe, current.view) };
}
