import { readFileSync } from 'node:fs';
import { checkReceipt } from '../../contract/seal/check-receipt.ts';
import { readPastedNote, type SignedCheckpoint } from '../../contract/seal/checkpoint.ts';
import { readConsistency, readReceipt, Unreadable } from '../../contract/seal/receipt.ts';
import { linesOf } from '../../contract/seal/verdict-texts.ts';
import { cryptography } from '../../server/features/seals/service.ts';

/** A file that is not what it should be; the sentence names the file and the field. */
export class FileError extends Error {}

interface ReceiptFiles {
  file: string;
  checkpoint: string | undefined;
  consistency: string | undefined;
}

/** @returns the exit code: 0 whole, 1 broken */
export async function verifyReceipt(
  { file, checkpoint, consistency }: ReceiptFiles,
  say: (line: string) => void,
): Promise<number> {
  const verdict = await checkReceipt(
    {
      receipt: read(file, readReceipt),
      saved: checkpoint === undefined ? undefined : readCheckpoint(checkpoint),
      consistency: consistency === undefined ? undefined : read(consistency, readConsistency),
    },
    cryptography,
  );
  for (const { zh, en } of linesOf(verdict)) say(`${zh}\n  ${en}`);
  return verdict.kind === 'whole' ? 0 : 1;
}

export function readCheckpoint(file: string): SignedCheckpoint {
  const found = readPastedNote(readText(file));
  if (found === undefined)
    throw new FileError(`${file}: 不是封存单 · this is not a signed checkpoint`);
  return found;
}

function read<T>(file: string, parse: (text: string) => T): T {
  try {
    return parse(readText(file));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new FileError(`${file}: ${error.field} 读不懂 · cannot be read`);
  }
}

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new FileError(`${file}: 打不开 · cannot be opened`);
  }
}
