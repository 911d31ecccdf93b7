import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope } from '../../platform/scope.ts';
import { sumOpenLines } from './store.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

test('what is open for an award is found by an index, however many lines a correction has', async () => {
  const { database } = world.deps;
  const client = await database.pool.connect();
  // The lines alone: the awards they are of are not asked for.
  await client.query(`set session_replication_role = replica`);
  await client.query(
    `insert into correction_lines (county, correction, award, resident, points, household_points, why)
     select $1, $2, gen_random_uuid(), gen_random_uuid(), 1, 0, '{}' from generate_series(1, 20000)`,
    [county, uuidOf('a correction')],
  );
  await client.query('analyze correction_lines');
  await client.query(`set session_replication_role = origin`);
  client.release();

  const driver = vi.spyOn(pg.Query.prototype as unknown as { submit(): void }, 'submit');
  await sumOpenLines(database.read, jobScope(county, 'test'), [uuidOf('an award')]);
  const [asked] = driver.mock.contexts as unknown as { text: string; values: unknown[] }[];
  driver.mockRestore();
  const { text, values } = asked ?? expect.fail('nothing was asked');
  const { rows } = await database.pool.query(`explain (format json) ${text}`, values);
  expect(JSON.stringify(rows)).toContain('correction_lines_open_by_award');
});
