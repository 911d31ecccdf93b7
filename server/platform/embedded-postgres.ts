import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { lockFolder } from './folder-lock.ts';
import { endOfLog, ensureCluster, runProgram } from './postgres-cluster.ts';
import { findPostgresFolder, type PostgresHome, preparePostgresHome } from './postgres-home.ts';
import {
  clearRemains,
  findPostmaster,
  type Postmaster,
  readPidFile,
  stopPostmaster,
  waitUntilReady,
} from './postmaster.ts';

/** How to reach a PostgreSQL database; `host` may be the folder of a unix socket. */
export interface PostgresConnection {
  host: string;
  port: number;
  user: string;
  database: string;
  password?: string;
}

export interface EmbeddedPostgres {
  connection: PostgresConnection;
  /** True when the server ran already, left over from a process that was killed. */
  adopted: boolean;
  /** Ends the server and gives the folder back; returns when its process is gone. */
  stop: () => Promise<void>;
}

type Log = (message: string) => void;

type Settings = Record<string, string>;

interface Start {
  home: PostgresHome;
  cluster: string;
  settings: Settings;
  log: Log;
}

const name = 'pingan';
const port = 5432;

const smallMachine: Settings = {
  listen_addresses: '',
  max_connections: '120',
  shared_buffers: '256MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  jit: 'off',
  wal_compression: 'off',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
};
const durability = ['fsync', 'full_page_writes', 'synchronous_commit'];

/**
 * Starts the PostgreSQL that belongs to `dataDir`, making it at the first start, or adopts it when
 * it still runs. It listens on a unix socket only, which no other user can reach. `durable: false`
 * gives up safety at a power cut for speed and is for tests; `settings` are further settings by
 * their PostgreSQL names.
 *
 * @throws FolderInUseError when another process holds the folder; an Error with the end of
 * PostgreSQL's log when it does not start or does not take its settings.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: Log;
  durable?: boolean;
  settings?: Settings;
}): Promise<EmbeddedPostgres> {
  const { durable = true, log } = options;
  const home = await preparePostgresHome(options.dataDir);
  const lock = await lockFolder(home.folder);
  try {
    const cluster = await ensureCluster(home, { superuser: name, durable });
    const safety = Object.fromEntries(durability.map((key) => [key, durable ? 'on' : 'off']));
    const settings = { ...smallMachine, ...options.settings, ...safety };
    const start = { home, cluster, settings, log };
    const adopted = await adopt(start);
    const server = adopted ?? (await startServer(start));
    await ensureDatabase(server);
    let stopped: Promise<void> | undefined;
    const stop = async () => {
      if (findPostmaster(cluster)?.pid === server.pid) await stopPostmaster(server.pid);
      // Not empty only when the server had to be killed; the next start uses it again.
      await rmdir(server.socketFolder).catch(() => undefined);
      await lock.release();
    };
    return {
      connection: connectionTo(server, name),
      adopted: adopted !== undefined,
      stop() {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * Reaches the PostgreSQL of `dataDir` for a visit: through the socket of the one that runs, which
 * stays its owner's, or by starting it until `stop`. Undefined when none was ever made there.
 */
export async function visitEmbeddedPostgres(options: {
  dataDir: string;
  log: Log;
}): Promise<EmbeddedPostgres | undefined> {
  const folder = await findPostgresFolder(options.dataDir);
  if (folder === undefined) return undefined;
  const cluster = join(folder, 'cluster');
  const server = await findReady(cluster);
  if (server === undefined) return await startEmbeddedPostgres(options);
  return { connection: connectionTo(server, name), adopted: true, stop: async () => {} };
}

async function findReady(cluster: string): Promise<Postmaster | undefined> {
  const found = findPostmaster(cluster);
  if (!found) return undefined;
  return await waitUntilReady(cluster, () => findPostmaster(cluster)?.pid === found.pid);
}

/** A server left running by a killed process, unless it is out of reach or set up otherwise. */
async function adopt({ cluster, settings, log }: Start): Promise<Postmaster | undefined> {
  const server = await findReady(cluster);
  if (!server) return undefined;
  const wrong = await wrongSettings(server, settings).catch((error: Error) => [error.message]);
  if (wrong.length === 0) return server;
  log(`The database that runs already is started again: ${wrong.join(', ')}`);
  await stopPostmaster(server.pid);
  return undefined;
}

async function startServer(start: Start): Promise<Postmaster> {
  const { home, cluster, settings } = start;
  await clearRemains(cluster);
  const socket = { unix_socket_directories: await ensureSocketFolder(home), port: String(port) };
  const flags = Object.entries({ ...settings, ...socket }).flatMap((one) => ['-c', one.join('=')]);
  // In a container the new process may well get the number that the file of a killed one names.
  const stale = readPidFile(cluster);
  const child = await runProgram(home, 'postgres', ['-D', cluster, ...flags], true);
  child.unref();
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const server = await waitUntilReady(cluster, isAlive, stale);
  if (!server) {
    // A server that a killed process had only just spawned may have come first.
    const earlier = await adopt(start);
    if (earlier) return earlier;
    throw new Error(`PostgreSQL did not start.\n${await endOfLog(home)}`);
  }
  const wrong = await wrongSettings(server, settings);
  if (wrong.length === 0) return server;
  await stopPostmaster(server.pid);
  throw new Error(`PostgreSQL did not take its settings: ${wrong.join(', ')}`);
}

/**
 * A short path, because the system allows about a hundred bytes for a socket. Anyone may write to
 * /tmp, so a folder that another user made in our place is refused.
 */
async function ensureSocketFolder({ folder, user }: PostgresHome): Promise<string> {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const path = join('/tmp', `${name}-${hash}`);
  const made = await mkdir(path, { mode: 0o700 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
  if (made && user) await chown(path, user.uid, user.gid);
  const found = await lstat(path);
  const owner = user?.uid ?? process.getuid?.();
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new Error(`${path} is not a private folder of the database's user. Remove it.`);
  }
  // What a killed server left here bears its number, which may be a zombie's or another program's.
  for (const left of ['', '.lock'])
    await rm(join(path, `.s.PGSQL.${port}${left}`), { force: true });
  return path;
}

async function ensureDatabase(server: Postmaster): Promise<void> {
  await withClient(server, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${name}`);
  });
}

/** The durability settings that are not as they should be, as `fsync=off`. */
async function wrongSettings(server: Postmaster, settings: Settings): Promise<string[]> {
  return await withClient(server, async (client) => {
    const { rows } = await client.query<{ name: string; setting: string }>(
      'select name, setting from pg_settings where name = any($1)',
      [durability],
    );
    return rows
      .filter((row) => row.setting !== settings[row.name])
      .map((row) => `${row.name}=${row.setting}`);
  });
}

async function withClient<T>(server: Postmaster, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    ...connectionTo(server, 'postgres'),
    ssl: false,
    connectionTimeoutMillis: 5_000,
  });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function connectionTo(server: Postmaster, database: string): PostgresConnection {
  return { host: server.socketFolder, port: server.port, user: name, database };
}
