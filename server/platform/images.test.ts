import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { fingerprintDistance, maxPhotoBytes, type ReadPhoto, readPhoto } from './images.ts';

/** A scene of overlapping blocks, other for every seed. */
function scene(seed: number, width = 640, height = 480) {
  let state = seed;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const data = Buffer.alloc(width * height * 3, 128);
  for (let block = 0; block < 40; block += 1) {
    const colour = Buffer.from([draw(256), draw(256), draw(256)]);
    const [left, top] = [draw(width), draw(height)];
    const right = Math.min(width, left + 1 + draw(width / 2));
    const bottom = Math.min(height, top + 1 + draw(height / 2));
    for (let y = top; y < bottom; y += 1) {
      data.fill(colour, (y * width + left) * 3, (y * width + right) * 3);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function readAccepted(bytes: Buffer): Promise<ReadPhoto> {
  const reading = await readPhoto(bytes);
  if (reading.kind !== 'photo') throw new Error(reading.code);
  return reading;
}

/** The four-letter names of a WebP's parts. Metadata stand in EXIF, XMP and ICCP. */
function chunksOf(webp: Buffer): string[] {
  const names: string[] = [];
  for (let at = 12; at + 8 <= webp.length; ) {
    names.push(webp.toString('latin1', at, at + 4));
    const size = webp.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return names;
}

function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function pngBomb(side: number): Buffer {
  const header = Buffer.from('0000000000000000' + '0802000000', 'hex');
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(4_000_000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const withSecrets = (seed: number) =>
  scene(seed)
    .withExif({
      IFD0: { ImageDescription: '<script>alert(1)</script>', Software: 'canary-software' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1', GPSLongitudeRef: 'E' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">canary-xmp</x:xmpmeta>')
    .withIccProfile('p3');

describe('what is accepted is made anew', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('a %s keeps its picture only', async (format) => {
    const upload = await withSecrets(1).toFormat(format).toBuffer();
    expect((await sharp(upload).metadata()).exif, 'the upload has EXIF').toBeDefined();
    const photo = await readAccepted(upload);
    for (const webp of [photo.full, photo.thumb]) {
      expect(chunksOf(webp)).toEqual(['VP8 ']);
      expect(webp.readUInt32LE(4) + 8).toBe(webp.length);
      expect(webp.toString('latin1')).not.toMatch(/script|canary|GPS|Exif|xmpmeta/i);
    }
    expect(photo).toMatchObject({ width: 640, height: 480 });
    expect(photo.sha256).toEqual(createHash('sha256').update(upload).digest());
  });

  test('a large photo becomes 2,048 and 480 pixels, a small one stays', async () => {
    const large = await readAccepted(await scene(2, 3_000, 1_500).jpeg().toBuffer());
    expect([large.width, large.height]).toEqual([2_048, 1_024]);
    expect(await sharp(large.full).metadata()).toMatchObject({ width: 2_048, height: 1_024 });
    expect(await sharp(large.thumb).metadata()).toMatchObject({ width: 480, height: 240 });
    const small = await readAccepted(await scene(2, 40, 30).png().toBuffer());
    expect([small.width, small.height]).toEqual([40, 30]);
  });

  test('a photo that the camera says is turned comes out upright', async () => {
    const lying = await scene(3).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await readAccepted(lying)).toMatchObject({ width: 480, height: 640 });
  });

  test('what follows the picture is left behind', async () => {
    const jpeg = await scene(4).jpeg().toBuffer();
    const zip = Buffer.from('PK\x03\x04canary-zip<?php system($_GET[0]); ?>');
    const photo = await readAccepted(Buffer.concat([jpeg, zip]));
    expect(photo.full.includes('canary-zip')).toBe(false);
    expect(chunksOf(photo.full)).toEqual(['VP8 ']);
  });

  test('colours under transparent pixels are gone', async () => {
    const hidden = { r: 200, g: 0, b: 0, alpha: 0 };
    const clear = { width: 64, height: 64, channels: 4 as const, background: hidden };
    const photo = await readAccepted(await sharp({ create: clear }).png().toBuffer());
    const { channels } = await sharp(photo.full).stats();
    expect(channels.map(({ min }) => min > 250)).toEqual([true, true, true]);
  });

  test.each([
    ['grey', () => scene(5).greyscale().jpeg()],
    ['CMYK', () => scene(5).toColourspace('cmyk').jpeg()],
    ['16-bit', () => scene(5).toColourspace('rgb16').png()],
    ['progressive', () => scene(5).jpeg({ progressive: true })],
  ])('a %s picture is read', async (_, make) => {
    const photo = await readAccepted(await make().toBuffer());
    const plain = await readAccepted(await scene(5).jpeg().toBuffer());
    expect(fingerprintDistance(photo.fingerprint, plain.fingerprint)).toBeLessThanOrEqual(6);
  });
});

describe('what is refused', () => {
  const raw = () => scene(6, 64, 48);
  const refused = async (bytes: Buffer) => {
    const reading = await readPhoto(bytes);
    return reading.kind === 'refused' ? reading.code : reading.kind;
  };

  test.each([
    ['GIF', () => raw().gif().toBuffer()],
    ['TIFF', () => raw().tiff().toBuffer()],
    ['AVIF', () => raw().avif().toBuffer()],
    ['HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['PDF', () => Buffer.from('%PDF-1.7\n')],
    ['zip', () => Buffer.from('PK\x03\x04\x14\0', 'latin1')],
    ['GIFAR', () => Buffer.from('GIF89a\x01\0\x01\0PK\x03\x04', 'latin1')],
    ['HTML', () => Buffer.from('  <!doctype html><script>alert(1)</script>')],
    ['SVG with script', () => Buffer.from('<svg xmlns="x"><script>alert(1)</script></svg>')],
    ['SVG after a BOM', () => Buffer.from('\uFEFF\n<?xml version="1.0"?><svg/>')],
    ['XML bomb', () => Buffer.from('<!DOCTYPE l [<!ENTITY a "aaaa">]><l>&a;</l>')],
    ['MVG', () => Buffer.from("push graphic-context\nimage over 0,0 0,0 'https://x/'")],
    ['BMP', () => Buffer.from('BM\0\0\0\0', 'latin1')],
    ['gzip', () => Buffer.from('1f8b0800', 'hex')],
    ['libvips', () => Buffer.from('08f2a6b6', 'hex')],
    ['WAV', () => Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1')],
  ])('the format %s', async (_, make) => {
    expect(await refused(await make())).toBe('photo_format_refused');
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('这不是照片')],
    ['zeros', Buffer.alloc(5_000)],
    ['PHP behind a wrong name', Buffer.from('GIF, or so it says')],
  ])('%s is not an image', async (_, bytes) => {
    expect(await refused(bytes)).toBe('photo_not_an_image');
  });

  test.each(['jpeg', 'png', 'webp'] as const)('a %s that breaks off', async (format) => {
    const whole = await scene(7).toFormat(format).toBuffer();
    for (const part of [0.05, 0.5, 0.9]) {
      const bytes = whole.subarray(0, Math.floor(whole.length * part));
      expect(await refused(bytes), `${part}`).toBe('photo_broken');
    }
  });

  test.each(['ffd8ff', '89504e470d0a1a0a', '524946460000000057454250'])(
    'a head without a picture: %s',
    async (magic) => {
      const garbage = Buffer.concat([Buffer.from(magic, 'hex'), Buffer.alloc(2_000, 0x41)]);
      expect(await refused(garbage)).toBe('photo_broken');
      expect(await refused(Buffer.from(magic, 'hex'))).toBe('photo_broken');
    },
  );

  test('a bomb is refused by its header, before it takes memory', async () => {
    const before = process.memoryUsage().rss;
    expect(await refused(pngBomb(20_000))).toBe('photo_too_large');
    expect(await refused(pngBomb(60_000))).toBe('photo_too_large');
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  test('more bytes than 12 MB are not even looked at', async () => {
    expect(await refused(Buffer.alloc(maxPhotoBytes + 1))).toBe('photo_too_large');
  });

  test('a moving WebP', async () => {
    const { data } = await raw().raw().toBuffer({ resolveWithObject: true });
    const frames = { width: 64, height: 48 * 3, channels: 3 as const, pageHeight: 48 };
    const moving = sharp(Buffer.concat([data, data.map((b) => 255 - b), data]), { raw: frames });
    expect(await refused(await moving.webp().toBuffer())).toBe('photo_animated');
  });

  test('other decoders do not even run when asked by name', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await expect(sharp(svg).png().toBuffer()).rejects.toThrow();
    const gif = await raw().gif().toBuffer();
    await expect(sharp(gif).png().toBuffer()).rejects.toThrow();
  });
});

describe('the fingerprint', () => {
  test('a shrunk and recompressed copy is near, whatever its format', async () => {
    for (let seed = 10; seed < 18; seed += 1) {
      const jpeg = await scene(seed, 900, 600).jpeg({ quality: 92 }).toBuffer();
      const first = await readAccepted(jpeg);
      const copies = [
        await sharp(jpeg).resize(400).jpeg({ quality: 40 }).toBuffer(),
        await sharp(jpeg).resize(700).webp({ quality: 30 }).toBuffer(),
        await sharp(jpeg).modulate({ brightness: 1.15 }).jpeg().toBuffer(),
      ];
      for (const copy of copies) {
        const { fingerprint } = await readAccepted(copy);
        expect(fingerprintDistance(first.fingerprint, fingerprint)).toBeLessThanOrEqual(6);
      }
    }
  });

  test('different pictures are far apart', async () => {
    const prints: bigint[] = [];
    for (let seed = 30; seed < 42; seed += 1) {
      prints.push((await readAccepted(await scene(seed).jpeg().toBuffer())).fingerprint);
    }
    for (const [i, one] of prints.entries()) {
      for (const other of prints.slice(i + 1)) {
        expect(fingerprintDistance(one, other)).toBeGreaterThan(12);
      }
    }
  });

  test('it fits a signed 8-byte column', async () => {
    const { fingerprint } = await readAccepted(await scene(50).jpeg().toBuffer());
    expect(BigInt.asIntN(64, fingerprint)).toBe(fingerprint);
  });

  test.each([
    [0n, 0n, 0],
    [0n, 1n, 1],
    [-1n, 0n, 64],
    [-1n, 1n, 63],
    [-(2n ** 63n), 2n ** 63n - 1n, 64],
  ])('the distance of %s and %s is %s', (a, b, distance) => {
    expect(fingerprintDistance(a, b)).toBe(distance);
  });
});
