import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { adult, born, somebody, thisYear } from '../../../test/families.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

test('a grown-up gives an age group and takes it back', async () => {
  const one = await somebody(world, '吴桂兰', adult);
  expect((await one('getMyAgeGroup')).ok).toEqual({ ageGroup: null });
  const set = (ageGroup: string | null) => one('setMyAgeGroup', { body: { ageGroup } });
  expect((await set('60_plus')).ok).toEqual({ ageGroup: '60_plus' });
  expect((await one('getMyAgeGroup')).ok).toEqual({ ageGroup: '60_plus' });
  expect((await set(null)).ok).toEqual({ ageGroup: null });
});

test('who is no grown-up, or has not said so, gives none', async () => {
  const minor = await somebody(world, '陈明', born(thisYear - 16));
  const silent = await somebody(world, '陈晓');
  for (const one of [minor, silent]) {
    const { problem } = await one('setMyAgeGroup', { body: { ageGroup: '18_34' } });
    expect(problem).toMatchObject({ status: 409, code: 'age_group_for_grown_ups' });
  }
});

test('who turns out to be a minor is of no group of grown-ups any more', async () => {
  const one = await somebody(world, '林家豪', adult);
  (await one('setMyAgeGroup', { body: { ageGroup: '18_34' } })).ok;
  (await one('completeProfile', { body: { age: born(thisYear - 16) } })).ok;
  expect((await one('getMyAgeGroup')).ok).toEqual({ ageGroup: null });
});
