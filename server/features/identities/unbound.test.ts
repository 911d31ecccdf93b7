import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { openCookieJar } from '../../../test/cookie-jar.ts';
import { county } from '../../../test/county.ts';
import { type OidcServer, startOidc } from '../../../test/oidc.ts';
import { untilOneWaits } from '../../../test/waiting.ts';
import type { Tx } from '../../platform/database.ts';
import { jobScope } from '../../platform/scope.ts';
import { settleAge, takeOffNumber } from '../residents/service.ts';

let world: TestApp;
let oidc: OidcServer;
beforeAll(async () => {
  oidc = await startOidc('https://points.example/');
  world = await startTestApp({ identity: { providers: [oidc.provider] } });
});
afterAll(async () => {
  await world?.close();
  await oidc?.close();
});

const scope = jobScope(county, 'test');
let people = 0;

/** Somebody whose account with the provider is bound, and who has signed out; how they come back. */
async function bound() {
  people += 1;
  const phone = `1370001${String(people).padStart(4, '0')}`;
  const person = { sub: `bound-${people}`, phone_number: phone, phone_number_verified: true };
  const jar = openCookieJar(world);
  const leave = async () => {
    const { url } = (await jar.call('goToProvider', { provider: 'oidc' })).ok;
    return oidc.press(url, person);
  };
  const comeBack = (query: string) => jar.call('comeBackFromProvider', { query });
  const came = (await comeBack(await leave())).ok;
  if (came.next !== 'confirm') throw new Error(`a code was to be asked for, not ${came.next}`);
  const { state } = came;
  const { demoCode } = (await jar.call('sendConfirmationCode', { state })).ok;
  (await jar.call('confirmIdentity', { state, code: demoCode })).ok;
  const { id } = (await jar.call('getMe')).ok;
  await jar.call('signOut');
  jar.cookies.delete('pingan_resident');
  return { id, jar, leave, comeBack };
}

const sessionsOf = async (id: string) => {
  const { rows } = await world.deps.database.pool.query<{ count: number }>(
    'select count(*)::integer as count from sessions where subject = $1',
    [id],
  );
  return rows[0]?.count;
};

const takeOff = (id: string) => async (tx: Tx) => {
  await takeOffNumber(tx, { deps: world.deps, scope }, id);
};
const closeAsChild = (id: string) => (tx: Tx) =>
  settleAge(
    tx,
    { deps: world.deps, ask: { scope } },
    { resident: id, age: { ageClass: 'under_14', birth: { year: 2016, month: 5 } } },
  );

test.each([
  ['the number is taken off their account', takeOff],
  ['their account is closed as that of a child', closeAsChild],
])(
  'whoever comes back from a provider while %s waits, and is not let into it',
  async (_, change) => {
    const { id, jar, leave, comeBack } = await bound();
    const query = await leave();
    const { read, transact } = world.deps.database;
    let coming: ReturnType<typeof comeBack> | undefined;
    await transact(async (tx) => {
      await change(id)(tx);
      coming = comeBack(query);
      await untilOneWaits(read);
    });
    expect((await coming)?.ok.next).toBe('confirm');
    expect((await jar.call('getMe')).status).toBe(401);
    expect(await sessionsOf(id)).toBe(0);
  },
);

test('whichever of the two is first, no session is left of an account without a number', async () => {
  const { transact } = world.deps.database;
  for (let round = 0; round < 8; round++) {
    const { id, jar, leave, comeBack } = await bound();
    const query = await leave();
    const taking = async () => {
      for (let turns = round ** 2; turns > 0; turns--)
        await new Promise((next) => setImmediate(next));
      await transact(takeOff(id));
    };
    const [came] = await Promise.all([comeBack(query), taking()]);
    expect(['signed_in', 'confirm'], `round ${round}`).toContain(came.ok.next);
    expect(await sessionsOf(id), `round ${round}`).toBe(0);
    expect((await jar.call('getMe')).status, `round ${round}`).toBe(401);
  }
});
