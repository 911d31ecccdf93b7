import { useEffect, useRef, useState } from 'react';
import type { Position } from '../../contract/values.ts';

export type LocateState = 'idle' | 'locating' | 'denied' | 'failed';

/**
 * Asks the phone where it is. By itself only where that was allowed before: a question that nobody
 * expects is answered with no. An answer may take seconds: once it is let go, or the page is left, it is not heard.
 */
export function useLocate(onFound: (position: Position) => void, wanted: boolean) {
  const [state, setState] = useState<LocateState>('idle');
  const found = useRef(onFound);
  found.current = onFound;
  /** Which question is the newest: an answer to one before is not heard. */
  const newest = useRef(0);
  const find = () => {
    if (!navigator.geolocation) return setState('failed');
    newest.current += 1;
    const question = newest.current;
    const isLetGo = () => question !== newest.current;
    setState('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        if (isLetGo()) return;
        setState('idle');
        const { longitude: lng, latitude: lat, accuracy } = coords;
        found.current({ lng, lat, accuracyM: Math.min(Math.round(accuracy), 100_000) });
      },
      ({ code, PERMISSION_DENIED }) => {
        if (!isLetGo()) setState(code === PERMISSION_DENIED ? 'denied' : 'failed');
      },
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 60_000 },
    );
  };
  const letGo = () => {
    newest.current += 1;
    setState((before) => (before === 'locating' ? 'idle' : before));
  };
  useEffect(
    () => () => {
      newest.current += 1;
    },
    [],
  );
  const first = useRef(find);
  useEffect(() => {
    if (!wanted) return;
    let isWanted = true;
    navigator.permissions
      ?.query({ name: 'geolocation' })
      .then(({ state: allowed }) => isWanted && allowed === 'granted' && first.current())
      // Without the permissions interface the button still asks.
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return { state, find, letGo };
}
