import { type RawBuilder, sql } from 'kysely';
import type { Rule } from '../../../contract/rules.ts';
import {
  addDays,
  hourMs,
  localDate,
  startOfDay,
  startOfMonth,
  yearOf,
} from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { CountedBefore } from '../rules/service.ts';
import { cellsAround } from './cells.ts';
import type { DeedRow } from './deed-store.ts';

/** Deeds this close in time count in the order in which they came here, not by their clocks. */
const sameMomentSeconds = 60;
/** What counts as one place for a rule that limits places and does not say how wide they are. */
const usualMetres = 30;

export interface Counting {
  /** The deed that is decided; of one that is not stored yet (a preview) the id is not known. */
  deed: Pick<
    DeedRow,
    'kind' | 'resident' | 'household' | 'counterpart' | 'category' | 'position' | 'at'
  > & { id: string | null };
  rule: Rule | undefined;
  /** Looking back at deeds that are all here: those before it by their clocks count, and no others. */
  lookingBack?: boolean;
}

export interface Counted extends CountedBefore {
  /** Reports of this person on that day, whatever they earned, with this one. */
  reportsToday: number;
  /** Awards of this person for deeds of that day, by whatever rule. */
  awardsToday: number;
}

/**
 * What earlier awards count against the limits of a rule, in one statement; whoever relies on it holds
 * the doer, and what `lockWhatCounts` locks. Reversed awards and empty ones do not count, and what was
 * added to an award later belongs to that award: its day is over.
 */
export async function countBefore(read: Read, scope: Scope, counting: Counting): Promise<Counted> {
  const { deed, rule } = counting;
  const { county } = scope;
  const part = { county, ...counting };
  const day = localDate(deed.at);
  const span = (from: Date, until: Date) => sql`a.at >= ${from} and a.at < ${until}`;
  const today = span(startOfDay(day), startOfDay(addDays(day, 1)));
  const month = span(startOfMonth(day), startOfNextMonth(day));
  const year = span(startOfDay(`${yearOf(day)}-01-01`), startOfDay(`${yearOf(day) + 1}-01-01`));
  const { rows } = await sql<Omit<Counted, 'hoursSince'> & { last: Date | null }>`
    select
      (count(*) filter (where counts and ${today}))::integer as today,
      (count(*) filter (where counts and ${month}))::integer as "thisMonth",
      (count(*) filter (where counts and ${year}))::integer as "thisYear",
      (count(*) filter (where counts))::integer as ever,
      coalesce(sum(given) filter (where counts and ${today}), 0)::integer as "pointsToday",
      coalesce(sum(given) filter (where counts and ${month}), 0)::integer as "pointsThisMonth",
      (count(*) filter (where gives and ${today}))::integer as "awardsToday",
      max(a.at) filter (where counts and a.at <= ${deed.at}) as last,
      ${ofHousehold(part, month)} as "householdThisMonth",
      ${atPlace(part, month)} as "placeThisMonth",
      ${withCounterpart(part)} as "counterpartThisYear",
      ${samePlace(part)} as "samePlace",
      (select count(*)::integer from deeds d where d.county = ${county} and d.resident = ${deed.resident}
        and d.kind = 'report.verified' and d.happened_at >= ${startOfDay(day)}) as "reportsToday"
    from (
      select at, points + household_points as given, gives, gives and rule = ${rule?.id ?? ''} as counts
      from awards,
        lateral (select state <> 'reversed' and points + household_points > 0 and cause = 'deed'
          and deed is distinct from ${deed.id}::uuid as gives) standing
      where county = ${county} and resident = ${deed.resident}
    ) a`.execute(read);
  const [row] = rows;
  if (row === undefined) throw new Error('a count has one row');
  const { last, ...counts } = row;
  const hoursSince = last === null ? null : (deed.at.getTime() - last.getTime()) / hourMs;
  return { ...counts, hoursSince };
}

const startOfNextMonth = (day: string) => startOfMonth(addDays(localDate(startOfMonth(day)), 31));

type Part = Counting & { county: number };
const nothing = sql`0`;

/** Awards of the rule that stand, under this name; the same condition everywhere. */
const standing = (alias: 'h' | 'p' | 'c', { county, deed, rule }: Part) => {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`${of('county')} = ${county} and ${of('rule')} = ${rule?.id ?? ''}
    and ${of('state')} <> 'reversed' and ${of('points')} + ${of('household_points')} > 0
    and ${of('cause')} = 'deed' and ${of('deed')} is distinct from ${deed.id}::uuid`;
};

/** Awards that the members of the household got in the month of the deed. */
function ofHousehold(part: Part, month: RawBuilder<unknown>): RawBuilder<unknown> {
  const { county, deed, rule } = part;
  if (deed.household === null || rule?.caps.perHouseholdMonth === undefined) return nothing;
  return sql`(select count(*)::integer from residents m
    join lateral (select h.at from awards h where ${standing('h', part)} and h.resident = m.id) a on ${month}
    where m.county = ${county} and m.household = ${deed.household})`;
}

/** Awards of the rule that the place gave to everybody in the month of the deed. */
function atPlace(part: Part, month: RawBuilder<unknown>): RawBuilder<unknown> {
  const { county, deed, rule } = part;
  if (deed.position === null || rule?.caps.perPlaceMonth === undefined) return nothing;
  const prefixes = rule.categories.length === 0 ? ['%'] : rule.categories.map((one) => `${one}%`);
  const at = localDate(deed.at);
  return sql`(select count(*)::integer from deeds d
    join lateral (select p.at from awards p where ${standing('p', part)} and p.deed = d.id) a on ${month}
    where d.county = ${county}
      and d.category in (select code from categories where county = ${county} and code like any(${prefixes}))
      and d.happened_at >= ${startOfMonth(at)} and d.happened_at < ${startOfNextMonth(at)}
      and ${near(deed.position, rule.samePlace?.metres ?? usualMetres)})`;
}

/** Awards of the rule to this person with the same other party within twelve months. */
function withCounterpart(part: Part): RawBuilder<unknown> {
  const { deed, rule } = part;
  if (deed.counterpart === null || rule?.caps.perCounterpartYear === undefined) return nothing;
  return sql`(select count(*)::integer from awards c
    join deeds d on d.county = c.county and d.id = c.deed
    where ${standing('c', part)} and c.resident = ${deed.resident} and d.counterpart = ${deed.counterpart}
      and c.at > ${deed.at}::timestamptz - interval '12 months' and c.at <= ${deed.at})`;
}

/** Whether an earlier deed of the same category near this place still counts. */
function samePlace({ county, deed, rule, lookingBack }: Part): RawBuilder<unknown> {
  if (deed.position === null || !rule?.samePlace) return sql`false`;
  const { days, metres } = rule.samePlace;
  const earlier = lookingBack
    ? sql`(d.happened_at, d.id) < (${deed.at}::timestamptz, ${deed.id}::uuid)`
    : sql`d.happened_at < ${deed.at}::timestamptz + make_interval(secs => ${sameMomentSeconds})`;
  return sql`exists (select from deeds d
    where d.county = ${county} and d.category = ${deed.category} and d.id is distinct from ${deed.id}::uuid
      and d.kind = ${deed.kind}
      and d.happened_at > ${deed.at}::timestamptz - make_interval(days => ${days})
      and ${earlier}
      and ${near(deed.position, metres)}
      and ${stillStands})`;
}

const stillStands = sql`not exists (select from awards r where r.county = d.county and r.deed = d.id
  and r.cause = 'deed' and r.state = 'reversed')`;

const metresPerDegree = 111_320;

/** A rectangle that an index or a comparison settles, then the distance itself. */
function near({ lng, lat }: { lng: number; lat: number }, metres: number): RawBuilder<unknown> {
  const degrees = metres / metresPerDegree;
  const narrowing = Math.cos((lat * Math.PI) / 180);
  return sql`d.lat between ${lat - degrees} and ${lat + degrees}
    and sqrt((d.lat - ${lat}) ^ 2 + ((d.lng - ${lng}) * ${narrowing}::double precision) ^ 2) <= ${degrees}`;
}

/**
 * Locks what is counted beside the doer, in this order everywhere: the household, then the place.
 * Neighbours and members wait for each other until they commit: two at the same moment would both be
 * the first.
 */
export async function lockWhatCounts(
  tx: Tx,
  scope: Scope,
  { deed, rule }: Counting,
): Promise<void> {
  if (deed.household !== null && rule?.caps.perHouseholdMonth !== undefined)
    await tx
      .selectFrom('households')
      .select('id')
      .where('county', '=', scope.county)
      .where('id', '=', deed.household)
      .forNoKeyUpdate()
      .execute();
  const places = placesOf({ deed, rule });
  if (places.length > 0)
    await sql`
      select pg_advisory_xact_lock(${scope.county}, hashtext(place))
      from unnest(${places}::text[]) as place`.execute(tx);
}

function placesOf({ deed: { position, category }, rule }: Counting): string[] {
  if (position === null || rule === undefined) return [];
  const { samePlace: place, caps } = rule;
  const cells = (metres: number, of: string) =>
    cellsAround(position, metres).map((cell) => `${of}/${cell}`);
  return [
    ...(place === null ? [] : cells(place.metres, String(category))),
    ...(caps.perPlaceMonth === undefined
      ? []
      : cells(place?.metres ?? usualMetres, `rule ${rule.id}`)),
  ].sort();
}

/**
 * The earliest deed after this one, of its kind and category at its place, that still counts: who
 * moves up where this one proves useless.
 */
export async function findNextAtPlace(
  read: Read,
  scope: Scope,
  { deed, place }: { deed: DeedRow; place: NonNullable<Rule['samePlace']> },
): Promise<{ id: string; resident: string } | undefined> {
  if (deed.position === null) return undefined;
  const { rows } = await sql<{ id: string; resident: string }>`
    select d.id, d.resident from deeds d
    where d.county = ${scope.county} and d.category = ${deed.category} and d.id <> ${deed.id}
      and d.kind = ${deed.kind}
      and d.happened_at > ${deed.at}::timestamptz - make_interval(secs => ${sameMomentSeconds})
      and d.happened_at < ${deed.at}::timestamptz + make_interval(days => ${place.days})
      and ${near(deed.position, place.metres)}
      and ${stillStands}
    order by d.happened_at, d.id limit 1`.execute(read);
  return rows[0];
}
