import type { Selectable } from 'kysely';
import type { SponsorKind } from '../../../contract/pools.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Sponsors } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export type SponsorRow = Selectable<Sponsors>;

export function listSponsors(read: Read, { county }: Scope): Promise<SponsorRow[]> {
  return read
    .selectFrom('sponsors')
    .selectAll()
    .where('county', '=', county)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export function findSponsor(
  read: Read,
  { county }: Scope,
  id: string,
): Promise<SponsorRow | undefined> {
  return read
    .selectFrom('sponsors')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A sponsor under lock: who signs in for it changes in one step after another. */
export function lockSponsor(
  tx: Tx,
  { county }: Scope,
  id: string,
): Promise<SponsorRow | undefined> {
  return tx
    .selectFrom('sponsors')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export interface NewSponsor {
  id: string;
  kind: SponsorKind;
  name: Sentence;
  by: string | null;
  at: Date;
}

/** Takes an organisation in; undefined where one of this name is there already. */
export function insertSponsor(
  tx: Tx,
  { county }: Scope,
  { id, kind, name, by, at }: NewSponsor,
): Promise<SponsorRow | undefined> {
  return tx
    .insertInto('sponsors')
    .values({
      county,
      id,
      kind,
      name_zh: name.zh,
      name_en: name.en,
      created_by: by,
      created_at: at,
    })
    .onConflict((conflict) => conflict.constraint('sponsors_name_once').doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function setThanked(
  tx: Tx,
  { county }: Scope,
  { id, thanked }: { id: string; thanked: boolean },
): Promise<void> {
  await tx
    .updateTable('sponsors')
    .set({ thanked })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

export interface MemberRow {
  id: string;
  name: string;
  /** For whom they sign in; null for nobody yet. */
  sponsor: string | null;
}

/** Everybody with the role of a sponsor, and who signs in for one. */
export async function listMembers(read: Read, { county }: Scope): Promise<MemberRow[]> {
  return read
    .selectFrom('staff')
    .leftJoin('sponsor_members', (join) =>
      join
        .onRef('sponsor_members.county', '=', 'staff.county')
        .onRef('sponsor_members.staff', '=', 'staff.id'),
    )
    .select(['staff.id', 'staff.name', 'sponsor_members.sponsor'])
    .where('staff.county', '=', county)
    .where(({ or, exists, selectFrom, eb }) =>
      or([
        eb('sponsor_members.sponsor', 'is not', null),
        exists(
          selectFrom('staff_roles')
            .whereRef('staff_roles.county', '=', 'staff.county')
            .whereRef('staff_roles.staff', '=', 'staff.id')
            .where('staff_roles.role', '=', 'sponsor'),
        ),
      ]),
    )
    .orderBy('staff.name')
    .orderBy('staff.id')
    .execute();
}

/** Holds these people: nobody else says meanwhile for whom they sign in. */
export async function lockPeople(
  tx: Tx,
  { county }: Scope,
  people: readonly string[],
): Promise<void> {
  if (people.length === 0) return;
  await tx
    .selectFrom('staff')
    .select('id')
    .where('county', '=', county)
    .where('id', 'in', [...people])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** For which sponsor somebody signs in. */
export async function findSponsorOf(
  read: Read,
  { county }: Scope,
  staff: string,
): Promise<SponsorRow | undefined> {
  return read
    .selectFrom('sponsor_members')
    .innerJoin('sponsors', (join) =>
      join
        .onRef('sponsors.county', '=', 'sponsor_members.county')
        .onRef('sponsors.id', '=', 'sponsor_members.sponsor'),
    )
    .selectAll('sponsors')
    .where('sponsor_members.county', '=', county)
    .where('sponsor_members.staff', '=', staff)
    .executeTakeFirst();
}

/** These sign in for a sponsor from now on, and nobody else does. */
export async function replaceMembers(
  tx: Tx,
  { county }: Scope,
  { sponsor, members }: { sponsor: string; members: readonly string[] },
): Promise<void> {
  await tx
    .deleteFrom('sponsor_members')
    .where('county', '=', county)
    .where('sponsor', '=', sponsor)
    .execute();
  if (members.length === 0) return;
  await tx
    .insertInto('sponsor_members')
    .values(members.map((staff) => ({ county, staff, sponsor })))
    .execute();
}

/** Who agreed to be thanked and of whom something has come, by name only. */
export async function listThanked(read: Read, { county }: Scope): Promise<{ name: Sentence }[]> {
  const rows = await read
    .selectFrom('sponsors')
    .select(['name_zh', 'name_en'])
    .where('county', '=', county)
    .where('thanked', '=', true)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('pledges')
          .innerJoin('receipts', (join) =>
            join
              .onRef('receipts.county', '=', 'pledges.county')
              .onRef('receipts.pledge', '=', 'pledges.id'),
          )
          .whereRef('pledges.county', '=', 'sponsors.county')
          .whereRef('pledges.sponsor', '=', 'sponsors.id')
          .where('receipts.state', '=', 'confirmed'),
      ),
    )
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({ name: { zh: row.name_zh, en: row.name_en } }));
}
