import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Agreed, agreedWith, person as personOf } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { child, codeOf, found, join, mine } from '../../../test/families.ts';

let world: TestApp;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
});
afterAll(() => world.close());

const person = (name: string) => personOf(world, name);
const agreed = (one: Agreed) => agreedWith(world, intake, one);

/** Who founded a household is its head. */
async function household(...names: string[]): Promise<{ head: Agreed; others: Agreed[] }> {
  const head = await person('当家的');
  (await found(head.me)).ok;
  const others: Agreed[] = [];
  for (const name of names) {
    const other = await person(name);
    (await join(other.me, await codeOf(head.me))).ok;
    others.push(other);
  }
  return { head, others };
}

test('the head has the household renamed, and is shown nobody of it', async () => {
  const { head } = await household('陈永福');
  const params = { id: await agreed(head) };
  const renamed = await intake('renameHouseholdFor', { params, body: { name: '老周家' } });
  expect(renamed.ok.home).toEqual({ members: 2, children: 0 });
  expect((await mine(head.me))?.name).toBe('老周家');
});

test('a relative is taken out by the name that the head says, however it is spaced', async () => {
  const { head, others } = await household('陈永福', '周小禾');
  const params = { id: await agreed(head) };
  const asked = { params, body: { name: '陈 永福' }, requestId: 'taken-out-at-the-window' };
  const out = await intake('takeOutRelativeFor', asked);
  expect(out.ok.home).toEqual({ members: 2, children: 0 });
  expect(await mine(others[0]?.me as Caller)).toBeNull();
  // The answer was lost, and is given once more: nobody else goes.
  expect((await intake('takeOutRelativeFor', asked)).ok).toEqual(out.ok);
});

test('who has that name is kindly asked for once more where it is nobody, and not guessed where it is several', async () => {
  const { head } = await household('陈永福', '陈永福');
  const params = { id: await agreed(head) };
  const takeOut = (name: string) => intake('takeOutRelativeFor', { params, body: { name } });
  expect((await takeOut('李四')).problem).toMatchObject({
    status: 422,
    code: 'relative_not_named',
    fields: [{ field: '/name' }],
  });
  expect((await takeOut('陈永福')).problem).toMatchObject({ status: 409, code: 'relatives_alike' });
  expect((await mine(head.me))?.members).toHaveLength(3);
});

test('who is no head learns of no name whether it is one of theirs', async () => {
  const { others } = await household('陈永福', '周小禾');
  const params = { id: await agreed(others[0] as Agreed) };
  for (const name of ['周小禾', '李四'])
    expect((await intake('takeOutRelativeFor', { params, body: { name } })).problem.code).toBe(
      'head_only',
    );
});

test('the household is handed over to whom the head names', async () => {
  const { head, others } = await household('陈永福');
  const params = { id: await agreed(head) };
  (await intake('handOverHouseholdFor', { params, body: { name: '陈永福' } })).ok;
  const next = (await mine(others[0]?.me as Caller))?.members.find((one) => one.head);
  expect(next?.me).toBe(true);
});

test('a child is added with the consent of its guardian, and withdrawn by its name', async () => {
  const { head } = await household();
  const params = { id: await agreed(head) };
  const add = (more: object = {}) => intake('addChildFor', { params, body: { ...child, ...more } });
  expect((await add()).ok.home).toEqual({ members: 1, children: 1 });
  expect((await add({ consentVersion: 1 })).problem.code).toBe('consent_outdated');
  expect((await mine(head.me))?.children).toMatchObject([{ name: child.name, mine: true }]);
  const withdraw = (name: string) => intake('withdrawConsentFor', { params, body: { name } });
  expect((await withdraw('小明')).problem.code).toBe('child_not_named');
  expect((await withdraw(child.name)).ok.home).toEqual({ members: 1, children: 0 });
});
