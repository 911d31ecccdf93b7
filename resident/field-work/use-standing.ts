import { useState } from 'react';
import type { Position } from '../../contract/values.ts';
import { useLocate } from '../report/use-locate.ts';

/** Where the worker stands, found when they ask for it. */
export function useStanding() {
  const [position, setPosition] = useState<Position | null>(null);
  const { state, find } = useLocate(setPosition, false);
  return { position, state, find, forget: () => setPosition(null) };
}
export type Standing = ReturnType<typeof useStanding>;
