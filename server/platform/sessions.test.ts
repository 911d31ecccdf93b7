import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test/app.ts';
import { county, staffId } from '../../test/county.ts';
import { untilOneWaits } from '../../test/waiting.ts';
import { endDevices, findActor, proveSession } from './sessions.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

test('whoever is signed out everywhere stays out, also with a token that is being exchanged', async () => {
  const { token } = await world.sitDown('intake');
  const staff = staffId('intake');
  const now = world.clock.now();
  const { read, transact } = world.deps.database;
  const actor = await findActor(read, { county, token, now });
  const device = actor?.kind === 'staff' ? (actor.signedIn?.device ?? '') : '';
  const whose = { county, kind: 'staff', subject: staff } as const;
  let ending: Promise<number> | undefined;
  const fresh = await transact(async (tx) => {
    const exchanged = await proveSession(tx, world.deps, { county, staff, device });
    ending = transact((other) => endDevices(other, whose));
    await untilOneWaits(read);
    return exchanged;
  });
  expect(await ending).toBe(1);
  expect(await findActor(read, { county, token: fresh ?? '', now })).toBeUndefined();
  expect(await findActor(read, { county, token, now })).toBeUndefined();
});
