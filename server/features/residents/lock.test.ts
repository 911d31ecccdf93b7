import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { adult, somebody } from '../../../test/families.ts';
import { idOf } from '../../../test/holders.ts';
import { untilOneWaits } from '../../../test/waiting.ts';
import { jobScope } from '../../platform/scope.ts';
import { lockResidents } from './service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const scope = jobScope(county, 'lock');

test('who is held stands as it is told, and whoever is not there is left out', async () => {
  const id = await idOf(await somebody(world, '沈月', adult));
  const nobody = world.deps.ids.uuid();
  const held = await world.deps.database.transact((tx) => lockResidents(tx, scope, [nobody, id]));
  expect([...held.values()]).toEqual([
    { id, household: null, grid: grids.west, ageClass: 'adult', erased: false },
  ]);
});

test('people are held in one order, in whatever order they are named', async () => {
  const [first = '', last = ''] = [
    await idOf(await somebody(world, '甲')),
    await idOf(await somebody(world, '乙')),
  ].toSorted();
  const { database } = world.deps;
  const client = await database.pool.connect();
  const hold = 'select from residents where county = $1 and id = $2 for no key update nowait';
  try {
    await client.query('begin');
    await client.query(hold, [county, first]);
    const waiting = database.transact((tx) => lockResidents(tx, scope, [last, first]));
    await untilOneWaits(database.read);
    // Who waits for the first does not have the last.
    await client.query(hold, [county, last]);
    await client.query('commit');
    expect((await waiting).size).toBe(2);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
