import { useState } from 'react';
import type { Position } from '../../contract/values.ts';
import { useLocate } from '../report/use-locate.ts';

/**
 * Where the worker stands, found when they ask for it.
 * @param known what was found before the page was loaded anew
 */
export function useStanding(
  known: Position | null = null,
  onFound: (position: Position | null) => void = () => undefined,
) {
  const [position, setPosition] = useState<Position | null>(known);
  const { state, find, letGo } = useLocate((found) => {
    setPosition(found);
    onFound(found);
  }, false);
  const forget = () => {
    letGo();
    setPosition(null);
  };
  return { position, state, find, forget };
}
export type Standing = ReturnType<typeof useStanding>;
