import {
  mostOfArea,
  type PatrolPoint,
  type PatrolPointBody,
  type RoutePoint,
} from '../../../contract/patrol-points.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { toCentimetre } from '../../platform/geometry.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, prefixOf, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as residents from '../residents/service.ts';
import * as store from './points-store.ts';
import { refuse } from './refusals.ts';
import { asWgs84 } from './track/track.ts';

/** Days in which the old code still counts: the new paper has to be printed and hung first. */
const hangingDays = 3;
const numberDigits = 6;
const secretDigits = 14;

const showPoint = ({
  lng,
  lat,
  code_since,
  old_code_until,
  taken_down_at,
  ...point
}: store.PointRow): PatrolPoint => ({
  ...point,
  position: lng === null || lat === null ? null : { lng, lat },
  codeSince: code_since.toISOString(),
  oldCodeUntil: old_code_until?.toISOString() ?? null,
  takenDownAt: taken_down_at?.toISOString() ?? null,
});

export async function listPoints({ database: { read }, clock }: Deps, { scope }: Ask) {
  return { points: (await store.listPoints(read, scope, clock.now())).map(showPoint) };
}

export async function createPoint(
  deps: Deps,
  ask: Ask,
  { position, ...body }: PatrolPointBody,
): Promise<PatrolPoint | Refusal> {
  const { scope } = ask;
  const area = await areas.getArea(deps, scope, body.area);
  const placeOf = await areas.placesOf(deps, scope);
  return carryOut(deps, ask, async (tx) => {
    if (area === undefined) return refuse('patrol_area_unknown', { field: '/area' });
    if (!covers(scope, body.area)) return refuse('patrol_area_of_others', { field: '/area' });
    const place = position && asWgs84([position], position.datum).map(toCentimetre)[0];
    if (place && !liesIn(body.area, placeOf(place)))
      return refuse('patrol_point_outside', { field: '/position' });
    // Of whoever walks past nothing else tells which grid was walked.
    if (area.level !== 'grid' && place === undefined)
      return refuse('patrol_point_in_no_grid', { field: '/position' });
    if ((await store.countHanging(tx, scope, body.area)) >= mostOfArea)
      return refuse('patrol_points_many', { field: '/area', values: { most: mostOfArea } });
    const id = deps.ids.uuid();
    const number = await unusedNumber(tx, deps, scope);
    const by = { made_by: staffOf(scope).id, made_at: deps.clock.now() };
    const { lng, lat } = place ?? { lng: null, lat: null };
    await store.insertPoint(tx, scope, { id, number, ...body, lng, lat, ...by });
    await issueCode(tx, { deps, scope }, { id, number });
    await recordAudit(
      tx,
      { deps, ask },
      { action: 'patrol_point.made', object: `patrol_point/${id}`, area: body.area },
    );
    return shown(tx, { deps, scope }, id);
  });
}

/** Whether a place lies in an area; of a larger one than a grid, in any grid of it. */
const liesIn = (area: string, { grid, inside }: ReturnType<areas.PlaceOf>): boolean =>
  inside && (grid ?? area).startsWith(prefixOf(area));

/** Six digits that stand on no other paper of the county. */
async function unusedNumber(tx: Tx, { ids }: Deps, scope: Scope): Promise<string> {
  for (;;) {
    const number = ids.digits(numberDigits);
    if (!(await store.isNumbered(tx, scope, number))) return number;
  }
}

async function issueCode(
  tx: Tx,
  { deps: { ids, clock }, scope }: { deps: Deps; scope: Scope },
  { id, number }: { id: string; number: string },
): Promise<void> {
  const code = `${number}${ids.digits(secretDigits)}`;
  const issued = { issued_at: clock.now(), issued_by: staffOf(scope).id };
  await store.insertCode(tx, scope, { code, point: id, ...issued });
}

async function shown(
  tx: Tx,
  { deps, scope }: { deps: Deps; scope: Scope },
  id: string,
): Promise<PatrolPoint> {
  const row = await store.lockPoint(tx, scope, { id, now: deps.clock.now() });
  if (row === undefined) throw new Error('a point that was just written is not there');
  return showPoint(row);
}

/** A new code: whoever kept a photo of the old paper scans for nothing as soon as the new one hangs. */
export async function renewPoint(deps: Deps, ask: Ask, id: string): Promise<PatrolPoint | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    const now = deps.clock.now();
    const before = await store.lockPoint(tx, scope, { id, now });
    if (before === undefined || before.taken_down_at !== null || !covers(scope, before.area))
      return refuse('patrol_point_unknown');
    await store.endCodes(tx, scope, { point: id, at: addHours(now, 24 * hangingDays) });
    await issueCode(tx, { deps, scope }, before);
    await recordAudit(
      tx,
      { deps, ask },
      { action: 'patrol_point.renewed', object: `patrol_point/${id}`, area: before.area },
    );
    return shown(tx, { deps, scope }, id);
  });
}

export async function takeDownPoint(
  deps: Deps,
  ask: Ask,
  id: string,
): Promise<PatrolPoint | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    const at = deps.clock.now();
    const before = await store.lockPoint(tx, scope, { id, now: at });
    if (before === undefined || !covers(scope, before.area)) return refuse('patrol_point_unknown');
    if (before.taken_down_at !== null) {
      excuse(ask);
      return showPoint(before);
    }
    await store.takeDown(tx, scope, { id, at });
    await store.endCodes(tx, scope, { point: id, at });
    await recordAudit(
      tx,
      { deps, ask },
      { action: 'patrol_point.taken_down', object: `patrol_point/${id}`, area: before.area },
    );
    return shown(tx, { deps, scope }, id);
  });
}

/** Where there is something to scan around one's home; everywhere, where nobody knows where that is. */
export async function listOpenPoints(
  { database: { read } }: Deps,
  { scope }: Ask,
): Promise<{ points: RoutePoint[] }> {
  const home = await residents.getHomeGrid(read, scope);
  const prefix = home === null ? String(scope.county) : home.slice(0, 12);
  return { points: await store.listHanging(read, scope, prefix) };
}
