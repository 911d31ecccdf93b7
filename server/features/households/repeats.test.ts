import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import {
  addChild,
  child,
  childOf,
  codeOf,
  family,
  mine,
  shareOf,
  somebody,
  thisYear,
} from '../../../test/families.ts';
import { aReport } from '../../../test/road.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

test('a report for a child that was taken is answered the same after the consent ended', async () => {
  const { mother } = await family(world);
  await addChild(mother);
  const id = await childOf(mother);
  const ask = { body: aReport({ child: id }), requestId: 'child-reports-once' };
  const first = await mother('reportCase', ask);
  await mother('withdrawConsent', { params: { id } });
  const again = await mother('reportCase', ask);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.raw.body).toBe(first.raw.body);
  const anew = await mother('reportCase', { body: aReport({ child: id }) });
  expect(anew.problem).toMatchObject({ status: 404, code: 'child_unknown' });
});

test('a join that was answered is answered the same however often it is sent, and counts once', async () => {
  const { mother } = await family(world);
  const guest = await somebody(world, '林静');
  const agreedShare = await shareOf(guest);
  const ask = { body: { code: await codeOf(mother), agreedShare }, requestId: 'joining-once' };
  for (let turn = 0; turn < 8; turn++) expect((await guest('joinHousehold', ask)).status).toBe(201);
  expect((await mine(mother))?.members).toHaveLength(3);
  const other = { ...ask, body: { code: '12345678', agreedShare } };
  expect((await guest('joinHousehold', other)).problem.code).toBe('request_id_reused');
});

test('nothing is reported for a child who is 14 meanwhile, before the night that ends the record', async () => {
  const { mother } = await family(world);
  await addChild(mother, { ...child, year: thisYear - 14, month: 10 });
  const body = () => aReport();
  const id = await childOf(mother);
  expect((await mother('reportCase', { body: { ...body(), child: id } })).status).toBe(201);
  world.clock.set(new Date('2026-10-31T16:00:00Z'));
  const late = await mother('reportCase', { body: { ...body(), child: id } });
  expect(late.problem).toMatchObject({ status: 422, code: 'child_too_old' });
  expect(late.problem.fields?.map(({ field }) => field)).toEqual(['/child']);
});
