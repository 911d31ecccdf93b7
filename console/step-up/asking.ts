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

function settle(shown: boolean): void {
  const settled = asking;
  asking = undefined;
  tell();
  settled?.settle(shown);
}

/** Whether the dialog is wanted, and how it ends: shown, or not now. */
export function useStepUpAsked() {
  const isAsked = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => asking !== undefined,
  );
  return { isAsked, settle };
}
