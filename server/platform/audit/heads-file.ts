import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Signed heads of the chains, kept outside the database: whoever holds one can tell later whether the
 * database was put back or its end cut off. One file a county, one JSON string a line, only ever added
 * to; it is meant to be carried elsewhere, by whatever collects logs.
 */
export interface HeadsFile {
  append(county: number, note: string): Promise<void>;
  /** Notes from the oldest on; none where there is no file. */
  read(county: number): Promise<string[]>;
}

export function openHeadsFile(folder: string): HeadsFile {
  const fileOf = (county: number) => join(folder, `${county}.jsonl`);
  return {
    append: async (county, note) => {
      await mkdir(folder, { recursive: true });
      await appendFile(fileOf(county), `${JSON.stringify(note)}\n`, { flush: true });
    },
    read: async (county) => readNotes(await textOf(fileOf(county))),
  };
}

/** A line that is no JSON string is half a line of a machine that lost its power. */
export function readNotes(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    try {
      const note: unknown = JSON.parse(line);
      return typeof note === 'string' ? [note] : [];
    } catch {
      return [];
    }
  });
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
