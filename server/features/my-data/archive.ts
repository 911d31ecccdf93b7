import { Readable } from 'node:stream';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A file of the archive; `read` is called only when its turn comes. */
export interface ArchiveFile {
  name: string;
  /** Pictures are packed already. */
  packed: boolean;
  read(): Promise<Uint8Array | undefined>;
}

/** A photo of a case, and the name of its file in the archive. */
export interface Picture {
  id: string;
  file: string;
}

/**
 * One ZIP of files that are read one after another as the reader takes it in: of a thousand photos no
 * more than one is in memory. A file that is not there is left out.
 */
export function archiveOf(files: readonly ArchiveFile[], at: Date): Readable {
  return Readable.from(partsOf(files, at));
}

async function* partsOf(files: readonly ArchiveFile[], at: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    ready.push(part);
  });
  for (const { name, packed, read } of files) {
    const bytes = await read();
    if (bytes === undefined) continue;
    const entry = packed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = at;
    zip.add(entry);
    entry.push(bytes, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
