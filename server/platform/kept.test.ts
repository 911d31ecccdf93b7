import { expect, test } from 'vitest';
import { settableClock } from './clock.ts';
import type { Database } from './database.ts';
import { kept } from './kept.ts';
import { jobScope } from './scope.ts';

const [one, other] = [jobScope(339999, 'test'), jobScope(339998, 'test')];
const world = () => ({
  clock: settableClock(new Date('2026-10-14T01:00:00Z')),
  database: {} as Database,
});

test('what is kept is asked for once a while and county, and again when the while is over', async () => {
  const deps = world();
  let loads = 0;
  const get = kept(60_000, async (_, { county }) => `${county}/${++loads}`);
  expect(await Promise.all([get(deps, one), get(deps, one)])).toEqual(['339999/1', '339999/1']);
  expect(await get(deps, other)).toBe('339998/2');
  expect(await get(world(), one)).toBe('339999/3');
  deps.clock.advance({ minutes: 1 });
  expect(await get(deps, one)).toBe('339999/4');
  deps.clock.advance({ hours: -1 });
  expect(await get(deps, one)).toBe('339999/5');
});

test('a failure is told to who asked and forgotten', async () => {
  const deps = world();
  let fails = true;
  const get = kept(60_000, async () => {
    if (fails) throw new Error('no connection');
    return 'there';
  });
  await expect(get(deps, one)).rejects.toThrow('no connection');
  fails = false;
  expect(await get(deps, one)).toBe('there');
});

test('what was changed here is asked for again at once, in its county only', async () => {
  const deps = world();
  let loads = 0;
  const get = kept(60_000, async (_, { county }) => `${county}/${++loads}`);
  await Promise.all([get(deps, one), get(deps, other)]);
  get.forget(deps, one);
  expect(await get(deps, one)).toBe('339999/3');
  expect(await get(deps, other)).toBe('339998/2');
});
