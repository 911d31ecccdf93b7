import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { adult, codeOf, family, found, join, mine, somebody } from '../../../test/families.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

test('nobody joins by the code of a relative who has left since', async () => {
  const { mother, father } = await family(world);
  const code = await codeOf(father);
  (await father('leaveHousehold')).ok;
  expect((await join(await somebody(world, '林静'), code)).problem.code).toBe('invite_wrong');
  expect((await mine(mother))?.members).toHaveLength(1);
});

test('what another relative gave out holds on', async () => {
  const { mother, father } = await family(world);
  const code = await codeOf(mother);
  (await father('leaveHousehold')).ok;
  expect((await join(await somebody(world, '林静'), code)).status).toBe(201);
});

test('nobody joins where nobody lives any more', async () => {
  const alone = await somebody(world, '周慧芳', adult);
  await found(alone);
  const code = await codeOf(alone);
  (await alone('leaveHousehold')).ok;
  expect((await join(await somebody(world, '林静'), code)).problem.code).toBe('invite_wrong');
});
