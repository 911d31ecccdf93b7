import { link, mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processSpace, startOfProcess } from './processes.ts';

type Holder = { pid: number; started: string; space: string };

const heartbeatMs = 1_000;
const silenceMs = 3_500;

/** Another running application holds the folder. */
export class FolderInUseError extends Error {
  constructor(folder: string, holder: Holder, lockFile: string) {
    super(
      `The folder ${folder} is in use by another running server (process ${holder.pid}). ` +
        `Stop that one first, or give this one a folder of its own. (${lockFile})`,
    );
    this.name = 'FolderInUseError';
  }
}

export interface FolderLock {
  release: () => Promise<void>;
}

/**
 * Takes `folder` (made when missing) for this process until `release` or the process ends, however
 * it ends: a lock whose holder is gone is stale and is taken over.
 *
 * Locks are numbered files and the highest number counts. A new holder links the next number, which
 * only one process can do, and only then removes the lower ones; nothing is ever removed to make
 * room. So two starters that both see the same stale lock cannot both win.
 *
 * @throws FolderInUseError when another process holds it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  for (;;) {
    const current = Math.max(0, ...(await lockNumbers(folder)));
    if (current > 0) await refuseWhenHeld(folder, current);
    if (await linkLock(folder, current + 1)) {
      const highest = Math.max(...(await lockNumbers(folder)));
      if (highest === current + 1) return await hold(folder, current + 1);
      // Others took and gave back the lock since we looked: ours is an old number and means nothing.
      await rm(lockPath(folder, current + 1), { force: true });
    }
  }
}

async function refuseWhenHeld(folder: string, number: number): Promise<void> {
  const path = lockPath(folder, number);
  const holder = await readHolder(path);
  if (holder && (await isHeld(path, holder))) throw new FolderInUseError(folder, holder, path);
}

/** A process of another container or machine cannot be looked up; it is known by its heartbeat. */
async function isHeld(path: string, holder: Holder): Promise<boolean> {
  if (holder.space === processSpace()) return startOfProcess(holder.pid) === holder.started;
  const before = await lastBeat(path);
  await pause(silenceMs);
  return (await lastBeat(path)) !== before;
}

async function hold(folder: string, number: number): Promise<FolderLock> {
  for (const older of await lockNumbers(folder)) {
    if (older < number) await rm(lockPath(folder, older), { force: true });
  }
  const file = await open(lockPath(folder, number), 'r+');
  const words = Buffer.from(describeSelf());
  // Writing the same bytes again moves the file's time and never shows a reader half a lock. A disk
  // that is full for a moment must not end the server.
  let beat: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    beat = file.write(words, 0, words.length, 0).catch(() => undefined);
  }, heartbeatMs).unref();
  let released: Promise<void> | undefined;
  const release = async () => {
    clearInterval(timer);
    await beat;
    // Emptied, not removed: numbers must keep rising.
    await file.truncate(0).finally(() => file.close());
  };
  return {
    release() {
      released ??= release();
      return released;
    },
  };
}

/** Makes the lock of that number with its content in one step; false when it exists already. */
async function linkLock(folder: string, number: number): Promise<boolean> {
  const draft = `${lockPath(folder, number)}.${process.pid}-${drafts++}`;
  await writeFile(draft, describeSelf(), { mode: 0o600 });
  try {
    await link(draft, lockPath(folder, number));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

let drafts = 0;

function describeSelf(): string {
  const started = startOfProcess(process.pid) ?? '';
  const self: Holder = { pid: process.pid, started, space: processSpace() };
  return JSON.stringify(self);
}

/**
 * Undefined when the lock was given back (empty), removed meanwhile, or spoilt by a power cut; a
 * running holder's lock can always be read.
 */
async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

async function lastBeat(path: string): Promise<bigint | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found?.mtimeNs;
}

async function lockNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => {
    const number = /^app-(\d+)\.lock$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

const lockPath = (folder: string, number: number) => join(folder, `app-${number}.lock`);
