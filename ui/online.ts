import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** What the device believes; a network that leads nowhere still counts as online. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
