import { type RawBuilder, sql } from 'kysely';
import type { Rule } from '../../../contract/rules.ts';
import { addDays, localDate, startOfMonth } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { LngLat } from '../../platform/geometry.ts';
import type { Scope } from '../../platform/scope.ts';
import type { DeedRow } from './deed-store.ts';
import { metresPerDegree, narrowingAt, usualMetres } from './nearness.ts';
import { isSplitFrom } from './split-store.ts';

type Sql = RawBuilder<unknown>;

/** A place, as parameters or as columns. */
export interface Place {
  lng: Sql;
  lat: Sql;
  /** `narrowingAt` its latitude. */
  narrowing: Sql;
  /** The bands of latitude that so many degrees to both sides touch, as an array. */
  bands: (degrees: number) => Sql;
}

/** Bands of latitude by which `deeds_by_place` finds neighbours. */
const bandsPerDegree = 1_000;

function bandsAround(lat: number, degrees: number): number[] {
  const first = Math.floor((lat - degrees) * bandsPerDegree);
  const last = Math.floor((lat + degrees) * bandsPerDegree);
  return Array.from({ length: last - first + 1 }, (_, band) => first + band);
}

/** What others' deeds are counted around: one deed as parameters, or the columns of many. */
export interface Seen extends Place {
  county: number;
  rule: Rule;
  id: Sql;
  at: Sql;
  kind: Sql;
  category: Sql;
  household: Sql;
  joins: Sql;
  monthFrom: Sql;
  monthUntil: Sql;
}

export const placeOf = ({ lng, lat }: LngLat): Place => ({
  lng: sql`${lng}::double precision`,
  lat: sql`${lat}::double precision`,
  narrowing: sql`${narrowingAt(lat)}::double precision`,
  bands: (degrees) => sql`${bandsAround(lat, degrees)}::double precision[]`,
});

export const startOfNextMonth = (day: string) =>
  startOfMonth(addDays(localDate(startOfMonth(day)), 31));

/** Awards of the rule that stand, under this name; the same condition everywhere. */
export const standing = (
  alias: 'h' | 'p' | 'c',
  { county, rule, id }: Pick<Seen, 'county' | 'rule' | 'id'>,
): Sql => {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`${of('county')} = ${county} and ${of('rule')} = ${rule.id}
    and ${of('state')} <> 'reversed' and ${of('points')} + ${of('household_points')} > 0
    and ${of('cause')} = 'deed' and ${of('deed')} is distinct from ${id}`;
};

/** Awards that the members of the household got in the month; `which` of them: `a` is an award. */
export const ofHousehold = (seen: Seen, which: Sql = sql`true`): Sql =>
  sql`(select count(*)::integer from residents m
    join lateral (select h.at, h.deed, h.resident from awards h
      where ${standing('h', seen)} and h.resident = m.id) a
      on a.at >= ${seen.monthFrom} and a.at < ${seen.monthUntil} and ${which}
    where m.county = ${seen.county} and m.household = ${seen.household})`;

/** Awards of the rule that the place gave in the month; `which` of them: `a` is an award. */
export function atPlace(seen: Seen, which: Sql = sql`true`): Sql {
  const { county, rule, kind, monthFrom, monthUntil } = seen;
  const prefixes = rule.categories.length === 0 ? ['%'] : rule.categories.map((one) => `${one}%`);
  return sql`(select count(*)::integer from deeds d
    join lateral (select p.at, p.deed, p.resident from awards p
      where ${standing('p', seen)} and p.deed = d.id) a
      on a.at >= ${monthFrom} and a.at < ${monthUntil} and ${which}
    where d.county = ${county} and d.kind = ${kind}
      and d.category in (select code from categories where county = ${county} and code like any(${prefixes}))
      and d.happened_at >= ${monthFrom} and d.happened_at < ${monthUntil}
      and ${near(seen, rule.samePlace?.metres ?? usualMetres)})`;
}

/**
 * Whether a deed of the same kind and category near this place, or one that it tells the same as, `earlier` than
 * it, still counts.
 */
export const samePlace = (seen: Seen, place: NonNullable<Rule['samePlace']>, earlier: Sql): Sql =>
  sql`(exists (select from deeds d
    where d.county = ${seen.county} and d.category = ${seen.category}
      and d.id is distinct from ${seen.id} and d.kind = ${seen.kind}
      and d.happened_at > ${seen.at} - make_interval(days => ${place.days})
      and ${earlier} and ${near(seen, place.metres)} and ${stillStands})
  or ${toldAlike(seen, earlier)})`;

/** Whether the deed that this one tells the same as still counts, or an earlier one that tells the same as that. */
export const toldAlike = (seen: Omit<Seen, keyof Place>, earlier: Sql): Sql =>
  sql`(exists (select from deeds d
    where d.county = ${seen.county} and d.source = ${seen.joins}
      and d.id is distinct from ${seen.id} and d.kind = ${seen.kind} and ${stillStands})
  or exists (select from deeds d
    where d.county = ${seen.county} and d.joins = ${seen.joins} and not ${isSplitFrom(sql`d.joins`)}
      and d.id is distinct from ${seen.id} and d.kind = ${seen.kind}
      and ${earlier} and ${stillStands})
  or exists (select from merged_deeds m join deeds d on d.county = m.county and d.id = m.deed
    where m.county = ${seen.county} and m.joins = ${seen.joins} and not ${isSplitFrom(sql`m.joins`)}
      and d.id is distinct from ${seen.id} and d.kind = ${seen.kind}
      and ${earlier} and ${stillStands}))`;

/** Looking back at deeds that are all here: those before it by their clocks, and no others. */
export const beforeByClock = ({ at, id }: Pick<Seen, 'at' | 'id'>): Sql =>
  sql`(d.happened_at, d.id) < (${at}, ${id})`;

export const stillStands = sql`not exists (select from awards r where r.county = d.county and r.deed = d.id
  and r.cause = 'deed' and r.state = 'reversed')`;

/** Bands that an index finds, a rectangle that a comparison settles, then the distance itself. */
export function near({ lng, lat, narrowing, bands }: Place, metres: number): Sql {
  const width = metres / metresPerDegree;
  const degrees = sql`${width}::double precision`;
  return sql`floor(d.lat * ${sql.lit(bandsPerDegree)}) = any(${bands(width)})
    and d.lat between ${lat} - ${degrees} and ${lat} + ${degrees}
    and sqrt((d.lat - ${lat}) ^ 2 + ((d.lng - ${lng}) * ${narrowing}) ^ 2) <= ${degrees}`;
}

/** What deeds of other people leave for a deed, where a rule limits households or places. */
export interface CountedAround {
  householdThisMonth: number;
  placeThisMonth: number;
  samePlace: boolean;
}

const column = (name: string) => sql.ref(`me.${name}`);

const bandsOfColumn = (degrees: number): Sql =>
  sql`array(select band::double precision from generate_series(
    floor((me.lat - ${degrees}::double precision) * ${sql.lit(bandsPerDegree)})::integer,
    floor((me.lat + ${degrees}::double precision) * ${sql.lit(bandsPerDegree)})::integer) band)`;

/**
 * What others' earlier awards count against the limits of a rule, for many deeds in one statement, by
 * deed. They count as they were decided; a person's own are for the caller to count.
 */
export async function countAround(
  read: Read,
  { county }: Scope,
  { rule, deeds }: { rule: Rule; deeds: readonly DeedRow[] },
): Promise<Map<string, CountedAround>> {
  const { caps, samePlace: place } = rule;
  const limited = place !== null || caps.perHouseholdMonth || caps.perPlaceMonth;
  if (!limited || deeds.length === 0) return new Map();
  const seen: Seen = {
    county,
    rule,
    id: column('id'),
    at: column('at'),
    kind: column('kind'),
    category: column('category'),
    household: column('household'),
    joins: column('joins'),
    lng: column('lng'),
    lat: column('lat'),
    narrowing: column('narrowing'),
    bands: bandsOfColumn,
    monthFrom: column('month_from'),
    monthUntil: column('month_until'),
  };
  const others = sql`(a.at, a.deed) < (me.at, me.id) and a.resident <> me.resident`;
  const { rows } = await sql<CountedAround & { id: string }>`
    select me.id,
      ${caps.perHouseholdMonth ? ofHousehold(seen, others) : sql`0`} as "householdThisMonth",
      ${caps.perPlaceMonth ? atPlace(seen, others) : sql`0`} as "placeThisMonth",
      ${place === null ? sql`false` : samePlace(seen, place, beforeByClock(seen))} as "samePlace"
    from ${table(deeds)}`.execute(read);
  return new Map(rows.map(({ id, ...counted }) => [id, counted]));
}

/** The deeds as a table of parameters, `me`. */
function table(deeds: readonly DeedRow[]): Sql {
  const months = deeds.map(({ at }) => localDate(at));
  const positions = deeds.map(({ position }) => position);
  const list = <T>(of: (deed: DeedRow) => T) => deeds.map(of);
  return sql`unnest(
    ${list(({ id }) => id)}::uuid[], ${list(({ at }) => at.toISOString())}::timestamptz[],
    ${list(({ resident }) => resident)}::uuid[], ${list(({ household }) => household)}::uuid[],
    ${list(({ joins }) => joins)}::uuid[],
    ${list(({ kind }) => kind)}::text[], ${list(({ category }) => category)}::text[],
    ${positions.map((one) => one?.lng ?? null)}::double precision[],
    ${positions.map((one) => one?.lat ?? null)}::double precision[],
    ${positions.map((one) => one && narrowingAt(one.lat))}::double precision[],
    ${months.map((day) => startOfMonth(day).toISOString())}::timestamptz[],
    ${months.map((day) => startOfNextMonth(day).toISOString())}::timestamptz[])
    as me (id, at, resident, household, joins, kind, category, lng, lat, narrowing, month_from, month_until)`;
}
