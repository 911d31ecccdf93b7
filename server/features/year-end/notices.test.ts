import { afterAll, beforeAll, expect, test } from 'vitest';
import { consentForms } from '../../../contract/consent-forms.ts';
import { usualQuiet, usualWays } from '../../../contract/notice-ways.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { liveTogether } from '../../../test/holders.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { startOfDay } from '../../platform/calendar.ts';
import type { Deps } from '../../platform/use-case.ts';
import { lapsePoints, warnOfLapse } from './service.ts';

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

async function earned(phone: string): Promise<Caller> {
  const resident = await world.resident(phone);
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await world.settle();
  return resident;
}

async function itIs(day: string): Promise<void> {
  world.clock.set(startOfDay(day, 9));
  desk = await openDesk(world);
}

const told = async (phone: string) => {
  const { notices } = (await (await world.resident(phone))('listMyNotices')).ok;
  return notices.filter(({ words }) => words.zh.includes('之后到期')).map(({ words }) => words);
};

test('sixty, thirty and seven days before, whoever has points is told once, with points and day', async () => {
  await itIs('2028-02-01');
  const phone = '13900002222';
  await earned(phone);
  const leadsTo = async () =>
    (await (await world.resident(phone))('listMyNotices')).ok.notices[0]?.lapsesOn;
  const warned = async (day: string) => {
    await itIs(day);
    await warnOfLapse(world.deps);
    expect(await warnOfLapse(world.deps)).toBe(0);
    return told(phone);
  };
  expect(await warned('2029-10-31')).toEqual([]);
  expect((await warned('2029-11-01'))[0]?.zh).toBe(
    '您有 3 分将在 2029 年 12 月 31 日之后到期，还有 60 天可以用。先花先到期的；用不上，可以在“快到期的积分”里送给村里。',
  );
  expect(await leadsTo()).toBe('2029-12-31');
  expect(await warned('2029-11-30')).toHaveLength(1);
  // The worker slept on the day itself.
  expect(await warned('2029-12-03')).toHaveLength(2);
  expect((await warned('2029-12-24'))[0]?.en).toContain('until 31 December 2029, 7 more days');
  expect(await warned('2029-12-31')).toHaveLength(3);
  await itIs('2030-01-01');
  await Promise.all([lapsePoints(world.deps), lapsePoints(world.deps)]);
  expect(await warned('2030-01-01')).toHaveLength(3);
});

test('killed after any batch, the rest is told by the next, and nobody twice', async () => {
  await itIs('2031-02-01');
  const phones = Array.from({ length: 5 }, (_, at) => `1390003000${at}`);
  for (const phone of phones) await earned(phone);
  await itIs('2032-11-20');
  const { transact } = world.deps.database;
  for (let lives = 1; ; lives++) {
    let batches = 0;
    const killed: Deps = {
      ...world.deps,
      database: {
        ...world.deps.database,
        // The first batch is committed, and then the process is gone.
        transact: (work) => {
          if (batches++ > 0) throw new Error('killed');
          return transact(work);
        },
      },
    };
    const ended = await warnOfLapse(killed, 2).then(
      () => true,
      () => false,
    );
    if (ended) break;
    expect(lives).toBeLessThan(10);
  }
  for (const phone of phones) expect(await told(phone)).toHaveLength(1);
});

test('whoever does not want to be reminded is told nothing, and is told once they want it', async () => {
  await itIs('2034-02-01');
  const phone = '13900004444';
  const resident = await earned(phone);
  const say = (given: boolean, by: Caller) =>
    by('setMyConsent', {
      params: { purpose: 'notices' },
      body: { given, textVersion: consentForms.notices.version },
    });
  await say(false, resident);
  await itIs('2035-11-20');
  await warnOfLapse(world.deps);
  expect(await told(phone)).toEqual([]);
  await say(true, await world.resident(phone));
  await warnOfLapse(world.deps);
  expect(await told(phone)).toHaveLength(1);
});

test('whoever wants no lamp for points finds it in the list, as if it were read', async () => {
  await itIs('2039-02-01');
  const [quiet, other] = ['13900007771', '13900007772'];
  for (const phone of [quiet, other]) await earned(phone);
  await itIs('2040-11-20');
  const ways = { ...usualWays, points: [] };
  const body = { ways, quiet: usualQuiet };
  (await (await world.resident(quiet))('setNoticeSettings', { body })).ok;
  await warnOfLapse(world.deps);
  const unread = async (phone: string) => {
    const { notices } = (await (await world.resident(phone))('listMyNotices')).ok;
    const warning = notices.find(({ words }) => words.zh.includes('之后到期'));
    return warning && !warning.read;
  };
  expect(await unread(quiet)).toBe(false);
  expect(await unread(other)).toBe(true);
});

test('of a household’s points every member is told, and what is carried over is said', async () => {
  await itIs('2037-02-01');
  const parking = changedRule('2.2', { householdPercent: 34 });
  await enforce(world, [parking], { lapse: { kind: 'year_end', yearsAfter: 1, carryOver: 1 } });
  const [first, second] = ['13900005555', '13900006666'];
  await liveTogether(world, [await world.resident(first), await world.resident(second)]);
  await earned(first);
  await itIs('2038-12-25');
  await warnOfLapse(world.deps);
  expect((await told(second)).map(({ zh }) => zh)).toEqual([
    '您家有 1 分将在 2038 年 12 月 31 日之后到期，还有 6 天可以用。到时没用完的，最多 1 分转到下一年。先花先到期的。',
  ]);
  expect(await told(first)).toHaveLength(2);
});
