import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../../contract/table.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { expectProblem, knock } from '../../../test/door.ts';
import { aReport } from '../../../test/road.ts';
import { jobScope } from '../../platform/scope.ts';
import { forgetUnusedPhotos, lockUnused } from './service.ts';

let world: TestApp;
let resident: Caller;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident();
});
afterAll(() => world.close());

const upload = (file: Buffer) => resident('uploadPhoto', { file });
/** What a browser says that shows WebP, and Safari before iOS 14. */
const accepting = {
  newer: 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8',
  older: 'image/png,image/svg+xml,image/*;q=0.8,video/*;q=0.8,*/*;q=0.5',
};
interface Looking {
  size?: 'full' | 'thumb';
  accept?: string;
}
const look = async (
  caller: Caller,
  id: string,
  { size = 'full', accept = accepting.newer }: Looking = {},
) => (await caller('getMyPhoto', { params: { id }, query: { size }, headers: { accept } })).raw;

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
    const { rawPayload, headers } = await look(resident, id, { size });
    expect(headers['content-type']).toBe('image/webp');
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(headers['x-content-type-options']).toBe('nosniff');
    for (const trace of [secret, 'Exif', 'EXIF', 'XMP', 'GPS'])
      expect(rawPayload.includes(trace)).toBe(false);
    const { exif, xmp, icc, iptc } = await sharp(rawPayload).metadata();
    expect({ exif, xmp, icc, iptc }).toEqual({});
  }
});

test('a browser that does not name WebP gets the same pixels as JPEG, and nothing else of the photo', async () => {
  const { id, width, height } = (await upload(await makePhoto(21))).ok;
  for (const size of ['full', 'thumb'] as const) {
    const { rawPayload, headers } = await look(resident, id, { size, accept: accepting.older });
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      vary: 'accept',
    });
    const { format, exif, xmp, icc, iptc, ...read } = await sharp(rawPayload).metadata();
    expect({ format, exif, xmp, icc, iptc }).toEqual({ format: 'jpeg' });
    expect([read.width, read.height]).toEqual([width, height]);
  }
});

test.each([
  ['names it', 'image/webp', 'image/webp'],
  ['names it in capitals, with a weight', 'image/png, Image/WebP;q=0.9', 'image/webp'],
  ['says that it does not show it', 'image/webp;q=0,image/*', 'image/jpeg'],
  ['takes whatever there is', '*/*', 'image/jpeg'],
  ['says nothing', '', 'image/jpeg'],
])('who %s gets a picture that is shown', async (_, accept, type) => {
  const { id } = (await upload(await makePhoto(22))).ok;
  const { headers } = await look(resident, id, { accept });
  expect([headers['content-type'], headers.vary]).toEqual([type, 'accept']);
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

test('a photo that no report uses is gone after seven days, file and row; a used one stays', async () => {
  const [used, unused] = [
    (await upload(await makePhoto(11))).ok.id,
    (await upload(await makePhoto(12))).ok.id,
  ];
  (await resident('reportCase', { body: aReport({ photoIds: [used] }) })).ok;
  const sweep = async () => {
    await forgetUnusedPhotos(world.deps);
    await world.settle();
  };
  const count = async () =>
    (await world.deps.database.read.selectFrom('photos').select('id').execute()).length;
  const filesOf = (id: string) => existsSync(join(world.folder, String(county), id, 'full.webp'));
  world.clock.advance({ days: 7 });
  world.clock.advance({ hours: -1 });
  await sweep();
  expect([filesOf(used), filesOf(unused)]).toEqual([true, true]);
  world.clock.advance({ hours: 2 });
  const late = (await upload(await makePhoto(13))).ok.id;
  const before = await count();
  await sweep();
  const gone = before - (await count());
  expect([filesOf(used), filesOf(unused), filesOf(late)]).toEqual([true, false, true]);
  expect((await look(resident, used)).statusCode).toBe(200);
  expect(expectProblem(await look(resident, unused)).code).toBe('photo_not_found');
  const rows = await world.deps.database.read
    .selectFrom('photos')
    .select('id')
    .where('id', 'in', [used, unused, late])
    .execute();
  expect(rows.map(({ id }) => id).sort()).toEqual([used, late].sort());
  // On record as a number: whose they were stands with each upload, and is not said again.
  const entries = await world.deps.database.read
    .selectFrom('audit_waiting')
    .select(['object', 'details', 'actor'])
    .where('action', '=', 'photos.forgotten')
    .execute();
  expect(entries).toMatchObject([{ object: 'photos', actor: null, details: { photos: gone } }]);
  // A draft that lay in the phone all the while is told so, and keeps its words.
  const draft = await resident('reportCase', { body: aReport({ photoIds: [unused] }) });
  expect(draft.problem).toMatchObject({ status: 422, code: 'photo_unusable' });
  expect(draft.problem.title).toContain('传了 7 天没有用上已经删除');
});

test('a report that takes a photo while the old ones are swept away keeps it', async () => {
  const id = (await upload(await makePhoto(14))).ok.id;
  world.clock.advance({ days: 8 });
  const { database } = world.deps;
  const scope = jobScope(county, 'test');
  const owner = (await resident('getMe')).ok.id;
  await database.transact(async (tx) => {
    expect(await lockUnused(tx, scope, { owner, ids: [id] })).toHaveLength(1);
    // It does not wait for whoever is reporting, and leaves what they are taking.
    await forgetUnusedPhotos(world.deps);
  });
  expect((await resident('reportCase', { body: aReport({ photoIds: [id] }) })).status).toBe(201);
  await forgetUnusedPhotos(world.deps);
  await world.settle();
  expect((await look(resident, id)).statusCode).toBe(200);
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
