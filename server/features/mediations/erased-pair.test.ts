import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import {
  agreed,
  byId,
  earnedBy,
  type Someone,
  someone,
  startMediations,
} from '../../../test/mediations.ts';
import { forgetOld } from '../../platform/forget.ts';

let world: TestApp;
let desk: Caller;
beforeAll(async () => {
  ({ world, desk } = await startMediations());
});
afterAll(() => world?.close());

/** Has everything erased, and signs up again with the same number. */
async function comeBack({ name, phone }: Someone): Promise<Someone> {
  const former = await world.resident(phone);
  const { demoCode } = (await former('sendMyCode', { body: {} })).ok;
  (await former('proveMyself', { body: { code: demoCode } })).ok;
  (await former('eraseMe', { body: { openCases: 'withdraw' } })).ok;
  const call = await world.resident(phone);
  const body = { name, grid: grids.west, age: { kind: 'adult' } };
  (await call('completeProfile', { body })).ok;
  return { name, phone, call, id: await idOf(call) };
}

let numbers = 0;
/** Takes another number. @returns it */
async function moveNumber({ call }: Someone): Promise<string> {
  const phone = `1361000${String(++numbers).padStart(4, '0')}`;
  const { demoCode } = (await call('sendMyCode', { body: {} })).ok;
  (await call('proveMyself', { body: { code: demoCode } })).ok;
  const { demoCode: code } = (await call('sendNewPhoneCode', { body: { phone } })).ok;
  (await call('changeMyPhone', { body: { phone, code } })).ok;
  return phone;
}

const kept = async () => {
  const { rows } = await world.deps.database.pool.query('select * from mediation_phones');
  return rows as { phone_index: Buffer; kept_at: Date }[];
};

test('who is erased and comes back with the same number is not reconciled with the same one anew', async () => {
  const [one, other] = [await someone(world), await someone(world)];
  await agreed(world, { one, other });
  const again = await comeBack(one);
  expect(again.id).not.toBe(one.id);
  const { id } = await agreed(world, { one: again, other });
  expect(await earnedBy(again)).toEqual({});
  expect(await earnedBy(other)).toEqual({ '4.3 provisional': 5 });
  const file = (await desk('getMediation', byId(id))).ok;
  expect(file.suspicions.map(({ code }) => code)).toContain('same_pair');
});

test('both may be erased and come back', async () => {
  const [one, other] = [await someone(world), await someone(world)];
  await agreed(world, { one, other });
  const [again, too] = [await comeBack(one), await comeBack(other)];
  await agreed(world, { one: too, other: again });
  expect(await earnedBy(again)).toEqual({});
  expect(await earnedBy(too)).toEqual({});
});

test('who has another number since is known by it', async () => {
  const [one, other] = [await someone(world), await someone(world)];
  await agreed(world, { one, other });
  const again = await comeBack({ ...one, phone: await moveNumber(one) });
  await agreed(world, { one: again, other });
  expect(await earnedBy(again)).toEqual({});
});

test('so is who agreed before any number was kept, until twelve months from that day are over', async () => {
  const [one, other] = [await someone(world), await someone(world)];
  await agreed(world, { one, other });
  const on = world.clock.now();
  await world.deps.database.pool.query('delete from mediation_phones');
  world.clock.advance({ days: 300 });
  const again = await comeBack(one);
  expect(await kept()).toMatchObject([{ kept_at: on }]);
  await agreed(world, { one: again, other });
  expect(await earnedBy(again)).toEqual({});
});

test('what they are known by leads to no account, and is forgotten after twelve months', async () => {
  const [one, other] = [await someone(world), await someone(world)];
  await agreed(world, { one, other });
  const { rows } = await world.deps.database.pool.query('select phone_index from residents');
  const ofAccounts = new Set(rows.map((row) => row.phone_index?.toString('hex')));
  const marks = (await kept()).map((row) => row.phone_index.toString('hex'));
  expect(marks.length).toBeGreaterThanOrEqual(2);
  expect(marks.filter((mark) => ofAccounts.has(mark))).toEqual([]);
  world.clock.advance({ days: 366, minutes: 1 });
  await forgetOld(world.deps);
  expect(await kept()).toEqual([]);
  const again = await comeBack(one);
  await agreed(world, { one: again, other });
  expect(await earnedBy(again)).toEqual({ '4.3 provisional': 5 });
});
