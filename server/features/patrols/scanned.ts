import type { TrackBody } from '../../../contract/patrols.ts';
import type { Read } from '../../platform/database.ts';
import { type Bounds, leftOutOf, onPatrol } from './decide.ts';
import type { Judged, Judging } from './judged.ts';
import * as store from './points-store.ts';
import { judgeScans, type Scan } from './track/scans.ts';
import { asWgs84, type TimedPoint } from './track/track.ts';

/** Around a scan, for which a position of the phone tells where it was made. */
const aroundMs = 60_000;
/** More than a phone measures in that time: nobody has the server compare thousands with each scan. */
const mostAround = 120;

/**
 * Judges what was scanned on a patrol, beside where the phone says to have been. Which points it were is forgotten
 * with the answer.
 */
export async function judgeWall(
  read: Read,
  { deps, scope, placeOf }: Judging,
  { sent: { scans = [], ...track }, bounds }: { sent: TrackBody; bounds: Bounds },
): Promise<Judged> {
  const codes = [...new Set(scans.map(({ code }) => code))];
  const rows = await store.listCodes(read, scope, codes);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const positions = positionsOf(track);
  const made = scans.map((scan) => {
    const [at, row] = [Date.parse(scan.at), byCode.get(scan.code)];
    const near = positions.filter((position) => Math.abs(position.at - at) <= aroundMs);
    const around = near.slice(0, mostAround);
    return { at, area: row?.area, sign: signOf(row), around };
  });
  const walked = onPatrol(made, bounds);
  const { counted, scanned, times, ...verdict } = judgeScans(walked, deps.clock.now().getTime());
  const middle = counted[Math.floor(counted.length / 2)];
  const at = walked.find((scan) => scan === middle);
  return {
    verdict,
    moments: counted,
    times: times.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })),
    scanned,
    grid: at === undefined ? null : gridOf(at, placeOf),
    isInside: middle === undefined ? null : true,
    leftOut: leftOutOf(made, bounds),
    way: null,
  };
}

const positionsOf = ({ points, datum }: Omit<TrackBody, 'scans'>): TimedPoint[] =>
  asWgs84(
    points.flatMap(({ at, lng, lat }) => (at === null ? [] : [{ at: Date.parse(at), lng, lat }])),
    datum,
  );

const signOf = (row: store.CodeRow | undefined): Scan['sign'] =>
  row && {
    point: row.point,
    place: row.lng === null || row.lat === null ? undefined : { lng: row.lng, lat: row.lat },
    issuedAt: row.issued_at.getTime(),
    endsAt: row.ends_at?.getTime(),
  };

const gridDigits = 15;

/** The grid that the point was made for; of one that hangs in none, where it hangs. */
function gridOf(
  { area, sign }: Scan & { area: string | undefined },
  placeOf: Judging['placeOf'],
): string | null {
  if (area?.length === gridDigits) return area;
  return sign?.place === undefined ? null : placeOf(sign.place).grid;
}
