import { addHours } from './calendar.ts';
import type { Read, Tx } from './database.ts';
import type { Deps } from './use-case.ts';

export interface OutboxMessage {
  county: number;
  /** Left once under this id, for as long as what was delivered is remembered; a new one unless given. */
  id?: string;
  topic: string;
  payload: object;
}

/** A delivered message: at least once, so a subscriber's write is keyed by `id`. */
export interface Delivery {
  id: string;
  county: number;
  payload: unknown;
  at: Date;
}
export type Subscriber = (tx: Tx, delivery: Delivery) => Promise<void>;

/**
 * Passes something on to another machine: by itself and outside every transaction, so that nothing waits
 * for that machine and nobody else's failure repeats it.
 */
export interface RemoteSubscriber {
  /** @returns until when it is to be left alone, where this was no time for it and nothing was sent */
  send: (read: Read, delivery: Delivery) => Promise<Date | undefined>;
}
export type Subscribers = Readonly<Record<string, Subscriber | RemoteSubscriber>>;

/** Leaves a message in the transaction; it is delivered after the commit or not at all. */
export function leaveMessage(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'ids'>,
  message: OutboxMessage,
): Promise<void> {
  return leaveMessages(tx, deps, [message]);
}

/** The same of many, in one statement: a thousand at most. Each is delivered by itself. */
export async function leaveMessages(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'ids'>,
  messages: readonly OutboxMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  const at = deps.clock.now();
  await tx
    .insertInto('outbox')
    .values(
      messages.map(({ county, topic, payload, id = deps.ids.uuid() }) => {
        return { county, id, topic, payload: JSON.stringify(payload), at };
      }),
    )
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .execute();
}

const lotSize = 100;
/** A minute after the first failure, then twice as long each time, an hour at most: more than a day in all. */
const longestPauseMinutes = 60;
const mostAttempts = 32;
/** A file that must not stay, and the news that something was given up. */
const neverGivenUp: readonly string[] = ['photo_erased', 'delivery_given_up'];

type DeliveryDeps = Pick<Deps, 'database' | 'clock' | 'ids' | 'log'>;

interface Run {
  deps: DeliveryDeps;
  subscribers: Subscribers;
  /** Topics that go to another machine. */
  remote: readonly string[];
}

/** Topics that go to another machine. */
export const remoteTopics = (subscribers: Subscribers): string[] =>
  Object.keys(subscribers).filter((topic) => typeof subscribers[topic] === 'object');

/**
 * Delivers what waits, oldest first; several processes may do so at once.
 * @returns how many were delivered
 */
export async function deliverOutbox(deps: DeliveryDeps, subscribers: Subscribers): Promise<number> {
  const here = await deliverHere(deps, subscribers);
  const remote = remoteTopics(subscribers);
  const wanted = (await topicsDue(deps)).filter((topic) => remote.includes(topic));
  const lanes = await Promise.allSettled(
    wanted.map((topic) => sendTopic(deps, subscribers, topic)),
  );
  return lanes.reduce((delivered, lane) => {
    if (lane.status === 'rejected') throw lane.reason;
    return delivered + lane.value;
  }, here);
}

/**
 * Delivers what stays on this machine. A lot goes in one transaction; when one of it fails, each goes by
 * itself, and the one at fault rests and is tried again at a later call.
 */
export async function deliverHere(deps: DeliveryDeps, subscribers: Subscribers): Promise<number> {
  const run = { deps, subscribers, remote: remoteTopics(subscribers) };
  let delivered = 0;
  for (;;) {
    const lot = await deliverLot(run, { size: lotSize }).catch(() => undefined);
    if (lot === undefined) return delivered + (await deliverSingly(run));
    delivered += lot;
    if (lot < lotSize) return delivered;
  }
}

/** Messages whose time has come. */
const waiting = (read: Read, now: Date) =>
  read
    .selectFrom('outbox')
    .where('delivered_at', 'is', null)
    .where('given_up_at', 'is', null)
    .where((where) => where.or([where('next_at', 'is', null), where('next_at', '<=', now)]));

/** The oldest of them that nobody else is delivering. */
const due = (tx: Tx, { deps, remote }: Run, { size, away }: { size: number; away?: string }) =>
  waiting(tx, deps.clock.now())
    .selectAll()
    .$if(away !== undefined, (query) => query.where('topic', '=', away ?? ''))
    .$if(away === undefined && remote.length > 0, (query) =>
      query.where('topic', 'not in', [...remote]),
    )
    .orderBy('at')
    .orderBy('id')
    .limit(size)
    .forUpdate()
    .skipLocked()
    .execute();

/** Which topics have something whose time has come: for most commits that is none that goes away. */
export async function topicsDue({ database, clock }: DeliveryDeps): Promise<string[]> {
  const rows = await waiting(database.read, clock.now()).select('topic').distinct().execute();
  return rows.map(({ topic }) => topic);
}

interface Lot {
  size: number;
  /** Filled with what is being delivered, to name it when it fails. */
  taken?: Place[];
}
interface Place {
  county: number;
  id: string;
  topic: string;
  attempts: number;
}

/** Delivers all of a lot or none. */
function deliverLot(run: Run, { size, taken = [] }: Lot): Promise<number> {
  const { deps, subscribers } = run;
  return deps.database.transact(async (tx) => {
    taken.length = 0;
    const messages = await due(tx, run, { size });
    for (const message of messages) {
      taken.push(message);
      const subscriber = subscribers[message.topic];
      if (typeof subscriber !== 'function')
        throw new Error(`nobody subscribes to ${message.topic}`);
      await subscriber(tx, message);
    }
    await markDelivered(tx, { at: deps.clock.now(), messages });
    return messages.length;
  });
}

async function markDelivered(
  read: Read,
  { at, messages }: { at: Date; messages: readonly Pick<Place, 'county' | 'id'>[] },
): Promise<void> {
  if (messages.length === 0) return;
  await read
    .updateTable('outbox')
    .set({ delivered_at: at })
    .where('county', 'in', [...new Set(messages.map(({ county }) => county))])
    .where(
      'id',
      'in',
      messages.map(({ id }) => id),
    )
    .execute();
}

/** What fails here rests at once, so each turn meets another message. */
async function deliverSingly(run: Run): Promise<number> {
  for (let delivered = 0; ; ) {
    const taken: Place[] = [];
    try {
      const one = await deliverLot(run, { size: 1, taken });
      if (one === 0) return delivered;
      delivered += one;
    } catch (error) {
      const [message] = taken;
      if (message === undefined) throw error;
      await run.deps.database.transact((tx) => countAttempt(tx, run, message));
      await noteFailure(run, { message, error });
    }
  }
}

/** Sends what goes to another machine, each message by itself, after the commit that took it. */
export async function sendTopic(
  deps: DeliveryDeps,
  subscribers: Subscribers,
  topic: string,
): Promise<number> {
  const { database, clock } = deps;
  const run = { deps, subscribers, remote: [topic] };
  const subscriber = subscribers[topic] as RemoteSubscriber;
  for (let sent = 0; ; ) {
    const message = await takeOne(run, topic);
    if (message === undefined) return sent;
    let until: Date | undefined;
    try {
      until = await subscriber.send(database.read, message);
    } catch (error) {
      await noteFailure(run, { message, error });
      continue;
    }
    if (until !== undefined) {
      await putOff(database.read, message, until);
      continue;
    }
    await markDelivered(database.read, { at: clock.now(), messages: [message] });
    sent += 1;
  }
}

/** Takes one to send: until the pause is over it is nobody else's, should this process be killed, too. */
function takeOne(run: Run, topic: string): Promise<(Place & Delivery) | undefined> {
  return run.deps.database.transact(async (tx) => {
    const [message] = await due(tx, run, { size: 1, away: topic });
    if (message !== undefined) await countAttempt(tx, run, message);
    return message;
  });
}

async function countAttempt(
  tx: Tx,
  { deps: { clock } }: Run,
  { county, id, attempts }: Place,
): Promise<void> {
  const pause = Math.min(2 ** attempts, longestPauseMinutes);
  await tx
    .updateTable('outbox')
    .set((set) => ({
      attempts: set('attempts', '+', 1),
      next_at: addHours(clock.now(), pause / 60),
    }))
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** Leaves one alone until then; that it was taken up counts for no attempt. */
async function putOff(read: Read, { county, id, attempts }: Place, until: Date): Promise<void> {
  await read
    .updateTable('outbox')
    .set({ attempts, next_at: until })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** Says in the log that one failed; after the last try it is given up, and that is passed on as well. */
async function noteFailure(
  { deps }: Run,
  { message, error }: { message: Place; error: unknown },
): Promise<void> {
  const { county, id, topic, attempts } = message;
  const tries = attempts + 1;
  deps.log.error({ err: error, id, topic, attempts: tries }, 'delivery failed');
  if (tries < mostAttempts || neverGivenUp.includes(topic)) return;
  await deps.database.transact(async (tx) => {
    await tx
      .updateTable('outbox')
      .set({ given_up_at: deps.clock.now() })
      .where('county', '=', county)
      .where('id', '=', id)
      .execute();
    await leaveMessage(tx, deps, { county, topic: 'delivery_given_up', payload: { id } });
  });
}

/** How many messages of a county were given up and have reached nobody. */
export async function countGivenUp(read: Read, county: number): Promise<number> {
  const { count } = await read
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('county', '=', county)
    .where('given_up_at', 'is not', null)
    .where('delivered_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
