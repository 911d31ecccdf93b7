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

let sitting = 0;

/** Which of those who sat down at this desk one after the other it is now. */
export const currentSitting = (): number => sitting;

/** Somebody sits down or leaves. What waits for the one before, or is still on its way, is not for the next. */
export function changeSitting(): void {
  sitting += 1;
  settleStepUp(false);
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
