import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../../contract/table.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { expectProblem, knock } from '../../../test/door.ts';

let world: TestApp;
let resident: Caller;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident();
});
afterAll(() => world.close());

const upload = (file: Buffer) => resident('uploadPhoto', { file });
const look = async (caller: Caller, id: string, size: 'full' | 'thumb' = 'full') =>
  (await caller('getMyPhoto', { params: { id }, query: { size } })).raw;

test('a photo is made anew: WebP, no larger than needed, nothing of its metadata', async () => {
  const secret = 'GPS 28.85 120.05 of somebody’s home';
  const taken = await sharp(await makePhoto(1))
    .withExif({ IFD0: { Artist: secret }, IFD3: { GPSLatitude: '28/1 51/1 0/1' } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${secret}</x:xmpmeta>`)
    .jpeg()
    .toBuffer();
  expect(taken.includes(secret)).toBe(true);
  const { id, width, height } = (await upload(taken)).ok;
  expect([width, height]).toEqual([320, 240]);
  for (const size of ['full', 'thumb'] as const) {
    const { rawPayload, headers } = await look(resident, id, size);
    expect(headers['content-type']).toBe('image/webp');
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(headers['x-content-type-options']).toBe('nosniff');
    for (const trace of [secret, 'Exif', 'EXIF', 'XMP', 'GPS'])
      expect(rawPayload.includes(trace)).toBe(false);
    const { exif, xmp, icc, iptc } = await sharp(rawPayload).metadata();
    expect({ exif, xmp, icc, iptc }).toEqual({});
  }
});

test('somebody else’s photo is not there', async () => {
  const { id } = (await upload(await makePhoto(2))).ok;
  const theirs = expectProblem(await look(await world.resident(), id));
  expect(theirs).toMatchObject({ status: 404, code: 'photo_not_found' });
  const { problem } = await (await world.staff('auditor'))('getStaffPhoto', { params: { id } });
  expect(problem.code).toBe('photo_not_found');
});

test('a photo sent twice under one request id is one photo', async () => {
  const file = await makePhoto(3);
  const requestId = 'the-same-photo';
  const sent = Array.from({ length: 8 }, () => resident('uploadPhoto', { file, requestId }));
  const ids = (await Promise.all(sent)).map(({ ok }) => ok.id);
  expect(new Set(ids).size).toBe(1);
  const other = await resident('uploadPhoto', { file: await makePhoto(4), requestId });
  expect(other.problem).toMatchObject({ status: 422, code: 'request_id_reused' });
});

describe('a file that is no photo to take is refused with its own sentence', () => {
  const pixel = sharp({ create: { width: 8, height: 8, channels: 3, background: '#0a0' } });
  const heic = Buffer.from(`\0\0\0\x18ftypheic\0\0\0\0heicmif1${'x'.repeat(80)}`, 'latin1');
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const cases: [string, () => Buffer | Promise<Buffer>, number, string][] = [
    ['nothing', () => Buffer.alloc(0), 422, 'photo_not_an_image'],
    ['text', () => Buffer.from('just words, no picture'), 422, 'photo_not_an_image'],
    [
      'a page',
      () => Buffer.from('<html><script>alert(1)</script></html>'),
      415,
      'photo_format_refused',
    ],
    ['SVG with a script', () => Buffer.from(svg), 415, 'photo_format_refused'],
    ['a program', () => Buffer.from(`MZ${'\0'.repeat(200)}`), 422, 'photo_not_an_image'],
    ['PDF', () => Buffer.from('%PDF-1.7\n1 0 obj'), 415, 'photo_format_refused'],
    ['GIF', () => pixel.clone().gif().toBuffer(), 415, 'photo_format_refused'],
    ['TIFF', () => pixel.clone().tiff().toBuffer(), 415, 'photo_format_refused'],
    ['AVIF', () => pixel.clone().avif().toBuffer(), 415, 'photo_format_refused'],
    ['HEIC', () => heic, 415, 'photo_format_refused'],
    ['half a JPEG', async () => (await makePhoto(5)).subarray(0, 900), 422, 'photo_broken'],
    ['more than 12 MB', () => Buffer.alloc(12 * 1024 * 1024 + 1, 7), 413, 'body_too_large'],
  ];
  test.each(cases)('%s', async (_, bytes, status, code) => {
    const { raw } = await upload(await bytes());
    const problem = expectProblem(raw);
    expect(problem).toMatchObject({ status, code });
    expect(problem.title).toMatch(/[一-鿿]/);
  });
});

describe('an upload that is put together wrongly is refused, never an error', () => {
  let cookie: string;
  beforeAll(async () => {
    const phone = '13855556666';
    const sent = await world.anyone('requestSignInCode', { body: { phone } });
    const body = { phone, code: sent.ok.demoCode };
    const { raw } = await world.anyone('signInResident', { body });
    cookie = `pingan_resident=${raw.cookies[0]?.value}`;
  });
  const boundary = 'b';
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const part = (disposition: string, body = 'x') =>
    `--b\r\ncontent-disposition: ${disposition}\r\n\r\n${body}\r\n`;
  const attempts: [string, Record<string, string>, string][] = [
    ['as JSON', { 'content-type': 'application/json' }, '{}'],
    ['without a boundary', { 'content-type': 'multipart/form-data' }, 'x'],
    ['with nothing in it', type, '--b--\r\n'],
    [
      'cut off',
      type,
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc',
    ],
    ['cut off in the header', type, '--b\r\ncontent-disp'],
    ['with another boundary', type, '--c\r\n\r\n\r\n--c--'],
    ['under another name', type, `${part('form-data; name="photo"; filename="a.jpg"')}--b--\r\n`],
    ['as a field, not a file', type, `${part('form-data; name="file"')}--b--\r\n`],
    [
      'with a name that climbs',
      type,
      `${part('form-data; name="file"; filename="../../a\\0.jpg"')}--b--\r\n`,
    ],
    [
      'with a name that changes objects',
      type,
      `${part('form-data; name="__proto__"; filename="a"')}--b--\r\n`,
    ],
    [
      'with two files',
      type,
      `${part('form-data; name="file"; filename="a"')}${part('form-data; name="file"; filename="b"')}--b--\r\n`,
    ],
  ];
  test.each(attempts)('%s', async (_, headers, payload) => {
    const answer = await knock(world, contract.uploadPhoto, { cookie, headers, payload });
    expect([400, 413, 415, 422]).toContain(expectProblem(answer).status);
  });
});
