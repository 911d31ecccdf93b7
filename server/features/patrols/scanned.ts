import type { TrackBody } from '../../../contract/patrols.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import { onPatrol, type Span } from './decide.ts';
import type { Judged } from './judged.ts';
import * as store from './points-store.ts';
import { judgeScans, type Scan } from './track/scans.ts';

interface Given {
  scans: NonNullable<TrackBody['scans']>;
  joinedAt: Date;
  endsAt: Date;
  counted: readonly Span[];
}

/** Judges what was scanned on a patrol. Which points it were is forgotten with the answer. */
export async function judgeWall(
  deps: Deps,
  scope: Scope,
  { scans, ...bounds }: Given,
): Promise<Judged> {
  const codes = [...new Set(scans.map(({ code }) => code))];
  const rows = await store.listCodes(deps.database.read, scope, codes);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const sent = scans.map(({ at, code }) => ({
    at: Date.parse(at),
    area: byCode.get(code)?.area,
    sign: signOf(byCode.get(code)),
  }));
  const walked = onPatrol(sent, bounds);
  const { counted, scanned, ...verdict } = judgeScans(walked, deps.clock.now().getTime());
  const middle = counted[Math.floor(counted.length / 2)];
  return {
    verdict,
    moments: counted,
    scanned,
    grid: await gridOf(
      deps,
      scope,
      walked.find((scan) => scan === middle),
    ),
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
async function gridOf(
  deps: Deps,
  scope: Scope,
  at: (Scan & { area: string | undefined }) | undefined,
): Promise<string | null> {
  if (at?.area?.length === gridDigits) return at.area;
  const place = at?.sign?.place;
  return place ? (await areas.findPlace(deps, scope, place)).grid : null;
}
