/** Side of a cell in degrees of latitude and longitude: about a kilometre. */
const sideDegrees = 0.01;
const metresPerDegree = 111_320;

/**
 * The cells that a circle around a position touches, one to four, in order: deeds close to each
 * other share one, so that locking the cells makes neighbours wait and nobody else.
 */
export function cellsAround({ lng, lat }: { lng: number; lat: number }, metres: number): string[] {
  const north = metres / metresPerDegree;
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const cells = new Set<string>();
  for (const y of [lat - north, lat + north])
    for (const x of [lng - east, lng + east])
      cells.add(`${Math.floor(y / sideDegrees)}/${Math.floor(x / sideDegrees)}`);
  return [...cells].sort();
}
