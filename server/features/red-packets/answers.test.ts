import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import {
  askFor,
  earner,
  openTill,
  openTreasury,
  type Treasury,
  turn,
} from '../../../test/red-packets.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import type { Alipay } from '../../platform/alipay/client.ts';
import type { AlipayStandIn } from '../../platform/alipay/stand-in.ts';
import { jobScope } from '../../platform/scope.ts';
import { findFaults } from './service.ts';

let world: TestApp;
let standIn: AlipayStandIn;
let alipay: Alipay;
let treasury: Treasury;
let resident: Caller;
beforeAll(async () => {
  ({ standIn, alipay } = await openTill());
  world = await startTestApp({ alipay });
  treasury = openTreasury(world);
}, 120_000);
beforeEach(async () => {
  standIn.plan('success');
  standIn.answerQuestions(true);
  resident = await earner(world);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
  await world.close();
  await standIn.close();
});

const spendable = async () => (await resident('getMyPoints')).ok.spendable;
const mine = async (who = resident) => (await who('listMyRedPackets')).ok;
const stateOf = async (who = resident) => (await mine(who)).packets[0]?.state;
const toldTo = async () => {
  await world.settle();
  return (await resident('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();
};
const rowOf = (id: string) =>
  world.deps.database.read
    .selectFrom('red_packets')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
let accounts = 0;
/** An account of its own, so that what came to it is this packet's. */
const newAccount = () => ({
  kind: 'phone',
  id: `1391${String(++accounts).padStart(6, '0')}1`,
});

/** Asked for and approved: it goes out at the next turn. */
async function approved(to = newAccount()): Promise<{ id: string; to: string }> {
  const { id: offer } = await treasury.open();
  const { id } = (await askFor(world, resident, { offer, to })).ok;
  await treasury.release([id]);
  return { id, to: to.id };
}

describe('whatever Alipay answers', () => {
  const sentOnce = async (id: string) => {
    const { number } = await rowOf(id);
    return standIn.arrived.filter((one) => one === number).length;
  };

  test.each([
    ['unknown', 'an error of its system'],
    ['late', 'nothing'],
    ['forged', 'something that it did not sign'],
  ] as const)('%s: paid, and it answers %s: it is asked, and not paid twice', async (how, _) => {
    standIn.plan(how);
    const { id, to } = await approved();
    await turn(world, alipay);
    expect(await stateOf()).toBe('sent');
    expect(await spendable()).toBe(80);
    await turn(world, alipay, 2);
    expect(await stateOf()).toBe('paid');
    expect(standIn.paidTo(to)).toEqual(['20.00']);
    expect(await sentOnce(id)).toBe(1);
  });

  test('it fails, and says so under its signature: the points are back in their lots', async () => {
    standIn.plan('fail');
    await approved();
    await turn(world, alipay);
    // An error of the door is not signed: it is asked first.
    expect(await stateOf()).toBe('sent');
    await turn(world, alipay, 2);
    expect(await stateOf()).toBe('failed');
    expect(await spendable()).toBe(100);
    expect(await toldTo()).toContain('20 分已退回原来的批次');
  });

  test('an account that is nobody’s: it is certain only when nothing can be on its way any more', async () => {
    standIn.plan('refused');
    const { id } = await approved();
    await turn(world, alipay);
    for (const minutes of [1, 2, 4, 5]) {
      await turn(world, alipay, minutes);
      expect(await stateOf()).toBe('sent');
      expect(await spendable()).toBe(80);
    }
    await turn(world, alipay, 10);
    expect(await stateOf()).toBe('failed');
    expect(await spendable()).toBe(100);
    expect(await sentOnce(id)).toBe(1);
    expect((await mine()).packets[0]?.why?.zh).toContain('请核对账号');
  });

  test('it works on it for hours: it is asked with growing pauses, and ends as Alipay says', async () => {
    standIn.plan('under_way');
    const { id, to } = await approved();
    await turn(world, alipay);
    const before = standIn.asked;
    for (let minute = 0; minute < 120; minute++) await turn(world, alipay);
    expect(standIn.asked - before).toBeLessThanOrEqual(8);
    const { number } = await rowOf(id);
    standIn.finish(number ?? '', 'SUCCESS');
    await turn(world, alipay, 60);
    expect(await stateOf()).toBe('paid');
    expect(standIn.paidTo(to)).toEqual(['20.00']);
  }, 60_000);

  test('what never arrived is sent again after a while, under the same number', async () => {
    standIn.plan('lost', 'success');
    const { id, to } = await approved();
    await turn(world, alipay);
    const { number } = await rowOf(id);
    for (const minutes of [1, 2, 4]) await turn(world, alipay, minutes);
    expect(standIn.statusOf(number ?? '')).toBeUndefined();
    await turn(world, alipay, 15);
    expect(await stateOf()).toBe('paid');
    expect((await rowOf(id)).number).toBe(number);
    expect(standIn.paidTo(to)).toEqual(['20.00']);
  });

  test('Alipay is out of reach for a day: nothing moves, and the treasury is told to look', async () => {
    standIn.plan('unknown');
    standIn.answerQuestions(false);
    const { id } = await approved();
    await turn(world, alipay);
    for (let hour = 0; hour < 30; hour++) await turn(world, alipay, 60);
    expect(await stateOf()).toBe('sent');
    expect(await spendable()).toBe(80);
    const query = { state: 'sent' };
    const { packets } = (await treasury.treasurer('listRedPackets', { query })).ok;
    expect(packets.find((one) => one.id === id)).toMatchObject({
      stuck: true,
      code: 'SYSTEM_ERROR',
    });
    expect((await treasury.leader('listRedPacketOffers')).ok.figures.stuck).toBeGreaterThan(0);
    standIn.answerQuestions(true);
    await turn(world, alipay, 60);
    expect(await stateOf()).toBe('paid');
  }, 60_000);
});

describe('notifications', () => {
  const post = (fields: Record<string, string>) =>
    world.app.inject({
      method: 'POST',
      url: '/alipay/notifications',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });

  test('twice, and before the answer: Alipay is asked at the next turn, and it is paid once', async () => {
    standIn.plan('late');
    const { id, to } = await approved();
    await turn(world, alipay);
    for (let minute = 0; minute < 3; minute++) standIn.answerQuestions(false);
    await turn(world, alipay, 2);
    standIn.answerQuestions(true);
    const { number, next_at } = await rowOf(id);
    expect(next_at?.getTime()).toBeGreaterThan(world.clock.now().getTime());
    for (const _ of [1, 2]) {
      const answer = await post(standIn.notification(number ?? ''));
      expect([answer.statusCode, answer.body]).toEqual([200, 'success']);
    }
    await turn(world, alipay, 0);
    expect(await stateOf()).toBe('paid');
    expect((await post(standIn.notification(number ?? ''))).body).toBe('success');
    expect(standIn.paidTo(to)).toEqual(['20.00']);
  });

  test('forged: not believed, and it changes nothing', async () => {
    standIn.plan('under_way');
    const { id } = await approved();
    await turn(world, alipay);
    const { number, next_at } = await rowOf(id);
    const told = standIn.notification(number ?? '');
    const forged = { ...told, biz_content: (told.biz_content ?? '').replace('DEALING', 'SUCCESS') };
    for (const fields of [forged, { ...told, sign: 'bm8=' }, {}, { a: 'b' }])
      expect((await post(fields as Record<string, string>)).body).toBe('failure');
    expect(await rowOf(id)).toMatchObject({ state: 'sent', next_at });
    const json = await world.app.inject({
      method: 'POST',
      url: '/alipay/notifications',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(told),
    });
    expect(json.statusCode).toBe(415);
    standIn.finish(number ?? '', 'FAIL');
    await turn(world, alipay, 5);
    expect(await stateOf()).toBe('failed');
  });

  test('a genuine one that says paid is no end by itself: Alipay is asked', async () => {
    standIn.plan('unknown');
    standIn.answerQuestions(false);
    const { id } = await approved();
    await turn(world, alipay);
    const { number } = await rowOf(id);
    expect((await post(standIn.notification(number ?? ''))).body).toBe('success');
    expect(await stateOf()).toBe('sent');
    standIn.answerQuestions(true);
    await turn(world, alipay, 2);
    expect(await stateOf()).toBe('paid');
  });

  test('of what is nobody’s: taken note of, so that Alipay does not post it for days', async () => {
    for (const number of ['0', `${county}${'0'.repeat(32)}`, `110000${'0'.repeat(32)}`])
      expect((await post(standIn.notification(number))).body).toBe('success');
  });
});

describe('killed in between', () => {
  /** Alipay as a process sees it that dies at this point. */
  const dying = (at: 'before' | 'after'): Alipay => ({
    ...alipay,
    send: async (payout) => {
      if (at === 'after') await alipay.send(payout);
      throw new Error('killed');
    },
  });

  test('after the number was fixed and before it was sent: the next turn asks, and sends it once', async () => {
    const { id, to } = await approved();
    await expect(turn(world, dying('before'))).rejects.toThrow('killed');
    const { number } = await rowOf(id);
    expect(number).not.toBeNull();
    await turn(world, alipay, 2);
    expect(await stateOf()).toBe('sent');
    await turn(world, alipay, 15);
    expect(await stateOf()).toBe('paid');
    expect((await rowOf(id)).number).toBe(number);
    expect(standIn.paidTo(to)).toEqual(['20.00']);
  });

  test('after it was sent and before the answer was written: the next turn asks, and does not send', async () => {
    const { id, to } = await approved();
    await expect(turn(world, dying('after'))).rejects.toThrow('killed');
    expect(await stateOf()).toBe('sent');
    await turn(world, alipay, 2);
    expect(await stateOf()).toBe('paid');
    const { number } = await rowOf(id);
    expect(standIn.arrived.filter((one) => one === number)).toHaveLength(1);
    expect(standIn.paidTo(to)).toEqual(['20.00']);
  });

  test('many workers at once send each packet once', async () => {
    const { id: offer } = await treasury.open();
    const people = await Promise.all(Array.from({ length: 6 }, () => earner(world)));
    const wishes = people.map((who) => ({ who, to: newAccount() }));
    const ids: string[] = [];
    for (const { who, to } of wishes) ids.push((await askFor(world, who, { offer, to })).ok.id);
    await treasury.release(ids);
    await Promise.all([1, 2, 3, 4, 5].map(() => turn(world, alipay, 0)));
    for (const { who, to } of wishes) {
      expect(await stateOf(who)).toBe('paid');
      expect(standIn.paidTo(to.id)).toEqual(['20.00']);
    }
    const numbers = await Promise.all(ids.map(rowOf));
    for (const { number } of numbers)
      expect(standIn.arrived.filter((one) => one === number)).toHaveLength(1);
  }, 60_000);
});
