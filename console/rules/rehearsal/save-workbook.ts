import writeWorkbook from 'write-excel-file/browser';
import type { Rehearsal } from '../../../contract/rehearsals.ts';
import { asWorkbook, sheetsOf } from './sheets.ts';
import type { Words } from './words.ts';

/** Hands the reader a rehearsal as a workbook, named for its draft and day. */
export async function saveWorkbook(rehearsal: Rehearsal, words: Words): Promise<void> {
  const name = words.t('rehearsal.fileName', {
    // What file systems refuse in names, and what would hide the file.
    draft: rehearsal.draftName.replace(/[\\/:*?"<>|]|^\.+/g, '_'),
    date: rehearsal.startedAt.slice(0, 10),
  });
  await writeWorkbook(asWorkbook(sheetsOf(rehearsal, words))).toFile(`${name}.xlsx`);
}
