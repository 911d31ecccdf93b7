import { useSyncExternalStore } from 'react';

interface Asking {
  shown: Promise<boolean>;
  settle: (shown: boolean) => void;
}

let asking: Asking | undefined;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** Opens the dialog that asks for the second factor. Several requests at once wait for one answer. */
export function askForStepUp(): Promise<boolean> {
  if (asking === undefined) {
    let settle = (_: boolean) => {};
    const shown = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    asking = { shown, settle };
    tell();
  }
  return asking.shown;
}

/**
 * How the dialog ends: shown, or not now. Not now also when whoever was asked is no longer here: what
 * waits is theirs, and is not sent in the name of the next person.
 */
export function settleStepUp(shown: boolean): void {
  if (asking === undefined) return;
  const { settle } = asking;
  asking = undefined;
  tell();
  settle(shown);
}

/** Whether the dialog is wanted. */
export function useStepUpAsked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => asking !== undefined,
  );
}
