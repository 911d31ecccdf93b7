import type { RoutePoint } from '../../contract/patrol-points.ts';
import { useAnswer } from '../api.ts';
import { usePatrolTexts } from './use-patrol-texts.ts';
import { useRecorder } from './use-recorder.ts';
import { pointNumberOf } from './walk.ts';

/** Points of the community; what hangs on walls changes by the month. */
export function useNearPoints(): readonly RoutePoint[] {
  const near = useAnswer('listOpenPatrolPoints', {}, { staleTime: Number.POSITIVE_INFINITY });
  return near.data?.points ?? [];
}

/** What a scanned point is called, as far as this phone has heard; otherwise by its number. */
export function useNameOfPoint(): (code: string) => string {
  const p = usePatrolTexts();
  const near = useNearPoints();
  const { view } = useRecorder();
  return (code) => {
    const number = pointNumberOf(code);
    const known = [...(view.walk?.route ?? []), ...near].find((point) => point.number === number);
    return known?.name ?? p('points.number', { number });
  };
}
