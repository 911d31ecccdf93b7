import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { report } from '../../../test/road.ts';

/* What somebody gave once is put right by them alone, and what was wrong is shown nowhere any more. */

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const before = { name: '端木青禾', grid: grids.west };
const after = { name: '诸葛白露', grid: grids.east };
const west = '339999001001';
const east = '339999002001';

async function person(phone: string): Promise<Caller> {
  const me = await world.resident(phone);
  (await me('completeProfile', { body: before })).ok;
  (await me('finishTour')).ok;
  await world.settle();
  return me;
}

test('a name and a home that were given are put right: the person, the desk and the window read the new ones', async () => {
  const phone = '13911180001';
  const me = await person(phone);
  const { code } = await report(me);
  const intake = await world.staff('intake');
  const atDesk = async () => {
    const { reporter } = (await intake('getCase', { params: { code } })).ok;
    const visitor = (await intake('findAtWindow', { body: { phone } })).ok;
    return { reporter: reporter.name, visitor: visitor.name, area: visitor.area };
  };
  expect(await atDesk()).toEqual({ reporter: '端木*禾', visitor: '端木*禾', area: west });
  (await me('completeProfile', { body: after })).ok;
  expect((await me('getMe')).ok).toMatchObject(after);
  expect(await atDesk()).toEqual({ reporter: '诸葛*露', visitor: '诸葛*露', area: east });
});

test('whoever has moved is found at the window of the new home, and no more at that of the old one', async () => {
  const phone = '13911180002';
  const me = await person(phone);
  const window = await world.staff('intake_west');
  expect((await window('findAtWindow', { body: { phone } })).status).toBe(200);
  (await me('completeProfile', { body: after })).ok;
  expect((await window('findAtWindow', { body: { phone } })).problem.code).toBe('visitor_unknown');
});

test('the copy of everything holds the new name, and the old one in no file', async () => {
  const me = await person('13911180003');
  await report(me);
  (await me('completeProfile', { body: after })).ok;
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  (await me('proveMyself', { body: { code: demoCode } })).ok;
  const { raw } = await me('exportMyData');
  const files = Object.values(unzipSync(new Uint8Array(raw.rawPayload)));
  const whole = files.map((file) => Buffer.from(file).toString()).join('\n');
  expect(whole).toContain(after.name);
  expect(whole).not.toContain(before.name);
});

test('putting it right earns no second gift, and one field can be put right without the other', async () => {
  const me = await person('13911180004');
  const awards = async () => (await me('listMyAwards')).ok.lines.length;
  const given = await awards();
  expect(given).toBeGreaterThan(0);
  (await me('completeProfile', { body: { ...before, name: after.name } })).ok;
  await world.settle();
  expect(await awards()).toBe(given);
  expect((await me('getMe')).ok).toMatchObject({ name: after.name, grid: before.grid });
});
