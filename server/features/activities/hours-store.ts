import { type Selectable, sql } from 'kysely';
import type { HourCertificates } from '../../../db/types.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';

export interface NewHours {
  id: string;
  resident: string;
  participation: string;
  kind: 'served' | 'taken_back';
  minutes: number;
  servedOn: LocalDate;
  at: Date;
  by: string | null;
}

export async function insertHours(
  tx: Tx,
  { county }: Scope,
  { servedOn, at, by, ...hours }: NewHours,
): Promise<void> {
  await tx
    .insertInto('volunteer_hours')
    .values({ county, ...hours, served_on: servedOn, written_at: at, written_by: by })
    .execute();
}

/** What was served in a participation, if anything was. */
export async function findServed(
  read: Read,
  { county }: Scope,
  participation: string,
): Promise<{ minutes: number; servedOn: LocalDate } | undefined> {
  return read
    .selectFrom('volunteer_hours')
    .select(['minutes', 'served_on as servedOn'])
    .where('county', '=', county)
    .where('participation', '=', participation)
    .where('kind', '=', 'served')
    .executeTakeFirst();
}

export interface HourRow {
  id: string;
  kind: 'served' | 'taken_back';
  minutes: number;
  servedOn: LocalDate;
  /** All three null: it stands on a paper list. */
  activity: string | null;
  titleZh: string | null;
  titleEn: string | null;
}

interface Page {
  before: { day: LocalDate; id: string } | undefined;
  limit: number;
}

/** The account of whoever asks, and what of paper lists stands beside it, newest first. */
export async function listMine(
  read: Read,
  scope: Scope,
  { before, limit }: Page,
): Promise<HourRow[]> {
  const older =
    before === undefined
      ? sql`true`
      : sql`(served_on, id) < (${before.day}::date, ${before.id}::uuid)`;
  const whose = sql`county = ${scope.county} and resident = ${residentOf(scope)}`;
  const { rows } = await sql<HourRow>`
    with hours as (
      select id, kind, minutes, served_on, participation from volunteer_hours where ${whose}
      union all
      select line, 'served', minutes, day, null from served_on_paper where ${whose} and minutes > 0
    )
    select h.id, h.kind, h.minutes, h.served_on::text as "servedOn", a.id as activity,
      a.title_zh as "titleZh", a.title_en as "titleEn"
    from (select * from hours where ${older} order by served_on desc, id desc limit ${limit}) h
    left join participations p on p.county = ${scope.county} and p.id = h.participation
    left join activities a on a.county = p.county and a.id = p.activity
    order by h.served_on desc, h.id desc`.execute(read);
  return rows;
}

interface Days {
  resident: string;
  from: LocalDate;
  until: LocalDate;
}

export interface HourSum {
  minutes: number;
  times: number;
}

/** What somebody served between two days, on paper lists as well, without what was taken back. */
export async function sumHours(
  read: Read,
  { county }: Scope,
  { resident, from, until }: Days,
): Promise<HourSum> {
  const { rows } = await sql<HourSum>`
    select coalesce(sum(minutes), 0)::integer as minutes,
      (count(*) filter (where minutes > 0))::integer as times
    from (
      select sum(minutes) as minutes from volunteer_hours
      where county = ${county} and resident = ${resident}
        and served_on >= ${from}::date and served_on <= ${until}::date
      group by participation
      union all
      select minutes from served_on_paper
      where county = ${county} and resident = ${resident}
        and day >= ${from}::date and day <= ${until}::date
    ) served`.execute(read);
  return rows[0] ?? { minutes: 0, times: 0 };
}

export type CertificateRow = Selectable<HourCertificates>;

export async function insertCertificate(
  tx: Tx,
  { county }: Scope,
  certificate: Omit<CertificateRow, 'county'>,
): Promise<void> {
  await tx
    .insertInto('hour_certificates')
    .values({ county, ...certificate })
    .execute();
}

export function findCertificate(
  read: Read,
  { county }: Scope,
  code: string,
): Promise<CertificateRow | undefined> {
  return read
    .selectFrom('hour_certificates')
    .selectAll()
    .where('county', '=', county)
    .where('code', '=', code)
    .executeTakeFirst();
}

/** Those of whoever asks, newest first. */
export function listCertificates(
  read: Read,
  scope: Scope,
  limit: number,
): Promise<CertificateRow[]> {
  return read
    .selectFrom('hour_certificates')
    .selectAll()
    .where('county', '=', scope.county)
    .where('resident', '=', residentOf(scope))
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
