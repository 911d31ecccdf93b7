import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderInUseError, lockFolder } from './folder-lock.ts';

let folder: string;
const starters: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folder-lock-'));
});

afterEach(async () => {
  for (const starter of starters.splice(0)) starter.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** Another process that tries for the lock, says `held` or `refused`, and then stays. */
async function startRival(): Promise<{ answer: string; kill(): Promise<void> }> {
  const lock = JSON.stringify(join(import.meta.dirname, 'folder-lock.ts'));
  const script = `
    import { lockFolder } from ${lock};
    const answer = await lockFolder(${JSON.stringify(folder)}).then(() => 'held', (e) => e.name);
    console.log(answer);
    setInterval(() => {}, 1000);`;
  const rival = spawn(process.execPath, ['--input-type=module', '-e', script]);
  starters.push(rival);
  const [answer] = await once(createInterface(rival.stdout), 'line');
  return {
    answer,
    async kill() {
      const gone = once(rival, 'exit');
      rival.kill('SIGKILL');
      await gone;
    },
  };
}

test('a second starter is told which process holds the folder', async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
  await expect(lockFolder(folder)).rejects.toThrow(`process ${process.pid}`);
  expect((await startRival()).answer).toBe('FolderInUseError');
  await lock.release();
});

test('a lock given back can be taken again, and giving back twice is harmless', async () => {
  const first = await lockFolder(folder);
  await first.release();
  const second = await lockFolder(folder);
  await first.release();
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
  await second.release();
});

test('a holder that was killed does not block the next one', async () => {
  const rival = await startRival();
  expect(rival.answer).toBe('held');
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
  await rival.kill();
  await (await lockFolder(folder)).release();
});

test('of many that start on a stale lock exactly one wins', async () => {
  const rival = await startRival();
  await rival.kill();
  for (let round = 0; round < 50; round += 1) {
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const held = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(held).toHaveLength(1);
    await held[0]?.release();
  }
  expect(await readdir(folder)).toHaveLength(1);
});

test('of several processes that start together exactly one wins', async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, startRival));
  expect(answers.filter(({ answer }) => answer === 'held')).toHaveLength(1);
});

test('a holder in another container is known by its heartbeat', async () => {
  const lock = await lockFolder(folder);
  const [name = ''] = await readdir(folder);
  const path = join(folder, name);
  const elsewhere = (await readFile(path, 'utf8')).replace('"space":"', '"space":"elsewhere ');
  await writeFile(path, elsewhere);
  await expect(lockFolder(folder), 'it beats').rejects.toThrow(FolderInUseError);
  await lock.release();
  await writeFile(path, elsewhere);
  await (await lockFolder(folder)).release();
}, 20_000);

test('a lock spoilt by a power cut does not block the start', async () => {
  await writeFile(join(folder, 'app-7.lock'), Buffer.alloc(40));
  await (await lockFolder(folder)).release();
  expect(await readdir(folder)).toEqual(['app-8.lock']);
});
