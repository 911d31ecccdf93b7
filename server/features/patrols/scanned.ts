import type { TrackBody } from '../../../contract/patrols.ts';
import type { Read } from '../../platform/database.ts';
import { onPatrol } from './decide.ts';
import type { Bounds, Judged, Judging } from './judged.ts';
import * as store from './points-store.ts';
import { judgeScans, type Scan } from './track/scans.ts';

/** Judges what was scanned on a patrol. Which points it were is forgotten with the answer. */
export async function judgeWall(
  read: Read,
  { deps, scope, placeOf }: Judging,
  { scans, bounds }: { scans: NonNullable<TrackBody['scans']>; bounds: Bounds },
): Promise<Judged> {
  const codes = [...new Set(scans.map(({ code }) => code))];
  const rows = await store.listCodes(read, scope, codes);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const sent = scans.map(({ at, code }) => ({
    at: Date.parse(at),
    area: byCode.get(code)?.area,
    sign: signOf(byCode.get(code)),
  }));
  const walked = onPatrol(sent, bounds);
  const { counted, scanned, ...verdict } = judgeScans(walked, deps.clock.now().getTime());
  const middle = counted[Math.floor(counted.length / 2)];
  const at = walked.find((scan) => scan === middle);
  return {
    verdict,
    moments: counted,
    scanned,
    grid: at === undefined ? null : gridOf(at, placeOf),
    isInside: middle === undefined ? null : true,
    way: null,
  };
}

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
