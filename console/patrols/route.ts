import type { PatrolPoint } from '../../contract/patrol-points.ts';

/** Leading digits that everything below an area shares. */
const prefixOf = (area: string): string =>
  area.length === 15 ? area : area.replace(/(?:000)+$/, '');

/** Points that a route in this area can be made of. */
export const routableIn = (
  points: readonly PatrolPoint[],
  area: string | undefined,
): PatrolPoint[] =>
  area === undefined ? [] : points.filter((point) => point.area.startsWith(prefixOf(area)));

/** A position as maps copy it, "120.1034, 28.8521"; undefined where it is none. */
export function positionIn(text: string): { lng: number; lat: number } | undefined {
  const [, lng, lat] =
    /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/.exec(text) ?? [];
  if (lng === undefined || lat === undefined) return undefined;
  const position = { lng: Number(lng), lat: Number(lat) };
  return Math.abs(position.lng) <= 180 && Math.abs(position.lat) <= 90 ? position : undefined;
}
