import type { Selectable } from 'kysely';
import type { DeedKind, Outcome } from '../../../contract/rules.ts';
import type { Deeds } from '../../../db/types.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { DeedFacts, MergedShare } from '../rules/service.ts';

/** A deed as it is stored: all that rules can ask of it. */
export interface DeedRow {
  id: string;
  kind: DeedKind;
  resident: string;
  /** The household that the doer belongs to. */
  household: string | null;
  /** The child who did it, where the doer is the guardian who reported it. */
  child: string | null;
  counterpart: string | null;
  source: string;
  /** The source of another deed that this one tells the same as, as its doer says or staff found. */
  joins: string | null;
  /** How it shares in what staff found to be one matter; null where they found nothing of the kind. */
  merged: MergedShare | null;
  occasion: number;
  category: string | null;
  grid: string | null;
  position: { lng: number; lat: number } | null;
  quantity: number;
  grade: number;
  outcomes: readonly Outcome[];
  recovered: number;
  at: Date;
}

/** What the rules need to know of a deed, beside what it is. */
export const factsOfDeed = (deed: DeedRow): DeedRow & DeedFacts => ({
  ...deed,
  on: localDate(deed.at),
  inHousehold: deed.household !== null,
  forChild: deed.child !== null,
});

/** Inserts a deed; false when this source already gave this person this kind of deed. */
export async function insertDeed(tx: Tx, scope: Scope, deed: DeedRow): Promise<boolean> {
  const row = await tx
    .insertInto('deeds')
    .values({
      county: scope.county,
      id: deed.id,
      kind: deed.kind,
      resident: deed.resident,
      household: deed.household,
      child: deed.child,
      counterpart: deed.counterpart,
      source: deed.source,
      joins: deed.joins,
      occasion: deed.occasion,
      category: deed.category,
      grid: deed.grid,
      lng: deed.position?.lng ?? null,
      lat: deed.position?.lat ?? null,
      quantity: deed.quantity,
      grade: deed.grade,
      outcomes: [...deed.outcomes],
      recovered: deed.recovered,
      happened_at: deed.at,
    })
    .onConflict((conflict) => conflict.constraint('deeds_source_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function getDeed(read: Read, scope: Scope, id: string): Promise<DeedRow> {
  const row = await read
    .selectFrom('deeds')
    .leftJoin('merged_deeds', (join) =>
      join
        .onRef('merged_deeds.county', '=', 'deeds.county')
        .onRef('merged_deeds.deed', '=', 'deeds.id'),
    )
    .selectAll('deeds')
    .select(['merged_deeds.joins as merged_into', 'merged_deeds.share as merged_share'])
    .where('deeds.county', '=', scope.county)
    .where('deeds.id', '=', id)
    .executeTakeFirstOrThrow();
  return deedOf(row);
}

/** A deed with what was found of it when its points were given. */
export type StoredDeed = Selectable<Deeds> & {
  merged_into?: string | null;
  merged_share?: string | null;
};

export function deedOf({ merged_into, merged_share, ...row }: StoredDeed): DeedRow {
  const { lng, lat } = row;
  return {
    ...row,
    joins: merged_into ?? row.joins,
    merged: (merged_share ?? null) as MergedShare | null,
    kind: row.kind as DeedKind,
    outcomes: row.outcomes as Outcome[],
    position: lng === null || lat === null ? null : { lng, lat },
    at: row.happened_at,
  };
}
