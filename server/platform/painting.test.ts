import sharp from 'sharp';
import { expect, test } from 'vitest';
import { type Box, bitmapOf, isWithin, paintOver } from './painting.ts';
import { findPlates } from './plates.ts';

const surface = (width: number, height: number, background: string) => ({
  create: { width, height, channels: 3 as const, background },
});

/** A grey wall with a plate on it: white strokes on a coloured ground. */
async function wallWith(ground: string, { left, top }: { left: number; top: number }) {
  const strokes = Array.from({ length: 7 }, (_, nth) => ({
    input: surface(10, 32, '#ffffff'),
    left: left + 10 + nth * 27,
    top: top + 14,
  }));
  return sharp(surface(1280, 960, '#8a8680'))
    .composite([{ input: surface(200, 60, ground), left, top }, ...strokes])
    .webp()
    .toBuffer();
}
/** The figures of a part: sharp tells them of what it is given, whatever it was asked to cut out. */
const partOf = async (photo: Buffer, part: Box) =>
  (await sharp(await sharp(photo).extract(part).png().toBuffer()).stats()).channels;

const where = { left: 500, top: 700 };
const plate = { ...where, width: 200, height: 60 };

test('of what was painted over nothing is left but one colour, in both sizes; the rest stays', async () => {
  const photo = await wallWith('#1450b4', where);
  const { full, thumb } = await paintOver(photo, [plate]);
  const { data, width, channels } = await bitmapOf(full);
  const pixel = (x: number, y: number) => {
    const at = (y * width + x) * channels;
    return [...data.subarray(at, at + 3)];
  };
  const inner = { left: 504, top: 704, width: 192, height: 52 };
  const spread = await partOf(full, inner);
  for (const { stdev } of spread) expect(stdev).toBeLessThan(3);
  const means = (await partOf(photo, plate)).map(({ mean }) => mean);
  for (const [nth, { mean }] of spread.entries())
    expect(Math.abs(mean - (means[nth] ?? 0))).toBeLessThan(8);
  const [before, after] = [(await bitmapOf(photo)).data, pixel(40, 40)];
  for (const [nth, value] of after.entries())
    expect(Math.abs(value - (before[(40 * width + 40) * channels + nth] ?? 0))).toBeLessThan(8);
  const scale = ((await sharp(thumb).metadata()).width ?? 0) / 1280;
  const small = {
    left: Math.ceil(510 * scale),
    top: Math.ceil(710 * scale),
    width: Math.floor(180 * scale),
    height: Math.floor(40 * scale),
  };
  for (const { stdev } of await partOf(thumb, small)) expect(stdev).toBeLessThan(4);
});

test('a copy carries nothing of the file that it was made of', async () => {
  const photo = await sharp(await wallWith('#1450b4', where))
    .withExif({ IFD0: { Artist: 'somebody' } })
    .webp()
    .toBuffer();
  const { full } = await paintOver(photo, []);
  expect(full.includes('somebody')).toBe(false);
  const { exif, xmp, icc, iptc } = await sharp(full).metadata();
  expect({ exif, xmp, icc, iptc }).toEqual({});
});

test('a box that reaches beyond the photo is none', async () => {
  const photo = await wallWith('#1450b4', where);
  expect(await isWithin(photo, [plate])).toBe(true);
  expect(await isWithin(photo, [{ ...plate, left: 1081 }])).toBe(false);
  expect(await isWithin(photo, [{ ...plate, top: 901 }])).toBe(false);
});

test.each([
  ['blue', '#1450b4'],
  ['green', '#2fae5e'],
  ['yellow', '#e8b21c'],
])('a %s plate is suggested, whole', async (_, ground) => {
  const [box] = await findPlates(await wallWith(ground, where));
  if (box === undefined) expect.fail('nothing was suggested');
  expect(box.left).toBeLessThanOrEqual(plate.left);
  expect(box.top).toBeLessThanOrEqual(plate.top);
  expect(box.left + box.width).toBeGreaterThanOrEqual(plate.left + plate.width);
  expect(box.top + box.height).toBeGreaterThanOrEqual(plate.top + plate.height);
  expect(box.width * box.height).toBeLessThan(plate.width * plate.height * 2.2);
});

test('nothing is suggested of a bare wall, nor a whole blue sky', async () => {
  const wall = sharp({ create: { width: 800, height: 600, channels: 3, background: '#8a8680' } });
  expect(await findPlates(await wall.webp().toBuffer())).toEqual([]);
  const sky = sharp({ create: { width: 800, height: 200, channels: 3, background: '#1450b4' } });
  expect(await findPlates(await sky.webp().toBuffer())).toEqual([]);
});
