import { sql } from 'kysely';
import { hourMs, localDate, startOfDay } from './calendar.ts';
import type { Read, Tx } from './database.ts';
import { residentOf, type Scope } from './scope.ts';
import type { Deps } from './use-case.ts';

/** What is counted, of whom. The key is a blind index, so that a count says nothing about whose it is. */
export interface Counter {
  what:
    | 'code_sent'
    | 'code_failed'
    | 'invite_failed'
    | 'data_exported'
    | 'nearby_asked'
    | 'complaint_asked';
  whose: 'device' | 'address' | 'resident' | 'county';
  key: Buffer;
}

export interface Counted {
  /** Since the last full hour. */
  thisHour: number;
  /** Since midnight. */
  today: number;
}

export const ofCounty = Buffer.alloc(0);

const hourOf = (now: Date) => new Date(Math.floor(now.getTime() / hourMs) * hourMs);
const columns = (counters: readonly Counter[]) => sql`
  unnest(${counters.map(({ what }) => what)}::text[], ${counters.map(({ whose }) => whose)}::text[],
    ${counters.map(({ key }) => key)}::bytea[])`;

interface Attempts {
  county: number;
  counters: readonly Counter[];
  now: Date;
}

/**
 * Counts one attempt for each counter. The rows stay locked until the transaction ends: whoever
 * attempts the same at this moment waits, and then sees this one counted or gone.
 */
export async function countAttempts(tx: Tx, { county, counters, now }: Attempts): Promise<void> {
  if (counters.length === 0) return;
  await sql`
    insert into attempt_counts as a (county, what, whose, key, hour, attempts)
    select ${county}::integer, what, whose, key, ${hourOf(now)}::timestamptz, 1
    from ${columns(counters)} as c (what, whose, key)
    order by what, whose, key
    on conflict (county, what, whose, key, hour) do update set attempts = a.attempts + 1`.execute(
    tx,
  );
}

/** How often each was attempted, in the order asked for. */
export async function readAttempts(
  read: Read,
  { county, counters, now }: Attempts,
): Promise<Counted[]> {
  const { rows } = await sql<{ thisHour: bigint; today: bigint }>`
    select coalesce(sum(a.attempts) filter (where a.hour = ${hourOf(now)}), 0)::bigint as "thisHour",
      coalesce(sum(a.attempts), 0)::bigint as today
    from ${columns(counters)} with ordinality as c (what, whose, key, place)
    left join attempt_counts a on a.county = ${county} and a.what = c.what and a.whose = c.whose
      and a.key = c.key and a.hour >= ${startOfDay(localDate(now))}
    group by place order by place`.execute(read);
  return rows.map(({ thisHour, today }) => ({ thisHour: Number(thisHour), today: Number(today) }));
}

/** Counts one attempt of the resident who asks. @returns how often they attempted it, this one included */
export async function countMine(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'cipher' | 'clock'>; scope: Scope },
  what: Counter['what'],
): Promise<Counted> {
  const { county } = scope;
  const now = deps.clock.now();
  const key = deps.cipher.blindIndex(residentOf(scope), 'attempts.resident');
  const counters = [{ what, whose: 'resident', key } as const];
  await countAttempts(tx, { county, counters, now });
  const [counted] = await readAttempts(tx, { county, counters, now });
  return counted ?? { thisHour: 0, today: 0 };
}
