import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { MergedShare } from '../rules/service.ts';
import { whatWasFound } from './deed-store.ts';
import { isSplitFrom } from './split-store.ts';

interface NewMerged {
  deed: string;
  /** The source of the deed that counts as the first. */
  first: string;
  share: MergedShare;
  at: Date;
}

/** How a deed shares in a matter; what was found first holds. */
export async function insertMerged(
  tx: Tx,
  scope: Scope,
  { deed, first, share, at }: NewMerged,
): Promise<void> {
  await tx
    .insertInto('merged_deeds')
    .values({ county: scope.county, deed, joins: first, share, decided_at: at })
    .onConflict((conflict) => conflict.constraint('merged_deeds_pk').doNothing())
    .execute();
}

export type GivenAs = 'as_first' | 'as_supporter' | 'reversed' | 'not_yet';

/** What became of the points of reports, by their cases; of what has no award nothing. */
export async function listGiven(
  read: Read,
  scope: Scope,
  sources: readonly string[],
): Promise<Map<string, GivenAs>> {
  const { rows } = await sql<{ source: string; given: GivenAs }>`
    select d.source, case
      when a.state = 'reversed' then 'reversed'
      when a.state <> 'settled' or a.points + a.household_points = 0 then 'not_yet'
      when m.joins is not null then 'as_supporter'
      when d.joins is not null and not ${isSplitFrom(sql`d.joins`)} then 'as_supporter'
      else 'as_first' end as given
    from deeds d
    join awards a on a.county = d.county and a.deed = d.id and a.cause = 'deed'
    ${whatWasFound}
    where d.county = ${scope.county} and d.source = any(${[...sources]}::uuid[])
      and d.kind = 'report.verified'
    order by a.id`.execute(read);
  return new Map(rows.map(({ source, given }) => [source, given]));
}
