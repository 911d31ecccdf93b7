import { saveFile } from '../../ui/save-file.ts';
import type { Book } from './types.ts';

/** Hands the book to the browser as a file that can be read in again. */
export function downloadBook(name: string, book: Book): void {
  const file = new Blob([`${JSON.stringify(book, null, 2)}\n`], { type: 'application/json' });
  saveFile({ file, name: `${name.replace(/[\\/:*?"<>|\s]+/g, '-')}.json` });
}

/** JSON as it was typed or chosen, or why it cannot be read. */
export function parseJson(text: string): { value: object } | { why: string } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { value } : { why: typeof value };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}
