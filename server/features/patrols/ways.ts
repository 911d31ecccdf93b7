import { openerOf, type Sealing, sealerOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { asWgs84, type Datum, type Track, type TrackPoint } from './track/track.ts';
import * as store from './track-store.ts';

/** Seconds between two places that are kept: copies are looked for in such steps. */
const stepS = 10;
/** Tracks of a grid that a new one is compared with; more than that walk nowhere in a week. */
const mostCompared = 60;

const placeOf = (member: string) => ({ field: 'patrol_tracks.points', row: member });
const decimals = 1e6;

type Kept = [at: number, lng: number, lat: number][];

/** One place every ten seconds, in WGS-84. */
function thinned(points: readonly TrackPoint[], datum: Datum): Kept {
  const kept: Kept = [];
  for (const { at, lng, lat } of asWgs84(points, datum)) {
    const last = kept.at(-1);
    if (at === undefined || (last && at / 1000 - last[0] < stepS)) continue;
    kept.push([
      Math.round(at / 1000),
      Math.round(lng * decimals) / decimals,
      Math.round(lat * decimals) / decimals,
    ]);
  }
  return kept;
}

/** Keeps a way that counted, sealed for the one who walked it. */
export async function keepTrack(
  tx: Tx,
  by: Sealing & { scope: Scope },
  { member, track: { points, datum } }: { member: string; track: Track },
): Promise<void> {
  const resident = residentOf(by.scope);
  const seal = await sealerOf(tx, by, resident);
  const points_sealed = seal(JSON.stringify(thinned(points, datum)), placeOf(member));
  if (points_sealed === null) return;
  const received_at = by.deps.clock.now();
  await store.insertTrack(tx, by.scope, { id: member, resident, points_sealed, received_at });
}

/** Ways of the last week in a grid, of everybody: to be compared with, and with nothing that says whose. */
export async function tracksIn(
  read: Read,
  by: Sealing & { scope: Scope },
  grid: string,
): Promise<Track[]> {
  const rows = await store.listTracksIn(read, by.scope, { grid, limit: mostCompared });
  return (await opened(read, by, rows)).map(({ points }) => ({ points, datum: 'wgs84' }));
}

/** My own ways, by patrol. */
export async function listMyTracks(
  deps: Deps,
  { scope }: Ask,
): Promise<Map<string, { at: string; lng: number; lat: number }[]>> {
  const { read } = deps.database;
  const rows = await store.listTracksOfMine(read, scope);
  const tracks = await opened(read, { deps, scope }, rows);
  return new Map(
    tracks.map(({ row, points }) => [
      row.patrol,
      points.map(({ at, lng, lat }) => ({ at: new Date(at).toISOString(), lng, lat })),
    ]),
  );
}

async function opened<R extends store.TrackRow>(
  read: Read,
  by: Sealing,
  rows: readonly R[],
): Promise<{ row: R; points: { at: number; lng: number; lat: number }[] }[]> {
  const open = await openerOf(
    read,
    by,
    rows.map(({ resident }) => resident),
  );
  return rows.flatMap((row) => {
    const plain = open(row.resident, row.points_sealed, placeOf(row.id));
    if (plain === null) return [];
    const kept = JSON.parse(plain) as Kept;
    return [{ row, points: kept.map(([at, lng, lat]) => ({ at: at * 1000, lng, lat })) }];
  });
}
