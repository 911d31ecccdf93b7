import { expect, test } from 'vitest';
import { createTestDatabase } from '../postgres.ts';
import { simulate } from './run.ts';
import { openWorld } from './world.ts';

/** From summer to summer: over the year's end, when points lapse, and over a 29 February. */
const year = { seed: 'npm-test', residents: 40, from: '2027-07-01', days: 366, reports: 560 };

test('a county lives a leap year through the services, and every day holds', async () => {
  const { connection, drop } = await createTestDatabase();
  const world = await openWorld(connection, year);
  process.stdout.write(`simulation, seed ${year.seed}\n`);
  const summary = await simulate(world).finally(async () => {
    await world.close();
    await drop();
  });
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  // Everything that a year is made of has happened in it: nothing above held for want of trying.
  expect(summary.deeds).toBeGreaterThan(1_000);
  expect(summary.awards).toMatchObject({
    settled: expect.any(Number),
    reversed: expect.any(Number),
  });
  const raised = Object.keys(summary.signals);
  expect(raised).toEqual(
    expect.arrayContaining(['same_photo', 'same_text', 'too_many', 'outside_county']),
  );
  const nothing = Object.entries(summary.points).filter(([, points]) => points === 0);
  expect(nothing).toEqual([]);
  const { lapsed, warned, arrivedLate, movedUp, notCovered, atDayLimit } = summary;
  for (const count of [lapsed, warned, arrivedLate, movedUp, notCovered, atDayLimit])
    expect(count).toBeGreaterThan(0);
}, 1_200_000);
