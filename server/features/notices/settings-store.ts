import { sql } from 'kysely';
import type { Ways } from '../../../contract/notice-ways.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { type Settings, usualSettings } from './decide.ts';

/** What somebody chose, or what holds for whoever chose nothing. */
export async function getChoice(
  read: Read,
  { county }: Scope,
  resident: string,
): Promise<Settings> {
  const row = await read
    .selectFrom('notice_settings')
    .select(['ways', 'quiet_from', 'quiet_until'])
    .where('county', '=', county)
    .where('resident', '=', resident)
    .executeTakeFirst();
  if (row === undefined) return usualSettings;
  return {
    ways: row.ways as unknown as Ways,
    quiet: { from: row.quiet_from, until: row.quiet_until },
  };
}

/** What these people chose, those alone who chose something. */
export async function listWays(
  read: Read,
  { county }: Scope,
  residents: readonly string[],
): Promise<ReadonlyMap<string, Ways>> {
  const rows = await read
    .selectFrom('notice_settings')
    .select(['resident', 'ways'])
    .where('county', '=', county)
    .where(sql<boolean>`resident = any (${[...new Set(residents)]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ resident, ways }) => [resident, ways as unknown as Ways]));
}

export async function putSettings(
  tx: Tx,
  { county }: Scope,
  { resident, ways, quiet, at }: Settings & { resident: string; at: Date },
): Promise<void> {
  const chosen = {
    ways: JSON.stringify(ways),
    quiet_from: quiet.from,
    quiet_until: quiet.until,
    changed_at: at,
  };
  await tx
    .insertInto('notice_settings')
    .values({ county, resident, ...chosen })
    .onConflict((conflict) => conflict.columns(['county', 'resident']).doUpdateSet(chosen))
    .execute();
}

interface Browser {
  resident: string;
  device: string;
}

export async function putBrowser(
  tx: Tx,
  { county }: Scope,
  { resident, device, addressSealed, at }: Browser & { addressSealed: string; at: Date },
): Promise<void> {
  const subscribed = { address_sealed: addressSealed, subscribed_at: at };
  await tx
    .insertInto('push_devices')
    .values({ county, resident, device, ...subscribed })
    .onConflict((conflict) =>
      conflict.columns(['county', 'resident', 'device']).doUpdateSet(subscribed),
    )
    .execute();
}

export async function deleteBrowser(
  read: Read,
  { county }: Scope,
  { resident, device }: Browser,
): Promise<boolean> {
  const deleted = await read
    .deleteFrom('push_devices')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .where('device', '=', device)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** The browsers of a resident that are signed in. */
export async function listBrowsers(
  read: Read,
  { county }: Scope,
  { resident, now }: { resident: string; now: Date },
): Promise<{ device: string; addressSealed: string }[]> {
  return read
    .selectFrom('push_devices as p')
    .select(['p.device', 'p.address_sealed as addressSealed'])
    .where('p.county', '=', county)
    .where('p.resident', '=', resident)
    .where((where) =>
      where.exists(
        where
          .selectFrom('sessions as s')
          .select('s.id')
          .whereRef('s.county', '=', 'p.county')
          .whereRef('s.subject', '=', 'p.resident')
          .whereRef('s.id', '=', 'p.device')
          .where('s.kind', '=', 'resident')
          .where('s.expires_at', '>', now),
      ),
    )
    .orderBy('p.subscribed_at')
    .execute();
}

export interface Reach {
  resident: string;
  /** null: chose nothing. */
  ways: Ways | null;
  quietFrom: number | null;
  quietUntil: number | null;
  /** Whether some browser may be written to. */
  hasBrowser: boolean;
  hasPhone: boolean;
  textsToday: number;
}

/** By which ways each of these people can be told, and what they chose. */
export async function listReach(
  tx: Tx,
  { county }: Scope,
  { residents, today }: { residents: readonly string[]; today: Date },
): Promise<Reach[]> {
  const { rows } = await sql<Reach>`
    select r.id as resident, s.ways, s.quiet_from as "quietFrom", s.quiet_until as "quietUntil",
      exists (select 1 from push_devices p
        where p.county = r.county and p.resident = r.id) as "hasBrowser",
      r.phone_sealed is not null as "hasPhone",
      (select count(*)::integer from notice_batches b
        where b.county = r.county and b.resident = r.id and b.way = 'sms'
          and b.taken_at >= ${today} and b.state <> 'unneeded') as "textsToday"
    from residents r
    left join notice_settings s on s.county = r.county and s.resident = r.id
    where r.county = ${county} and r.id = any (${[...new Set(residents)]}::uuid[])`.execute(tx);
  return rows;
}

/** Deletes what somebody chose, where they were told, and what was still to be. */
export async function forget(tx: Tx, { county }: Scope, resident: string): Promise<void> {
  for (const table of ['notice_settings', 'push_devices', 'notice_batches'] as const)
    await tx
      .deleteFrom(table)
      .where('county', '=', county)
      .where('resident', '=', resident)
      .execute();
}
