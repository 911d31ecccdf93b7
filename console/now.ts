import { useSyncExternalStore } from 'react';
import { presentMs } from '../ui/now.ts';

const everyMs = 20_000;

/** Clocks move by the minute; three looks a minute are enough, and all of them agree. */
const subscribe = (listener: () => void) => {
  const timer = setInterval(listener, everyMs);
  return () => clearInterval(timer);
};
const currentStep = () => Math.floor(presentMs() / everyMs);

/** The present moment, renewed every twenty seconds. */
export function useNow(): Date {
  const step = useSyncExternalStore(subscribe, currentStep);
  return new Date(step * everyMs);
}
