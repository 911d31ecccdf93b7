import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test/app.ts';
import { county, staffId } from '../../test/county.ts';
import { idOf } from '../../test/holders.ts';
import { untilOneWaits } from '../../test/waiting.ts';
import { endDevices, findActor, openSession, proveSession } from './sessions.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

/** Somebody of each kind with a session. */
const owners = {
  staff: async () => {
    const { token } = await world.sitDown('intake');
    return { token, subject: staffId('intake') };
  },
  resident: async () => {
    const subject = await idOf(await world.resident());
    const session = { county, kind: 'resident', subject } as const;
    const { transact } = world.deps.database;
    return { token: await transact((tx) => openSession(tx, world.deps, session)), subject };
  },
};

test.each(['staff', 'resident'] as const)(
  'whoever (%s) is signed out everywhere stays out, also with a token that is being exchanged',
  async (kind) => {
    const { token, subject } = await owners[kind]();
    const now = world.clock.now();
    const { read, transact } = world.deps.database;
    const actor = await findActor(read, { county, token, now });
    const device = actor !== undefined && 'signedIn' in actor ? (actor.signedIn?.device ?? '') : '';
    const whose = { county, kind, subject };
    let ending: Promise<number> | undefined;
    const fresh = await transact(async (tx) => {
      const exchanged = await proveSession(tx, world.deps, { ...whose, device });
      ending = transact((other) => endDevices(other, whose));
      await untilOneWaits(read);
      return exchanged;
    });
    expect(await ending).toBe(kind === 'staff' ? 1 : 2);
    expect(await findActor(read, { county, token: fresh ?? '', now })).toBeUndefined();
    expect(await findActor(read, { county, token, now })).toBeUndefined();
  },
);
