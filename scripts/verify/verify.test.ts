import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPastedNote } from '../../contract/seal/checkpoint.ts';
import { openSealedBooks, type SealedBooks } from '../../test/sealed-books.ts';
import { verifyAll } from './journal.ts';
import { readCommand } from './read-command.ts';
import { FileError, readCheckpoint, verifyReceipt } from './receipt.ts';

let books: SealedBooks;
let folder: string;
beforeAll(async () => {
  books = await openSealedBooks();
  await books.post(12);
  await books.night();
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
});
afterAll(async () => {
  await books.close();
  await rm(folder, { recursive: true });
});

test.each([
  [['receipt', 'a.json'], { kind: 'receipt', file: 'a.json' }],
  [['journal', '--county', '339921'], { kind: 'journal', county: 339921 }],
  [['audit', '--heads', 'kept.jsonl'], { kind: 'audit', heads: 'kept.jsonl' }],
  [['audit-export', 'a.jsonl'], { kind: 'audit-export', file: 'a.jsonl' }],
  [['tls'], { kind: 'tls', url: undefined, http: undefined }],
  [['tls', 'https://a', '--http', 'http://a:81'], { url: 'https://a', http: 'http://a:81' }],
])('%j is understood', (args, command) => {
  expect(readCommand(args)).toMatchObject(command);
});

test.each([
  [[], 'receipt'],
  [['receipt'], 'FILE'],
  [['receipt', 'a', '--county', '339921'], '--county'],
  [['journal', 'a'], 'a:'],
  [['journal', '--county', '12'], '--county 12'],
  [['journal', '--consistency', 'p'], '--consistency'],
  [['journal', '--fast'], '--fast'],
  [['audit', '--consistency', 's'], '--consistency'],
  [['audit', 'a'], 'a:'],
  [['audit-export'], 'FILE'],
  [['books'], 'audit-export'],
  [['tls', 'https://a', 'https://b'], 'https://b:'],
  [['tls', '--key', 'k'], '--key'],
])('%j is refused, and what is wrong is named', (args, named) => {
  expect(readCommand(args)).toEqual(expect.stringContaining(named));
});

test('a whole journal has no findings, by its own key; by another key every seal is wrong', async () => {
  const options = { county: undefined, saved: undefined };
  const { publicKey } = books.deps.sealKey;
  const [whole] = await verifyAll(books.database, { ...options, key: publicKey });
  expect(whole).toMatchObject({ county: books.county, leaves: 12, seals: 1, findings: [] });
  const key = publicKey.toReversed();
  const [other] = await verifyAll(books.database, { ...options, key });
  expect(other?.findings.map(({ kind }) => kind)).toContain('seal_altered');
});

test('a seal of another county is refused by name instead of being passed over', async () => {
  const kept = await books.keep();
  const origin = 'pingan-points/110101';
  const saved = { ...kept, checkpoint: { ...kept.checkpoint, origin } };
  const key = books.deps.sealKey.publicKey;
  await expect(verifyAll(books.database, { county: undefined, saved, key })).rejects.toThrow(
    origin,
  );
});

test('a file that cannot be used is named, with its field', async () => {
  const say = () => {};
  const missing = { file: join(folder, 'none'), checkpoint: undefined, consistency: undefined };
  await expect(verifyReceipt(missing, say)).rejects.toThrow(FileError);
  const file = join(folder, 'half.json');
  await writeFile(file, '{"format":"pingan-receipt-1","transfer":{"county":"339921"}}');
  await expect(verifyReceipt({ ...missing, file }, say)).rejects.toThrow('/transfer/place');
  expect(() => readCheckpoint(file)).toThrow(file);
});

test('a checkpoint file may have lost its last newline', async () => {
  const { rows } = await books.database.pool.query<{ note: string }>('select note from seals');
  const note = rows[0]?.note ?? '';
  const file = join(folder, 'seal.txt');
  await writeFile(file, note.trimEnd());
  expect(readCheckpoint(file)).toEqual(readPastedNote(note));
});
