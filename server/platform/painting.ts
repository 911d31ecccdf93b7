import sharp from 'sharp';
import { encodePhoto } from './images.ts';

/** Pixels from the left and upper edge. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Bitmap {
  data: Buffer;
  width: number;
  height: number;
  channels: 1 | 2 | 3 | 4;
}

export async function bitmapOf(photo: Buffer): Promise<Bitmap> {
  const { data, info } = await sharp(photo)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/** Whether all boxes lie within the photo. */
export async function isWithin(photo: Buffer, boxes: readonly Box[]): Promise<boolean> {
  const { width, height } = await sharp(photo).metadata();
  return boxes.every((box) => box.left + box.width <= width && box.top + box.height <= height);
}

/**
 * The photo with every box filled by one colour, the mean of what was under it. A mosaic or a blur can be
 * undone for plates; of a surface of one colour nothing but that colour is left.
 */
export async function paintOver(
  photo: Buffer,
  boxes: readonly Box[],
): Promise<{ full: Buffer; thumb: Buffer }> {
  const bitmap = await bitmapOf(photo);
  for (const box of boxes) await fill(bitmap, box);
  return encodePhoto(bitmap.data, bitmap);
}

async function fill({ data, width, height, channels }: Bitmap, box: Box): Promise<void> {
  const raw = { width, height, channels };
  const { channels: found } = await sharp(data, { raw }).extract(box).stats();
  const row = Buffer.alloc(box.width * channels);
  for (let at = 0; at < row.length; at++) row[at] = Math.round(found[at % channels]?.mean ?? 0);
  for (let y = box.top; y < box.top + box.height; y++)
    row.copy(data, (y * width + box.left) * channels);
}
