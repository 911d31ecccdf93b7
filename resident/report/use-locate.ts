import { useEffect, useRef, useState } from 'react';
import type { Position } from '../../contract/values.ts';

export type LocateState = 'idle' | 'locating' | 'denied' | 'failed';

/**
 * Asks the phone where it is. By itself only where that was allowed before: a question that nobody
 * expects is answered with no.
 */
export function useLocate(onFound: (position: Position) => void, wanted: boolean) {
  const [state, setState] = useState<LocateState>('idle');
  const found = useRef(onFound);
  found.current = onFound;
  const find = () => {
    if (!navigator.geolocation) return setState('failed');
    setState('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        const { longitude: lng, latitude: lat, accuracy } = coords;
        found.current({ lng, lat, accuracyM: Math.min(Math.round(accuracy), 100_000) });
      },
      ({ code, PERMISSION_DENIED }) => setState(code === PERMISSION_DENIED ? 'denied' : 'failed'),
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 60_000 },
    );
  };
  const first = useRef(find);
  useEffect(() => {
    if (!wanted) return;
    navigator.permissions
      ?.query({ name: 'geolocation' })
      .then(({ state: allowed }) => allowed === 'granted' && first.current())
      // Without the permissions interface the button still asks.
      .catch(() => undefined);
  }, [wanted]);
  return { state, find };
}
