import { secondsText } from '../calendar.ts';
import type { Database, Read } from '../database.ts';
import type { SigningKey } from '../signing-key.ts';
import type { Deps } from '../use-case.ts';
import * as store from './chain-store.ts';
import { leafOf, linkOf } from './entry.ts';
import { type Mark, signMark } from './signed-head.ts';

export { findHead, type StandingHead } from './chain-store.ts';

export type ChainDeps = Pick<Deps, 'clock'> & {
  database: Pick<Database, 'transact' | 'read'>;
  sealKey: SigningKey;
};

/** Entries that take their places in one transaction: short enough not to hold up the next. */
const usualLot = 500;

export interface Chained {
  /** The head that was found, and the one that stands now; both signed unless nothing was there. */
  before: Mark;
  head: store.StandingHead;
  moved: number;
  /** Nothing waits any more: it was not told to stop before. */
  done: boolean;
}

interface Lot {
  after?: string | undefined;
  limit?: number;
}

/**
 * Gives entries that wait their places, one lot; under the lock of the county’s head, so that several
 * processes may do it at once. The order is that of time and id within a lot: nobody waited for anybody
 * when the entries were written, so there is no better one.
 */
export function chainLot(
  { database, clock, sealKey }: ChainDeps,
  county: number,
  { after, limit = usualLot }: Lot = {},
): Promise<Chained & { reached: string | undefined }> {
  return database.transact(async (tx) => {
    const before = await store.lockHead(tx, county);
    const waiting = await store.listWaiting(tx, county, { after, limit });
    const at = clock.now();
    if (waiting.length === 0) return standing(tx, county, before);
    const links = linksOf(waiting, { before, chainedAt: secondsText(at) });
    await store.insertLinks(tx, county, { links, at });
    const { seq, hash } = links.at(-1) ?? before;
    const note = signMark(sealKey, county, { seq, hash, word: 'signed', at });
    await store.moveHead(tx, county, { seq, hash, note });
    // As text: keys of one length, in the order in which the database has them.
    const reached = waiting
      .map(({ id }) => id)
      .sort()
      .at(-1);
    const done = links.length < limit;
    return { before, head: { seq, hash, note }, moved: links.length, done, reached };
  });
}

async function standing(read: Read, county: number, before: Mark) {
  const head = (await store.findHead(read, county)) ?? { ...before, note: '' };
  return { before, head, moved: 0, done: true, reached: undefined };
}

function linksOf(
  waiting: readonly store.StoredEntry[],
  { before, chainedAt }: { before: Mark; chainedAt: string },
): store.NewLink[] {
  let { seq, hash } = before;
  return waiting.map((entry) => {
    const previous = hash;
    seq += 1n;
    hash = linkOf({ seq, chainedAt, previous, leaf: leafOf(store.textOf(entry)) });
    return { id: entry.id, seq, previous, hash };
  });
}

/** Chains all that waits in one county, unless it is told to stop. @returns the head that stands then */
export async function chainCounty(
  deps: ChainDeps,
  county: number,
  stop?: AbortSignal,
): Promise<Chained> {
  const first = await chainLot(deps, county);
  let last = first;
  while (!last.done && !stop?.aborted) last = await chainLot(deps, county, { after: last.reached });
  const { head, moved, done } = last;
  return { before: first.before, head, moved, done };
}

/** Chains all that waits anywhere: what a process left behind that was killed. */
export async function chainAll(deps: ChainDeps, stop?: AbortSignal): Promise<void> {
  const failures: unknown[] = [];
  for (const county of await store.listWaitingCounties(deps.database.read))
    await chainCounty(deps, county, stop).catch((error: unknown) => failures.push(error));
  if (failures.length > 0)
    throw new AggregateError(failures, 'audit entries that were not chained');
}
