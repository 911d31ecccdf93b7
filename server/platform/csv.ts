import type { Sentence } from '../../contract/values.ts';

export interface Row {
  /** Of the file, the header being 1. */
  line: number;
  fields: Record<string, string>;
}

/** What cannot be read, and where; an empty field: it is about the line or the file. */
export interface CsvFault {
  line: number;
  field: string;
  why: Sentence;
}

/**
 * The rows of a CSV text as RFC 4180 writes it: a quoted field may hold commas, doubled quotes and line breaks.
 * A row with too few or too many fields is a fault and no row; without a column that is needed there are none.
 */
export function parseCsv(
  text: string,
  columns: readonly string[],
): { rows: Row[]; faults: CsvFault[] } {
  const { lines, fault } = splitLines(text.replace(/^\uFEFF/, ''));
  const [header, ...others] = lines;
  if (fault) return { rows: [], faults: [fault] };
  if (header === undefined) return { rows: [], faults: [{ line: 1, field: '', why: nothing }] };
  const missing = columns.filter((column) => !header.cells.includes(column));
  if (missing.length > 0)
    return { rows: [], faults: missing.map((field) => ({ line: 1, field, why: noColumn })) };
  const rows: Row[] = [];
  const faults: CsvFault[] = [];
  const expected = header.cells.length;
  for (const { line, cells } of others)
    if (cells.length === expected)
      rows.push({
        line,
        fields: Object.fromEntries(header.cells.map((name, i) => [name, cells[i] ?? ''])),
      });
    else {
      const field = header.cells[cells.length] ?? `#${expected + 1}`;
      faults.push({ line, field, why: otherLength(expected, cells.length) });
    }
  return { rows, faults };
}

const nothing: Sentence = { zh: '空文件', en: 'the file is empty' };
const noColumn: Sentence = { zh: '缺少这一列', en: 'the column is missing' };
const otherLength = (expected: number, found: number): Sentence => ({
  zh: `应有 ${expected} 栏，实有 ${found} 栏`,
  en: `expected ${expected} fields, found ${found}`,
});
const openQuote: Sentence = { zh: '引号不成对', en: 'a quote is not closed' };

interface Cells {
  line: number;
  cells: string[];
}

function splitLines(text: string): { lines: Cells[]; fault?: CsvFault } {
  const lines: Cells[] = [];
  let line = 1;
  let row: Cells = { line, cells: [] };
  // A field, quoted or plain, and what ends it.
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (match === null)
      return { lines, fault: { line, field: `#${row.cells.length + 1}`, why: openQuote } };
    const [whole, quoted, plain = '', end] = match;
    row.cells.push(quoted?.replaceAll('""', '"') ?? plain);
    line += whole.split('\n').length - 1;
    if (end === ',' && field.lastIndex === text.length) row.cells.push('');
    if (end !== ',' || field.lastIndex === text.length) {
      if (whole.trim() !== '' || row.cells.length > 1) lines.push(row);
      row = { line, cells: [] };
    }
    if (field.lastIndex === at) break;
  }
  return { lines };
}
