import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, staffId } from '../../../test/county.ts';
import { fill, planOf } from '../../../test/plans.ts';
import type { Tx } from '../../platform/database.ts';
import { jobScope } from '../../platform/scope.ts';
import * as store from './store.ts';

let world: TestApp;
const scope = jobScope(county, 'test');
const activities = 20_000;
/** Whoever asks is in none of them. */
const idOfNobody = '00000000-0000-4000-8000-000000000000';
const now = new Date('2026-09-01T00:00:00Z');

/** What a large county has held in ten years; every hundredth is still to come. */
beforeAll(async () => {
  world = await startTestApp();
  await fill(world.deps.database, {
    activities: {
      text: `insert into activities (county, id, kind, title_zh, title_en, said_zh, said_en, venue, area,
          starts_at, ends_at, closes_at, seats, kept_seats, state, published_by, published_at)
        select $1, gen_random_uuid(), 'lecture', '讲座', 'Lecture', '', '', '', $3,
          at, at + interval '2 hours', at, 20, 0, 'open', $4, at - interval '7 days'
        from generate_series(1, $2::integer) n,
          lateral (select $5::timestamptz + (n - $2 * 0.99) * interval '4 hours' as at) held`,
      values: [county, activities, grids.west, staffId('intake'), now],
    },
    participations: {
      text: `insert into participations (county, id, activity, resident, no, state, first_time, signed_up_at)
        select county, gen_random_uuid(), id, gen_random_uuid(), 1, 'waiting', true, starts_at
        from activities where county = $1`,
      values: [county],
    },
  });
});
afterAll(() => world.close());

test.each<[string, (tx: Tx) => Promise<unknown>]>([
  [
    'what residents can sign up for',
    (tx) =>
      store.listComing(tx, scope, { now, resident: idOfNobody, cursor: undefined, limit: 20 }),
  ],
  ['where somebody waits', (tx) => store.listWithWaiting(tx, scope, now)],
])('%s is looked up by its beginning: what was held in past years is not read', async (_, ask) => {
  const plan = await planOf(world.deps.database, ask);
  expect(plan.indexes).toContain('activities_by_time');
  expect(plan.scanned).not.toContain('activities');
  expect(plan.lookedUp.some((condition) => condition.includes('starts_at >'))).toBe(true);
});
