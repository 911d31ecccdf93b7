import { readFileSync } from 'node:fs';

/** What was handed to us cannot be read; names the file, and where it can the line and the field. */
export class InputError extends Error {}

export interface Row {
  /** Of the file, the header being 1. */
  line: number;
  fields: Record<string, string>;
}

/**
 * The rows of a CSV file as RFC 4180 writes it: a quoted field may hold commas, doubled quotes and line breaks.
 * @throws InputError for a missing file, a missing column, or a row with too few or too many fields
 */
export function readCsv(file: string, columns: readonly string[]): Row[] {
  const [header, ...rows] = splitRows(readText(file), file);
  if (header === undefined) throw new InputError(`${file}: 空文件 the file is empty`);
  for (const column of columns)
    if (!header.cells.includes(column))
      throw new InputError(`${file}:1 ${column}: 缺少这一列 the column is missing`);
  return rows.map(({ line, cells }) => {
    if (cells.length !== header.cells.length) {
      const field = header.cells[cells.length] ?? `#${header.cells.length + 1}`;
      throw new InputError(
        `${file}:${line} ${field}: 应有 ${header.cells.length} 栏，实有 ${cells.length} 栏 expected ${header.cells.length} fields, found ${cells.length}`,
      );
    }
    return {
      line,
      fields: Object.fromEntries(header.cells.map((name, i) => [name, cells[i] ?? ''])),
    };
  });
}

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`${file}: 读不了 cannot be read (${code})`);
  }
}

interface Cells {
  line: number;
  cells: string[];
}

function splitRows(text: string, file: string): Cells[] {
  const rows: Cells[] = [];
  let line = 1;
  let row: Cells = { line, cells: [] };
  // A field, quoted or plain, and what ends it.
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (match === null)
      throw new InputError(
        `${file}:${line} #${row.cells.length + 1}: 引号不成对 a quote is not closed`,
      );
    const [whole, quoted, plain = '', end] = match;
    row.cells.push(quoted?.replaceAll('""', '"') ?? plain);
    line += whole.split('\n').length - 1;
    if (end === ',' && field.lastIndex === text.length) row.cells.push('');
    if (end !== ',' || field.lastIndex === text.length) {
      if (whole.trim() !== '' || row.cells.length > 1) rows.push(row);
      row = { line, cells: [] };
    }
    if (field.lastIndex === at) break;
  }
  return rows;
}
