import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { copied } from '../../../test/owing.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { reconcileCounty } from './service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

test('a bonus that was taken back before its day came is no difference in the books', async () => {
  const [resident, desk] = [await world.resident(), await openDesk(world)];
  const { code, awards } = await report(resident);
  await walkTo('closed', { desk, resident, code });
  const id = awards[0]?.id ?? '';
  expect((await desk.reviewer('reverseAward', { params: { id }, body: copied })).status).toBe(200);
  const lines = (await resident('listMyAwards', { query: { show: 'reversed' } })).ok.lines;
  expect(lines.find(({ points }) => points === 2)).toMatchObject({ settledAt: null });
  expect(await reconcileCounty(world.deps, county)).toEqual([]);
});
