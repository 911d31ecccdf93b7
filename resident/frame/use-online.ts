import { useSyncExternalStore } from 'react';

function watch(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** What the phone believes; a network that leads nowhere still counts as online. */
export const useOnline = (): boolean => useSyncExternalStore(watch, () => navigator.onLine);
