import { readSheet } from 'read-excel-file/universal';
import { type DeedWords, type DraftLine, linesOfRows } from './draft.ts';

/** The lines of the first sheet of a workbook, read in this browser: the file is sent nowhere. */
export async function readWorkbook(file: File, words: DeedWords): Promise<DraftLine[]> {
  return linesOfRows(await readSheet(file), words);
}
