import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { expectProblem, knock, openSessions, routes, welcome } from '../../../test/door.ts';
import { usualLimits } from '../../app.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ limits: { public: 3, read: 2 } });
});
afterAll(() => world.close());

const english = { 'accept-language': 'en' };

test('who asks too often is told how long to wait, in their language', async () => {
  for (let asked = 0; asked < 3; asked++)
    expect((await world.anyone('getRulebook')).status).toBe(200);
  const zh = await world.anyone('getRulebook');
  const en = await world.anyone('getRulebook', { headers: english });
  expect(expectProblem(zh.raw)).toMatchObject({ status: 429, code: 'too_many_requests' });
  const seconds = Number(zh.raw.headers['retry-after']);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(zh.problem.title).toContain(`请 ${seconds} 秒后再试`);
  expect(expectProblem(en.raw).title).toMatch(/^Too many requests\. .* \d+ seconds\.$/);
});

test('guessing codes is slowed down by address', async () => {
  const guarded = await startTestApp({ limits: { sign_in: 4 } });
  const guess = () =>
    guarded.anyone('signInResident', { body: { phone: '13900001111', code: '000000' } });
  const statuses = [];
  for (let turn = 0; turn < 6; turn++) statuses.push((await guess()).status);
  await guarded.close();
  expect(statuses).toEqual([422, 422, 422, 422, 429, 429]);
});

test('of an IPv6 network the half that one household is given counts as one', async () => {
  const guarded = await startTestApp({ limits: { sign_in: 2 } });
  const guess = async (address: string) =>
    (
      await guarded.anyone('signInResident', {
        address,
        body: { phone: '13900001111', code: '000000' },
      })
    ).status;
  const same = [await guess('2001:db8:1:2::1'), await guess('2001:db8:1:2::2')];
  const next = [await guess('2001:db8:1:2:ffff::3'), await guess('2001:db8:1:3::3')];
  await guarded.close();
  expect([same, next]).toEqual([
    [422, 422],
    [429, 422],
  ]);
});

test('signed-in people are counted one by one: an office shares an address', async () => {
  const [one, two] = [await world.resident(), await world.resident()];
  const ask = async (who: typeof one) => (await who('getMe')).status;
  expect([await ask(one), await ask(one), await ask(one)]).toEqual([200, 200, 429]);
  expect(await ask(two)).toBe(200);
});

describe.each(Object.keys(usualLimits) as (keyof typeof usualLimits)[])('the class %s', (rate) => {
  const ofClass = routes.filter(([, { policy }]) => policy.rate === rate);

  test('has a limit that a person does not reach, and routes that it holds for', () => {
    expect(ofClass.length).toBeGreaterThan(0);
    expect(usualLimits[rate]).toBeGreaterThanOrEqual(12);
    // Who signs in is counted by an address that many share: it only keeps a flood out.
    expect(usualLimits[rate]).toBeLessThanOrEqual(rate === 'sign_in' ? 600 : 240);
  });

  test('holds on each of its routes, and says when to come again', async () => {
    const limited = await startTestApp({ limits: { [rate]: 1 } });
    // The sessions are opened without a sign-in of staff, and with one of a resident.
    const sessions = await openSessions(limited);
    for (const [name, spec] of ofClass) {
      const ask = () => knock(limited, spec, { cookie: welcome(spec, sessions) });
      await ask();
      const raw = await ask();
      expect(expectProblem(raw, name)).toMatchObject({ status: 429, code: 'too_many_requests' });
      const seconds = Number(raw.headers['retry-after']);
      expect(seconds, name).toBeGreaterThan(0);
      expect(seconds, name).toBeLessThanOrEqual(60);
    }
    await limited.close();
  });
});
