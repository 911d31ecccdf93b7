import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Written into everything that must not come out again. */
export const canary = 'CANARY-7f3a';
export const script = `<script>alert('${canary}')</script>`;
export const php = `<?php system($_GET['${canary}']); ?>`;

export const picture = (width = 64, height = 48) =>
  sharp({ create: { width, height, channels: 3, background: '#2a7' } });

export const uint16 = (value: number) => Buffer.from([value >> 8, value & 255]);
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A segment of a JPEG: what it is, its length, what is in it. */
export const segment = (marker: number, content: Buffer | string) => {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([0xff, marker]), uint16(bytes.length + 2), bytes]);
};

export async function jpegWith(...segments: Buffer[]): Promise<Buffer> {
  const jpeg = await picture().jpeg().toBuffer();
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

export function chunk(name: string, content: Buffer | string): Buffer {
  const body = Buffer.concat([Buffer.from(name), Buffer.from(content)]);
  return Buffer.concat([uint32(body.length - 4), body, uint32(crc32(body))]);
}

export async function pngWith(...chunks: Buffer[]): Promise<Buffer> {
  const png = await picture().png().toBuffer();
  // Signature and IHDR are 8 and 25 bytes.
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
}

export const signature = Buffer.from('89504e470d0a1a0a', 'hex');
export const header = (width: number, height: number, interlaced = 0) =>
  chunk(
    'IHDR',
    Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 2, 0, 0, interlaced])]),
  );
export const pixels = (bytes: number) => chunk('IDAT', deflateSync(Buffer.alloc(bytes)));
export const end = chunk('IEND', '');
export const pngOf = (...chunks: Buffer[]) => Buffer.concat([signature, ...chunks, end]);

export async function webpWith(name: string, content: string): Promise<Buffer> {
  const webp = await picture().webp().toBuffer();
  const body = Buffer.from(content.length % 2 === 0 ? content : `${content} `);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  const whole = Buffer.concat([webp, Buffer.from(name), size, body]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

/** TIFF as it stands in EXIF: one entry that holds a text, another picture behind it. */
export function exif(text: string, behind: Buffer = Buffer.alloc(0)): Buffer {
  const words = Buffer.from(`${text}\0`);
  const entry = Buffer.from('010e0002', 'hex');
  return Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01', 'latin1'),
    entry,
    uint32(words.length),
    uint32(26),
    uint32(0),
    words,
    behind,
  ]);
}

export interface FileAttack {
  name: string;
  make: () => Buffer | Promise<Buffer>;
  /** The file is a photo in spite of it all, and is taken without what it carries. */
  taken?: boolean;
}

export const zip = Buffer.concat([Buffer.from('504b0304140000000000', 'hex'), Buffer.from(canary)]);
export const gif = () => picture().gif().toBuffer();
export const whole = (format: 'jpeg' | 'png' | 'webp') =>
  picture(320, 240).toFormat(format).toBuffer();
export const text = (content: string) => () => Buffer.from(content);
export const behind = (format: 'jpeg' | 'png' | 'webp', what: Buffer | string) => async () =>
  Buffer.concat([await whole(format), Buffer.from(what)]);

export function moving(frames: number) {
  const height = 8 * frames;
  const data = Buffer.alloc(8 * height * 3, 7);
  for (let frame = 0; frame < frames; frame++) data.fill(frame, frame * 192, frame * 192 + 96);
  return sharp(data, { raw: { width: 8, height, channels: 3, pageHeight: 8 } as never });
}
