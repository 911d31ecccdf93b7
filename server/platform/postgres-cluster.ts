import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostgresHome } from './postgres-home.ts';

const logLimitBytes = 10_000_000;

/**
 * The folder of the database cluster in `home`, made with `superuser` at the first start. It is
 * made aside and renamed, so half of one is never taken for a whole one.
 */
export async function ensureCluster(
  home: PostgresHome,
  options: { superuser: string; durable: boolean },
): Promise<string> {
  const cluster = join(home.folder, 'cluster');
  const made = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (made !== undefined) {
    await refuseOtherMajor(home, made.trim());
    return cluster;
  }
  for (const entry of await readdir(home.folder)) {
    if (entry.startsWith('draft-')) await rm(join(home.folder, entry), { recursive: true });
  }
  const draft = await mkdtemp(join(home.folder, 'draft-'));
  if (home.user) await chown(draft, home.user.uid, home.user.gid);
  // In any other locale trigram search fails in Chinese: show_trgm('积分') would be empty.
  const locale = ['--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const words = ['-D', draft, '-U', options.superuser, '--auth=trust', '--encoding=UTF8'];
  const sync = options.durable ? [] : ['--no-sync'];
  const initdb = await runProgram(home, 'initdb', [
    ...words,
    ...locale,
    '--no-instructions',
    ...sync,
  ]);
  if (initdb.exitCode === null) await once(initdb, 'exit');
  if (initdb.exitCode !== 0) {
    throw new Error(`The database could not be made.\n${await endOfLog(home)}`);
  }
  await rename(draft, cluster);
  return cluster;
}

async function refuseOtherMajor(home: PostgresHome, made: string): Promise<void> {
  if (home.version.startsWith(`${made}.`)) return;
  throw new Error(
    `The database in ${home.folder} was made by PostgreSQL ${made}, this is ${home.version}. ` +
      'Move the data over with pg_dump and pg_restore.',
  );
}

/**
 * Starts one of PostgreSQL's programs as the user of this home; what it says goes to the log.
 * `apart` takes it out of our process group, so that Ctrl-C reaches it only through us.
 */
export async function runProgram(
  home: PostgresHome,
  program: 'initdb' | 'postgres',
  words: string[],
  apart = false,
): Promise<ChildProcess> {
  const path = logPath(home);
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > logLimitBytes) await rename(path, `${path}.1`);
  const log = await open(path, 'a', 0o600);
  try {
    const child = spawn(join(home.native, 'bin', program), words, {
      ...home.user,
      cwd: home.folder,
      // Nothing of our environment: PGDATA, PGPORT and their like would be obeyed.
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      detached: apart,
      stdio: ['ignore', log.fd, log.fd],
    });
    await once(child, 'spawn');
    return child;
  } finally {
    await log.close();
  }
}

/** The last lines PostgreSQL wrote, for an error message. */
export async function endOfLog(home: PostgresHome): Promise<string> {
  const words = await readFile(logPath(home), 'utf8').catch(() => '');
  return words.trim().split('\n').slice(-12).join('\n');
}

const logPath = (home: PostgresHome) => join(home.folder, 'postgres.log');
