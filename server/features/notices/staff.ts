import type { StaffNotice } from '../../../contract/notices.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Tx } from '../../platform/database.ts';
import { noteChange } from '../../platform/live/changes.ts';
import { leaveMessages, type Subscriber } from '../../platform/outbox.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { jobScope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as store from './staff-store.ts';

export interface TellStaff {
  county: number;
  staff: readonly string[];
  words: Sentence;
  settlement: string | null;
}

type Waiting = Omit<TellStaff, 'county' | 'staff'> & { id: string; staff: string };

/** Has people of staff told something once the transaction has committed. Of residents it says nothing. */
export function tellStaff(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'ids'>,
  { county, staff, words, settlement }: TellStaff,
): Promise<void> {
  const messages = staff.map((one) => {
    const payload: Waiting = { id: deps.ids.uuid(), staff: one, words, settlement };
    return { county, topic: 'staff_notice', payload };
  });
  return leaveMessages(tx, deps, messages);
}

/** Delivers a notice to somebody's list, and their open pages hear of it; its id makes it arrive once. */
export const deliverStaffNotice: Subscriber = async (tx, { county, payload, at }) => {
  const { words, ...notice } = payload as Waiting;
  const row = { ...notice, words_zh: words.zh, words_en: words.en, at, read_at: null };
  await store.insertNotices(tx, jobScope(county, 'deliver_outbox'), [row]);
  noteChange(tx, { kind: 'told', county, id: notice.staff });
};

const pageSize = 20;

export async function listOfStaff(
  { database: { read } }: Deps,
  { scope }: Ask,
  after: string | undefined,
): Promise<{ notices: StaffNotice[]; next: string | null }> {
  const page = { staff: staffOf(scope).id, before: decodeCursor(after), limit: pageSize };
  const rows = await store.listQuery(read, scope, page).execute();
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    notices: rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      words: { zh: row.words_zh, en: row.words_en },
      settlement: row.settlement,
      read: row.read_at !== null,
    })),
    next: last ? encodeCursor(last.at, last.id) : null,
  };
}

export function markReadByStaff(deps: Deps, ask: Ask, upTo: string) {
  return carryOut(deps, ask, async (tx): Promise<{ upTo: string }> => {
    const reading = { staff: staffOf(ask.scope).id, upTo, at: deps.clock.now() };
    await store.markRead(tx, ask.scope, reading);
    return { upTo };
  });
}
