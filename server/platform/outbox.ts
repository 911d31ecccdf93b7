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
 * Delivers what waits, oldest first; several processes may do so at once. A lot goes in one
 * transaction; when one of it fails, each goes by itself, and the one at fault stays and is tried
 * again at a later call, at most ten times.
 * @returns how many were delivered
 */
export async function deliverOutbox(
  deps: DeliveryDeps,
  subscribers: Readonly<Record<string, Subscriber>>,
): Promise<number> {
  let delivered = 0;
  for (;;) {
    const lot = await deliverLot({ deps, subscribers, size: lotSize }).catch(() => undefined);
    if (lot === undefined) return delivered + (await deliverSingly(deps, subscribers));
    delivered += lot;
    if (lot < lotSize) return delivered;
  }
}

const lotSize = 100;
export const mostAttempts = 10;
type DeliveryDeps = Pick<Deps, 'database' | 'clock' | 'log'>;

interface Lot {
  deps: DeliveryDeps;
  subscribers: Readonly<Record<string, Subscriber>>;
  size: number;
  /** Messages that failed in this call already. */
  without?: readonly string[];
  /** Filled with what is being delivered, to name it when it fails. */
  taken?: { county: number; id: string }[];
}

/** Delivers the oldest messages that nobody else is delivering, all or none. */
function deliverLot({ deps, subscribers, size, without = [], taken = [] }: Lot): Promise<number> {
  return deps.database.transact(async (tx) => {
    taken.length = 0;
    const messages = await tx
      .selectFrom('outbox')
      .selectAll()
      .where('delivered_at', 'is', null)
      .where('attempts', '<', mostAttempts)
      .$if(without.length > 0, (query) => query.where('id', 'not in', [...without]))
      .orderBy('at')
      .orderBy('id')
      .limit(size)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const message of messages) {
      taken.push(message);
      const subscriber = subscribers[message.topic];
      if (subscriber === undefined) throw new Error(`nobody subscribes to ${message.topic}`);
      await subscriber(tx, message);
    }
    if (messages.length > 0)
      await tx
        .updateTable('outbox')
        .set({ delivered_at: deps.clock.now() })
        .where('county', 'in', [...new Set(messages.map(({ county }) => county))])
        .where(
          'id',
          'in',
          messages.map(({ id }) => id),
        )
        .execute();
    return messages.length;
  });
}

async function deliverSingly(
  deps: DeliveryDeps,
  subscribers: Readonly<Record<string, Subscriber>>,
): Promise<number> {
  const failed: string[] = [];
  for (let delivered = 0; ; ) {
    const taken: Lot['taken'] = [];
    try {
      const one = await deliverLot({ deps, subscribers, size: 1, without: failed, taken });
      if (one === 0) return delivered;
      delivered += one;
    } catch (error) {
      const [message] = taken;
      if (message === undefined) throw error;
      failed.push(message.id);
      await countFailure(deps, message, error);
    }
  }
}

async function countFailure(
  { database, log }: DeliveryDeps,
  { county, id }: { county: number; id: string },
  error: unknown,
): Promise<void> {
  log.error({ err: error, id }, 'delivery failed');
  await database.read
    .updateTable('outbox')
    .set((set) => ({ attempts: set('attempts', '+', 1) }))
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}
