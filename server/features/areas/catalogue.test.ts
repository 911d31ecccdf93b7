import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { report } from '../../../test/road.ts';
import { importCategories } from './service.ts';

let world: TestApp;
let leader: Caller;
beforeAll(async () => {
  world = await startTestApp();
  leader = await world.staff('leader');
});
afterAll(() => world.close());

const edit = {
  nameZh: '积水、内涝',
  nameEn: 'Standing water',
  keywords: ['积水', ' 内涝 ', '积水'],
  severity: 2,
  resolveDays: 2,
  reason: '汛期要紧',
};
const change = (code: string, given: object = {}, caller = leader) =>
  caller('editCategory', { params: { code }, body: { ...edit, ...given } });
const deskCategories = async () => (await leader('getDeskCategories')).ok;

describe('the catalogue of a county', () => {
  test('is changed by the desk, but not its codes: words, names, how severe and how long', async () => {
    expect((await change('050100')).ok).toMatchObject({
      code: '050100',
      name: { zh: '积水、内涝', en: 'Standing water' },
      keywords: ['积水', '内涝'],
      severity: 2,
      resolveDays: 2,
    });
    const kept = (await deskCategories()).find(({ code }) => code === '050100');
    expect(kept?.keywords).toEqual(['积水', '内涝']);
    world.clock.advance({ minutes: 2 });
    const body = { words: '地下车库内涝' };
    expect((await world.anyone('suggestCategory', { body })).ok.category).toBe('050100');
  });
  test('a keyword leads to one category only', async () => {
    const { problem } = await change('050100', { keywords: ['违停'] });
    expect(problem).toMatchObject({ status: 422, code: 'keyword_elsewhere' });
    expect(problem.title).toContain('违停乱停');
  });
  test('whoever reads English is told in English to which one', async () => {
    const { problem } = await leader('editCategory', {
      params: { code: '040300' },
      body: { ...edit, keywords: ['内涝'] },
      headers: { 'accept-language': 'en' },
    });
    expect(problem.title).toContain('Standing water');
    expect(problem.title).not.toContain('积水');
  });
  test('a category that does not exist is not made by changing it', async () => {
    expect((await change('123456')).problem.code).toBe('category_not_found');
  });
  test('who works for a part of the county changes nothing', async () => {
    const west = await world.staff('intake_west');
    expect((await change('050100', {}, west)).problem).toMatchObject({
      status: 403,
      code: 'categories_whole_county',
    });
  });
});

describe('a catalogue that is taken in', () => {
  const lamp = {
    code: '040400',
    group: { zh: '道路交通', en: 'Roads' },
    name: { zh: '路灯不亮', en: 'Street lamp out' },
    kind: 'hazard',
    keywords: ['路灯'],
    severity: 3,
    resolveDays: 7,
    confidential: false,
    emergency: null,
  } as const;
  const takeIn = (...given: object[]) =>
    importCategories(
      world.deps,
      county,
      given.map((one) => ({ ...lamp, keywords: ['路灯'], ...one })),
    );
  test('adds what is not there, changes what is, and can be taken in again', async () => {
    const taken = { same: 0, left: [], leftOut: [] };
    expect(await takeIn({})).toEqual({ added: 1, changed: 0, ...taken });
    expect(await takeIn({ resolveDays: 5 })).toEqual({ added: 0, changed: 1, ...taken });
    expect(await takeIn({ resolveDays: 5 })).toMatchObject({ added: 0, changed: 0, same: 1 });
    const kept = (await deskCategories()).find(({ code }) => code === '040400');
    expect(kept?.resolveDays).toBe(5);
  });
  test('brings the limits of a category; one without any keeps what it has here', async () => {
    await takeIn({ code: '040900', dispatchHours: 2, firstAnswerHours: 24 });
    const limitsOf = async () => {
      const found = (await deskCategories()).find(({ code }) => code === '040900');
      return [found?.dispatchHours, found?.firstAnswerHours];
    };
    expect(await limitsOf()).toEqual([2, 24]);
    await takeIn({ code: '040900' });
    expect(await limitsOf()).toEqual([2, 24]);
    await takeIn({ code: '040900', dispatchHours: null, firstAnswerHours: 168 });
    expect(await limitsOf()).toEqual([null, 168]);
  });
  test('leaves the line of a code that means something else here, whole, and takes in the others', async () => {
    const before = await deskCategories();
    const clash = { code: '050100', group: { zh: '治安', en: 'Order' }, keywords: ['盗窃'] };
    expect(await takeIn({ code: '040500', keywords: ['井盖'] }, clash)).toEqual({
      added: 1,
      changed: 0,
      same: 0,
      left: [{ code: '050100', why: 'other_group', here: '积水、内涝' }],
      leftOut: [],
    });
    const after = await deskCategories();
    expect(after.find(({ code }) => code === '040500')?.keywords).toEqual(['井盖']);
    expect(after.filter(({ code }) => code !== '040500')).toEqual(before);
  });
  test('of which every line means something else takes in nothing', async () => {
    const before = await deskCategories();
    const clash = { code: '050100', group: { zh: '治安', en: 'Order' } };
    expect(await takeIn(clash)).toMatchObject({ added: 0, changed: 0, left: [{ code: '050100' }] });
    expect(await deskCategories()).toEqual(before);
  });
  test('changes nothing about a category that cases are filed under but words and days', async () => {
    const code = '040700';
    expect(await takeIn({ code, keywords: ['护栏'] })).toMatchObject({ added: 1 });
    // Nobody has filed anything under it: what it is may still be put right.
    expect(await takeIn({ code, name: { zh: '护栏', en: 'Railing' } })).toMatchObject({
      changed: 1,
    });
    expect(await takeIn({ code })).toMatchObject({ changed: 1 });
    world.clock.advance({ minutes: 2 });
    await report(await world.resident(), { category: code, words: '护栏歪了' });
    const before = await deskCategories();
    for (const another of [
      { kind: 'suggestion' },
      { confidential: true },
      { name: { zh: '护栏', en: 'Railing' } },
    ])
      expect(await takeIn({ code, ...another })).toMatchObject({
        changed: 0,
        left: [{ code, why: 'filed' }],
      });
    expect(await deskCategories()).toEqual(before);
    expect(await takeIn({ code, resolveDays: 9 })).toMatchObject({ changed: 1, left: [] });
  });
  test('keeps the keywords that staff gave, and gives none away that leads to another category', async () => {
    (await change('040400', { keywords: ['路灯', '灯柱'] })).ok;
    const { leftOut } = await takeIn(
      { keywords: ['路灯', '灯泡'] },
      { code: '040600', keywords: ['灯泡', '灯柱', '灯箱'] },
    );
    expect(leftOut).toEqual([
      { code: '040600', keyword: '灯泡', category: '040400' },
      { code: '040600', keyword: '灯柱', category: '040400' },
    ]);
    const keywordsOf = async (code: string) =>
      (await deskCategories()).find((one) => one.code === code)?.keywords;
    expect(await keywordsOf('040400')).toEqual(['路灯', '灯柱', '灯泡']);
    expect(await keywordsOf('040600')).toEqual(['灯箱']);
  });
});
