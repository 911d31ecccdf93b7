import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

/**
 * Where photos and other files are kept. A key is a path of lower-case words such as
 * `339921/0198c0de-…/full.webp`; it is ours, never a name that somebody uploaded.
 */
export interface Files {
  /** Whole or not at all, also at a power cut; an earlier file of that key is replaced. */
  put(key: string, bytes: Buffer): Promise<void>;
  get(key: string): Promise<Buffer | undefined>;
  /** A key that holds nothing is removed already. */
  remove(key: string): Promise<void>;
}

/** A key that could lead out of the folder, or that other systems would read differently. */
export class FileKeyError extends Error {
  constructor(key: string) {
    super(`Not a file key: ${JSON.stringify(key)}`);
    this.name = 'FileKeyError';
  }
}

/** Keeps files below `root`, which is made when missing. Every method throws FileKeyError. */
export function createFolderFiles(root: string): Files {
  const folder = resolve(root);
  return {
    async put(key, bytes) {
      const path = pathOf(folder, key);
      await makeFolder(dirname(path));
      const draft = await writeDraft(path, bytes);
      try {
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await syncFolder(dirname(path));
    },

    async get(key) {
      return await orMissing(readFile(pathOf(folder, key)));
    },

    async remove(key) {
      const path = pathOf(folder, key);
      await orMissing(rm(path));
      await orMissing(syncFolder(dirname(path)));
    },
  };
}

const keyForm = /^[a-z0-9][a-z0-9_-]*(?:\/[a-z0-9][a-z0-9_-]*)*(?:\.[a-z0-9]+)*$/;

/** Lower case only, because some file systems take `A` and `a` for one. */
function pathOf(folder: string, key: string): string {
  if (key.length > 200 || !keyForm.test(key)) throw new FileKeyError(key);
  const path = join(folder, ...key.split('/'));
  if (!path.startsWith(folder + sep)) throw new FileKeyError(key);
  return path;
}

let drafts = 0;

/** Beside its target, since a rename is atomic only within one disk. No key begins with a dot. */
async function writeDraft(path: string, bytes: Buffer): Promise<string> {
  const draft = join(dirname(path), `.${process.pid}-${drafts++}.draft`);
  const file = await openNew(draft);
  // Another server process in a container of its own can have our number.
  if (!file) return await writeDraft(path, bytes);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return draft;
}

async function openNew(path: string) {
  try {
    return await open(path, 'wx', 0o640);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error;
  }
}

/** A new folder is itself an entry of its parent, and lost with it at a power cut. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    await syncFolder(dirname(made));
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function orMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
