import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { settableClock } from './clock.ts';
import { type Database, openDatabase, type Tx } from './database.ts';
import { createIds, seededRandom } from './ids.ts';
import { silentLog } from './log.ts';
import {
  countGivenUp,
  type Delivery,
  deliverOutbox,
  leaveMessage,
  type RemoteSubscriber,
  type Subscriber,
} from './outbox.ts';
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

const deps = () => ({ database, clock, ids, log: silentLog });

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
  expect(await deliverOutbox(deps(), keeper())).toBe(0);
  clock.advance({ minutes: 1 });
  expect(await deliverOutbox(deps(), keeper())).toBe(1);
  expect(await kept()).toEqual(['one', 'two', 'bad']);
});

test('however often somebody wakes it, a message rests after each failure, longer each time', async () => {
  await leave('told', 'bad');
  const subscribers = keeper(/bad/);
  for (const [minutes, attempts] of [
    [0, 1],
    [0, 1],
    [1, 2],
    [1, 2],
    [1, 3],
    [4, 4],
  ] as const) {
    clock.advance({ minutes });
    await deliverOutbox(deps(), subscribers);
    expect(await waiting()).toMatchObject([{ attempts }]);
  }
});

test('after more than a day of tries it is given up, and that is passed on; it is still there', async () => {
  await leave('told', 'bad');
  const told: unknown[] = [];
  const subscribers = {
    ...keeper(/bad/),
    delivery_given_up: async (tx: Tx, { county }: Delivery) => {
      told.push(await countGivenUp(tx, county));
    },
  };
  for (let hour = 0; hour < 24; hour++) {
    await deliverOutbox(deps(), subscribers);
    clock.advance({ hours: 1 });
  }
  expect(told).toEqual([]);
  for (let hour = 0; hour < 24; hour++) {
    await deliverOutbox(deps(), subscribers);
    clock.advance({ hours: 1 });
  }
  expect(told).toEqual([1]);
  expect(await waiting()).toMatchObject([{ attempts: 32 }]);
  expect(await deliverOutbox(deps(), keeper())).toBe(0);
});

test('the files of an erased photo are never given up', async () => {
  await leave('photo_erased', 'bad');
  const { told: photo_erased } = keeper(/bad/);
  for (let hour = 0; hour < 48; hour++) {
    await deliverOutbox(deps(), { photo_erased });
    clock.advance({ hours: 1 });
  }
  expect(await deliverOutbox(deps(), { photo_erased: keeper().told })).toBe(1);
});

describe('what goes to another machine', () => {
  const sentTo = (refused: RegExp, sent: string[]): RemoteSubscriber => ({
    send: async (_read, delivery) => {
      if (refused.test(textOf(delivery))) throw new Error('the other machine is away');
      sent.push(textOf(delivery));
    },
  });

  test('is sent once, whatever becomes of the others', async () => {
    for (const text of ['one', 'bad', 'two']) await leave('away', text);
    await leave('told', 'bad');
    const sent: string[] = [];
    const subscribers = { ...keeper(/bad/), away: sentTo(/bad/, sent) };
    expect(await deliverOutbox(deps(), subscribers)).toBe(2);
    clock.advance({ minutes: 1 });
    const mended = { ...keeper(), away: sentTo(/^$/, sent) };
    expect(await deliverOutbox(deps(), mended)).toBe(2);
    expect(sent).toEqual(['one', 'two', 'bad']);
  });

  test('that has its hours waits for them, and the wait counts for no attempt', async () => {
    await leave('away', 'one');
    const sent: string[] = [];
    const morning = new Date(clock.now().getTime() + 3_600_000);
    const { send } = sentTo(/^$/, sent);
    const sendLate: RemoteSubscriber['send'] = async (read, delivery) =>
      clock.now() < morning ? morning : send(read, delivery);
    const subscribers = { away: { send: sendLate } };
    for (const minutes of [0, 1, 58]) {
      clock.advance({ minutes });
      expect(await deliverOutbox(deps(), subscribers)).toBe(0);
      expect(await waiting()).toMatchObject([{ attempts: 0 }]);
    }
    clock.advance({ minutes: 1 });
    expect(await deliverOutbox(deps(), subscribers)).toBe(1);
    expect(sent).toEqual(['one']);
  });

  test('is left once under an id, before it is sent and after', async () => {
    const id = ids.uuid();
    const leaveIt = (text: string) =>
      database.transact((tx) => {
        const message = { county: 339_999, id, topic: 'away', payload: { text } };
        return leaveMessage(tx, { clock, ids }, message);
      });
    await leaveIt('one');
    await leaveIt('two');
    const sent: string[] = [];
    await deliverOutbox(deps(), { away: sentTo(/^$/, sent) });
    await leaveIt('three');
    await deliverOutbox(deps(), { away: sentTo(/^$/, sent) });
    expect(sent).toEqual(['one']);
  });

  test('is sent outside every transaction: nothing is locked meanwhile', async () => {
    await leave('away', 'one');
    const free: unknown[] = [];
    const send: RemoteSubscriber['send'] = async (read) => {
      free.push(await read.selectFrom('outbox').select('topic').forUpdate().skipLocked().execute());
    };
    await deliverOutbox(deps(), { away: { send } });
    expect(free).toEqual([[{ topic: 'away' }]]);
  });

  test('is nobody else’s while it is being sent, and is sent again when its sender was killed', async () => {
    await leave('away', 'one');
    const sent: string[] = [];
    const other = { away: sentTo(/^$/, sent) };
    const killed = new Promise<never>(() => {});
    let begun = () => {};
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const send = () => {
      begun();
      return killed;
    };
    void deliverOutbox(deps(), { away: { send } });
    await beginning;
    expect(await deliverOutbox(deps(), other)).toBe(0);
    clock.advance({ minutes: 1 });
    expect(await deliverOutbox(deps(), other)).toBe(1);
    expect(sent).toEqual(['one']);
  });
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

test('a channel that does not answer keeps nothing else waiting, here or on another channel', async () => {
  const sent: string[] = [];
  let answer = () => {};
  const silence = new Promise<undefined>((resolve) => {
    answer = () => resolve(undefined);
  });
  const subscribers = {
    ...keeper(),
    silent: { send: () => silence },
    away: {
      send: async (_: unknown, delivery: Delivery) => {
        sent.push(textOf(delivery));
        return undefined;
      },
    },
  };
  const pump = createOutboxPump(deps(), subscribers);
  await leave('silent', 'unanswered');
  pump.wake();
  await leave('away', 'quick');
  await leave('told', 'here');
  pump.wake();
  await expect.poll(() => sent).toEqual(['quick']);
  await expect.poll(kept).toEqual(['here']);
  expect(await waiting()).toMatchObject([{ payload: { text: 'unanswered' } }]);
  answer();
  await pump.drain();
  expect(await waiting()).toEqual([]);
});
