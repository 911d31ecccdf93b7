import { sql } from 'kysely';
import { createRankIndex, everBoard, getStanding } from '../server/features/honours/service.ts';
import { jobScope } from '../server/platform/scope.ts';
import { type Bench, rounded } from './bench.ts';
import { anyHolder, county, firstHolder, type World } from './world.ts';

export const rank: Bench = {
  name: 'rank',
  promise:
    'exact ranks among a million holders from two levels of counts (ranks/s of one connection) ÷ counting those above (ranks/s); in the process ≤ 1,000 ns beside it',
  goal: 100,
  better: 'higher',
  also: { note: 'inProcessNs', atMost: 1_000 },
  seconds: 3,
  async prepare(world) {
    const scores = await makeScores(world);
    const index = createRankIndex(scores);
    const scope = jobScope(county, 'bench');
    const { read } = world.database;
    let inProcessNs = 0;
    return {
      ours: async (seconds) => {
        inProcessNs = nanosecondsOf(index, scores);
        return repeat(seconds, () =>
          getStanding(read, scope, { board: everBoard, holderNo: anyHolder(world) }),
        );
      },
      reference: (seconds) =>
        repeat(seconds, () =>
          sql`
            select 1 + count(*) from scores
            where county = ${county} and board = ${everBoard} and score > (
              select score from scores
              where county = ${county} and board = ${everBoard} and holder_no = ${anyHolder(world)})`.execute(
            read,
          ),
        ),
      notes: () => ({ inProcessNs: rounded(inProcessNs), holders: world.holders }),
    };
  },
};

async function repeat(seconds: number, ask: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  let done = 0;
  do {
    await ask();
    done += 1;
  } while (performance.now() - started < seconds * 1_000);
  return (done * 1_000) / (performance.now() - started);
}

function nanosecondsOf(
  index: ReturnType<typeof createRankIndex>,
  scores: readonly number[],
): number {
  const started = performance.now();
  let sum = 0;
  for (const score of scores) sum += index.rankOf(score);
  const spentMs = performance.now() - started;
  if (sum === 0) throw new Error('nobody has a rank');
  return (spentMs * 1_000_000) / scores.length;
}

/** Few have much: most scores are small, as those of a county's year are. */
async function makeScores({ database, holders }: World): Promise<number[]> {
  await sql`
    insert into scores (county, board, holder_no, score)
    select ${county}, ${everBoard}, holder, floor(40 / (0.004 + holder * 7919 % 999983 / 999983.0))::bigint
    from generate_series(${firstHolder}::bigint, ${firstHolder + BigInt(holders) - 1n}::bigint) holder`.execute(
    database.read,
  );
  await sql`
    insert into score_counts (county, board, level, bucket, holders)
    select county, board, 0, score, count(*) from scores group by county, board, score
    union all
    select county, board, 1, score >> 8, count(*) from scores group by county, board, score >> 8`.execute(
    database.read,
  );
  await sql`vacuum analyze scores, score_counts`.execute(database.read);
  const { rows } = await sql<{ score: bigint }>`select score from scores`.execute(database.read);
  return rows.map(({ score }) => Number(score));
}
