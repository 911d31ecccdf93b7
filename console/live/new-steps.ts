import { useEffect, useSyncExternalStore } from 'react';

/** The case that is open and was moved on by somebody else while it was read. */
let moved: string | undefined;
const listeners = new Set<() => void>();
const shownMs = 20_000;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function set(code: string | undefined): void {
  moved = code;
  for (const listener of listeners) listener();
}

export const noteStep = (code: string): void => set(code);

/** Whether somebody else has just moved this case on, said for twenty seconds. */
export function useNewStep(code: string): boolean {
  const isNew = useSyncExternalStore(subscribe, () => moved === code);
  useEffect(() => {
    if (!isNew) return;
    const timer = setTimeout(() => set(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [isNew]);
  return isNew;
}
