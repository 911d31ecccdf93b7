import { afterAll, beforeAll, expect, test } from 'vitest';
import { rulebook as demoBook } from '../../../db/seed/county/rulebook.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { adult, born, thisYear } from '../../../test/families.ts';
import { idOf } from '../../../test/holders.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { phonesOf } from '../../../test/tracks/phone.ts';

/* Patrols are for people of 18 or more: also for who says on the way that they are not. */

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  await enforce(
    world,
    demoBook.rules.filter(({ deed }) => deed === 'patrol.hour'),
  );
});
afterAll(() => world.close());

const { morning, grownUp, walk, begin, prove } = phonesOf(() => world);

test('a walk earns nothing for who turned out to be 15', async () => {
  morning();
  const one = await grownUp();
  const { id } = await begin(one);
  (await one('completeProfile', { body: { age: born(thisYear - 15), sure: true } })).ok;
  const refused = await prove(one, id, walk(65));
  expect(refused.problem).toMatchObject({ status: 403, code: 'adults_prove' });
  expect((await one('getMyPoints')).ok.spendable).toBe(0);
});

test('whose age is in doubt hands it in once the window has settled that they are grown up', async () => {
  morning();
  const one = await grownUp();
  const { id } = await begin(one);
  const track = walk(65);
  const child = { age: born(thisYear - 10), sure: true };
  expect((await one('completeProfile', { body: child })).problem.code).toBe('under_14_at_window');
  expect((await prove(one, id, track)).problem.code).toBe('adults_prove');
  const intake = await world.staff('intake');
  const body = { age: adult, paper: 'id_card', reason: '本人带身份证来办' };
  (await intake('settleAgeAtWindow', { params: { id: await idOf(one) }, body })).ok;
  expect((await prove(one, id, track)).ok.award?.points).toBe(1);
});
