import { afterAll, beforeAll, expect, test } from 'vitest';
import { consentForms } from '../../../contract/consent-forms.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { adult, born } from '../../../test/families.ts';
import { givePoints, giveTo, idOf, liveTogether } from '../../../test/holders.ts';
import { addDays, startOfDay } from '../../platform/calendar.ts';
import type { Deps } from '../../platform/use-case.ts';
import { warnOfLapse } from './service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

/** Each test has a year of its own; people sign in on its first of September, and points lapse on its last day. */
let year = 2026;
const day = (monthAndDay: string, hour = 9) => startOfDay(`${year}-${monthAndDay}`, hour);
function nextYear(): void {
  year += 1;
  world.clock.set(day('09-01'));
}

let numbers = 0;
async function person(age: object = adult) {
  const phone = `1370000${String(++numbers).padStart(4, '0')}`;
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name: '周慧芳', grid: grids.west, age } })).ok;
  return { me, phone, id: await idOf(me) };
}

const give = (me: Caller, points: number, until = `${year}-12-31`) =>
  givePoints(world, me, points, until);

/** The job of that morning, and what goes to phones after it. */
async function warn(monthAndDay: string, hour = 9): Promise<void> {
  world.clock.set(day(monthAndDay, hour));
  await warnOfLapse(world.deps);
  await world.settle();
}

const reminded = (phone: string) => world.texts(phone).filter((text) => text.includes('只能用到'));

/** Notices in the app, without signing in, which would be a use of it. */
async function noticesOf(id: string): Promise<number> {
  const { rows } = await world.deps.database.pool.query(
    'select count(*)::integer from notices where resident = $1 and lapses_on = $2',
    [id, `${year}-12-31`],
  );
  return rows[0].count;
}

test('at sixty, thirty and seven days a phone hears of it whose owner has not used the app for a week', async () => {
  nextYear();
  const { me, phone, id } = await person();
  await give(me, 5);
  await warn('10-31');
  expect(reminded(phone)).toEqual([]);
  await warn('11-01');
  await warn('11-02');
  expect(reminded(phone)).toEqual([
    `您和您家有5分只能用到${year} 年 12 月 31 日，还有 60 天可以用。请打开平安积分看怎么用，或到社区窗口问。不再提醒请在“我的资料”里关掉。`,
  ]);
  await warn('12-01');
  await warn('12-24');
  await warn('12-31');
  expect(reminded(phone)).toHaveLength(3);
  expect(reminded(phone)[2]).toContain('还有 7 天可以用');
  expect(await noticesOf(id)).toBe(3);
});

test('whoever used the app within the week finds the notice there, and gets no message', async () => {
  nextYear();
  const { me, phone, id } = await person();
  await give(me, 5);
  // Signed in anew every thirty days.
  world.clock.set(day('10-26'));
  await world.resident(phone);
  await warn('11-01');
  expect(await noticesOf(id)).toBe(1);
  expect(reminded(phone)).toEqual([]);
});

type Choice = { quiet: { from: number; until: number }; points?: string[] };
const choose = async (me: Caller, { quiet, points = ['app'] }: Choice) => {
  const ways = { case: ['app'], points, together: ['app'], rights: ['app'] };
  (await me('setNoticeSettings', { body: { ways, quiet } })).ok;
};
/** What comes later that day, the job having left it in the morning. */
async function later(monthAndDay: string, hour: number): Promise<void> {
  world.clock.set(day(monthAndDay, hour));
  await world.settle();
}

test('a reminder waits for the end of the hours that its owner chose, and else for eight in the morning', async () => {
  nextYear();
  const [usual, sleepsByDay, never] = [await person(), await person(), await person()];
  for (const { me } of [usual, sleepsByDay, never]) await give(me, 5);
  await choose(sleepsByDay.me, { quiet: { from: 8, until: 16 } });
  await choose(never.me, { quiet: { from: 0, until: 0 } });
  const told = () => [usual, sleepsByDay, never].map(({ phone }) => reminded(phone).length);
  await warn('11-01', 22);
  expect(told()).toEqual([0, 1, 1]);
  await later('11-02', 7.9);
  expect(told()).toEqual([0, 1, 1]);
  await later('11-02', 8);
  expect(told()).toEqual([1, 1, 1]);
  await warn('12-01', 9);
  expect(told()).toEqual([2, 1, 2]);
  await later('12-01', 15.9);
  expect(told()).toEqual([2, 1, 2]);
  await later('12-01', 16);
  expect(told()).toEqual([2, 2, 2]);
});

test('the grown-up of a minor is told when the grown-up wants to be', async () => {
  nextYear();
  const [mother, child] = [await person(), await person(born(year - 15))];
  await liveTogether(world, [mother.me, child.me]);
  await give(child.me, 5);
  await choose(mother.me, { quiet: { from: 8, until: 16 } });
  await warn('11-01');
  expect(reminded(mother.phone)).toEqual([]);
  await later('11-01', 16);
  expect(reminded(mother.phone)).toHaveLength(1);
});

test('who wants to hear of points in no way gets no message, and finds the notice in the list', async () => {
  nextYear();
  const { me, phone, id } = await person();
  await give(me, 5);
  await choose(me, { quiet: { from: 21, until: 8 }, points: [] });
  await warn('11-01');
  expect(await noticesOf(id)).toBe(1);
  expect(reminded(phone)).toEqual([]);
});

test('of one’s own and the household’s points of a day there is one message, with both together', async () => {
  nextYear();
  const [mother, father] = [await person(), await person()];
  const household = await liveTogether(world, [mother.me, father.me]);
  const { holder_no: holderNo } = await world.deps.database.read
    .selectFrom('households')
    .select('holder_no')
    .where('id', '=', household)
    .executeTakeFirstOrThrow();
  await give(mother.me, 5);
  await giveTo(world, { holderNo, amount: 4, until: `${year}-12-31` });
  world.clock.set(day('11-01'));
  // Lot by lot: the two of one person are told in transactions of their own.
  await warnOfLapse(world.deps, 1);
  await world.settle();
  expect(await noticesOf(mother.id)).toBe(2);
  expect(reminded(mother.phone)).toHaveLength(1);
  expect(reminded(mother.phone)[0]).toContain('有9分只能用到');
  expect(reminded(father.phone)[0]).toContain('有4分只能用到');
});

test('a minor’s number gets no message: the grown-ups of the household do, without name and figure', async () => {
  nextYear();
  const [mother, child, alone] = [
    await person(),
    await person(born(year - 15)),
    await person(born(year - 16)),
  ];
  await liveTogether(world, [mother.me, child.me]);
  await give(child.me, 7);
  await give(alone.me, 7);
  await warn('11-01');
  expect([await noticesOf(child.id), await noticesOf(alone.id)]).toEqual([1, 1]);
  expect([...reminded(child.phone), ...reminded(alone.phone)]).toEqual([]);
  expect(reminded(mother.phone)).toEqual([
    `您家未满18周岁的家人有积分只能用到${year} 年 12 月 31 日，还有 60 天可以用。请提醒本人打开平安积分看看。不再提醒请在“我的资料”里关掉。`,
  ]);
});

test('whose age waits to be settled is taken for a minor', async () => {
  nextYear();
  const { me, phone } = await person();
  await give(me, 5);
  await world.deps.database.pool.query(
    'update residents set age_doubted_at = now() where id = $1',
    [await idOf(me)],
  );
  await warn('11-01');
  expect(reminded(phone)).toEqual([]);
});

test('whoever does not want to be reminded gets no message, and none about a minor at home', async () => {
  nextYear();
  const [unwilling, child] = [await person(), await person(born(year - 15))];
  await liveTogether(world, [unwilling.me, child.me]);
  await give(unwilling.me, 5);
  await give(child.me, 5);
  await say(unwilling.me, false);
  await warn('11-01');
  expect(reminded(unwilling.phone)).toEqual([]);
});

test('of a minor who does not want to be reminded nobody hears', async () => {
  nextYear();
  const [mother, child] = [await person(), await person(born(year - 15))];
  await liveTogether(world, [mother.me, child.me]);
  await give(child.me, 5);
  await say(child.me, false);
  await warn('11-01');
  expect(reminded(mother.phone)).toEqual([]);
});

test('who agreed to a text without messages is told in the app alone, until they agree to the new one', async () => {
  nextYear();
  const { me, phone, id } = await person();
  await give(me, 5);
  await world.deps.database.read
    .insertInto('consents')
    .values({
      county,
      resident: id,
      purpose: 'notices',
      seq: 1,
      given: true,
      text_version: 1,
      at: day('09-01'),
    })
    .execute();
  const consent = async () =>
    (await me('listMyConsents')).ok.consents.find(({ purpose }) => purpose === 'notices');
  expect(await consent()).toMatchObject({ given: true, toEarlierText: true });
  await warn('11-01');
  expect(await noticesOf(id)).toBe(1);
  expect(reminded(phone)).toEqual([]);
  world.clock.set(day('11-02'));
  const again = await world.resident(phone);
  await say(again, false);
  await say(again, true);
  await warn('12-01');
  expect(reminded(phone)).toHaveLength(1);
});

const say = async (by: Caller, given: boolean) => {
  const textVersion = consentForms.notices.version;
  (await by('setMyConsent', { params: { purpose: 'notices' }, body: { given, textVersion } })).ok;
};

test('killed after any batch, or within one, notice and message stand or fall together, and come once', async () => {
  nextYear();
  const people: Awaited<ReturnType<typeof person>>[] = [];
  for (let one = 0; one < 5; one++) people.push(await person());
  for (const { me } of people) await give(me, 5);
  world.clock.set(day('11-01'));
  const { transact } = world.deps.database;
  const until = async (killed: () => Deps) => {
    for (let lives = 1; ; lives++) {
      const ended = await warnOfLapse(killed(), 2).then(
        () => true,
        () => false,
      );
      if (ended) return;
      expect(lives).toBeLessThan(10);
    }
  };
  const dyingIn = (work: Deps['database']['transact']): Deps => ({
    ...world.deps,
    database: { ...world.deps.database, transact: work },
  });
  // Everything was written, and nothing committed.
  const within = dyingIn((work) =>
    transact(async (tx) => {
      await work(tx);
      throw new Error('killed');
    }),
  );
  await warnOfLapse(within, 2).catch(() => {});
  await world.settle();
  for (const { id, phone } of people) {
    expect(await noticesOf(id)).toBe(0);
    expect(reminded(phone)).toEqual([]);
  }
  await until(() => {
    let batches = 0;
    return dyingIn((work) => {
      if (batches++ > 0) throw new Error('killed');
      return transact(work);
    });
  });
  await world.settle();
  await warn('11-01', 10);
  for (const { id, phone } of people) {
    expect(await noticesOf(id)).toBe(1);
    expect(reminded(phone)).toHaveLength(1);
  }
});

test('at night nobody is woken: the message waits for eight in the morning', async () => {
  nextYear();
  const { me, phone } = await person();
  await give(me, 5);
  await warn('11-01', 22);
  expect(reminded(phone)).toEqual([]);
  world.clock.set(day('11-02', 7));
  await world.settle();
  expect(reminded(phone)).toEqual([]);
  world.clock.set(day('11-02', 8));
  await world.settle();
  expect(reminded(phone)).toHaveLength(1);
});

test('a message that could not be sent before the last day was over is not sent any more', async () => {
  nextYear();
  const { me, phone, id } = await person();
  await give(me, 5);
  await warn('12-31', 22);
  expect(await noticesOf(id)).toBe(1);
  world.clock.set(startOfDay(addDays(`${year}-12-31`, 1), 8));
  await world.settle();
  expect(reminded(phone)).toEqual([]);
});
