import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { settableClock } from './clock.ts';
import { type Database, openDatabase } from './database.ts';
import { createIds, seededRandom } from './ids.ts';
import { silentLog } from './log.ts';
import { type Delivery, deliverOutbox, leaveMessage, type Subscriber } from './outbox.ts';
import { createOutboxPump } from './outbox-pump.ts';

let testDatabase: TestDatabase;
let database: Database;
const clock = settableClock(new Date('2026-10-14T01:00:00Z'));
const ids = createIds(clock, seededRandom('outbox'));
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const { connection } = testDatabase;
  database = openDatabase({ connection, connections: 20, onError: () => {} });
  await sql`create table kept (place serial, text text not null)`.execute(database.read);
});
beforeEach(async () => {
  await database.read.deleteFrom('outbox').execute();
  await sql`delete from kept`.execute(database.read);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const deps = () => ({ database, clock, log: silentLog });

async function leave(topic: string, text: string): Promise<void> {
  clock.advance({ minutes: 1 });
  const message = { county: 339_999, topic, payload: { text } };
  await database.transact((tx) => leaveMessage(tx, { clock, ids }, message));
}
const textOf = ({ payload }: Delivery) => (payload as { text: string }).text;

/** A subscriber that writes down what it was given; it refuses the texts that it cannot stand. */
function keeper(refused = /^$/) {
  const subscriber: Subscriber = async (tx, delivery) => {
    if (refused.test(textOf(delivery))) throw new Error('cannot deliver this one');
    await sql`insert into kept (text) values (${textOf(delivery)})`.execute(tx);
  };
  return { told: subscriber };
}
async function kept(): Promise<string[]> {
  const rows = await sql<{ text: string }>`select text from kept order by place`.execute(
    database.read,
  );
  return rows.rows.map(({ text }) => text);
}
const waiting = async () =>
  database.read
    .selectFrom('outbox')
    .select(['payload', 'attempts'])
    .where('delivered_at', 'is', null)
    .execute();

test('what was left is delivered, oldest first, and only once', async () => {
  for (const text of ['first', 'second', 'third']) await leave('told', text);
  const subscribers = keeper();
  expect(await deliverOutbox(deps(), subscribers)).toBe(3);
  expect(await deliverOutbox(deps(), subscribers)).toBe(0);
  expect(await kept()).toEqual(['first', 'second', 'third']);
});

test('a message of work that was rolled back was never there', async () => {
  const work = database.transact(async (tx) => {
    const message = { county: 339_999, topic: 'told', payload: { text: 'never' } };
    await leaveMessage(tx, { clock, ids }, message);
    throw new Error('rolled back');
  });
  await expect(work).rejects.toThrow('rolled back');
  expect(await waiting()).toEqual([]);
});

test('a message that cannot be delivered waits, and the others go on', async () => {
  for (const text of ['one', 'bad', 'two']) await leave('told', text);
  const subscribers = keeper(/bad/);
  expect(await deliverOutbox(deps(), subscribers)).toBe(2);
  expect(await kept()).toEqual(['one', 'two']);
  expect(await waiting()).toMatchObject([{ payload: { text: 'bad' }, attempts: 1 }]);
  expect(await deliverOutbox(deps(), keeper())).toBe(1);
  expect(await kept()).toEqual(['one', 'two', 'bad']);
});

test('after ten tries it is left for a person to look at, and still there', async () => {
  await leave('told', 'bad');
  const subscribers = keeper(/bad/);
  for (let turn = 0; turn < 12; turn++) await deliverOutbox(deps(), subscribers);
  expect(await waiting()).toMatchObject([{ attempts: 10 }]);
});

test('what a subscriber wrote before it failed is undone', async () => {
  await leave('told', 'half');
  const half: Subscriber = async (tx, delivery) => {
    await leaveMessage(tx, { clock, ids }, { county: delivery.county, topic: 'more', payload: {} });
    throw new Error('failed halfway');
  };
  await deliverOutbox(deps(), { told: half });
  expect((await waiting()).map(({ payload }) => payload)).toEqual([{ text: 'half' }]);
});

test('a message that nobody subscribes to waits for somebody who does', async () => {
  await leave('unheard', 'hello');
  expect(await deliverOutbox(deps(), keeper())).toBe(0);
  expect(await waiting()).toHaveLength(1);
});

test('several who deliver at the same time deliver each message once', async () => {
  for (let text = 0; text < 60; text++) await leave('told', String(text));
  const subscribers = keeper();
  const counts = await Promise.all([1, 2, 3, 4].map(() => deliverOutbox(deps(), subscribers)));
  expect(counts.reduce((sum, count) => sum + count)).toBe(60);
  const texts = await kept();
  expect(texts).toHaveLength(60);
  expect(new Set(texts).size).toBe(60);
});

test('more than one batch is delivered in one go, also past messages that fail', async () => {
  for (let text = 0; text < 130; text++)
    await leave('told', text % 50 === 0 ? 'bad' : String(text));
  const subscribers = keeper(/bad/);
  await deliverOutbox(deps(), subscribers);
  expect(await kept()).toHaveLength(127);
});

test('a pump that is woken delivers soon; draining it waits until it has', async () => {
  const subscribers = keeper();
  const pump = createOutboxPump(deps(), subscribers);
  await leave('told', 'woken');
  pump.wake();
  await pump.drain();
  expect(await kept()).toEqual(['woken']);
  await leave('told', 'drained');
  await pump.drain();
  expect(await kept()).toEqual(['woken', 'drained']);
});
