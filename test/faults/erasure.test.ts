import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePhoto, startTestApp, type TestApp, testKeys } from '../app.ts';
import { county, grids } from '../county.ts';
import { idOf } from '../holders.ts';
import { createTestDatabase, type TestDatabase } from '../postgres.ts';
import { report } from '../road.ts';
import type { ErasingWords } from './erasing-worker.ts';

let database: TestDatabase;
let world: TestApp;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await startTestApp({ database });
});
afterAll(() => world.close());

const worker = fileURLToPath(new URL('erasing-worker.ts', import.meta.url));

/** Lets a process erase somebody, or only start again; killed where it says to be. */
async function live(life: Pick<ErasingWords, 'resident' | 'stopAt'>): Promise<number | null> {
  const { dataKey, indexKey } = testKeys;
  const words: ErasingWords = {
    ...life,
    connection: database.connection,
    folder: world.folder,
    keys: { dataKey: dataKey.toString('base64'), indexKey: indexKey.toString('base64') },
    now: world.clock.now().toISOString(),
    county,
  };
  const child = spawn(process.execPath, [worker, JSON.stringify(words)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.on('data', () => child.kill('SIGKILL'));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  // The server hears from the socket that its client is gone, and lets go what that one held.
  await expect.poll(inTransaction).toBe(0);
  return code;
}

async function inTransaction(): Promise<number> {
  const { rows } = await world.deps.database.pool.query(
    `select count(*)::integer as count from pg_stat_activity
     where datname = current_database() and state like 'idle in transaction%'`,
  );
  return rows[0].count;
}

/** Somebody with a photo in a report and one that was not used yet. */
async function photographer(seed: number): Promise<{ id: string; photos: string[] }> {
  const me = await world.resident();
  (await me('completeProfile', { body: { name: '摄影人', grid: grids.west } })).ok;
  const take = async (at: number) => (await me('uploadPhoto', { file: await makePhoto(at) })).ok.id;
  const photos = [await take(seed), await take(seed + 1)];
  await report(me, { photoIds: photos.slice(0, 1) });
  return { id: await idOf(me), photos };
}

/** Files of these photos that are on the disk; two of each at first. */
async function filesOf(photos: readonly string[]): Promise<number> {
  const names = await readdir(world.folder, { recursive: true });
  return names.filter((name) => name.endsWith('.webp') && photos.some((id) => name.includes(id)))
    .length;
}

async function marked(photos: readonly string[]): Promise<number> {
  const { rows } = await world.deps.database.pool.query(
    'select count(*)::integer as count from photos where id = any ($1) and erased_at is not null',
    [photos],
  );
  return rows[0].count;
}

test.each([
  ['before the first file', 1, 4],
  ['between the two files of a photo', 2, 3],
  ['between one photo and the next', 3, 2],
  ['before the last file', 4, 1],
])(
  'killed after the erasure was committed and %s, the next start deletes what is left',
  async (_, stopAt, left) => {
    const { id, photos } = await photographer(stopAt * 10);
    expect(await filesOf(photos)).toBe(4);
    expect(await live({ resident: id, stopAt })).toBeNull();
    // Committed: they are shown to nobody any more, and their files are still there.
    expect([await marked(photos), await filesOf(photos)]).toEqual([2, left]);
    expect(await live({ resident: null, stopAt: null })).toBe(0);
    expect(await filesOf(photos)).toBe(0);
    // A third start finds nothing to do.
    expect(await live({ resident: null, stopAt: 1 })).toBe(0);
  },
  // Three starts of a process, each of which loads the whole server.
  240_000,
);
