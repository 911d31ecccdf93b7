import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { faultIn, mostTemplates, refuseAmong, unknownPlaceholder } from './decide.ts';

let world: TestApp;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
  intake = await world.staff('intake');
});
afterAll(() => world.close());

let written = 0;
const text = (given: object = {}) => ({
  move: 'answer',
  category: null,
  name: `已到现场 ${++written}`,
  words: '我们已经到现场，{期限}前处理完，处理后再告诉您。',
  ...given,
});
const add = (given: object = {}, caller = intake) =>
  caller('addAnswerTemplate', { body: text(given) });
const listed = async (caller: Caller = intake) => (await caller('listAnswerTemplates')).ok;

describe('a text for answers', () => {
  test('is written by the centre and offered to everybody who moves cases', async () => {
    const { ok, status } = await add({ category: '04', name: '清障' });
    expect(status).toBe(201);
    for (const person of ['dispatcher', 'handler_west', 'reviewer', 'grid_worker'] as const)
      expect(await listed(await world.staff(person)), person).toContainEqual(ok);
    expect((await (await world.staff('treasurer'))('listAnswerTemplates')).status).toBe(403);
  });

  test('is written for the whole county: by nobody of a town, by no unit', async () => {
    const ofTown = await world.staff('intake_west');
    expect((await add({}, ofTown)).problem).toMatchObject({
      status: 403,
      code: 'templates_whole_county',
    });
    expect((await add({}, await world.staff('handler_west'))).status).toBe(403);
  });

  test('is changed by whoever has read it as it is', async () => {
    const { id, version } = (await add()).ok;
    const params = { id };
    const body = { ...text({ words: '已经修好，请您看看。' }), version };
    const { ok } = await intake('editAnswerTemplate', { params, body });
    expect(ok).toMatchObject({ version: 2, words: '已经修好，请您看看。' });
    const late = await intake('editAnswerTemplate', { params, body: { ...text(), version } });
    expect(late.problem).toMatchObject({ status: 409, code: 'template_changed' });
    expect((await listed()).find((one) => one.id === id)?.words).toBe('已经修好，请您看看。');
  });

  test('of two who change it at the same moment one is told to read it again', async () => {
    const { id, version } = (await add()).ok;
    const edit = () =>
      intake('editAnswerTemplate', { params: { id }, body: { ...text(), version } });
    const both = await Promise.all([edit(), edit()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('that is withdrawn is offered no more, and changed no more', async () => {
    const { id, version } = (await add()).ok;
    const params = { id };
    expect((await intake('withdrawAnswerTemplate', { params })).status).toBe(200);
    expect((await intake('withdrawAnswerTemplate', { params })).status).toBe(200);
    expect((await listed()).some((one) => one.id === id)).toBe(false);
    const again = await intake('editAnswerTemplate', { params, body: { ...text(), version } });
    expect(again.problem.code).toBe('template_unknown');
  });

  test('has a name of its own among those of its move and category; withdrawn, it gives it up', async () => {
    const { id } = (await add({ name: '同名' })).ok;
    expect((await add({ name: '同名' })).problem.code).toBe('template_name_taken');
    expect((await add({ name: '同名', move: 'refuse' })).status).toBe(201);
    expect((await add({ name: '同名', category: '0403' })).status).toBe(400);
    expect((await add({ name: '同名', category: '040300' })).status).toBe(201);
    await intake('withdrawAnswerTemplate', { params: { id } });
    expect((await add({ name: '同名' })).status).toBe(201);
  });

  test.each([
    ['a phone number', { words: '请打 138 0000 1111 找经办人。' }, 'template_personal_data'],
    [
      'an identity number',
      { words: '证件号 330102199001011234 的那位。' },
      'template_personal_data',
    ],
    ['a number plate', { words: '浙A·12345 已经挪开。' }, 'template_plate'],
    ['what looks like a name', { words: '感谢王小梅反映。' }, 'template_might_name_somebody'],
    ['a name in its title', { name: '找张师傅' }, 'template_might_name_somebody'],
    [
      'a placeholder nobody fills',
      { words: '{姓名}您好，已经办好。' },
      'template_placeholder_unknown',
    ],
    ['a category nobody reports', { category: '98' }, 'template_category_unknown'],
    ['one letter, however it is stored', { words: ' 👍 ' }, 'template_wordless'],
    ['more than a note holds', { move: 'refuse', words: '长'.repeat(401) }, 'template_too_long'],
  ])('is refused with %s', async (_, given, code) => {
    expect((await add(given)).problem).toMatchObject({ status: 422, code });
  });

  test('that was read for names and holds none is kept', async () => {
    const given = { words: '感谢王家等住户反映。' };
    expect((await add(given)).problem.code).toBe('template_might_name_somebody');
    expect((await add({ ...given, namesChecked: true })).status).toBe(201);
  });

  test('is in the audit whenever it is written, changed or withdrawn', async () => {
    const { id, version } = (await add()).ok;
    const params = { id };
    await intake('editAnswerTemplate', { params, body: { ...text(), version } });
    await intake('withdrawAnswerTemplate', { params });
    const { rows } = await world.deps.database.pool.query(
      `select action from (select action, at, id from audit_waiting where object = $1
         union all select action, at, id from audit_entries where object = $1) e order by action`,
      [`answer_template/${id}`],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'answer_template.added',
      'answer_template.changed',
      'answer_template.withdrawn',
    ]);
  });
});

describe('what stands in braces', () => {
  test('is out of the short list, in either language', () => {
    expect(unknownPlaceholder('{类别}由{单位}在{期限}前办完')).toBeUndefined();
    expect(unknownPlaceholder('{unit} deals with {category} by {deadline}')).toBeUndefined();
  });
  test.each([
    ['{姓名}您好', '{姓名}'],
    ['{ 单位 }', '{ 单位 }'],
    ['{单位', '{单位'],
    ['单位}', '}'],
    ['｛单位｝', '｛单位｝'],
  ])('%s is not known', (words, found) => {
    expect(unknownPlaceholder(words)).toBe(found);
  });
});

test('a text may be as long as its move has room for', () => {
  const words = '长'.repeat(1500);
  expect(faultIn({ move: 'answer', name: '长', words })).toBeUndefined();
  expect(faultIn({ move: 'verify', name: '长', words })).toMatchObject({ values: { most: 400 } });
});

test('a county keeps so many texts that somebody still finds one', () => {
  const kept = Array.from({ length: mostTemplates }, (_, no) => ({
    id: `${no}`,
    move: 'answer',
    category: null,
    name: `${no}`,
  }));
  const one = { move: 'answer', category: null, name: '新的' };
  expect(refuseAmong(kept, one)).toBe('too_many_templates');
  expect(refuseAmong(kept, { ...one, id: '3' })).toBeUndefined();
});
