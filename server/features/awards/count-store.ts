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
import {
  atPlace,
  beforeByClock,
  near,
  ofHousehold,
  placeOf,
  type Seen,
  samePlace,
  standing,
  startOfNextMonth,
  stillStands,
  toldAlike,
} from './around-store.ts';
import { cellsAround } from './cells.ts';
import type { DeedRow } from './deed-store.ts';
import { usualMetres } from './nearness.ts';
import { isSplitFrom } from './split-store.ts';

/** Deeds this close in time count in the order in which they came here, not by their clocks. */
const sameMomentSeconds = 60;

export interface Counting {
  /** The deed that is decided; of one that is not stored yet (a preview) the id is not known. */
  deed: Pick<
    DeedRow,
    'kind' | 'resident' | 'household' | 'counterpart' | 'joins' | 'category' | 'position' | 'at'
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
      ${aroundHousehold(part)} as "householdThisMonth",
      ${aroundPlace(part)} as "placeThisMonth",
      ${withCounterpart(part)} as "counterpartThisYear",
      ${sameBefore(part)} as "samePlace",
      (select count(*)::integer from deeds d where d.county = ${county} and d.resident = ${deed.resident}
        and d.kind = 'report.verified' and d.happened_at >= ${startOfDay(day)}) as "reportsToday"
    from (
      select at, points + household_points as given, gives, gives and rule = ${rule?.id ?? ''} as counts
      from awards,
        lateral (select state <> 'reversed' and points + household_points > 0 and cause = 'deed'
          and deed is distinct from ${deed.id}::uuid ${onlyBefore(counting)} as gives) standing
      where county = ${county} and resident = ${deed.resident}
    ) a`.execute(read);
  const [row] = rows;
  if (row === undefined) throw new Error('a count has one row');
  const { last, ...counts } = row;
  const hoursSince = last === null ? null : (deed.at.getTime() - last.getTime()) / hourMs;
  return { ...counts, hoursSince };
}

const onlyBefore = ({ deed, lookingBack = false }: Counting) =>
  lookingBack ? sql`and at < ${deed.at}` : sql``;

type Part = Counting & { county: number };
const nothing = sql`0`;

/** One deed as parameters, where it can be counted around. */
const seenOf = ({ county, deed }: Part, rule: Rule): Seen => ({
  county,
  rule,
  id: sql`${deed.id}::uuid`,
  at: sql`${deed.at}::timestamptz`,
  kind: sql`${deed.kind}`,
  category: sql`${deed.category}`,
  household: sql`${deed.household}::uuid`,
  joins: sql`${deed.joins}::uuid`,
  ...placeOf(deed.position ?? { lng: 0, lat: 0 }),
  monthFrom: sql`${startOfMonth(localDate(deed.at))}::timestamptz`,
  monthUntil: sql`${startOfNextMonth(localDate(deed.at))}::timestamptz`,
});

function aroundHousehold(part: Part): RawBuilder<unknown> {
  const { deed, rule } = part;
  if (deed.household === null || rule?.caps.perHouseholdMonth === undefined) return nothing;
  return ofHousehold(seenOf(part, rule));
}

function aroundPlace(part: Part): RawBuilder<unknown> {
  const { deed, rule } = part;
  if (deed.position === null || rule?.caps.perPlaceMonth === undefined) return nothing;
  return atPlace(seenOf(part, rule));
}

/** Awards of the rule to this person with the same other party within twelve months. */
function withCounterpart(part: Part): RawBuilder<unknown> {
  const { deed, rule } = part;
  if (deed.counterpart === null || rule?.caps.perCounterpartYear === undefined) return nothing;
  return sql`(select count(*)::integer from awards c
    join deeds d on d.county = c.county and d.id = c.deed
    where ${standing('c', seenOf(part, rule))} and c.resident = ${deed.resident}
      and d.counterpart = ${deed.counterpart}
      and c.at > ${deed.at}::timestamptz - interval '12 months' and c.at <= ${deed.at})`;
}

/** Whether an earlier deed of the same category near this place, or one that it joins, still counts. */
function sameBefore(part: Part): RawBuilder<unknown> {
  const { deed, rule, lookingBack } = part;
  if (!rule?.samePlace) return sql`false`;
  const seen = seenOf(part, rule);
  const justNow = sql`d.happened_at < ${seen.at} + make_interval(secs => ${sameMomentSeconds})`;
  const earlier = lookingBack ? beforeByClock(seen) : justNow;
  if (deed.position !== null) return samePlace(seen, rule.samePlace, earlier);
  return deed.joins === null ? sql`false` : toldAlike(seen, earlier);
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
  const places = placesOf({ deed, rule });
  // Asked for at once, so that what is counted next may go out behind them.
  await Promise.all([
    deed.household !== null &&
      rule?.caps.perHouseholdMonth !== undefined &&
      tx
        .selectFrom('households')
        .select('id')
        .where('county', '=', scope.county)
        .where('id', '=', deed.household)
        .forNoKeyUpdate()
        .execute(),
    places.length > 0 &&
      sql`
        select pg_advisory_xact_lock(${scope.county}, hashtext(place))
        from unnest(${places}::text[]) as place`.execute(tx),
  ]);
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
 * The earliest deed after this one that still counts, of its kind and category at its place or telling the same
 * by its doer's word, or as staff found: who moves up where this one proves useless.
 */
export async function findNextAtPlace(
  read: Read,
  scope: Scope,
  { deed, place }: { deed: DeedRow; place: NonNullable<Rule['samePlace']> },
): Promise<{ id: string; resident: string } | undefined> {
  const after = sql`d.happened_at > ${deed.at}::timestamptz - make_interval(secs => ${sameMomentSeconds})`;
  const beside =
    deed.position === null
      ? sql`false`
      : sql`d.category = ${deed.category} and ${after}
        and d.happened_at < ${deed.at}::timestamptz + make_interval(days => ${place.days})
        and ${near(placeOf(deed.position), place.metres)}`;
  const { rows } = await sql<{ id: string; resident: string }>`
    select d.id, d.resident from (
      select d.* from deeds d
      where d.county = ${scope.county} and d.kind = ${deed.kind} and ${beside}
      union all
      select d.* from deeds d
      where d.county = ${scope.county} and d.joins in (${deed.source}, ${deed.joins}) and d.kind = ${deed.kind}
        and ${after} and not ${isSplitFrom(sql`d.joins`)}
      union all
      select d.* from merged_deeds m join deeds d on d.county = m.county and d.id = m.deed
      where m.county = ${scope.county} and m.joins in (${deed.source}, ${deed.joins}) and d.kind = ${deed.kind}
        and m.share = 'supporter' and not ${isSplitFrom(sql`m.joins`)}
    ) d
    where d.id <> ${deed.id} and ${stillStands}
    order by d.happened_at, d.id limit 1`.execute(read);
  return rows[0];
}
