import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GroupBot } from '../../../contract/group-bots.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { addDays, localDate, startOfDay } from '../../platform/calendar.ts';
import type { GroupBots } from '../../platform/group-bots/client.ts';
import { deliverOutbox } from '../../platform/outbox.ts';
import { noSms } from '../../platform/sms.ts';
import { subscribersOf } from '../../subscribers.ts';
import { leaveDigests } from './service.ts';

let world: TestApp;
let administrator: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  administrator = await world.staff('administrator');
});
afterAll(() => world.close());

/** Half past nine of the day after. */
const nextMorning = () => startOfDay(addDays(localDate(world.clock.now()), 1), 9.5);

let made = 0;
const keyOf = (number: number) => `73febdcb-1b38-4d1b-a994-${String(number).padStart(12, '0')}`;
const addressOf = (key: string) => `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`;

async function register(readers = 'residents'): Promise<{ bot: GroupBot; key: string }> {
  const key = keyOf(++made);
  const body = {
    area: `${county}000000`,
    name: `老街群 ${made}`,
    readers,
    address: addressOf(key),
    secret: null,
  };
  return { bot: (await administrator('addGroupBot', { body })).ok, key };
}
const listed = async (id: string) =>
  (await administrator('listGroupBots')).ok.find((bot) => bot.id === id);

describe('a bot that an administrator registers', () => {
  test('is tested in its group, and its address is shown to nobody again', async () => {
    const { bot, key } = await register();
    expect(JSON.stringify(bot)).not.toContain(key);
    const asked = (await administrator('testGroupBot', { params: { id: bot.id } })).ok;
    expect(asked.messages).toMatchObject([{ what: 'test', state: 'waiting' }]);
    await world.settle();
    expect(world.groups.texts(key)).toEqual([expect.stringContaining(bot.name)]);
    const after = await listed(bot.id);
    expect(after).toMatchObject({ failure: null, messages: [{ state: 'sent' }] });
    expect(JSON.stringify((await administrator('listGroupBots')).raw.body)).not.toContain(key);
  });

  test('stands sealed in the database', async () => {
    const { key } = await register();
    const { rows } = await world.deps.database.pool.query('select * from group_bots');
    expect(JSON.stringify(rows)).not.toContain(key);
  });

  test('is registered once, and nowhere but at the three products', async () => {
    const { key } = await register();
    const body = { area: `${county}000000`, name: '再来', readers: 'staff', secret: null };
    const add = async (address: string) =>
      (await administrator('addGroupBot', { body: { ...body, address } })).problem.code;
    expect(await add(addressOf(key))).toBe('bot_known');
    expect(
      await add('https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=12345678'),
    ).toBe('bot_address_unknown');
    expect(await add('http://169.254.169.254/latest/meta-data')).toBe('bot_address_unknown');
  });

  test('is sent no more than twenty messages a minute; the rest comes in the next', async () => {
    const { bot, key } = await register();
    for (let asked = 0; asked < 23; asked += 1)
      await administrator('testGroupBot', { params: { id: bot.id } });
    await world.settle();
    expect(world.groups.texts(key)).toHaveLength(20);
    world.clock.advance({ minutes: 1 });
    await world.settle();
    expect(world.groups.texts(key)).toHaveLength(23);
    expect(world.groups.refusals()).toEqual([]);
  });

  test('is sent nothing once it was taken out, and its address is gone', async () => {
    const { bot, key } = await register();
    await administrator('testGroupBot', { params: { id: bot.id } });
    await administrator('removeGroupBot', { params: { id: bot.id } });
    await world.settle();
    expect(world.groups.texts(key)).toEqual([]);
    expect(await listed(bot.id)).toBeUndefined();
    const { rows } = await world.deps.database.pool.query(
      'select address_sealed from group_bots where id = $1',
      [bot.id],
    );
    expect(rows).toEqual([{ address_sealed: null }]);
  });
});

describe('a message', () => {
  const deliver = (groupBots: GroupBots) =>
    deliverOutbox(world.deps, subscribersOf({ ...world.deps, sms: noSms, groupBots }));

  test('whose sender was killed in the middle is sent by nobody else', async () => {
    const { bot, key } = await register();
    await administrator('testGroupBot', { params: { id: bot.id } });
    let sent = 0;
    let begun = () => {};
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    void deliver({
      send: () => {
        sent += 1;
        begun();
        return new Promise(() => {});
      },
    });
    await beginning;
    for (const minutes of [1, 2, 60]) {
      world.clock.advance({ minutes });
      await world.settle();
    }
    administrator = await world.staff('administrator');
    expect(sent).toBe(1);
    expect(world.groups.texts(key)).toEqual([]);
    expect(await listed(bot.id)).toMatchObject({ messages: [{ state: 'unclear' }] });
  });

  test('that the product would not take says why at the desk', async () => {
    const { bot } = await register();
    await administrator('testGroupBot', { params: { id: bot.id } });
    await deliver({
      send: async () => ({ kind: 'not_sent', unsent: 'refused', failure: 'address_unknown' }),
    });
    expect(await listed(bot.id)).toMatchObject({
      failure: { why: 'address_unknown' },
      messages: [{ state: 'refused', failure: 'address_unknown' }],
    });
  });

  test('that was too much waits until the product takes messages again', async () => {
    const { bot, key } = await register();
    await administrator('testGroupBot', { params: { id: bot.id } });
    await deliver({
      send: async () => ({ kind: 'not_sent', unsent: 'later', failure: 'too_fast' }),
    });
    world.clock.advance({ minutes: 9 });
    await world.settle();
    expect(world.groups.texts(key)).toEqual([]);
    world.clock.advance({ minutes: 1 });
    await world.settle();
    expect(world.groups.texts(key)).toHaveLength(1);
    expect(await listed(bot.id)).toMatchObject({ failure: null });
  });
});

describe('the digest of an area', () => {
  test('counts what was solved yesterday, names nobody, and goes to each group once', async () => {
    const me = await world.resident('13712345678');
    const secret = '钟离若兰家门口';
    const { code } = await report(me, { words: secret, place: secret });
    await walkTo('closed', { desk: await openDesk(world), resident: me, code });
    const { key } = await register();
    const staff = await register('staff');
    world.clock.set(nextMorning());
    const intake = await world.staff('intake');
    const { words, areaName } = (await intake('getDigest')).ok;
    expect(words).toMatch(/^【平安积分】.+\n办结 [1-9]\d* 件：/);
    expect(words).not.toContain(secret);
    expect(words).toContain(areaName.zh);
    expect(words).toContain('https://points.example/board/');
    for (let run = 0; run < 3; run += 1) {
      await leaveDigests({ ...world.deps, publicUrl: 'https://points.example' });
      await world.settle();
    }
    expect(world.groups.texts(key)).toEqual([words]);
    expect(world.groups.texts(staff.key)).toEqual([expect.stringContaining('待受理')]);
  });

  test('wakes nobody where it could not be sent by the evening: it comes in the morning', async () => {
    const me = await world.resident();
    const { code } = await report(me);
    await walkTo('closed', { desk: await openDesk(world), resident: me, code });
    const { key } = await register();
    world.clock.set(nextMorning());
    await leaveDigests({ ...world.deps, publicUrl: 'https://points.example' });
    const unreachable: GroupBots = {
      send: async () => ({ kind: 'not_sent', unsent: 'later', failure: 'no_answer' }),
    };
    const subscribers = subscribersOf({ ...world.deps, sms: noSms, groupBots: unreachable });
    await deliverOutbox(world.deps, subscribers);
    world.clock.advance({ hours: 14 });
    await world.settle();
    expect(world.groups.texts(key)).toEqual([]);
    world.clock.advance({ hours: 10 });
    await world.settle();
    expect(world.groups.texts(key)).toHaveLength(1);
  });

  test('counts what has no place for a community, and for no grid', async () => {
    const me = await world.resident();
    (await me('completeProfile', { body: { grid: grids.west } })).ok;
    const asked = async (area: string) => {
      const intake = await world.staff('intake');
      const { words } = (await intake('getDigest', { query: { area } })).ok;
      return Number(/新上报 (\d+) 件/.exec(words)?.[1] ?? 0);
    };
    await report(me, { position: undefined });
    world.clock.advance({ days: 1 });
    expect(await asked(grids.west.slice(0, 12))).toBe(1);
    expect(await asked(grids.west)).toBe(0);
  });

  test('is of a day that is over, and of one’s own area', async () => {
    const intake = await world.staff('intake');
    const ahead = await intake('getDigest', { query: { day: '2030-01-01' } });
    expect(ahead.problem.code).toBe('digest_day_ahead');
    const elsewhere = await intake('getDigest', { query: { area: '110101001001' } });
    expect(elsewhere.problem.code).toBe('area_not_yours');
  });
});
