import { expect, test } from 'vitest';
import { mostCharacters } from '../../contract/catalogue-files.ts';
import { readCatalogueFile, UnfitFile } from './read-catalogue-file.ts';

const read = (...parts: (string | Uint8Array<ArrayBuffer>)[]) => readCatalogueFile(new Blob(parts));

test('a file is read in UTF-8, with its mark or without, and as spreadsheets in China write it', async () => {
  expect(await read('\uFEFF代码,路灯')).toBe('代码,路灯');
  expect(await read('代码,路灯')).toBe('代码,路灯');
  // 代码 in GB 18030.
  expect(await read(Uint8Array.of(0xb4, 0xfa, 0xc2, 0xeb))).toBe('代码');
});

test('what is too large or no text is refused before anything is sent', async () => {
  const why = (file: Promise<string>) =>
    file.then(
      () => undefined,
      (error: unknown) => (error instanceof UnfitFile ? error.why : error),
    );
  expect(await why(read('x'.repeat(mostCharacters)))).toBeUndefined();
  expect(await why(read('x'.repeat(mostCharacters + 1)))).toBe('tooLarge');
  expect(await why(read('x'.repeat(mostCharacters * 4 + 1)))).toBe('tooLarge');
  // As a workbook begins.
  expect(await why(read(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0, 0)))).toBe('noText');
  expect(await why(read(Uint8Array.of(0xff, 0xff, 0xff)))).toBe('noText');
});
