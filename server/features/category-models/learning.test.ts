import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { decideSome, someDecided } from '../../../test/decided.ts';
import { adult, somebody } from '../../../test/families.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { jobScope } from '../../platform/scope.ts';
import { decidedCases } from '../cases/service.ts';
import { learnCategories, suggestCategory } from './service.ts';

let world: TestApp;
let resident: Caller;
let intake: Caller;
let leader: Caller;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident();
  intake = await world.staff('intake');
  leader = await world.staff('leader');
}, 120_000);
afterAll(() => world.close());

const night = () => learnCategories(world.deps, decidedCases(world.deps));
/** Every process looks at least that often which version is in use. */
const soon = () => world.clock.advance({ minutes: 2 });
const suggest = async (words: string) =>
  (await world.anyone('suggestCategory', { body: { words } })).ok;
const choose = (version: number | null, caller = leader) =>
  caller('chooseCategoryModel', { body: { version, reason: '这一版不好用' } });
const scope = jobScope(county, 'learn_categories');
const newWords = '楼下的污水冒得到处都是';

describe('before anything was decided', () => {
  test('a keyword of the catalogue leads to the category, and is named as the reason', async () => {
    expect(await suggest('巷口又积水了')).toEqual({
      category: '050100',
      by: 'keyword',
      why: { zh: '写到了“积水”', en: 'it speaks of “积水”' },
    });
  });
  test('words that name nothing lead nowhere', async () => {
    expect(await suggest(newWords)).toEqual({ category: null, by: null, why: null });
  });
  test('there is nothing to learn, and nothing is learnt', async () => {
    expect(await night()).toBe(0);
    expect((await leader('listCategoryModels')).ok).toEqual({
      models: [],
      decidedSince: 0,
      learnsFrom: 30,
    });
  });
});

describe('what staff decide is what is learnt', () => {
  test('not what was reported: cases that came as something else teach what they were found to be', async () => {
    await decideSome({ world, intake }, () => '040300');
    expect(await night()).toBe(1);
    soon();
    expect(await suggest(newWords)).toMatchObject({ category: '050100', by: 'decided_cases' });
    expect(await suggest('公园里想要把长椅')).toMatchObject({ category: '150100' });
  });
  test('the figures are of cases that were held out, and stand there for staff', async () => {
    const { models, decidedSince } = (await leader('listCategoryModels')).ok;
    expect(decidedSince).toBe(0);
    expect(models).toHaveLength(1);
    const [first] = models;
    expect(first).toMatchObject({
      version: 1,
      active: true,
      usable: true,
      verdict: 'taken',
      cases: someDecided().length,
    });
    const { n, categories, confusions, accuracy } = first?.measured ?? expect.fail();
    expect(n).toBeGreaterThan(5);
    expect(n).toBeLessThan(someDecided().length / 2);
    expect(categories.map(({ category }) => category)).toEqual(['050100', '150100']);
    expect(accuracy).toBeGreaterThan(0.5);
    expect(confusions.reduce((sum, one) => sum + one.n, 0)).toBe(Math.round(n * (1 - accuracy)));
  });
  test('a suggestion is given with a reason, and how sure it is stays with staff', async () => {
    const { why } = await suggest(newWords);
    expect(why?.zh).toContain(`${someDecided().length} 件`);
    const { code } = await report(resident, { words: newWords, category: '040300' });
    const { suggestion } = (await intake('getCase', { params: { code } })).ok;
    expect(suggestion).toMatchObject({ category: '050100', name: { zh: '积水' }, why });
    expect(suggestion?.sure).toBeGreaterThan(0.5);
    const same = await report(resident, { words: newWords, category: '050100' });
    const params = { code: same.code };
    expect((await intake('getCase', { params })).ok.suggestion).toBeNull();
    const dispatcher = await world.staff('dispatcher');
    expect((await dispatcher('getCase', { params: { code } })).ok.suggestion).toBeNull();
  });
  test('a report without a category is filed by what was learnt', async () => {
    const filed = await report(resident, { words: newWords, category: undefined });
    expect(filed.category).toBe('050100');
  });
  test('what nobody has decided teaches nothing, and a few more cases are not worth a lesson', async () => {
    expect(await night()).toBe(0);
  });
  test('however many write at once, the model is read once for all of them', async () => {
    let reads = 0;
    const read = world.deps.database.read.withPlugin({
      transformQuery: ({ node }) => {
        if (JSON.stringify(node).includes('"name":"model"')) reads += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const deps = { ...world.deps, database: { ...world.deps.database, read } };
    const asked = Array.from({ length: 5 }, () => suggestCategory(deps, scope, newWords));
    for (const found of await Promise.all(asked)) expect(found?.by).toBe('decided_cases');
    expect(reads).toBe(1);
  });
  test('where what was kept cannot be read, keywords speak, until it can', async () => {
    const { pool } = world.deps.database;
    const keep = (model: Buffer) =>
      pool.query<{ model: Buffer }>('update category_models set model = $1 where active', [model]);
    const { rows } = await pool.query<{ model: Buffer }>(
      'select model from category_models where active',
    );
    await keep(Buffer.from('no model'));
    // As a process that has just started.
    const deps = { ...world.deps, database: { ...world.deps.database } };
    expect((await suggestCategory(deps, scope, '巷口又积水了'))?.by).toBe('keyword');
    await keep(rows[0]?.model ?? expect.fail('no model was kept'));
    expect((await suggestCategory(deps, scope, '巷口又积水了'))?.by).toBe('keyword');
    soon();
    expect((await suggestCategory(deps, scope, newWords))?.by).toBe('decided_cases');
  });
  test('no word that anybody wrote stands in what is kept', async () => {
    const { rows } = await world.deps.database.pool.query<{ model: Buffer }>(
      'select model from category_models where county = $1',
      [county],
    );
    const kept = rows.map(({ model }) => model.toString('utf8')).join();
    for (const words of ['污水', '长椅', '下水道']) expect(kept).not.toContain(words);
  });
});

describe('staff have the last word', () => {
  test('back to keywords: from then on nothing learnt is said', async () => {
    expect((await choose(null)).ok.models[0]?.active).toBe(false);
    soon();
    expect((await suggest(newWords)).category).toBeNull();
  });
  test('the next night learns, and does not go against that', async () => {
    await decideSome({ world, intake });
    expect(await night()).toBe(1);
    const [newest] = (await leader('listCategoryModels')).ok.models;
    expect(newest).toMatchObject({ version: 2, verdict: 'switched_off', active: false });
  });
  test('a version that was chosen is in use, and the choice is in the audit with its reason', async () => {
    const [newer, older] = (await choose(1)).ok.models;
    expect(newer).toMatchObject({ version: 2, active: false, held: false });
    expect(older).toMatchObject({ version: 1, active: true, held: true });
    soon();
    expect((await suggest(newWords)).by).toBe('decided_cases');
    const { rows } = await world.deps.database.pool.query<{ object: string }>(
      "select object from audit_waiting where action = 'category_model.chosen' order by at",
    );
    expect(rows.map(({ object }) => object)).toEqual(['category_model', 'category_model/1']);
  });
  test('chosen twice is chosen once', async () => {
    expect((await choose(1)).status).toBe(200);
  });
  test('a version that does not exist is refused, by name', async () => {
    expect((await choose(99)).problem).toMatchObject({ status: 422, code: 'category_model_gone' });
  });
  test('who works for a part of the county reads along and chooses nothing', async () => {
    const west = await world.staff('intake_west');
    expect((await west('listCategoryModels')).status).toBe(200);
    expect((await choose(1, west)).problem).toMatchObject({
      status: 403,
      code: 'category_models_whole_county',
    });
  });
});

test('what somebody wrote teaches nothing any more once they are erased', async () => {
  const me = await world.resident();
  const age = { kind: 'adult' };
  (await me('completeProfile', { body: { name: '欧阳小泉', grid: grids.west, age } })).ok;
  const words = '欧阳小泉说：长廊的顶塌了一角';
  const { code } = await report(me, { words, category: '050100' });
  await walkTo('closed', { desk: await openDesk(world), resident: me, code });
  const taught = async () =>
    (await decidedCases(world.deps).list(scope)).filter(({ text }) => text.includes('长廊的顶'));
  const [own] = await taught();
  expect(own).toMatchObject({ category: '050100' });
  expect(own?.text).not.toContain('欧阳小泉');
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  (await me('proveMyself', { body: { code: demoCode } })).ok;
  world.clock.advance({ minutes: 2 });
  expect(await night()).toBe(0);
  (await me('eraseMe', { body: { openCases: 'withdraw' } })).ok;
  expect(await taught()).toEqual([]);
});

test('the night after somebody was erased learns anew, however little was decided, and once', async () => {
  world.clock.advance({ minutes: 2 });
  expect(await night()).toBe(1);
  world.clock.advance({ minutes: 2 });
  expect(await night()).toBe(0);
});

test('what staff went back to stays in use until they choose again; with the newest it is no more held', async () => {
  const inUse = async () =>
    (await leader('listCategoryModels')).ok.models.find(({ active }) => active);
  const [newest] = (await leader('listCategoryModels')).ok.models;
  expect(newest).toMatchObject({ version: 3, verdict: 'held', active: false });
  expect(await inUse()).toMatchObject({ version: 1, held: true });
  (await choose(3)).ok;
  expect(await inUse()).toMatchObject({ version: 3, held: false });
});

test('what is confidential teaches nothing: neither reported so, nor found to be so', async () => {
  const before = (await leader('listCategoryModels')).ok.decidedSince;
  const quarrel = '隔壁老罗半夜砸门骂人';
  const grownUp = await somebody(world, '林静', adult);
  for (const reported of ['070200', '040300']) {
    const { code } = await report(grownUp, { words: quarrel, category: reported });
    const body = { note: '', category: '070200' };
    (await intake('acceptCase', { params: { code }, body })).ok;
  }
  const learnt = await decidedCases(world.deps).list(scope);
  expect(learnt.filter(({ text }) => text.includes('老罗'))).toEqual([]);
  expect(learnt.length).toBeGreaterThan(0);
  expect((await leader('listCategoryModels')).ok.decidedSince).toBe(before);
});
