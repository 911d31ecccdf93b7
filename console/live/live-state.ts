import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let live = false;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function setLive(now: boolean): void {
  if (live === now) return;
  live = now;
  for (const listener of listeners) listener();
}

/** Whether this page hears at once what changes; otherwise it reads anew by the clock. */
export const useIsLive = (): boolean => useSyncExternalStore(subscribe, () => live);

/** How often a list is read anew: hardly at all while the page hears of changes. */
export const refreshEvery = (isLive: boolean, ms: number): number =>
  isLive ? Math.max(ms, 120_000) : ms;
