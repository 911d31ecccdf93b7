import { readFileSync } from 'node:fs';
import { parseCsv, type Row } from '../../server/platform/csv.ts';

export type { Row } from '../../server/platform/csv.ts';

/** What was handed to us cannot be read; names the file, and where it can the line and the field. */
export class InputError extends Error {}

/**
 * The rows of a CSV file.
 * @throws InputError for a missing file, a missing column, or a row with too few or too many fields
 */
export function readCsv(file: string, columns: readonly string[]): Row[] {
  const {
    rows,
    faults: [fault],
  } = parseCsv(readText(file), columns);
  if (fault === undefined) return rows;
  const { line, field, why } = fault;
  const at = field === '' ? file : `${file}:${line} ${field}`;
  throw new InputError(`${at}: ${why.zh} ${why.en}`);
}

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`${file}: 读不了 cannot be read (${code})`);
  }
}
