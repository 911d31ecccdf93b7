import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';

/* Where something that was said could be left: rows, files, and the files of the database itself. */

/** As text, as PostgreSQL prints bytes, as base64 may hold it, and in an address. */
export function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  return [
    text,
    bytes.toString('hex'),
    bytes.toString('base64url').slice(0, -2),
    bytes.toString('base64').slice(0, -3),
    encodeURIComponent(text),
  ];
}

export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

/** Every row of every table, as text. */
export async function rowsOf(pool: Pool): Promise<{ table: string; text: string }[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const dumped: { table: string; text: string }[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ text: string }>(`select t::text as text from ${name} t`);
    dumped.push(...rows.map(({ text }) => ({ table: name, text })));
  }
  return dumped;
}

/**
 * Looks for words in the files of this database and in the journal of its cluster, all of them on the disk.
 * @returns which of them was found in which part: `data` or `journal`
 */
export async function wordsOnDisk(
  pool: Pool,
  words: readonly string[],
): Promise<{ word: string; part: 'data' | 'journal' }[]> {
  await pool.query('checkpoint');
  const { rows } = await pool.query<{ folder: string; oid: number }>(
    `select current_setting('data_directory') as folder, oid from pg_database
     where datname = current_database()`,
  );
  const { folder, oid } = rows[0] ?? { folder: '', oid: 0 };
  const found: { word: string; part: 'data' | 'journal' }[] = [];
  for (const [part, path] of [
    ['data', `base/${oid}`],
    ['journal', 'pg_wal'],
  ] as const)
    for (const file of await filesBelow(join(folder, path))) {
      const bytes = await bytesOf(file);
      for (const word of words) if (bytes.includes(word)) found.push({ word, part });
    }
  return found;
}

/** The journal is cleared while it is read: a file that has just gone holds nothing. */
const bytesOf = (file: string): Promise<Buffer> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
