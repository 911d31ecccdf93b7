import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mostFilters } from '../../../contract/saved-filters.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { refuseName, tidyName } from './decide.ts';

let world: TestApp;
let intake: Caller;
let dispatcher: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  intake = await world.staff('intake');
  dispatcher = await world.staff('dispatcher');
  for (const { id } of (await intake('listSavedFilters')).ok)
    await intake('removeSavedFilter', { params: { id } });
});
afterAll(() => world.close());

const late = { show: 'overdue', kind: 'hazard', area: '339999001000' };
const save = (caller: Caller, name: string, given: object = {}) =>
  caller('saveFilter', { body: { ...late, name, ...given } });
const namesOf = async (caller: Caller) =>
  (await caller('listSavedFilters')).ok.map(({ name }) => name);

describe('a filter that somebody keeps', () => {
  test('is theirs on every desk they sit down at, in the order in which they were saved', async () => {
    const { ok } = await save(intake, ' 老街超时 ');
    await save(intake, '建议', { show: 'mine', kind: 'suggestion', area: null });
    const elsewhere = await world.staff('intake');
    expect((await elsewhere('listSavedFilters')).ok).toEqual([
      { id: ok.id, name: '老街超时', ...late },
      expect.objectContaining({ name: '建议', kind: 'suggestion', area: null }),
    ]);
  });

  test('is nobody else’s: a colleague neither reads, renames nor removes it', async () => {
    const params = { id: (await save(intake, '我的')).ok.id };
    expect(await namesOf(dispatcher)).not.toContain('我的');
    const renamed = await dispatcher('renameSavedFilter', { params, body: { name: '你的' } });
    const removed = await dispatcher('removeSavedFilter', { params });
    for (const { problem } of [renamed, removed])
      expect(problem).toMatchObject({ status: 404, code: 'filter_unknown' });
    expect(await namesOf(intake)).toEqual(['我的']);
  });

  test('is renamed and removed; removing it again finds nothing', async () => {
    const params = { id: (await save(intake, '今天')).ok.id };
    const { ok } = await intake('renameSavedFilter', { params, body: { name: '今天要办' } });
    expect(ok).toMatchObject({ ...late, name: '今天要办' });
    expect((await intake('removeSavedFilter', { params })).status).toBe(200);
    expect(await namesOf(intake)).toEqual([]);
    expect((await intake('removeSavedFilter', { params })).problem.code).toBe('filter_unknown');
  });

  test('may be called as a colleague calls theirs, never as another of one’s own', async () => {
    const { id } = (await save(intake, '超时')).ok;
    expect((await save(dispatcher, '超时')).status).toBe(201);
    expect((await save(intake, '超时')).problem).toMatchObject({
      status: 409,
      code: 'filter_name_taken',
    });
    const same = { params: { id }, body: { name: '超时' } };
    expect((await intake('renameSavedFilter', same)).status).toBe(200);
  });

  test('has a name that holds nobody’s number, and an area that exists', async () => {
    expect((await save(intake, '138 0000 1111')).problem.code).toBe('filter_names_somebody');
    expect((await save(intake, '   ')).problem.code).toBe('filter_nameless');
    const nowhere = await save(intake, '哪里', { area: '339999099000' });
    expect(nowhere.problem).toMatchObject({ status: 422, code: 'filter_area_unknown' });
  });

  test('is one of twenty at most, also where two are saved at the same moment', async () => {
    for (let number = 1; number < mostFilters; number++) await save(intake, `第 ${number} 个`);
    const last = await Promise.all([save(intake, '甲'), save(intake, '乙'), save(intake, '丙')]);
    expect(last.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const refused = last.find(({ status }) => status === 409);
    expect(refused?.problem).toMatchObject({ code: 'too_many_filters' });
    expect(refused?.problem.title).toContain('20');
    expect(await namesOf(intake)).toHaveLength(mostFilters);
  });

  test('is kept letter by letter, also where a letter is stored as two', async () => {
    const name = `${'超'.repeat(19)}𠮷`;
    expect((await save(intake, name)).ok.name).toBe(name);
    expect(await namesOf(intake)).toEqual([name]);
    expect((await save(intake, name)).problem.code).toBe('filter_name_taken');
  });

  test('is saved once however often it is asked for under one id', async () => {
    const asked = { body: { ...late, name: '断线重发' }, requestId: 'filter-request-0001' };
    const [first, second] = [await intake('saveFilter', asked), await intake('saveFilter', asked)];
    expect(second.ok).toEqual(first.ok);
    expect(await namesOf(intake)).toEqual(['断线重发']);
  });

  test('is in the audit by what it shows, not by how somebody calls it', async () => {
    const { id } = (await save(intake, '李家那几件')).ok;
    const { rows } = await world.deps.database.pool.query(
      `select action, details::text, row_to_json(w)::text as whole from audit_waiting w where object = $1
       union all
       select action, details::text, row_to_json(e)::text from audit_entries e where object = $1`,
      [`saved_filter/${id}`],
    );
    expect(rows).toEqual([expect.objectContaining({ action: 'saved_filter.saved' })]);
    expect(rows[0]?.details).toContain('overdue');
    expect(rows[0]?.whole).not.toContain('李家');
  });
});

describe('a name', () => {
  test('is the same in whatever width it is typed', () => {
    expect(tidyName('　ＶＩＰ　')).toBe('VIP');
  });
  test('of a full shelf can still be changed', () => {
    const kept = Array.from({ length: mostFilters }, (_, no) => ({ id: `${no}`, name: `${no}` }));
    expect(refuseName('新的', kept)).toBe('too_many_filters');
    expect(refuseName('新的', kept, '3')).toBeUndefined();
    expect(refuseName('4', kept, '3')).toBe('filter_name_taken');
  });
});
