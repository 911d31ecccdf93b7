import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreedWith } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { decideSome } from '../../../test/decided.ts';
import { born, somebody } from '../../../test/families.ts';
import { awake } from '../../../test/for-somebody.ts';
import { someone } from '../../../test/mediations.ts';
import { aReport, report } from '../../../test/road.ts';
import { decidedCases } from '../cases/service.ts';
import { learnCategories } from '../category-models/service.ts';

let world: TestApp;
let leader: Caller;
let intake: Caller;
let resident: Caller;
beforeAll(async () => {
  world = await startTestApp();
  leader = await world.staff('leader');
  intake = await world.staff('intake');
  resident = await world.resident();
}, 120_000);
afterAll(() => world.close());

const railing = {
  code: '050200',
  groupZh: '隐患',
  groupEn: 'Whatever the county does not call it',
  nameZh: '护栏松动',
  nameEn: 'Loose railing',
  kind: 'hazard',
  confidential: false,
  keywords: ['护栏', ' 栏杆 ', '护栏'],
  severity: 2,
  resolveDays: 5,
  dispatchHours: 3,
  reason: '河边的护栏要单列',
};
const add = (given: object = {}, caller = leader) =>
  caller('addCategory', { body: { ...railing, ...given } });
const because = { reason: '和别的类别合并了' };
const retire = (code: string, caller = leader) =>
  caller('retireCategory', { params: { code }, body: because });
const reinstate = (code: string) =>
  leader('reinstateCategory', { params: { code }, body: { reason: '还是要单列' } });
const suggest = async (words: string) =>
  (await world.anyone('suggestCategory', { body: { words } })).ok.category;
const reportable = async () => (await world.anyone('listCategories')).ok.map(({ code }) => code);
const onDesk = async (code: string) =>
  (await leader('getDeskCategories')).ok.find((one) => one.code === code);
const codeOf = (category: string, given: object = {}) => report(resident, { category, ...given });
/** What the audit was told last; it has the reason sealed. */
async function lastEntry() {
  const [entry] = await world.deps.database.read
    .selectFrom('audit_waiting')
    .select(['action', 'object', 'reason'])
    .where('object', 'like', 'category/%')
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
  return entry;
}
const isConfidential = async (code: string) => {
  const row = world.deps.database.read.selectFrom('cases').select('confidential');
  return (await row.where('code', '=', code).executeTakeFirstOrThrow()).confidential;
};

const hoursToDispatch = async (code: string) => {
  const { reported_at, dispatch_due_at } = await world.deps.database.read
    .selectFrom('case_states')
    .innerJoin('cases', 'cases.id', 'case_states.case_id')
    .select(['cases.reported_at', 'case_states.dispatch_due_at'])
    .where('cases.code', '=', code)
    .executeTakeFirstOrThrow();
  return (Number(dispatch_due_at) - reported_at.getTime()) / 3_600_000;
};

describe('a category that is added', () => {
  test('is reported, suggested and looked up at once, with its questions and its own limits', async () => {
    await suggest('先问一声，免得是第一次读目录');
    expect((await add({ asksLike: '050100' })).ok).toMatchObject({
      code: '050200',
      group: { zh: '隐患', en: 'Hazard' },
      name: { zh: '护栏松动', en: 'Loose railing' },
      keywords: ['护栏', '栏杆'],
      dispatchHours: 3,
      firstAnswerHours: null,
      questions: 1,
      retiredAt: null,
    });
    expect(await suggest('河边的栏杆晃得厉害')).toBe('050200');
    const shown = (await world.anyone('listCategories')).ok.find(({ code }) => code === '050200');
    expect(shown?.questions).toMatchObject([{ code: 'passable' }]);
    const answers = [{ question: 'passable', choice: 'blocked' }];
    const mine = await codeOf('050200', { answers });
    expect(mine).toMatchObject({ category: '050200', categoryName: { zh: '护栏松动' } });
    expect(await hoursToDispatch(mine.code)).toBe(3);
  });
  test('stands in the audit with its reason', async () => {
    await add({ code: '050300', nameZh: '扶手', keywords: ['扶手'], reason: '扶手也要单列' });
    expect(await lastEntry()).toMatchObject({
      action: 'category.added',
      object: 'category/050300',
    });
  });
  test('may begin a group of its own', async () => {
    const pets = { code: '310100', groupZh: '宠物', groupEn: 'Pets', keywords: ['遛狗'] };
    expect((await add({ ...pets, nameZh: '遛狗不牵绳' })).ok.group).toEqual({
      zh: '宠物',
      en: 'Pets',
    });
  });
  test.each([
    ['a code that there is', { code: '050100' }, 'code_taken', '/code'],
    ['the code of a whole group', { code: '050000' }, 'code_of_group', '/code'],
    ['a group of other digits', { code: '050900', groupZh: '宠物' }, 'digits_of_another', '/code'],
    [
      'a group that is elsewhere',
      { code: '770100', groupZh: '宠物' },
      'group_elsewhere',
      '/groupZh',
    ],
    ['no name', { code: '050900', nameEn: ' ' }, 'name_missing', '/nameEn'],
    ['no group', { code: '770100', groupZh: ' ' }, 'name_missing', '/groupZh'],
    ['a word of another', { code: '050900', keywords: ['违停'] }, 'keyword_elsewhere', '/keywords'],
    [
      'questions of nothing',
      { code: '050900', keywords: [], asksLike: '123456' },
      'category_not_found',
      '/asksLike',
    ],
    [
      'a dispute for all to read',
      { code: '050900', keywords: [], kind: 'dispute' },
      'kind_confidential',
      '/confidential',
    ],
    ['a code of four digits', { code: '0509' }, 'fields_wrong', '/code'],
  ])('with %s is refused, and the field is named', async (_, given, code, field) => {
    const { problem } = await add(given);
    expect(problem.code).toBe(code);
    expect(problem.fields?.map((one) => one.field)).toContain(field);
    expect(await onDesk('050900')).toBeUndefined();
  });
  test('by two at once is added once', async () => {
    const two = await Promise.all(
      ['甲', '乙'].map((nameZh) => add({ code: '050400', nameZh, keywords: [] })),
    );
    expect(two.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
  test('is for whoever works for the whole county', async () => {
    const west = await world.staff('intake_west');
    expect((await add({ code: '050900' }, west)).problem.code).toBe('categories_whole_county');
    expect((await retire('050200', west)).problem.code).toBe('categories_whole_county');
  });
});

describe('a category that is retired', () => {
  test('is suggested and shown to residents no more; the desk sees since when', async () => {
    const before = await codeOf('050200');
    expect((await retire('050200')).ok.retiredAt).toBe(world.clock.now().toISOString());
    expect(await suggest('河边的栏杆晃得厉害')).toBeNull();
    expect(await reportable()).not.toContain('050200');
    expect(await onDesk('050200')).toMatchObject({ retiredAt: expect.any(String) });
    expect(await lastEntry()).toMatchObject({
      action: 'category.retired',
      object: 'category/050200',
      reason: expect.any(String),
    });
    // What is filed under it keeps its name.
    const kept = (await intake('getCase', { params: { code: before.code } })).ok;
    expect(kept.categoryName.zh).toBe('护栏松动');
    const all = (await world.anyone('listCategories', { query: { retired: 'with' } })).ok;
    expect(all.find(({ code }) => code === '050200')?.retired).toBe(true);
    const accepted = { note: '', category: '050200' };
    expect(
      (await intake('acceptCase', { params: { code: before.code }, body: accepted })).status,
    ).toBe(200);
  });
  test('is no longer what staff find a case to be', async () => {
    const { code } = await codeOf('040300');
    const body = { note: '', category: '050200' };
    const { problem } = await intake('acceptCase', { params: { code }, body });
    expect(problem).toMatchObject({
      status: 422,
      code: 'category_retired',
      fields: [{ field: '/category' }],
    });
  });
  test('loses no report that waited on a phone with it: its words say what it is, or the desk does', async () => {
    const answers = [{ question: 'passable', choice: 'blocked' }];
    const written = { writtenAt: world.clock.now().toISOString(), answers };
    const told = await codeOf('050200', { ...written, words: '栏杆断了，桥面还积水' });
    expect(told).toMatchObject({ category: '050100' });
    const silent = await codeOf('050200', { ...written, words: '栏杆断了一截' });
    expect(silent).toMatchObject({ category: '999900' });
    const shown = (await intake('getCase', { params: { code: silent.code } })).ok;
    expect(shown.answers).toMatchObject([{ answer: { zh: '过不去' } }]);
  });
  test('is chosen again at the window, where nothing waits', async () => {
    const window = awake(world, 'intake');
    const { phone } = await someone(world);
    const id = await agreedWith(world, window, { phone });
    const body = { category: '050200', words: '栏杆断了', place: '河堤 3 号', photoIds: [] };
    const ask = { params: { id }, body };
    expect((await window('reportFor', ask)).problem).toMatchObject({
      code: 'category_retired',
      fields: [{ field: '/category' }],
    });
    const other = { ...ask, body: { ...body, category: '050100' } };
    expect((await window('reportFor', other)).ok.categoryName.zh).toBe('积水');
  });
  test('keeps secret what its reporter was told would be', async () => {
    const secret = {
      code: '310200',
      groupZh: '宠物',
      groupEn: 'Pets',
      nameZh: '毒狗线索',
      keywords: [],
    };
    await add({ ...secret, confidential: true });
    await retire('310200');
    const { code } = await codeOf('310200', { words: '有人往草里丢肉' });
    expect((await intake('getCase', { params: { code } })).ok.category).toBe('999900');
    expect(await isConfidential(code)).toBe(true);
  });
  test('lets nobody report what they may not: it stays with the kind that was chosen', async () => {
    const feud = {
      code: '070900',
      groupZh: '隐患',
      groupEn: 'Other',
      nameZh: '楼道纠纷',
      kind: 'dispute',
      confidential: true,
      keywords: [],
    };
    await add(feud);
    await retire('070900');
    const youth = await somebody(world, '小周', born(2012));
    const body = aReport({ category: '070900', words: '楼上吵架' });
    expect((await youth('reportCase', { body })).problem.code).toBe('adults_report_disputes');
    // And nobody’s report becomes a dispute by its words.
    expect(await codeOf('050200', { words: '栏杆边两家邻居吵架' })).toMatchObject({
      category: '999900',
    });
  });
  test('gives its words to whichever takes them; brought back, it goes without', async () => {
    const edit = {
      nameZh: '违停乱停',
      nameEn: 'Parking',
      keywords: ['违停', '乱停', '栏杆'],
      severity: 3,
      resolveDays: 7,
    };
    (await leader('editCategory', { params: { code: '040300' }, body: { ...edit, ...because } }))
      .ok;
    expect(await suggest('栏杆')).toBe('040300');
    expect((await reinstate('050200')).ok).toMatchObject({ keywords: ['护栏'], retiredAt: null });
    expect(await suggest('护栏')).toBe('050200');
    expect(await reportable()).toContain('050200');
    expect(await lastEntry()).toMatchObject({ action: 'category.reinstated' });
  });
  test('twice is retired once, and so is what comes back twice', async () => {
    const first = (await retire('050200')).ok;
    world.clock.advance({ minutes: 5 });
    expect((await retire('050200')).ok).toEqual(first);
    (await reinstate('050200')).ok;
    expect((await reinstate('050200')).ok.retiredAt).toBeNull();
  });
  test('is never the one for what has no name, nor one that there is not', async () => {
    expect((await retire('999900')).problem).toMatchObject({
      status: 422,
      code: 'category_needed',
    });
    expect((await retire('123456')).problem).toMatchObject({ status: 404 });
    expect((await reinstate('123456')).problem).toMatchObject({ status: 404 });
  });
  test('is not suggested by what was learnt, and not learnt from', async () => {
    const learn = () => learnCategories(world.deps, decidedCases(world.deps));
    await decideSome({ world, intake });
    expect(await learn()).toBe(1);
    world.clock.advance({ minutes: 2 });
    const words = '楼下的污水冒得到处都是';
    expect(await suggest(words)).toBe('050100');
    await retire('050100');
    expect(await suggest(words)).not.toBe('050100');
    // One kind is left, and of one kind there is nothing to learn.
    const muchDecided = { ...decidedCases(world.deps), count: async () => 1_000 };
    expect(await learnCategories(world.deps, muchDecided)).toBe(0);
    await reinstate('050100');
    expect(await suggest(words)).toBe('050100');
  });
});

test('the rule desk is told where a rule names only what is retired', async () => {
  const owner = await world.staff('rule_owner');
  const [book] = (await owner('listRulebooks')).ok.versions;
  const { document } = (
    await owner('getRulebookVersion', { params: { version: String(book?.version) } })
  ).ok;
  const found = async () =>
    (await owner('readRuleSentences', { body: { document } })).ok.findings.filter(
      ({ code }) => code === 'retired_category',
    );
  expect(await found()).toEqual([]);
  await retire('020100');
  expect(await found()).toMatchObject([
    { rule: '2.1', severity: 'advice', at: '/rules/0/categories/0' },
  ]);
});
