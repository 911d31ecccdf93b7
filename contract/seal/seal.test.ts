import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cryptography } from '../../server/features/seals/service.ts';
import {
  checkpointText,
  isBy,
  keyHashInput,
  publicKeyText,
  readNote,
  readPastedNote,
  readPublicKey,
  signedNote,
} from './checkpoint.ts';
import { canonicalBytes, type Leaf, leafInput, nodeInput, pseudonymInput } from './leaf.ts';
import { formatOf, readConsistency, readReceipt, Unreadable } from './receipt.ts';
import { fromBase64, toBase64, toHex } from './text.ts';
import {
  consistencyRanges,
  continues,
  includes,
  inclusionRanges,
  type Range,
  subtreesOf,
} from './tree.ts';

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const { sha256 } = cryptography;

const leaf: Leaf = {
  county: '339921',
  place: '7',
  id: '0199e2a4-0000-7000-8000-000000000001',
  key: '0199e2a4-0000-7000-8000-000000000002',
  kind: '1',
  debit: 'ab'.repeat(32),
  credit: 'cd'.repeat(32),
  amount: '5',
  pending: '',
  reason: '0199e2a4-0000-7000-8000-000000000003',
  ruleVersion: '3',
  at: '1792382400.000000',
  creditVersion: '12',
  creditPosted: '345',
};
const salt = Uint8Array.from({ length: 16 }, (_, place) => place);

describe('the bytes of a leaf', () => {
  test('are those of the vectors in docs/how-to/check-the-seal.md', () => {
    expect(canonicalBytes(leaf)).toHaveLength(345);
    expect(toHex(digest(canonicalBytes(leaf)))).toBe(
      '1dc330d90fe496c290c573417f157e4b18122b5989fbfe12bf29c9be226ac079',
    );
    expect(toHex(digest(leafInput(salt, leaf)))).toBe(
      'f5b27229fdd60d8b125a93b4c30ffc4270008acc89718fdc8b89f137b83dca84',
    );
    expect(toHex(digest(pseudonymInput(salt, '1114112')))).toBe(
      'a087dabc309b97080ec782a466b9ad0299f8861baee5b88afbe0cd12a26db9d9',
    );
  });

  test('a field cannot lend its end to the next one', () => {
    const moved = { ...leaf, amount: '51', pending: '' };
    const other = { ...leaf, amount: '5', pending: '1' };
    expect(canonicalBytes(moved)).not.toEqual(canonicalBytes(other));
  });

  test('hold any Unicode by its UTF-8, and refuse half a character', () => {
    const text = '平安𠮷 e\u0301';
    expect(canonicalBytes({ ...leaf, reason: text }).length).toBe(
      canonicalBytes({ ...leaf, reason: '' }).length + new TextEncoder().encode(text).length,
    );
    const end = ['3', leaf.at, '12', '345'].map((one) => one.length + 4).reduce((a, b) => a + b);
    const written = Buffer.from(canonicalBytes({ ...leaf, reason: text }));
    expect(written.subarray(0, -end).toString()).toMatch(new RegExp(`${text}$`));
    expect(() => canonicalBytes({ ...leaf, reason: 'a\ud842' })).toThrow(RangeError);
  });
});

/** MTH(D[n]) as RFC 6962 §2.1 writes it: slow, and beyond doubt. */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return digest(new Uint8Array(0));
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return digest(nodeInput(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split))));
}

const leaves = Array.from({ length: 70 }, (_, place) => digest(Uint8Array.of(0, place)));
const rangeRoot = ({ first, end }: Range) => rootOf(leaves.slice(first, end));

describe('the tree', () => {
  test('every leaf is proved in every size, and nowhere else', async () => {
    for (let size = 1; size <= leaves.length; size++) {
      const root = rootOf(leaves.slice(0, size));
      for (let place = 0; place < size; place++) {
        const proof = inclusionRanges(place, size).map(rangeRoot);
        const own = { leaf: leaves[place] ?? root, place, size, proof, root };
        expect(await includes(own, sha256)).toBe(true);
        expect(await includes({ ...own, place: (place + 1) % size }, sha256)).toBe(size === 1);
      }
    }
  });

  test('every size continues every smaller one', async () => {
    for (let to = 1; to <= leaves.length; to++)
      for (let from = 0; from <= to; from++) {
        const proof = consistencyRanges(from, to).map(rangeRoot);
        const at = (size: number) => ({ size, root: rootOf(leaves.slice(0, size)) });
        expect(await continues({ from: at(from), to: at(to), proof }, sha256)).toBe(true);
      }
  });

  test('a changed hash, a missing one or one too many proves nothing', async () => {
    const size = fc.integer({ min: 2, max: leaves.length });
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), fc.nat(), async (to, a, b) => {
        const from = 1 + (a % (to - 1));
        const proof = consistencyRanges(from, to).map(rangeRoot);
        const at = (many: number) => ({ size: many, root: rootOf(leaves.slice(0, many)) });
        const tried = [
          proof.slice(1),
          [...proof, digest(Uint8Array.of(1))],
          proof.with(b % proof.length, digest(Uint8Array.of(b % 256))),
        ];
        for (const wrong of tried)
          expect(await continues({ from: at(from), to: at(to), proof: wrong }, sha256)).toBe(false);
      }),
    );
  });

  test('a range is made of whole subtrees, the larger first', () => {
    expect(subtreesOf({ first: 0, end: 11 })).toEqual([
      { level: 3, place: 0 },
      { level: 1, place: 4 },
      { level: 0, place: 10 },
    ]);
    expect(subtreesOf({ first: 4, end: 4 })).toEqual([]);
  });
});

describe('the note', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12);
  const name = 'pingan-points/339921';
  const key = { name, key: raw, hash: digest(keyHashInput(name, raw)).subarray(0, 4) };
  const text = checkpointText({
    origin: name,
    size: 12,
    root: digest(Uint8Array.of(5)),
    day: '2026-11-23',
    sealedAt: '2026-11-23T16:40:00.000Z',
    previous: { size: 9, root: digest(Uint8Array.of(4)) },
    audit: { seq: 40, hash: digest(Uint8Array.of(6)) },
  });
  const note = signedNote(text, key, sign(null, Buffer.from(text), privateKey));

  test('is read back byte for byte, and its key is known by its hash', async () => {
    const read = readNote(note);
    expect(read?.text).toBe(text);
    expect(read?.checkpoint).toMatchObject({ size: 12, day: '2026-11-23', previous: { size: 9 } });
    const found = await readPublicKey(publicKeyText(key), sha256);
    expect(read && found && isBy(read, found)).toBe(true);
    expect(text.split('\n').slice(0, 2)).toEqual([name, '12']);
  });

  test('one from before the audit had a chain is read as it always was', () => {
    const before = note.replace(/^audit .*\n/m, '');
    expect(readNote(note)?.checkpoint.audit).toMatchObject({ seq: 40 });
    expect(readNote(before)?.checkpoint).toMatchObject({ size: 12, audit: null });
    expect(readNote(before)?.text).toBe(text.replace(/^audit .*\n/m, ''));
  });

  test('a pasted one has lost its last newline; anything else makes it another text', () => {
    expect(readPastedNote(`  ${note.trimEnd().replaceAll('\n', '\r\n')}`)?.text).toBe(text);
    for (const wrong of [
      note.replace('\n12\n', '\n012\n'),
      note.replace('day ', 'Day '),
      note.replace('audit 40', 'audit 0'),
      note.replace(/^audit 40 \S+/m, 'audit 40 AAEC'),
      note.replace('\n\n', '\nmore\n\n'),
      note.slice(0, -4),
      note.replace('— ', '- '),
    ])
      expect(readNote(wrong)).toBeUndefined();
  });

  test('a key whose hash is of another name is no key', async () => {
    const other = publicKeyText({ ...key, name: 'pingan-points/110101' });
    expect(await readPublicKey(other, sha256)).toBeUndefined();
  });
});

describe('a file that is not whole names the field', () => {
  const whole = {
    format: 'pingan-receipt-1',
    transfer: leaf,
    salt: toBase64(salt),
    proof: [toBase64(digest(salt))],
    checkpoint: 'a note',
    key: 'a key',
  };
  test.each([
    ['/', '{"format": '],
    ['/format', JSON.stringify({ ...whole, format: 'pingan-receipt-2' })],
    ['/salt', JSON.stringify({ ...whole, salt: 'AAEC' })],
    ['/proof/0', JSON.stringify({ ...whole, proof: ['AAEC'] })],
    ['/transfer', JSON.stringify({ ...whole, transfer: [] })],
    ['/transfer/amount', JSON.stringify({ ...whole, transfer: { ...leaf, amount: 5 } })],
    ['/key', JSON.stringify({ ...whole, key: null })],
  ])('%s', (field, text) => {
    expect(() => readReceipt(text)).toThrow(Unreadable);
    try {
      readReceipt(text);
    } catch (error) {
      expect((error as Unreadable).field).toBe(field);
    }
  });
  test('sizes of a proof are whole numbers', () => {
    const text = JSON.stringify({ format: 'pingan-consistency-1', from: 1.5, to: 3, proof: [] });
    expect(() => readConsistency(text)).toThrow('/from');
  });
  test('what it is, is told by its content', () => {
    expect(formatOf(JSON.stringify(whole))).toBe('receipt');
    expect(formatOf('a\n— b c\n')).toBe('note');
    expect(formatOf('my holiday')).toBeUndefined();
  });
});

test('base64 has one way to write each byte', () => {
  expect(fromBase64('AA==')).toEqual(Uint8Array.of(0));
  for (const wrong of ['AB==', 'AA=', 'A', 'AA-_']) expect(fromBase64(wrong)).toBeUndefined();
});
