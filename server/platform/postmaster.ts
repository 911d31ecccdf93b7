import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOfProcess, processesWorkingIn, startOfProcess } from './processes.ts';

/** A running PostgreSQL server as its own `postmaster.pid` describes it. */
export interface Postmaster {
  pid: number;
  socketFolder: string;
  port: number;
  ready: boolean;
}

const pollMs = 10;
const fastStopMs = 30_000;
const orphanMs = 10_000;

/** The server that runs on this cluster, however it was started; undefined when none does. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readPidFile(cluster).split('\n');
  const pid = Number(lines[0]);
  // After a crash the number may belong to any other program.
  if (!pid || !commandOfProcess(pid)?.includes(cluster)) return undefined;
  return {
    pid,
    port: Number(lines[3]),
    socketFolder: lines[4] ?? '',
    ready: lines[7]?.trim() === 'ready',
  };
}

/** What `postmaster.pid` says, empty when there is none. */
export function readPidFile(cluster: string): string {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch {
    return '';
  }
}

/**
 * Waits until the server accepts connections, as long as it lives: after a crash it may take
 * minutes to recover. Undefined when it ended instead. `stale` is a `postmaster.pid` to disbelieve.
 */
export async function waitUntilReady(
  cluster: string,
  isAlive: () => boolean,
  stale = '',
): Promise<Postmaster | undefined> {
  while (isAlive()) {
    const found = readPidFile(cluster) === stale ? undefined : findPostmaster(cluster);
    if (found?.ready) return found;
    await pause(pollMs);
  }
  return undefined;
}

/** Ends the server: open transactions are rolled back, everything acknowledged is kept. */
export async function stopPostmaster(pid: number): Promise<void> {
  const started = startOfProcess(pid);
  const isGone = () => startOfProcess(pid) === undefined || startOfProcess(pid) !== started;
  signal(pid, 'SIGINT');
  if (await within(fastStopMs, isGone)) return;
  signal(pid, 'SIGQUIT');
  await within(fastStopMs, isGone);
}

/**
 * Clears away what a killed server left: its orphaned worker processes, which hold the shared
 * memory, and a `postmaster.pid` whose number is a zombie's or another program's, which PostgreSQL
 * would take for a running server. Any other left-over file is PostgreSQL's own to judge.
 */
export async function clearRemains(cluster: string): Promise<void> {
  const orphans = () => processesWorkingIn(cluster);
  for (const pid of orphans()) signal(pid, 'SIGTERM');
  if (!(await within(orphanMs, () => orphans().length === 0))) {
    for (const pid of orphans()) signal(pid, 'SIGKILL');
    await within(orphanMs, () => orphans().length === 0);
  }
  const pid = Number(readPidFile(cluster).split('\n')[0]);
  if (pid && isNumberTaken(pid)) await rm(join(cluster, 'postmaster.pid'));
}

async function within(limitMs: number, done: () => boolean): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += pollMs) {
    if (done()) return true;
    await pause(pollMs);
  }
  return done();
}

function isNumberTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
