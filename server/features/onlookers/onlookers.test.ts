import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { OnlookerDoing } from '../../../contract/onlookers.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { positions } from '../../../test/county.ts';
import { type Following, followAs, isReady } from '../../../test/following.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { usualLivePatience } from '../live/service.ts';

/* Colleagues who have the same case open see each other. Nobody is kept from anything by it. */

let world: TestApp;
let desk: Desk;
let resident: Caller;
let code: string;
const open: Following[] = [];
beforeAll(async () => {
  world = await startTestApp({ live: usualLivePatience });
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  desk = await openDesk(world);
  resident = await world.resident();
  code = (await report(resident)).code;
});
afterEach(async () => {
  for (const page of open.splice(0)) page.close();
  world.clock.advance({ minutes: 1 });
});
afterAll(() => world.close());

interface Look {
  of?: string;
  page?: string;
  doing?: OnlookerDoing;
}

const look = async (
  who: Caller,
  { of = code, page = randomUUID(), doing = 'looking' }: Look = {},
) => (await who('lookAtCase', { params: { code: of }, body: { page, doing } })).ok;
const names = ({ onlookers }: Awaited<ReturnType<typeof look>>) =>
  onlookers.map(({ name, role, doing }) => `${name} ${role} ${doing}`);

test('each sees the others by name and role, and not themselves', async () => {
  expect((await look(desk.intake)).onlookers).toEqual([]);
  expect(names(await look(desk.dispatcher))).toEqual(['intake intake looking']);
  expect(names(await look(desk.intake))).toEqual(['dispatcher dispatcher looking']);
});

test('who has begun a step comes first', async () => {
  const page = randomUUID();
  await look(desk.intake);
  await look(desk.dispatcher, { page });
  await look(desk.dispatcher, { page, doing: 'acting' });
  expect(names(await look(desk.reviewer))).toEqual([
    'dispatcher dispatcher acting',
    'intake intake looking',
  ]);
});

test('somebody with two pages stands there once, by what they have begun', async () => {
  await look(desk.intake);
  await look(desk.intake, { doing: 'acting' });
  expect(names(await look(desk.dispatcher))).toEqual(['intake intake acting']);
});

test('who closes the case is gone at once, who says nothing any more within twenty seconds', async () => {
  const page = randomUUID();
  await look(desk.intake, { page });
  (await desk.intake('leaveCase', { body: { page, code } })).ok;
  expect((await look(desk.dispatcher)).onlookers).toEqual([]);
  world.clock.advance({ minutes: 1 });
  await look(desk.intake);
  world.clock.advance({ minutes: 19 / 60 });
  expect(names(await look(desk.dispatcher))).toEqual(['intake intake looking']);
  world.clock.advance({ minutes: 2 / 60 });
  expect((await look(desk.dispatcher)).onlookers).toEqual([]);
});

test('a page shows one case: at the next it is gone from the one before', async () => {
  const other = (await report(resident)).code;
  const page = randomUUID();
  await look(desk.intake, { page });
  await look(desk.intake, { page, of: other });
  expect((await look(desk.dispatcher)).onlookers).toEqual([]);
  // The word that the first was closed may come last.
  (await desk.intake('leaveCase', { body: { page, code } })).ok;
  expect(names(await look(desk.dispatcher, { of: other }))).toEqual(['intake intake looking']);
});

test('a case of another town is not there, and an auditor is not seen', async () => {
  const east = (await report(resident, { position: positions.east })).code;
  const [west, auditor] = [await world.staff('intake_west'), await world.staff('auditor')];
  const asked = { params: { code: east }, body: { page: randomUUID(), doing: 'looking' } };
  expect((await west('lookAtCase', asked)).status).toBe(404);
  expect((await auditor('lookAtCase', asked)).status).toBe(403);
});

test('people of a unit are named with it, and only where it has a part', async () => {
  const sent = (await report(resident)).code;
  const other = await world.staff('handler_east');
  await walkTo('dispatched', { desk, resident, code: sent });
  await look(desk.handler, { of: sent });
  const [handler] = (await look(desk.dispatcher, { of: sent })).onlookers;
  expect(handler).toMatchObject({ role: 'unit_handler', unit: { zh: expect.any(String) } });
  const asked = { params: { code: sent }, body: { page: randomUUID(), doing: 'looking' } };
  expect((await other('lookAtCase', asked)).status).toBe(404);
});

test('those who follow are told that somebody came, began, and left', async () => {
  const page = await followAs(world, 'dispatcher');
  open.push(page);
  await expect.poll(() => isReady(page), { timeout: 10_000 }).toBe(true);
  const told = () => page.heard.filter(({ data }) => data.onlookers?.includes(code)).length;
  const mine = randomUUID();
  await look(desk.intake, { page: mine });
  await expect.poll(told, { timeout: 10_000 }).toBe(1);
  await look(desk.intake, { page: mine });
  await look(desk.intake, { page: mine, doing: 'acting' });
  await expect.poll(told, { timeout: 10_000 }).toBe(2);
  (await desk.intake('leaveCase', { body: { page: mine, code } })).ok;
  await expect.poll(told, { timeout: 10_000 }).toBe(3);
});

test('it locks nothing: whoever is first takes the step, and the other is told that it was taken', async () => {
  const once = (await report(resident)).code;
  const second = await world.staff('intake_west');
  await look(desk.intake, { of: once, doing: 'acting' });
  const accept = { params: { code: once }, body: { note: '现场看过，情况属实' } };
  expect((await second('acceptCase', accept)).status).toBe(200);
  const late = await desk.intake('acceptCase', accept);
  expect([late.status, late.problem.code]).toEqual([409, 'move_not_now']);
  expect((await look(desk.intake, { of: once })).seq).toBe(2);
});
