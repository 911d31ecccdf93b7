import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { WordsFacts } from './decide.ts';

export interface ShelfRow {
  reward: string;
  counter: string;
  nameZh: string;
  nameEn: string;
  whereZh: string;
  whereEn: string;
  free: number;
  taken: number;
  wished: number;
  since: Date | null;
}

interface Since {
  /** The first day that counts, and its first moment. */
  day: string;
  at: Date;
}

/** Every shelf of a listed reward at an open counter with what went and what was wished for since then. */
export async function listShelves(
  read: Read,
  { county }: Scope,
  { day, at }: Since,
): Promise<ShelfRow[]> {
  const { rows } = await sql<ShelfRow>`
    select o.reward, o.counter, r.name_zh as "nameZh", r.name_en as "nameEn",
      c.name_zh as "whereZh", c.name_en as "whereEn", o.on_hand - o.held as free,
      moved.taken, coalesce(wishes.people, 0)::integer as wished, there.since
    from offers o
    join rewards r on r.county = o.county and r.id = o.reward and r.listed
    join counters c on c.county = o.county and c.id = o.counter and c.closed_at is null
    cross join lateral (
      select coalesce(-sum(m.pieces), 0)::integer as taken from stock_movements m
      where m.county = o.county and m.offer = o.id and m.at >= ${at}
        and m.kind in ('handed_over', 'returned')) moved
    cross join lateral (
      select min(b.received_at) as since from stock_batches b
      where b.county = o.county and b.offer = o.id and b.on_hand > 0) there
    left join (
      select w.what, sum(w.people) as people from unmet_wishes w
      where w.county = ${county} and w.day >= ${day} and w.kind = 'reward'
      group by w.what) wishes on wishes.what = o.reward::text
    where o.county = ${county} and o.closed_at is null and o.starts_at is null
    order by o.id`.execute(read);
  return rows;
}

/** Words that found nothing since a day, by at least so many people. */
export async function listWords(
  read: Read,
  { county }: Scope,
  { day, fewest }: { day: string; fewest: number },
): Promise<WordsFacts[]> {
  const { rows } = await sql<WordsFacts>`
    select what as words, sum(people)::integer as wished from unmet_wishes
    where county = ${county} and day >= ${day} and kind = 'words'
    group by what having sum(people) >= ${fewest}
    order by wished desc, what limit 100`.execute(read);
  return rows;
}

/** Marks somebody's wish as counted; false where it has been today. */
export async function markWish(
  tx: Tx,
  { county }: Scope,
  { day, mark }: { day: string; mark: Buffer },
): Promise<boolean> {
  const row = await tx
    .insertInto('wish_marks')
    .values({ county, day, mark })
    .onConflict((conflict) => conflict.doNothing())
    .returning('day')
    .executeTakeFirst();
  return row !== undefined;
}

export interface Wish {
  day: string;
  kind: 'words' | 'reward';
  what: string;
  /** The town of who wished. */
  area: string;
}

/** One more has wished for it on this day. */
export async function countWish(tx: Tx, { county }: Scope, wish: Wish): Promise<void> {
  await tx
    .insertInto('unmet_wishes')
    .values({ ...wish, county, people: 1 })
    .onConflict((conflict) =>
      conflict
        .constraint('unmet_wishes_pk')
        .doUpdateSet((set) => ({ people: set('unmet_wishes.people', '+', 1) })),
    )
    .execute();
}
