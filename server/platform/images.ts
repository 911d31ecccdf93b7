import { createHash } from 'node:crypto';
import sharp, { type Metadata, type Sharp } from 'sharp';
import sharpPhash from 'sharp-phash';
import { sniffImage } from './image-kind.ts';

export type PhotoRefusalCode =
  | 'photo_not_an_image'
  | 'photo_format_refused'
  | 'photo_too_large'
  | 'photo_broken'
  | 'photo_animated';

export interface ReadPhoto {
  kind: 'photo';
  /** WebP, longest side at most 2,048 pixels, upright, without any metadata. */
  full: Buffer;
  /** The same, longest side at most 480 pixels. */
  thumb: Buffer;
  /** Pixels of `full`. */
  width: number;
  height: number;
  /** 64-bit perceptual hash as PostgreSQL's signed int8; see `fingerprintDistance`. */
  fingerprint: bigint;
  /** Of the bytes as they came, to find the very same file again. */
  sha256: Buffer;
}

export type PhotoReading = ReadPhoto | { kind: 'refused'; code: PhotoRefusalCode };

export const maxPhotoBytes = 12 * 1024 * 1024;
/** What a camera of 50 megapixels really makes is 8,192 × 6,144. */
export const maxPhotoPixels = 8_192 * 6_144;

const fullSidePx = 2_048;
const thumbSidePx = 480;
const decodeSeconds = 15;

// Two cores serve everything: one thread for each photo, and no memory kept between them.
sharp.concurrency(1);
sharp.cache(false);
// The magic bytes are looked at first; this holds even where that look was fooled.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

/**
 * Reads an uploaded photo and makes it anew: upright, at most 2,048 pixels, WebP, nothing carried
 * over but pixels. A file that is no acceptable photo is refused with a code.
 */
export async function readPhoto(bytes: Buffer): Promise<PhotoReading> {
  if (bytes.length > maxPhotoBytes) return refuse('photo_too_large');
  const format = sniffImage(bytes);
  if (format === 'unknown') return refuse('photo_not_an_image');
  if (format === 'other') return refuse('photo_format_refused');

  const header = await orBroken(openImage(bytes, false).metadata());
  if (header === undefined) return refuse('photo_broken');
  const refusal = headerRefusal(header, format);
  if (refusal) return refuse(refusal);

  const upright = await orBroken(decodeUpright(bytes));
  if (upright === undefined) return refuse('photo_broken');
  return describePhoto(upright, bytes);
}

/** How many of the 64 bits differ: up to about 6 for the same picture, 32 on average for others. */
export function fingerprintDistance(a: bigint, b: bigint): number {
  let differing = BigInt.asUintN(64, a ^ b);
  let count = 0;
  for (; differing > 0n; differing &= differing - 1n) count += 1;
  return count;
}

const refuse = (code: PhotoRefusalCode): PhotoReading => ({ kind: 'refused', code });

/** The size is judged from the header, before a pixel is decoded: that is what stops bombs. */
function headerRefusal(header: Metadata, format: string): PhotoRefusalCode | undefined {
  if (header.format !== format) return 'photo_format_refused';
  if (header.width * header.height > maxPhotoPixels) return 'photo_too_large';
  if ((header.pages ?? 1) > 1) return 'photo_animated';
  return undefined;
}

/** A truncated file is an error; a camera's harmless oddity (a warning) is not. */
function openImage(bytes: Buffer, limitInputPixels: number | false): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels });
}

interface Pixels {
  data: Buffer;
  info: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

function decodeUpright(bytes: Buffer): Promise<Pixels> {
  return (
    openImage(bytes, maxPhotoPixels)
      .timeout({ seconds: decodeSeconds })
      .autoOrient()
      .resize(fullSidePx, fullSidePx, { fit: 'inside', withoutEnlargement: true })
      // Under transparent pixels a picture could hide another one.
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
  );
}

/** Both files of a photo, from its pixels and nothing else. */
export async function encodePhoto(
  data: Buffer,
  { width, height, channels }: Pixels['info'],
): Promise<{ full: Buffer; thumb: Buffer }> {
  const raw = { width, height, channels };
  const full = await sharp(data, { raw }).webp({ quality: 78 }).toBuffer();
  const thumb = await sharp(data, { raw })
    .resize(thumbSidePx, thumbSidePx, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72 })
    .toBuffer();
  return { full, thumb };
}

/** Sharp on a sheet of A4 at the width of its text, and a tenth of the bytes. */
const printedSidePx = 1_400;

/** A photo that was kept, as it is printed: JPEG, which paper readers of every age show. */
export const pictureForPrint = (full: Buffer): Promise<Buffer> =>
  sharp(full)
    .resize(printedSidePx, printedSidePx, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 78 })
    .toBuffer();

/** The same pixels as JPEG, for browsers that do not know WebP. */
export const asJpeg = (webp: Buffer): Promise<Buffer> =>
  sharp(webp).jpeg({ quality: 78 }).toBuffer();

async function describePhoto({ data, info }: Pixels, original: Buffer): Promise<ReadPhoto> {
  const { width, height } = info;
  const { full, thumb } = await encodePhoto(data, info);
  return {
    kind: 'photo',
    full,
    thumb,
    width,
    height,
    fingerprint: await fingerprintOf(thumb),
    sha256: createHash('sha256').update(original).digest(),
  };
}

// The package's types describe an ES module, but it is CommonJS and exports the function itself.
const phash = sharpPhash as unknown as (image: Buffer) => Promise<string>;

async function fingerprintOf(image: Buffer): Promise<bigint> {
  return BigInt.asIntN(64, BigInt(`0b${await phash(image)}`));
}

async function orBroken<T>(decoded: Promise<T>): Promise<T | undefined> {
  try {
    return await decoded;
  } catch {
    // Whatever the decoder dislikes is the file's fault: it speaks of nothing else.
    return undefined;
  }
}
