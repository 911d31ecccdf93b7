import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, positions } from '../../../test/county.ts';
import { report } from '../../../test/road.ts';
import { addDays, localDate, startOfDay } from '../../platform/calendar.ts';
import { longestBotText } from '../../platform/group-bots/client.ts';
import { watchClocks } from '../supervisions/service.ts';
import { alertWords, type Late } from './decide.ts';
import { afterNight } from './night.ts';
import { leaveAlerts } from './service.ts';

let world: TestApp;
let administrator: Caller;
let resident: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  // Late reports of one test are no news in the next.
  world.clock.set(startOfDay(addDays(localDate(world.clock.now()), 3), 9));
  administrator = await world.staff('administrator');
  resident = await world.resident();
});
afterAll(() => world.close());

let made = 0;
const addresses = {
  wecom: (key: string) => `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`,
  dingtalk: (key: string) => `https://oapi.dingtalk.com/robot/send?access_token=${key}`,
  feishu: (key: string) => `https://open.feishu.cn/open-apis/bot/v2/hook/${key}`,
} as const;

async function register(
  kind: keyof typeof addresses = 'wecom',
  given: { readers?: 'staff' | 'residents'; area?: string } = {},
) {
  const key = `a1e27000-1b38-4d1b-a994-${String(++made).padStart(12, '0')}`;
  const address = addresses[kind](kind === 'dingtalk' ? key.replaceAll('-', '').repeat(2) : key);
  const { readers = 'staff', area = `${county}000000` } = given;
  const body = { area, name: `工作群 ${made}`, readers, address, secret: null };
  const bot = (await administrator('addGroupBot', { body })).ok;
  const sentTo = kind === 'dingtalk' ? key.replaceAll('-', '').repeat(2) : key;
  return { bot, texts: () => world.groups.texts(sentTo) };
}
/** A day later nobody has looked at it: its first limit is broken. */
async function late(given: Record<string, unknown> = {}): Promise<string> {
  const { code } = await report(resident, { words: '钟离若兰家门口停了车', ...given });
  world.clock.advance({ hours: 25 });
  await watchClocks(world.deps);
  world.clock.advance({ minutes: 1 });
  return code;
}
async function look(): Promise<void> {
  await leaveAlerts({ ...world.deps, publicUrl: 'https://points.example' });
  await world.settle();
}

describe('a group of staff', () => {
  test('hears at once what is late and that a slip was sent, in each of the three products', async () => {
    const groups = [await register('wecom'), await register('dingtalk'), await register('feishu')];
    expect(groups.map(({ bot }) => bot.alerts)).toEqual([true, true, true]);
    const code = await late();
    await look();
    for (const { texts } of groups) {
      const [words = '', ...more] = texts();
      expect(more).toEqual([]);
      expect(words).toContain(code);
      expect(words).toMatch(/超时，应于 .+ 前，已发第 1 级督办单/);
      expect(words).toContain(`https://points.example/console/?county=${county}#/supervisions`);
      expect(words).not.toMatch(/钟离|若兰|老街 \d/);
    }
    expect(world.groups.refusals()).toEqual([]);
  });

  test('hears of all that came together in one message, and of nothing twice', async () => {
    const { texts } = await register();
    const first = await report(resident);
    const second = await late();
    await look();
    world.clock.advance({ minutes: 2 });
    await look();
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain(first.code);
    expect(texts()[0]).toContain(second);
  });

  test('hears of its own area alone', async () => {
    const west = await register('wecom', { area: grids.west.slice(0, 12) });
    const code = await late({ position: positions.east });
    await look();
    expect(west.texts().join()).not.toContain(code);
  });

  test('is not woken: what gathers at night comes in the morning', async () => {
    const { texts } = await register();
    // 09:00 there; thirty-nine hours later it is midnight.
    world.clock.set(startOfDay(addDays(localDate(world.clock.now()), 1), 9));
    resident = await world.resident();
    const { code } = await report(resident);
    world.clock.advance({ hours: 39 });
    await watchClocks(world.deps);
    expect(afterNight(world.clock.now()) > world.clock.now()).toBe(true);
    await look();
    expect(texts()).toEqual([]);
    world.clock.advance({ hours: 8 });
    await look();
    expect(texts()).toEqual([expect.stringContaining(code)]);
  });

  test('is not woken by what was left in the evening and could not be sent before the night', async () => {
    const { texts } = await register();
    world.clock.set(startOfDay(addDays(localDate(world.clock.now()), 1), 19.5));
    resident = await world.resident();
    const { code } = await report(resident);
    world.clock.advance({ hours: 25 });
    await watchClocks(world.deps);
    await leaveAlerts({ ...world.deps, publicUrl: 'https://points.example' });
    world.clock.advance({ hours: 1 });
    await world.settle();
    expect(texts()).toEqual([]);
    world.clock.advance({ hours: 11 });
    await world.settle();
    expect(texts().join()).toContain(code);
  });

  test('is left alone where an administrator turns it off', async () => {
    const { bot, texts } = await register();
    const params = { id: bot.id };
    const off = await administrator('setGroupBotAlerts', { params, body: { alerts: false } });
    expect(off.ok.alerts).toBe(false);
    await late();
    await look();
    expect(texts()).toEqual([]);
    administrator = await world.staff('administrator');
    (await administrator('setGroupBotAlerts', { params, body: { alerts: true } })).ok;
    await look();
    expect(texts()).toEqual([]);
  });
});

test('a group of residents never hears of what is late', async () => {
  const { bot, texts } = await register('wecom', { readers: 'residents' });
  expect(bot.alerts).toBe(false);
  const asked = { params: { id: bot.id }, body: { alerts: true } };
  expect((await administrator('setGroupBotAlerts', asked)).problem.code).toBe('bot_of_residents');
  await late();
  await look();
  expect(texts()).toEqual([]);
});

test('what is confidential stays out of every group', async () => {
  const { texts } = await register();
  const grown = await world.resident();
  const age = { kind: 'adult' };
  (await grown('completeProfile', { body: { name: '欧阳小泉', grid: grids.west, age } })).ok;
  const { code } = await report(grown, { category: '070200', words: '邻居吵架' });
  await late();
  await look();
  expect(texts().join()).not.toContain(code);
});

test('many at once still fit into what WeCom takes', () => {
  const one: Late = {
    code: 'SY26-00000-00000',
    category: '很长很长的类别名称占道经营很长很长的类别名称',
    areaName: '很长很长的网格名称很长很长的网格名称',
    clock: 'first_answer',
    dueAt: new Date('2026-11-01T01:00:00Z'),
    step: 3,
  };
  const late = Array.from({ length: 60 }, () => one);
  const words = alertWords({ area: '某某街道', late, link: `https://${'x'.repeat(80)}.example/` });
  expect(Buffer.byteLength(words)).toBeLessThan(longestBotText);
  expect(words).toContain('另有 50 件');
});
