import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';

/* Who joins a matter when the work is done has it done from then, and reads and sees what was done. */

const spot = { lng: 120.0312, lat: 28.8441 };

let world: TestApp;
let desk: Desk;
let [first, second, third]: Caller[] = [];
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
  [first, second, third] = [await grownUp(), await grownUp(), await grownUp()];
});
afterAll(() => world.close());

async function grownUp(): Promise<Caller> {
  const me = await world.resident();
  const age = { kind: 'adult' };
  (await me('completeProfile', { body: { name: '欧阳小泉', age } })).ok;
  return me;
}

async function pass(days: number): Promise<void> {
  world.clock.advance({ days });
  desk = await openDesk(world);
}

/** What its unit is charged of a day as late. */
async function lateOf(day: LocalDate): Promise<number> {
  const leader = await world.staff('leader');
  const { units } = (await leader('getTimeliness', { query: { from: day, until: day } })).ok;
  return units.find(({ name }) => name.zh.startsWith('west'))?.overdue ?? 0;
}

test('nobody is late for it, and each reporter is told what was done, whoever said that it is the same', async () => {
  if (!first || !second || !third) throw new Error('nobody to report it');
  const lead = await report(first, { position: spot });
  const photo = (await desk.handler('uploadStaffPhoto', { file: await makePhoto(781) })).ok.id;
  await walkTo('answered', { desk, resident: first, code: lead.code, photoIds: [photo] });
  const handledAt = world.clock.now().toISOString();
  await pass(6);
  const [said, put] = [
    await report(second, { position: spot, sameAs: lead.id }),
    await report(third),
  ];
  const body = { into: said.code, note: '现场看过，情况属实' };
  (await desk.intake('mergeCases', { params: { code: put.code }, body })).ok;
  for (const [me, { code }] of [
    [second, said],
    [third, put],
  ] as const) {
    const mine = (await me('getMyCase', { params: { code } })).ok;
    expect(mine.history.map(({ kind }) => kind)).toEqual(['reported', 'merged', 'handled']);
    expect(mine.history.at(-1)).toMatchObject({
      note: '已经处理好了',
      at: handledAt,
      photos: [{ id: photo }],
    });
    expect((await me('getMyPhoto', { params: { id: photo } })).status).toBe(200);
    expect(mine.resolution).toMatchObject({ state: 'met', stoppedAt: handledAt });
  }
  const day = localDate(world.clock.now());
  expect(await lateOf(day)).toBe(0);
  await pass(1);
  const check = { solved: false, note: '还没有弄好' };
  (await desk.reviewer('verifyCase', { params: { code: lead.code }, body: check })).ok;
  expect(await lateOf(day)).toBe(0);
});
