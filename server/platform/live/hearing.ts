import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { ConnectionSettings } from '../migrate.ts';
import { type Change, readChanges } from './changes.ts';
import { channel } from './teller.ts';

const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** A database that is gone without a word is noticed so soon. */
const askEveryMs = 20_000;
const answerWithinMs = 5_000;

export interface Listener {
  onChanges(changes: readonly Change[]): void;
  /** From now on nothing is missed. */
  onHearing(): void;
  /** The connection was lost: what is told now is missed. */
  onDeaf(): void;
}

export interface Hearing {
  close(): Promise<void>;
}

/** Listens to what processes tell each other on a connection of its own, and again whenever that was lost. */
export function openHearing(connection: ConnectionSettings, listener: Listener): Hearing {
  const stop = new AbortController();
  const { signal } = stop;
  let client: pg.Client | undefined;

  async function listen(): Promise<boolean> {
    const mine = new pg.Client({
      ...connection,
      application_name: 'pingan-points-screens',
      keepAlive: true,
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
    });
    client = mine;
    const ended = new Promise<void>((resolve) => mine.once('end', () => resolve()));
    mine.on('error', () => void mine.end().catch(() => {}));
    mine.on('notification', ({ payload = '' }) => listener.onChanges(readChanges(payload)));
    // pg never settles a connect that is ended under way: whoever stops would wait for it for ever.
    await Promise.race([mine.connect(), ended]);
    if (signal.aborted) return false;
    await mine.query(`listen ${channel}`);
    const asking = setInterval(() => {
      mine.query('select 1').catch(() => mine.end().catch(() => {}));
    }, askEveryMs).unref();
    if (!signal.aborted) listener.onHearing();
    await ended;
    clearInterval(asking);
    // Whoever closed it wants to know nothing any more.
    if (!signal.aborted) listener.onDeaf();
    return true;
  }

  async function keep(): Promise<void> {
    for (
      let waitMs = firstPauseMs;
      !signal.aborted;
      waitMs = Math.min(waitMs * 2, longestPauseMs)
    ) {
      const heard = await listen().catch(() => false);
      if (heard) waitMs = firstPauseMs;
      await client?.end().catch(() => {});
      await pause(waitMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  const kept = keep();
  return {
    close: async () => {
      stop.abort();
      await client?.end().catch(() => {});
      await kept;
    },
  };
}
