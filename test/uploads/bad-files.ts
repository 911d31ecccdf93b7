import { deflateSync, gzipSync } from 'node:zlib';
import {
  chunk,
  type FileAttack,
  header,
  moving,
  pixels,
  pngOf,
  pngWith,
  segment,
  signature,
  uint16,
  uint32,
  whole,
  zip,
} from './build.ts';

/** Ten thousand frames of an animated PNG, each of one pixel. */
function manyFrames(): Buffer {
  const frames: Buffer[] = [];
  for (let frame = 0; frame < 10_000; frame++) {
    const size = [uint32(frame * 2), uint32(1), uint32(1), uint32(0), uint32(0)];
    frames.push(chunk('fcTL', Buffer.concat([...size, Buffer.from('0001000a0000', 'hex')])));
    frames.push(
      chunk('fdAT', Buffer.concat([uint32(frame * 2 + 1), deflateSync(Buffer.alloc(4))])),
    );
  }
  const control = chunk('acTL', Buffer.concat([uint32(10_000), uint32(0)]));
  return pngOf(header(1, 1), control, pixels(4), ...frames);
}

/** A head of a JPEG that says how large it is, and nothing behind it. */
const jpegOf = (width: number, height: number) =>
  Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    segment(
      0xc0,
      Buffer.concat([
        Buffer.from([8]),
        uint16(height),
        uint16(width),
        Buffer.from('03011100021100031100', 'hex'),
      ]),
    ),
    segment(0xda, Buffer.from('03010002000300003f00', 'hex')),
    Buffer.alloc(100),
  ]);

const tooMuch: FileAttack[] = [
  {
    name: 'a PNG of 20,000 × 20,000',
    make: () => pngOf(header(20_000, 20_000), pixels(4_000_000)),
  },
  {
    name: 'a PNG of 60,000 × 60,000',
    make: () => pngOf(header(60_000, 60_000), pixels(4_000_000)),
  },
  { name: 'a PNG of 2,147,483,647 × 1', make: () => pngOf(header(2_147_483_647, 1), pixels(100)) },
  { name: 'a PNG of 1 × 1,000,000,000', make: () => pngOf(header(1, 1_000_000_000), pixels(100)) },
  {
    name: 'an interlaced PNG of 20,000 × 20,000',
    make: () => pngOf(header(20_000, 20_000, 1), pixels(4_000_000)),
  },
  { name: 'a PNG of nothing', make: () => pngOf(header(0, 0), pixels(10)) },
  {
    name: 'a PNG with more pixels than it has',
    make: () => pngOf(header(4_000, 4_000), pixels(100)),
  },
  {
    name: 'a PNG with pixels of 100 MB for a few',
    make: () => pngOf(header(4, 4), pixels(100_000_000)),
    taken: true,
  },
  { name: 'a JPEG of 65,535 × 65,535', make: () => jpegOf(65_535, 65_535) },
  { name: 'a JPEG of 0 × 0', make: () => jpegOf(0, 0) },
  { name: 'a gzip bomb', make: () => gzipSync(Buffer.alloc(30_000_000)) },
  {
    name: 'an archive bomb',
    make: () => Buffer.concat([zip, deflateSync(Buffer.alloc(30_000_000))]),
  },
  {
    name: 'a text of a PNG that unpacks to 50 MB',
    make: () =>
      pngWith(
        chunk(
          'zTXt',
          Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(50_000_000))]),
        ),
      ),
    taken: true,
  },
  {
    name: 'colours of a PNG that unpack to 50 MB',
    make: () =>
      pngWith(
        chunk(
          'iCCP',
          Buffer.concat([Buffer.from('icc\0\0'), deflateSync(Buffer.alloc(50_000_000))]),
        ),
      ),
    taken: true,
  },
  { name: 'an animated PNG of ten thousand frames', make: manyFrames, taken: true },
  { name: 'an animated WebP', make: () => moving(200).webp().toBuffer() },
  { name: 'four megabytes of noise', make: () => Buffer.alloc(4_000_000, 'k9#fQ!') },
  {
    name: 'more than twelve megabytes',
    make: async () => Buffer.concat([await whole('jpeg'), Buffer.alloc(12_600_000)]),
  },
];

const broken: FileAttack[] = [
  ...(['jpeg', 'png', 'webp'] as const).flatMap((format) =>
    [0.1, 0.6, 0.95].map((share) => ({
      name: `${share * 100} % of a ${format}`,
      make: async () => {
        const bytes = await whole(format);
        return bytes.subarray(0, Math.floor(bytes.length * share));
      },
    })),
  ),
  { name: 'nothing', make: () => Buffer.alloc(0) },
  { name: 'one byte', make: () => Buffer.from([0xff]) },
  { name: 'the first three bytes of a JPEG', make: () => Buffer.from('ffd8ff', 'hex') },
  {
    name: 'the head of a JPEG and noise',
    make: () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(5_000, 0x41)]),
  },
  {
    name: 'the head of a PNG and noise',
    make: () => Buffer.concat([signature, Buffer.alloc(5_000, 0x41)]),
  },
  {
    name: 'the head of a WebP and noise',
    make: () =>
      Buffer.concat([Buffer.from('RIFF\xff\xff\xff\x7fWEBPVP8 ', 'latin1'), Buffer.alloc(5_000)]),
  },
  {
    name: 'a PNG with a part longer than the file',
    make: () => Buffer.concat([signature, header(4, 4), uint32(0x7fffffff), Buffer.from('IDAT')]),
  },
  {
    name: 'a PNG with a part of negative length',
    make: () => Buffer.concat([signature, header(4, 4), uint32(0xffffffff), Buffer.from('IDAT')]),
  },
];

/** Bombs, and files that break off. */
export const badFiles: readonly FileAttack[] = [...tooMuch, ...broken];
