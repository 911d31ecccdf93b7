import type { Tx } from './database.ts';
import type { Deps } from './use-case.ts';

export interface OutboxMessage {
  county: number;
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

/** Leaves a message in the transaction; it is delivered after the commit or not at all. */
export async function leaveMessage(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'ids'>,
  { county, topic, payload }: OutboxMessage,
): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({
      county,
      id: deps.ids.uuid(),
      topic,
      payload: JSON.stringify(payload),
      at: deps.clock.now(),
    })
    .execute();
}

/**
 * Delivers what waits, oldest first; several processes may do so at once. A message whose
 * subscriber fails stays and is tried again at a later call, at most ten times.
 * @returns how many were delivered
 */
export async function deliverOutbox(
  deps: DeliveryDeps,
  subscribers: Readonly<Record<string, Subscriber>>,
): Promise<number> {
  let delivered = 0;
  for (let seen = 0; seen < batch * 50; seen += batch) {
    const waiting = await deps.database.read
      .selectFrom('outbox')
      .select(['county', 'id'])
      .where('delivered_at', 'is', null)
      .where('attempts', '<', 10)
      .orderBy('at')
      .limit(batch)
      .execute();
    let progress = 0;
    for (const message of waiting) if (await deliver(deps, subscribers, message)) progress++;
    delivered += progress;
    if (waiting.length < batch || progress === 0) return delivered;
  }
  return delivered;
}

const batch = 100;
type DeliveryDeps = Pick<Deps, 'database' | 'clock' | 'log'>;

async function deliver(
  deps: DeliveryDeps,
  subscribers: Readonly<Record<string, Subscriber>>,
  message: { county: number; id: string },
): Promise<boolean> {
  try {
    return await deps.database.transact((tx) => deliverOnce(tx, deps, { subscribers, message }));
  } catch (error) {
    deps.log.error({ err: error, id: message.id }, 'delivery failed');
    await deps.database.read
      .updateTable('outbox')
      .set((set) => ({ attempts: set('attempts', '+', 1) }))
      .where('county', '=', message.county)
      .where('id', '=', message.id)
      .execute();
    return false;
  }
}

interface OneDelivery {
  subscribers: Readonly<Record<string, Subscriber>>;
  message: { county: number; id: string };
}

async function deliverOnce(
  tx: Tx,
  deps: DeliveryDeps,
  { subscribers, message }: OneDelivery,
): Promise<boolean> {
  const row = await tx
    .selectFrom('outbox')
    .selectAll()
    .where('county', '=', message.county)
    .where('id', '=', message.id)
    .where('delivered_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (row === undefined) return false;
  const subscriber = subscribers[row.topic];
  if (subscriber === undefined) throw new Error(`nobody subscribes to ${row.topic}`);
  await subscriber(tx, row);
  await tx
    .updateTable('outbox')
    .set({ delivered_at: deps.clock.now() })
    .where('county', '=', row.county)
    .where('id', '=', row.id)
    .execute();
  return true;
}
