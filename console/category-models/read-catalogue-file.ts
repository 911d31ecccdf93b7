import { mostCharacters } from '../../contract/catalogue-files.ts';

/** Why a file is not even sent: it is too large, or no text. */
export class UnfitFile extends Error {
  readonly why: 'tooLarge' | 'noText';
  constructor(why: UnfitFile['why']) {
    super(why);
    this.why = why;
  }
}

/** A character takes four bytes at most. */
const mostBytes = mostCharacters * 4;

/**
 * The text of a CSV file: in UTF-8, or as spreadsheets in China write it when nobody tells them otherwise.
 * @throws UnfitFile for what is too large, or no text
 */
export async function readCatalogueFile(file: Blob): Promise<string> {
  if (file.size > mostBytes) throw new UnfitFile('tooLarge');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
  if (text === undefined || text.includes('\0')) throw new UnfitFile('noText');
  if (text.length > mostCharacters) throw new UnfitFile('tooLarge');
  return text;
}

function decode(bytes: Uint8Array<ArrayBuffer>, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
