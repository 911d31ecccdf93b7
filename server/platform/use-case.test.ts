import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test/app.ts';
import { county } from '../../test/county.ts';
import type { Tx } from './database.ts';
import { leaveMessage } from './outbox.ts';
import { isRefusal, type Refusal, refusing } from './refusal.ts';
import { jobScope, makeScope } from './scope.ts';
import { type Ask, carryOut } from './use-case.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const refuse = refusing({ too_much: { status: 422, zh: '太多了。', en: 'Too much.' } });

let asked = 0;
/** A request of one resident; its id is a new one unless given. */
const ask = (given: Partial<Ask> = {}): Ask => ({
  scope: makeScope({
    county,
    actor: { kind: 'resident', id: '0199e000-0000-7000-8000-000000000001' },
    areas: [String(county)],
  }),
  language: 'zh',
  requestId: `request-${++asked}`,
  fingerprint: 'leave a message',
  ...given,
});

/** Work that leaves a trace, and says how many there were before. */
const leaveTrace = (topic: string) => async (tx: Tx) => {
  const before = await traces(topic, tx);
  await leaveMessage(tx, world.deps, { county, topic, payload: {} });
  return { before, zh: '留了一条' };
};
async function traces(topic: string, read: Pick<Tx, 'selectFrom'> = world.deps.database.read) {
  const rows = await read.selectFrom('outbox').select('id').where('topic', '=', topic).execute();
  return rows.length;
}

test('asked twice, done once: the answer that got lost is given again, word for word', async () => {
  const request = ask();
  const first = await carryOut(world.deps, request, leaveTrace('lost answer'));
  const again = await carryOut(world.deps, request, () => expect.fail('was done before'));
  expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  expect(await traces('lost answer')).toBe(1);
});

test('when the connection dies before the commit nothing has happened, and asking again does it', async () => {
  const request = ask();
  const killed = carryOut(world.deps, request, async (tx) => {
    const result = await leaveTrace('killed')(tx);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(world.deps.database.read);
    await sql`select 1`.execute(tx);
    return result;
  });
  await expect(killed).rejects.toThrow();
  expect(await traces('killed')).toBe(0);
  expect(await carryOut(world.deps, request, leaveTrace('killed'))).toEqual({
    before: 0,
    zh: '留了一条',
  });
  expect(await traces('killed')).toBe(1);
});

test('forty at once under one id do the work once and get one answer', async () => {
  const request = ask();
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => carryOut(world.deps, request, leaveTrace('storm'))),
  );
  expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(
    new Set(['{"before":0,"zh":"留了一条"}']),
  );
  expect(await traces('storm')).toBe(1);
});

test('a refusal undoes everything, and the same id may be sent again put right', async () => {
  const request = ask();
  const refused = await carryOut(world.deps, request, async (tx): Promise<object | Refusal> => {
    await leaveTrace('refused')(tx);
    return refuse('too_much');
  });
  expect(isRefusal(refused) && refused.code).toBe('too_much');
  expect(await traces('refused')).toBe(0);
  const right = { ...request, fingerprint: 'put right' };
  expect(await carryOut(world.deps, right, leaveTrace('refused'))).toMatchObject({ before: 0 });
});

test('an error undoes everything too, and is an error', async () => {
  const request = ask();
  const failing = carryOut(world.deps, request, async (tx) => {
    await leaveTrace('failed')(tx);
    throw new Error('the disk is full');
  });
  await expect(failing).rejects.toThrow('the disk is full');
  expect(await traces('failed')).toBe(0);
});

test('other content under the same id is refused without being looked at', async () => {
  const request = ask();
  await carryOut(world.deps, request, leaveTrace('first'));
  const other = { ...request, fingerprint: 'something else' };
  const refused = await carryOut(world.deps, other, () => expect.fail('not to be done'));
  expect(isRefusal(refused) && refused.code).toBe('request_id_reused');
});

test('an id is its owner’s: another person’s request of the same id is another request', async () => {
  const request = ask();
  const scope = makeScope({
    county,
    actor: { kind: 'resident', id: '0199e000-0000-7000-8000-000000000002' },
    areas: [],
  });
  await carryOut(world.deps, request, leaveTrace('shared id'));
  await carryOut(world.deps, { ...request, scope }, leaveTrace('shared id'));
  expect(await traces('shared id')).toBe(2);
});

test('a job has no request id and does its work each time', async () => {
  const job = ask({ scope: jobScope(county, 'test'), requestId: null });
  for (let turn = 0; turn < 2; turn++) await carryOut(world.deps, job, leaveTrace('job'));
  expect(await traces('job')).toBe(2);
});
