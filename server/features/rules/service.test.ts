import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county, rulebook } from '../../../test/county.ts';
import { jobScope } from '../../platform/scope.ts';
import { getRulebook, getRulebookVersion } from './service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world?.close());

const scope = jobScope(county, 'test');

async function publish(version: number, document: object, from: string): Promise<void> {
  await world.deps.database.read
    .insertInto('rulebooks')
    .values({
      county,
      version,
      document: JSON.stringify(document),
      effective_from: from,
      published_at: world.clock.now(),
    })
    .execute();
}
const inForce = (on: string) => getRulebook(world.deps.database.read, scope, on);

test('a published version is compiled once, and a new one is seen at once from its day on', async () => {
  const before = await inForce('2026-11-01');
  expect(await inForce('2026-11-02')).toBe(before);
  await publish(2, { ...rulebook, title: { zh: '新细则', en: 'New rules' } }, '2026-12-01');
  expect((await inForce('2026-11-30')).version).toBe(1);
  expect((await inForce('2026-12-01')).version).toBe(2);
  expect((await getRulebookVersion(world.deps.database.read, scope, 1)).document).toEqual(rulebook);
});

test('a version that was rolled back is forgotten: its number may mean another book later', async () => {
  const { database } = world.deps;
  const rolledBack = database.transact(async (tx) => {
    const title = { zh: '没有公布', en: 'Never published' };
    const row = { county, effective_from: '2027-01-01', published_at: world.clock.now() };
    const document = JSON.stringify({ ...rulebook, title });
    await tx
      .insertInto('rulebooks')
      .values({ ...row, version: 3, document })
      .execute();
    expect((await getRulebook(tx, scope, '2027-01-01')).document.title).toEqual(title);
    throw new Error('changed my mind');
  });
  await expect(rolledBack).rejects.toThrow('changed my mind');
  expect((await inForce('2027-01-01')).version).toBe(2);
  await publish(3, rulebook, '2027-01-01');
  expect((await inForce('2027-01-01')).document.title).toEqual(rulebook.title);
});

test('the public book says when points lapse, which pool pays and that campaigns are not stacked', async () => {
  const { ok: book } = await world.anyone('getRulebook');
  expect(book.lapse.zh).toContain('用到 2027 年 12 月 31 日');
  expect(book.grace?.zh).toContain('再给 30 天');
  expect(book.pools.zh).toBe('积分由居民池出。池里有多少，才给多少；用完以后，事照样办，不计分。');
  expect(book.campaignNote.en).toContain('only the best one counts');
  expect(book).toMatchObject({ dayLimit: null, household: null, levels: [], levelsNote: null });
});

test('the form of a book is public, as JSON Schema, and names every field of a rule', async () => {
  const { ok: schema } = await world.anyone('getRulebookSchema');
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: { format: { const: 2 }, lapse: { anyOf: [{}, {}, {}] } },
  });
  const text = JSON.stringify(schema);
  for (const field of Object.keys(rulebook.rules[0] ?? {})) expect(text).toContain(`"${field}"`);
});
