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
  for (const box of boxes) fill(bitmap, box);
  return encodePhoto(bitmap.data, bitmap);
}

function fill(bitmap: Bitmap, box: Box): void {
  const { data, width, channels } = bitmap;
  const mean = meanOf(bitmap, box);
  const row = Buffer.alloc(box.width * channels);
  for (let at = 0; at < row.length; at++) row[at] = mean[at % channels] ?? 0;
  for (let y = box.top; y < box.top + box.height; y++)
    row.copy(data, (y * width + box.left) * channels);
}

/** Channel by channel. Added up here: sharp tells figures of a whole picture, whatever is cut out of it first. */
function meanOf({ data, width, channels }: Bitmap, box: Box): number[] {
  const sums = Array.from({ length: channels }, () => 0);
  for (let y = box.top; y < box.top + box.height; y++) {
    const from = (y * width + box.left) * channels;
    for (let at = 0; at < box.width * channels; at++)
      sums[at % channels] = (sums[at % channels] ?? 0) + (data[from + at] ?? 0);
  }
  return sums.map((sum) => Math.round(sum / (box.width * box.height)));
}
