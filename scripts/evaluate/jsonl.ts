import { InputError, readText } from './csv.ts';

/** One object of a JSONL file; `line` is where it stands, the first being 1. */
export interface JsonRow {
  file: string;
  line: number;
  fields: Record<string, unknown>;
}

/** @throws InputError for a missing file, an empty one, or a line that is no JSON object */
export function readJsonl(file: string): JsonRow[] {
  const lines = readText(file).split('\n');
  const rows = lines.flatMap((text, i) =>
    text.trim() === '' ? [] : [{ file, line: i + 1, fields: objectOf(text, `${file}:${i + 1}`) }],
  );
  if (rows.length === 0) throw new InputError(`${file}: 空文件 the file is empty`);
  return rows;
}

function objectOf(text: string, where: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new InputError(`${where}: 不是一个 JSON 对象 no JSON object`);
}

/** A field that must hold something. @throws InputError naming file, line and field */
export function textOf(row: JsonRow, field: string): string {
  const text = findText(row, field);
  if (text === '') throw wrong(row, field, '是空的 is empty');
  return text;
}

/** A field that may be missing, null or a number: '' for none. @throws InputError for anything else */
export function findText(row: JsonRow, field: string): string {
  const value = row.fields[field] ?? '';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw wrong(row, field, '不是文字 is no text');
  return value.trim();
}

/** @throws InputError where the field is no time with its zone */
export function timeOf(row: JsonRow, field: string): Date {
  const text = textOf(row, field);
  const at = new Date(text);
  if (Number.isNaN(at.getTime()) || !/(?:Z|[+-]\d{2}:\d{2})$/.test(text))
    throw wrong(row, field, `“${text}” 不是带时区的时间 no time with its zone`);
  return at;
}

export const wrong = ({ file, line }: JsonRow, field: string, what: string) =>
  new InputError(`${file}:${line} ${field}: ${what}`);
