import { type Selectable, sql } from 'kysely';
import type { DeedKind, Outcome } from '../../../contract/rules.ts';
import type { Deeds } from '../../../db/types.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { DeedFacts, MergedShare } from '../rules/service.ts';
import { isSplitFrom } from './split-store.ts';

/** A deed as it is stored: all that rules can ask of it. */
export interface DeedRow {
  id: string;
  kind: DeedKind;
  resident: string;
  /** The household that the doer belongs to. */
  household: string | null;
  /** Percent that the doer agreed to give it, at most; null where no limit was kept. */
  agreedShare: number | null;
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
  /** Who of staff alone typed it for an account without a number. */
  typedBy: string | null;
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
      agreed_share: deed.agreedShare,
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
      typed_by: deed.typedBy,
      happened_at: deed.at,
    })
    .onConflict((conflict) => conflict.constraint('deeds_source_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function getDeed(read: Read, scope: Scope, id: string): Promise<DeedRow> {
  const { rows } = await sql<StoredDeed>`
    select d.*, ${foundColumns} from deeds d ${whatWasFound}
    where d.county = ${scope.county} and d.id = ${id}`.execute(read);
  const [row] = rows;
  if (row === undefined) throw new Error(`no deed ${id}`);
  return deedOf(row);
}

/** Joins to `d`, deeds, what was found of them when points were given and holds. */
export const whatWasFound = sql`left join merged_deeds m
  on m.county = d.county and m.deed = d.id and not ${isSplitFrom(sql`m.joins`)}`;
export const foundColumns = sql`m.joins as merged_into, m.share as merged_share,
  ${isSplitFrom(sql`d.joins`)} as said_wrongly`;

/** A deed with what was found of it when its points were given. */
export type StoredDeed = Selectable<Deeds> & {
  merged_into?: string | null;
  merged_share?: string | null;
  /** What its doer says that it tells the same as is another matter. */
  said_wrongly?: boolean;
};

export function deedOf({ merged_into, merged_share, said_wrongly, ...row }: StoredDeed): DeedRow {
  const { lng, lat } = row;
  return {
    ...row,
    agreedShare: row.agreed_share,
    joins: merged_into ?? (said_wrongly ? null : row.joins),
    merged: (merged_share ?? null) as MergedShare | null,
    kind: row.kind as DeedKind,
    outcomes: row.outcomes as Outcome[],
    typedBy: row.typed_by,
    position: lng === null || lat === null ? null : { lng, lat },
    at: row.happened_at,
  };
}
