import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';

/* Who says that it is not solved loses nothing by it: what was found true once stays paid, unless it was untrue. */

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
});
afterAll(() => world.close());

const note = '再去看了一次';

/** Reported, confirmed as solved, and opened again by whoever reported it. */
async function openedAgain(): Promise<{ me: Caller; params: { code: string } }> {
  const me = await world.resident();
  const { code } = await report(me);
  await walkTo('closed', { desk, resident: me, code });
  const body = { words: '又坏了', photoIds: [] };
  (await me('reopenCase', { params: { code }, body })).ok;
  return { me, params: { code } };
}

const statesOf = async (me: Caller, code: string) =>
  (await me('getMyCase', { params: { code } })).ok.awards.map(({ state }) => state);

describe('opened again, and refused then', () => {
  for (const reason of ['out_of_scope', 'private_matter', 'in_petition', 'duplicate'] as const)
    test(`as ${reason}, its points stay`, async () => {
      const { me, params } = await openedAgain();
      (await desk.intake('refuseCase', { params, body: { reason, note } })).ok;
      expect(await statesOf(me, params.code)).toEqual(['settled', 'scheduled']);
    });
  test('as untrue, they are taken back, with the bonus for its having been solved', async () => {
    const { me, params } = await openedAgain();
    (await desk.intake('refuseCase', { params, body: { reason: 'not_true', note } })).ok;
    expect(await statesOf(me, params.code)).toEqual(['reversed', 'reversed']);
  });
});

test('handed over before it was ever checked, its points wait for a reviewer; afterwards they have settled', async () => {
  const { me, params } = await openedAgain();
  const fresh = await world.resident();
  const { code } = await report(fresh);
  for (const one of [params, { code }]) {
    const body = { to: '12345', note } as const;
    (await desk.intake('transferCase', { params: one, body })).ok;
  }
  await world.settle();
  const told = async (whom: Caller) => {
    const { notices } = (await whom('listMyNotices', { query: {} })).ok;
    return notices.map(({ words }) => words.zh).find((words) => words.includes('已转给'));
  };
  expect(await told(fresh)).toContain('核查员看过就入账');
  expect(await told(me)).toContain('您的积分不撤');
  expect(await told(me)).not.toContain('入账');
  expect(await statesOf(me, params.code)).toEqual(['settled', 'scheduled']);
});
