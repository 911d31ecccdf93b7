import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { unpackWoff } from './woff.ts';

const woff = readFileSync(
  fileURLToPath(
    import.meta.resolve('@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff'),
  ),
);

/** The sum over a table that its directory entry must name (OpenType 1.9, “Calculating checksums”). */
function checksumOf(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4)
    sum =
      (sum + Buffer.concat([table.subarray(at, at + 4), Buffer.alloc(4)]).readUInt32BE(0)) >>> 0;
  return sum;
}

test('every table comes out whole: its checksum is the one that the font names', () => {
  const font = unpackWoff(woff);
  const count = font.readUInt16BE(4);
  expect(count).toBeGreaterThan(8);
  for (let place = 0; place < count; place++) {
    const at = 12 + place * 16;
    const [sum, offset, length] = [4, 8, 12].map((field) => font.readUInt32BE(at + field));
    const table = Buffer.from(font.subarray(offset, (offset ?? 0) + (length ?? 0)));
    const tag = font.toString('latin1', at, at + 4);
    // The head table holds a sum over the whole file, which its own sum leaves out.
    if (tag === 'head') table.writeUInt32BE(0, 8);
    expect(checksumOf(table), tag).toBe(sum);
  }
});

test('what is no WOFF file is refused', () => {
  expect(() => unpackWoff(unpackWoff(woff))).toThrow('not a WOFF 1.0 file');
});
