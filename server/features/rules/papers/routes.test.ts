import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../../test/app.ts';
import { county } from '../../../../test/county.ts';
import { expectProblem } from '../../../../test/door.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { jobScope } from '../../../platform/scope.ts';
import { createTypesetter, keepPapers, printPoster, templates } from './service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const poster = (rule: string, query = {}) => world.anyone('getPoster', { params: { rule }, query });

describe('anyone', () => {
  test('gets the handbook of the version in force as a PDF to look at or to keep', async () => {
    const { raw } = await world.anyone('getHandbook', { query: { language: 'zh' } });
    expect(raw.statusCode).toBe(200);
    expect(raw.headers['content-type']).toBe('application/pdf');
    expect(raw.headers['content-disposition']).toBe('inline; filename="handbook-339999-v1-zh.pdf"');
    expect(raw.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });
  test('gets a poster of one rule', async () => {
    const { raw } = await poster('2.2', { language: 'en', paper: 'a3' });
    expect(raw.headers['content-disposition']).toContain('poster-339999-2.2-v1-en.pdf');
    expect(raw.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });
  test('reads it in the language of the browser where none is asked for', async () => {
    const headers = { 'accept-language': 'en' };
    const { raw } = await world.anyone('getHandbook', { headers });
    expect(raw.headers['content-disposition']).toContain('v1-en.pdf');
    expect(raw.headers.vary).toContain('accept-language');
  });
});

test('what a cache holds is not sent again until it is another', async () => {
  const first = await poster('2.2', { language: 'zh' });
  const tag = String(first.raw.headers.etag);
  expect(first.raw.headers['cache-control']).toBe('public, max-age=300');
  const ask = (rule: string, held: string) =>
    world.anyone('getPoster', {
      params: { rule },
      query: { language: 'zh' },
      headers: { 'if-none-match': held },
    });
  const same = await ask('2.2', `"other", W/${tag}`);
  expect([same.status, same.raw.body]).toEqual([304, '']);
  expect((await ask('2.1', tag)).status).toBe(200);
});

describe('refused', () => {
  test('for a moment, while more papers wait than there is room for', async () => {
    const typesetter = createTypesetter(templates, { room: 1 });
    const { database, clock } = world.deps;
    const getCounty = async () => ({ name: { zh: '试验县', en: 'Test county' }, hotline: '12345' });
    const kept = keepPapers(1_000_000);
    const deps = {
      database,
      clock,
      getCounty,
      typesetter,
      kept,
      publicUrl: 'https://points.example',
    };
    const scope = jobScope(county, 'test');
    const ask = { scope, language: 'zh', requestId: null, fingerprint: '' } as const;
    const print = (rule: string) => printPoster(deps, ask, { rule });
    const printed = await Promise.all(['2.1', '2.2', '2.3'].map(print));
    const refused = printed.filter((one) => isRefusal(one));
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ code: 'too_many_papers', entry: { status: 503 } });
    expect(refused[0]?.sentence('zh')).toBe('这会儿要打印的太多，请 5 秒后再试。');
    expect(isRefusal(await print('2.3'))).toBe(false);
    await typesetter.close();
  });
  test('a rule that the book does not have', async () => {
    const { problem } = await poster('9.9');
    expect(problem).toMatchObject({ status: 404, code: 'no_such_rule' });
    expect(problem.title).toBe('第 1 版细则里没有第 9.9 条，请核对条号。');
  });
  test('a version that was never published', async () => {
    const { raw } = await world.anyone('getHandbook', { query: { version: '99' } });
    expect(expectProblem(raw)).toMatchObject({ status: 404, code: 'no_such_rulebook' });
  });
  test.each([{ language: 'fr' }, { print: 'huge' }, { version: '0' }, { version: 'one' }])(
    '%j, and the field is named',
    async (query) => {
      const { raw } = await world.anyone('getHandbook', { query });
      const [field] = Object.keys(query);
      expect(expectProblem(raw)).toMatchObject({ status: 400, fields: [{ field: `/${field}` }] });
    },
  );
  test('a rule number that is none', async () => {
    const { raw } = await poster('../etc');
    expect(raw.statusCode).toBe(400);
  });
});

test('both addresses stand in the description of the API', async () => {
  const description = (await world.app.inject('/openapi.json')).json();
  const paths = Object.keys(description.paths);
  expect(paths).toContain('/api/{county}/public/rulebook.pdf');
  expect(paths).toContain('/api/{county}/public/rules/{rule}/poster.pdf');
});
