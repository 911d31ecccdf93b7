import { inflateSync } from 'node:zlib';

const signature = 0x774f4646;
const headerBytes = 44;
const entryBytes = 20;

/**
 * The TrueType file inside a WOFF 1.0 file (W3C Recommendation, 13 December 2012): the same tables,
 * each inflated, behind a directory of the older form. The typesetter reads only the older one.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.readUInt32BE(0) !== signature) throw new Error('not a WOFF 1.0 file');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, place) => tableAt(woff, place));
  const directory = Buffer.alloc(12 + count * 16);
  const power = Math.floor(Math.log2(count));
  directory.writeUInt32BE(woff.readUInt32BE(4), 0);
  directory.writeUInt16BE(count, 4);
  directory.writeUInt16BE(2 ** power * 16, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE((count - 2 ** power) * 16, 10);
  let offset = directory.length;
  const bodies = tables.map(({ tag, checksum, bytes }, place) => {
    const at = 12 + place * 16;
    directory.write(tag, at, 'latin1');
    directory.writeUInt32BE(checksum, at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(bytes.length, at + 12);
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([directory, ...bodies]);
}

function tableAt(woff: Buffer, place: number) {
  const at = headerBytes + place * entryBytes;
  const start = woff.readUInt32BE(at + 4);
  const packedBytes = woff.readUInt32BE(at + 8);
  const plainBytes = woff.readUInt32BE(at + 12);
  const packed = woff.subarray(start, start + packedBytes);
  const bytes = packedBytes < plainBytes ? inflateSync(packed) : packed;
  if (bytes.length !== plainBytes) throw new Error('a WOFF table is not of the length it names');
  return {
    tag: woff.toString('latin1', at, at + 4),
    checksum: woff.readUInt32BE(at + 16),
    bytes,
  };
}
