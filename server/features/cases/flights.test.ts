import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { positions } from '../../../test/county.ts';
import { report } from '../../../test/road.ts';
import type { Pipelined } from '../../platform/pipeline.ts';

let world: TestApp;
let resident: Caller;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident();
  // The county, its book and the resident's key are known from now on.
  await report(resident, { position: positions.west });
});
afterAll(() => world.close());

/**
 * How often the transaction of `work` has to wait: a statement leaves in the flight after the last one
 * whose answer was there. The database answers in order, so that this does not depend on the clock.
 */
async function flightsOf(work: () => Promise<unknown>): Promise<number> {
  const { pool } = world.deps.database;
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  let most = 0;
  const watched = async () => {
    const client = (await connect()) as Pipelined;
    const { query, beginWithNext, release } = client;
    let answered: number | undefined;
    const watching = {
      beginWithNext: (begin: string) => {
        answered = 0;
        beginWithNext(begin);
      },
      query: (...asked: unknown[]) => {
        const sent = (query as (...all: unknown[]) => Promise<unknown>)(...asked);
        if (answered === undefined) return sent;
        const flight = answered + 1;
        most = Math.max(most, flight);
        const arrive = () => {
          answered = Math.max(answered ?? 0, flight);
        };
        sent.then(arrive, arrive);
        return sent;
      },
      release: (error?: Error | boolean) => {
        Object.assign(client, { query, beginWithNext, release });
        release.call(client, error);
      },
    };
    return Object.assign(client, watching);
  };
  Object.assign(pool, { connect: watched });
  try {
    await work();
  } finally {
    Object.assign(pool, { connect });
  }
  return most;
}

test('a report waits for the database five times: keys and sealed words ride along', async () => {
  const reported = await flightsOf(() => report(resident, { position: positions.east }));
  expect(reported).toBe(5);
});
