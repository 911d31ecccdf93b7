import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface Earned {
  board: string;
  holderNo: bigint;
  points: bigint;
}

/** The counts follow from what a score was before: changes in one county come one after another. */
export async function lockBoards(tx: Tx, { county }: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(${county}, hashtext('scores'))`.execute(tx);
}

/**
 * Adds points to scores and moves their holders from one bucket to another, at both levels: one
 * statement for a whole lot. `earned` names each board and holder once.
 */
export async function addScores(tx: Tx, scope: Scope, earned: readonly Earned[]) {
  if (earned.length === 0) return;
  const { county } = scope;
  await lockBoards(tx, scope);
  const column = (of: (one: Earned) => string | bigint) => earned.map(of);
  await sql`
    with earned as (
      select * from unnest(${column(({ board }) => board)}::text[],
        ${column(({ holderNo }) => holderNo)}::bigint[],
        ${column(({ points }) => points)}::bigint[]) as t (board, holder_no, points)
    ),
    scored as (
      insert into scores as s (county, board, holder_no, score)
      select ${county}::integer, board, holder_no, points from earned order by board, holder_no
      on conflict (county, board, holder_no) do update set score = s.score + excluded.score
      returning board, holder_no, score
    ),
    before as (
      select s.board, s.holder_no, s.score from scores s
      join earned on earned.board = s.board and earned.holder_no = s.holder_no
      where s.county = ${county}::integer
    ),
    change as (
      select board, score, 1 as holders from scored
      union all select board, score, -1 from before
    ),
    counted as (
      select board, 0::smallint as level, score as bucket, sum(holders) as holders
      from change group by board, score
      union all
      select board, 1::smallint, score >> 8, sum(holders) from change group by board, score >> 8
    ),
    left_behind as (
      update score_counts c set holders = c.holders + counted.holders
      from counted
      where c.county = ${county}::integer and c.board = counted.board and c.level = counted.level
        and c.bucket = counted.bucket and counted.holders < 0
    )
    insert into score_counts as c (county, board, level, bucket, holders)
    select ${county}::integer, board, level, bucket, holders from counted
    where holders > 0 order by board, level, bucket
    on conflict (county, board, level, bucket) do update set holders = c.holders + excluded.holders`.execute(
    tx,
  );
}

/** Takes a holder off every board, as if it had never been there; false where it was on none. */
export async function removeHolder(tx: Tx, scope: Scope, holderNo: bigint): Promise<boolean> {
  const { county } = scope;
  await lockBoards(tx, scope);
  const { numAffectedRows } = await sql`
    with gone as (
      delete from scores where county = ${county} and holder_no = ${holderNo}
      returning board, score
    ),
    counted as (
      select board, 0::smallint as level, score as bucket from gone
      union all select board, 1::smallint, score >> 8 from gone
    )
    update score_counts c set holders = c.holders - 1
    from counted
    where c.county = ${county} and c.board = counted.board and c.level = counted.level
      and c.bucket = counted.bucket`.execute(tx);
  return numAffectedRows !== undefined && numAffectedRows > 0n;
}

export interface Standing {
  score: bigint;
  /** 1 for the highest; the same score, the same rank. */
  rank: bigint;
  holders: bigint;
}

/** The exact place of one holder: whole buckets above, and the scores above within the own one. */
export async function findStanding(
  read: Read,
  { county }: Scope,
  { board, holderNo }: { board: string; holderNo: bigint },
): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    with mine as (
      select score from scores
      where county = ${county} and board = ${board} and holder_no = ${holderNo}
    ),
    wide as (
      select coalesce(sum(holders) filter (where bucket > mine.score >> 8), 0) as above,
        sum(holders)::bigint as holders
      from score_counts, mine
      where county = ${county} and board = ${board} and level = 1
    ),
    narrow as (
      select coalesce(sum(holders), 0) as above from score_counts, mine
      where county = ${county} and board = ${board} and level = 0
        and bucket > mine.score and bucket < ((mine.score >> 8) + 1) << 8
    )
    select mine.score, (wide.above + narrow.above + 1)::bigint as rank, wide.holders
    from mine, wide, narrow`.execute(read);
  return rows[0];
}

/** How many holders have which score. */
export function listCounts(read: Read, { county }: Scope, board: string) {
  return read
    .selectFrom('score_counts')
    .select(['bucket as score', 'holders'])
    .where('county', '=', county)
    .where('board', '=', board)
    .where('level', '=', 0)
    .where('holders', '>', 0n)
    .execute();
}

/** The highest scores of a board, from their index. */
export function listTop(
  read: Read,
  { county }: Scope,
  { board, limit }: { board: string; limit: number },
) {
  return read
    .selectFrom('scores')
    .select(['holder_no as holderNo', 'score'])
    .where('county', '=', county)
    .where('board', '=', board)
    .orderBy('score', 'desc')
    .orderBy('holder_no')
    .limit(limit)
    .execute();
}
