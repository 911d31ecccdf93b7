import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registrationText } from '../../../contract/registration-text.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { adult } from '../../../test/families.ts';
import { idOf } from '../../../test/holders.ts';
import { forgetOld } from '../../platform/forget.ts';

let world: TestApp;
let reviewer: Caller;
beforeAll(async () => {
  world = await startTestApp();
  reviewer = await world.staff('reviewer');
});
afterAll(() => world.close());

/* The newcomer gift, once for each person: five points by the county’s rule book. */

const pointsOf = async (me: Caller) => {
  const { spendable, held } = (await me('getMyPoints')).ok;
  return { spendable, held };
};

/** Signs in by a number, fills in who they are and is shown around. */
async function arrive(phone: string, who: object = {}): Promise<Caller> {
  const me = await world.resident(phone);
  const name = `何新来${phone.slice(-4)}`;
  const body = { name, grid: grids.west, age: adult, ...who };
  (await me('completeProfile', { body })).ok;
  (await me('finishTour')).ok;
  await world.settle();
  return me;
}

async function prove(me: Caller): Promise<void> {
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  (await me('proveMyself', { body: { code: demoCode } })).ok;
}

async function erase(me: Caller): Promise<void> {
  await prove(me);
  (await me('eraseMe', { body: { openCases: 'withdraw' } })).ok;
  await world.settle();
}

let numbers = 0;
const newPhone = () => `1362000${String(++numbers).padStart(4, '0')}`;

const kept = async (): Promise<Buffer[]> => {
  const { rows } = await world.deps.database.pool.query('select phone_index from gifted_phones');
  return rows.map((row) => row.phone_index);
};

/** The gift of somebody, as it stands in the statement and waits for a reviewer. */
async function giftOf(me: Caller) {
  const [line] = (await me('listMyAwards')).ok.lines;
  const { held } = (await reviewer('listHeldAwards')).ok;
  return { line, waiting: held.find(({ award }) => award.id === line?.id) };
}

test('who had it, is erased and comes back with the same number has it only when a reviewer finds them to be somebody else', async () => {
  const phone = newPhone();
  const first = await arrive(phone);
  expect(await pointsOf(first)).toEqual({ spendable: 5, held: 0 });
  await erase(first);
  const again = await arrive(phone);
  expect(await pointsOf(again)).toEqual({ spendable: 0, held: 5 });
  const { line, waiting } = await giftOf(again);
  expect(line).toMatchObject({
    state: 'held',
    why: { zh: expect.stringContaining('一人一次，看起来以前领过，由工作人员看过后入账') },
  });
  expect(waiting?.signals).toMatchObject([{ code: 'had_before', weight: 50 }]);
  const params = { id: line?.id ?? '' };
  const body = { reason: 'had_before', note: '没有谁来说明号码换了主人' };
  (await reviewer('reverseHeldAward', { params, body })).ok;
  expect(await pointsOf(again)).toEqual({ spendable: 0, held: 0 });
  // Nor does being erased once more help.
  await erase(again);
  expect(await pointsOf(await arrive(phone))).toEqual({ spendable: 0, held: 5 });
});

test('a number that was handed on since keeps nobody from it: the reviewer settles it', async () => {
  const phone = newPhone();
  await erase(await arrive(phone));
  const other = await arrive(phone);
  const params = { id: (await giftOf(other)).line?.id ?? '' };
  (await reviewer('settleHeldAward', { params, body: { note: '到窗口来过，是新机主' } })).ok;
  expect(await pointsOf(other)).toEqual({ spendable: 5, held: 0 });
});

test('who was erased before the gift was theirs has it when they come back', async () => {
  const phone = newPhone();
  const me = await world.resident(phone);
  (await me('finishTour')).ok;
  await erase(me);
  expect(await pointsOf(await arrive(phone))).toEqual({ spendable: 5, held: 0 });
});

test('a number is kept once, however often its account is erased', async () => {
  const phone = newPhone();
  await erase(await arrive(phone));
  const before = (await kept()).length;
  await erase(await arrive(phone));
  expect(await kept()).toHaveLength(before);
});

test('who changes the number has it by neither once more', async () => {
  const [old, later] = [newPhone(), newPhone()];
  const me = await arrive(old);
  await prove(me);
  const { demoCode: code } = (await me('sendNewPhoneCode', { body: { phone: later } })).ok;
  (await me('changeMyPhone', { body: { phone: later, code } })).ok;
  expect(await pointsOf(me)).toEqual({ spendable: 5, held: 0 });
  expect(await pointsOf(await arrive(old))).toEqual({ spendable: 0, held: 5 });
  await erase(me);
  expect(await pointsOf(await arrive(later))).toEqual({ spendable: 0, held: 5 });
});

test('what staff took back was had all the same', async () => {
  const phone = newPhone();
  const me = await arrive(phone);
  const params = { id: (await giftOf(me)).line?.id ?? '' };
  const body = { reason: 'had_before', note: '用另一个号码领过' };
  (await reviewer('reverseAward', { params, body })).ok;
  await erase(me);
  expect(await pointsOf(await arrive(phone))).toEqual({ spendable: 0, held: 5 });
});

test('what is kept leads to no account, and has no end', async () => {
  const phone = newPhone();
  await arrive(phone).then(erase);
  const marks = await kept();
  const again = await world.resident(phone);
  const { rows } = await world.deps.database.pool.query(
    'select phone_index from residents where id = $1',
    [await idOf(again)],
  );
  expect(rows).toHaveLength(1);
  expect(marks.some((mark) => mark.equals(rows[0].phone_index))).toBe(false);
  world.clock.advance({ days: 3_000 });
  await forgetOld(world.deps);
  expect(await kept()).toHaveLength(marks.length);
});

describe('somebody who has no number', () => {
  let intake: Caller;
  beforeAll(async () => {
    [intake, reviewer] = [await world.staff('intake'), await world.staff('reviewer')];
  });

  /** Is registered at the window by a signature, and walked through the tour there. */
  async function register(name: string, given: object = {}): Promise<{ id: string }> {
    const body = {
      paper: 'id_card',
      name,
      grid: grids.west,
      age: adult,
      textVersion: registrationText.version,
      consents: [],
      ...given,
    };
    const { id } = (await intake('registerFor', { body })).ok.agreement;
    (await intake('finishTourFor', { params: { id } })).ok;
    await world.settle();
    return { id };
  }

  test('and signs in later with a phone of their own has a second gift only when a reviewer finds them to be a namesake', async () => {
    await register('贺先登记');
    const again = await arrive(newPhone(), { name: '贺 先登记' });
    expect(await pointsOf(again)).toEqual({ spendable: 0, held: 5 });
    const { line, waiting } = await giftOf(again);
    expect(line?.why.zh).toContain('一人一次，看起来以前领过，由工作人员看过后入账');
    expect(waiting?.signals).toMatchObject([
      { code: 'had_before', reason: { zh: expect.stringContaining('同名的账号领过') } },
    ]);
    const params = { id: line?.id ?? '' };
    (await reviewer('settleHeldAward', { params, body: { note: '问过，是另一位' } })).ok;
    expect(await pointsOf(again)).toEqual({ spendable: 5, held: 0 });
  });

  test('and had it by a phone before waits for the same reviewer', async () => {
    expect(await pointsOf(await arrive(newPhone(), { name: '贺先上网' }))).toMatchObject({
      spendable: 5,
    });
    const { id } = await register('贺先上网', { other: true });
    const [line] = (await intake('listAwardsFor', { params: { id } })).ok.lines;
    const { held } = (await reviewer('listHeldAwards')).ok;
    const signals = held.find(({ award }) => award.id === line?.id)?.signals;
    expect(signals?.map(({ code }) => code)).toEqual(['typed_without_number', 'had_before']);
  });

  test('keeps it from nobody of another name or grid, nor do two with a number of their own', async () => {
    await register('贺一人');
    const free = { spendable: 5, held: 0 };
    expect(await pointsOf(await arrive(newPhone(), { name: '贺二人' }))).toEqual(free);
    const elsewhere = { name: '贺一人', grid: grids.east };
    expect(await pointsOf(await arrive(newPhone(), elsewhere))).toEqual(free);
    expect(await pointsOf(await arrive(newPhone(), elsewhere))).toEqual(free);
  });

  test('and was not shown around had nothing yet', async () => {
    const body = { paper: 'id_card', name: '贺没看', grid: grids.west, age: adult };
    const asked = { ...body, textVersion: registrationText.version, consents: [] };
    (await intake('registerFor', { body: asked })).ok;
    expect(await pointsOf(await arrive(newPhone(), { name: '贺没看' }))).toMatchObject({
      spendable: 5,
    });
  });
});
