import type { Notice } from '../../../contract/notices.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Tx } from '../../platform/database.ts';
import { leaveMessage, type Subscriber } from '../../platform/outbox.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { residentOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as store from './store.ts';

export interface Tell {
  county: number;
  resident: string;
  words: Sentence;
  caseCode: string | null;
  /** The award that it is about, where that can be contested. */
  award?: string;
}

/** Has a resident told something once the transaction has committed. */
export function tell(tx: Tx, deps: Pick<Deps, 'clock' | 'ids'>, notice: Tell): Promise<void> {
  const { county, ...payload } = notice;
  return leaveMessage(tx, deps, { county, topic: 'notice', payload });
}

/** Delivers a notice to the resident's list; the message's id makes it arrive once. */
export const deliverNotice: Subscriber = async (tx, { id, county, payload, at }) => {
  const notice = payload as Omit<Tell, 'county'>;
  await store.insertNotices(tx, [{ county, id, at, ...notice }]);
};

export interface Announcement {
  /** Told once under this id, however often it is sent. */
  id: string;
  resident: string;
  words: Sentence;
}

/** Tells many at once what no single request led to; @returns how many had not been told before. */
export function tellMany(
  deps: Pick<Deps, 'clock' | 'database'>,
  county: number,
  announcements: readonly Announcement[],
): Promise<number> {
  const at = deps.clock.now();
  const rows = announcements.map((one) => ({ ...one, county, at, caseCode: null }));
  return deps.database.transact((tx) => store.insertNotices(tx, rows));
}

const pageSize = 20;

export async function listMine(deps: Deps, ask: Ask, after: string | undefined) {
  const rows = await store.listNotices(deps.database.read, ask.scope, {
    resident: residentOf(ask.scope),
    before: decodeCursor(after),
    limit: pageSize,
  });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    notices: rows.map(
      (row): Notice => ({
        id: row.id,
        at: row.at.toISOString(),
        words: row.words as unknown as Sentence,
        caseCode: row.case_code,
        award: row.award,
        read: row.read_at !== null,
      }),
    ),
    next: last ? encodeCursor(last.at, last.id) : null,
  };
}

export function markRead(deps: Deps, ask: Ask, upTo: string) {
  return carryOut(deps, ask, async (tx) => {
    const resident = residentOf(ask.scope);
    await store.markRead(tx, ask.scope, { resident, upTo, at: deps.clock.now() });
    return { unread: await store.countUnread(tx, ask.scope, resident) };
  });
}

export function countUnread(deps: Deps, ask: Ask): Promise<number> {
  return store.countUnread(deps.database.read, ask.scope, residentOf(ask.scope));
}
