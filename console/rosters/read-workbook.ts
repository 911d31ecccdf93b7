import { readSheet } from 'read-excel-file/universal';
import { type DeedWords, type DraftLine, type Homes, linesOfRows } from './draft.ts';

/** The lines of the first sheet of a workbook, read in this browser: the file is sent nowhere. */
export async function readWorkbook(
  file: File,
  known: { words: DeedWords; homes: Homes },
): Promise<DraftLine[]> {
  return linesOfRows(await readSheet(file), known);
}
