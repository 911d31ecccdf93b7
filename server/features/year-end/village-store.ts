import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface VillagePool {
  community: string;
  holderNo: bigint;
}

/** The pool of a community, opened by the first who gives to it. */
export async function openVillagePool(
  tx: Tx,
  { county }: Scope,
  community: string,
): Promise<VillagePool> {
  await tx
    .insertInto('village_pools')
    .values({ county, community })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('village_pools')
    .select('holder_no')
    .where('county', '=', county)
    .where('community', '=', community)
    .executeTakeFirstOrThrow();
  return { community, holderNo: row.holder_no };
}

export interface GivenVillage extends VillagePool {
  gifts: number;
}

/** Villages that were ever given anything, one or all of the county. */
export async function listGivenVillages(
  read: Read,
  { county }: Scope,
  community?: string,
): Promise<GivenVillage[]> {
  const only = community === undefined ? sql`true` : sql`v.community = ${community}`;
  const { rows } = await sql<GivenVillage>`
    select v.community, v.holder_no as "holderNo",
      (select count(*) from village_gifts g
        where g.county = v.county and g.community = v.community)::integer as gifts
    from village_pools v
    where v.county = ${county} and ${only}
    order by v.community`.execute(read);
  return rows;
}

export interface GiftRow {
  id: string;
  resident: string;
  community: string;
  lapses_on: string;
  points: number;
  transfer: string;
  at: Date;
}

export async function insertGift(tx: Tx, { county }: Scope, gift: GiftRow): Promise<void> {
  await tx
    .insertInto('village_gifts')
    .values({ county, ...gift })
    .execute();
}

/** The newest gifts of a resident; without a limit, all. */
export function listGifts(
  read: Read,
  { county }: Scope,
  { resident, limit }: { resident: string; limit?: number },
): Promise<GiftRow[]> {
  const newest = read
    .selectFrom('village_gifts')
    .select(['id', 'resident', 'community', 'lapses_on', 'points', 'transfer', 'at'])
    .where('county', '=', county)
    .where('resident', '=', resident)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc');
  return (limit === undefined ? newest : newest.limit(limit)).execute();
}
