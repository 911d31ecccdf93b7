import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../postgres.ts';
import { type FaultyDatabase, openFaultyDatabase } from './faulty-database.ts';
import { loopFaults } from './loop.ts';
import { operations } from './operations.ts';

let store: TestDatabase;
let database: FaultyDatabase;
beforeAll(async () => {
  store = await createTestDatabase();
  database = openFaultyDatabase(store.connection);
});
afterAll(async () => {
  await database.close();
  await store.drop();
});

/** Every third of all pairs of statement and fault; `npm run faults` hits them all. */
const every = 3;

test('whichever statement fails in whatever way, an operation is done once or not at all, and once when asked again', {
  timeout: 300_000,
}, async () => {
  const { points, applied, wrong } = await loopFaults({ database, operations, every });
  console.log(`faults: ${points} statements hit, ${applied} operations done in spite of it`);
  expect(wrong).toEqual([]);
  expect(points).toBeGreaterThan(300);
  expect(applied).toBeGreaterThan(0);
});
