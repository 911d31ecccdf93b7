import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../../contract/table.ts';
import { makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { callerOf } from '../../../test/callers.ts';
import { expectProblem, knock, openSessions, type Raw } from '../../../test/door.ts';
import { canary } from '../../../test/uploads/build.ts';
import { fileAttacks } from '../../../test/uploads/files.ts';
import { formAttacks } from '../../../test/uploads/forms.ts';

let world: TestApp;
let cookie: string;
let photo: Buffer;
beforeAll(async () => {
  world = await startTestApp();
  cookie = (await openSessions(world)).resident;
  photo = await makePhoto(900);
});
// So that no day has more photos than one person may leave unused.
afterEach(() => world.clock.advance({ hours: 1 }));
afterAll(() => world.close());

const upload = (file: Buffer) => callerOf(world.app, cookie)('uploadPhoto', { file });

/** The four-letter names of a WebP's parts, and whether the file ends with the last of them. */
function partsOf(webp: Buffer): string[] {
  const names = [webp.toString('latin1', 0, 4), webp.toString('latin1', 8, 12)];
  let at = 12;
  while (at + 8 <= webp.length) {
    names.push(webp.toString('latin1', at, at + 4));
    const size = webp.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return at === webp.length ? names : [...names, 'and something behind it'];
}

/** What was taken is a picture made anew: pixels and nothing else, whichever size is asked for. */
async function expectPixelsOnly(raw: Raw): Promise<void> {
  expect(raw.statusCode, raw.body).toBe(201);
  const { id } = raw.json() as { id: string };
  for (const size of ['full', 'thumb']) {
    const { rawPayload, headers } = await knock(world, contract.getMyPhoto, {
      cookie,
      headers: { accept: 'image/webp' },
      params: { id },
      query: { size },
    });
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect(partsOf(rawPayload)).toEqual(['RIFF', 'WEBP', 'VP8 ']);
    expect(rawPayload.includes(canary)).toBe(false);
  }
}

test('there are more than sixty attacks, each with a name of its own', () => {
  const names = [...fileAttacks, ...formAttacks].map(({ name }) => name);
  console.log(`${names.length} attacks on the upload of photos`);
  expect(names.length).toBeGreaterThan(120);
  expect(new Set(names).size).toBe(names.length);
});

describe('a file that is more, less or other than a photo', () => {
  test.each(fileAttacks.map(({ name, ...attack }) => [name, attack] as const))(
    '%s',
    async (_, { make, taken }) => {
      const { raw } = await upload(await make());
      if (taken) await expectPixelsOnly(raw);
      else expect([400, 413, 415, 422]).toContain(expectProblem(raw).status);
    },
  );
});

describe('an upload that is put together to confuse', () => {
  test.each(formAttacks.map(({ name, ...attack }) => [name, attack] as const))(
    '%s',
    async (_, { headers, body, taken }) => {
      const payload = body(photo);
      const raw = await knock(world, contract.uploadPhoto, { cookie, headers, payload });
      if (taken) await expectPixelsOnly(raw);
      else expect([400, 413, 415, 422]).toContain(expectProblem(raw).status);
    },
  );
});

test('whoever uploads and never reports is stopped, and what is used does not count', async () => {
  const resident = await world.resident();
  const statuses: number[] = [];
  const ids: string[] = [];
  for (let turn = 0; turn < 62; turn++) {
    const { status, raw } = await resident('uploadPhoto', { file: photo });
    statuses.push(status);
    if (status === 201) ids.push((raw.json() as { id: string }).id);
  }
  expect(statuses.slice(0, 60).every((status) => status === 201)).toBe(true);
  expect(statuses.slice(60)).toEqual([429, 429]);
  const refused = await resident('uploadPhoto', { file: photo });
  expect(refused.problem.code).toBe('photos_unused');
  const body = { words: '路灯不亮了', place: '老街 1 号', photoIds: ids.slice(0, 6) };
  expect((await resident('reportCase', { body })).status).toBe(201);
  expect((await resident('uploadPhoto', { file: photo })).status).toBe(201);
  world.clock.advance({ days: 1 });
  expect((await resident('uploadPhoto', { file: photo })).status).toBe(201);
});
