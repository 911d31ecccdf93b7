import { toBuffer } from 'qrcode';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { readCode } from './read-code.ts';

/** As long as what a phone shows: a short code and a signed pass. */
const shown = `PA1:0123456789ABCDEF0123456789ABCDEF.${'Zx8_'.repeat(47)}`;

async function read(picture: Sharp): Promise<string | undefined> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return readCode({ width, height, data: new Uint8ClampedArray(data) });
}

const drawn = async (text: string, width = 480) =>
  sharp(await toBuffer(text, { errorCorrectionLevel: 'M', width }));
const grey = { r: 128, g: 128, b: 120 };

test('what a phone shows is read off a picture of it', async () => {
  expect(await read(await drawn(shown))).toBe(shown);
});

test.each([
  ['held askew', (code: Sharp) => code.rotate(17, { background: grey })],
  ['upside down', (code: Sharp) => code.rotate(180)],
  ['out of focus', (code: Sharp) => code.blur(1.5)],
  ['in the dark', (code: Sharp) => code.linear(0.25, 10)],
  [
    'small on a table',
    (code: Sharp) =>
      code.extend({ top: 90, bottom: 150, left: 200, right: 20, background: grey }).jpeg(),
  ],
])('a code %s is read', async (_, spoil) => {
  const spoilt = await spoil(await drawn(shown)).toBuffer({ resolveWithObject: true });
  const { width, height, channels, format } = spoilt.info;
  const raw = format === 'raw' ? { raw: { width, height, channels } } : {};
  expect(await read(sharp(spoilt.data, raw))).toBe(shown);
});

test('a short code on paper is read, and the eight digits of another code stay text', async () => {
  expect(await read(await drawn('12345678', 200))).toBe('12345678');
});

test('a picture without a code is nothing, and no error', async () => {
  const empty = { create: { width: 300, height: 300, channels: 3 as const, background: grey } };
  expect(await read(sharp(empty))).toBeUndefined();
});
