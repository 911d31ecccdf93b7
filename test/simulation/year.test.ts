import { expect, test } from 'vitest';
import { createTestDatabase } from '../postgres.ts';
import { simulate } from './run.ts';
import { openWorld } from './world.ts';

test('a', async () => {
  const { connection, drop } = await createTestDatabase();
  const world = await openWorld(connection, {
    seed: 'a',
    residents: 40,
    from: '2027-07-01',
    days: 366,
    reports: 800,
  });
  const t = Date.now();
  const summary = await simulate(world, {
    onDay: (day, n) => n % 30 === 0 && process.stderr.write(`${day} ${Date.now() - t}\n`),
  }).finally(async () => {
    await world.close();
    await drop();
  });
  console.log(JSON.stringify(summary, null, 1));
  expect(summary.cases).toBeGreaterThan(50);
}, 300_000);
