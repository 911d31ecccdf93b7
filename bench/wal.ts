import { sql } from 'kysely';
import { postThroughQueue } from './award-load.ts';
import type { Bench, Side } from './bench.ts';
import type { World } from './world.ts';

const callers = 256;

interface Grown {
  walBytes: number;
  diskBytes: number;
  awards: number;
}

export const wal: Bench = {
  name: 'wal',
  promise: 'bytes of write-ahead log for one award ÷ 700 bytes; bytes on disk beside it (≤ 250)',
  goal: 1,
  better: 'lower',
  also: { note: 'diskBytesPerAward', atMost: 250 },
  seconds: 5,
  async prepare(world) {
    let disk = 0;
    const ours: Side = async (seconds) => {
      // The pages of a fresh checkpoint are logged whole once; the middle of a period is the rule.
      await postThroughQueue(world, { callers, seconds });
      const { walBytes, diskBytes, awards } = await grow(world, seconds);
      disk = diskBytes / awards;
      return walBytes / awards;
    };
    return {
      ours,
      reference: async () => 700,
      notes: () => ({ diskBytesPerAward: Math.round(disk) }),
    };
  },
};

async function grow(world: World, seconds: number): Promise<Grown> {
  const before = await sizes(world);
  await postThroughQueue(world, { callers, seconds });
  const after = await sizes(world);
  return {
    walBytes: after.wal - before.wal,
    diskBytes: after.disk - before.disk,
    awards: after.rows - before.rows,
  };
}

async function sizes({ database }: World) {
  const { rows } = await sql<{ wal: string; disk: string; rows: string }>`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text as wal,
      (pg_total_relation_size('transfers') + pg_total_relation_size('accounts'))::text as disk,
      (select count(*) from transfers)::text as rows`.execute(database.read);
  const [row] = rows;
  return { wal: Number(row?.wal), disk: Number(row?.disk), rows: Number(row?.rows) };
}
