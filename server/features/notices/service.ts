import type { Notice } from '../../../contract/notices.ts';
import type { Sentence } from '../../../contract/values.ts';
import { openerOf, type Sealing, sealerOf, sealersOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { leaveMessage, type Subscriber } from '../../platform/outbox.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { jobScope, residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as store from './store.ts';
import { wordsAt } from './words.ts';

export { listToReadOut, markReadOut } from './read-out.ts';
export {
  deliverStaffNotice,
  listOfStaff,
  markReadByStaff,
  type TellStaff,
  tellStaff,
} from './staff.ts';

export interface Tell {
  county: number;
  resident: string;
  words: Sentence;
  caseCode: string | null;
  /** The award that it is about, where that can be contested. */
  award?: string;
  /** Staff who read notices out are not to know of it: a dispute, a complaint. */
  confidential?: boolean;
}

/** What waits in the outbox: the words are sealed before they are left anywhere. */
type Waiting = Omit<Tell, 'county' | 'words'> & { id: string; wordsSealed: string };

/**
 * Has a resident told something once the transaction has committed. Whoever was erased is told
 * nothing.
 */
export async function tell(
  tx: Tx,
  deps: Sealing['deps'] & Pick<Deps, 'ids'>,
  { county, words, confidential = false, ...notice }: Tell,
): Promise<void> {
  const seal = await sealerOf(tx, { deps, scope: { county } }, notice.resident);
  const id = deps.ids.uuid();
  const wordsSealed = seal(JSON.stringify(words), wordsAt(id));
  if (!wordsSealed) return;
  const payload: Waiting = { ...notice, confidential, id, wordsSealed };
  await leaveMessage(tx, deps, { county, topic: 'notice', payload });
}

/**
 * Delivers a notice to the resident's list; its id makes it arrive once. Sealed anew: the resident's key
 * may have been changed while it waited. What waits for somebody who was erased meanwhile is dropped.
 */
export const deliverNotice =
  (deps: Sealing['deps']): Subscriber =>
  async (tx, { county, payload, at }) => {
    const { wordsSealed, ...notice } = payload as Waiting;
    const by = { deps, scope: { county } };
    const seal = await sealerOf(tx, by, notice.resident);
    const open = await openerOf(tx, by, [notice.resident]);
    const words = open(notice.resident, wordsSealed, wordsAt(notice.id));
    const anew = words === null ? null : seal(words, wordsAt(notice.id));
    if (anew === null) return;
    const row = { at, ...notice, wordsSealed: anew };
    await store.insertNotices(tx, jobScope(county, 'deliver_outbox'), [row]);
  };

export interface Announcement {
  /** Told once under this id, however often it is sent. */
  id: string;
  resident: string;
  words: Sentence;
  /** The last day of the points it is about. */
  lapsesOn: string;
}

/**
 * Tells many at once what no single request led to. What goes with it is left in the same transaction, for
 * those who had not been told before.
 * @returns how many had not
 */
export function tellMany(
  deps: Sealing['deps'] & Pick<Deps, 'database'>,
  scope: Scope,
  announcements: readonly Announcement[],
  alongside: (tx: Tx, newlyTold: ReadonlySet<string>) => Promise<void>,
): Promise<number> {
  const at = deps.clock.now();
  return deps.database.transact(async (tx) => {
    const residents = announcements.map(({ resident }) => resident);
    const sealers = await sealersOf(tx, { deps, scope }, residents);
    const rows = announcements.flatMap(({ id, resident, words, lapsesOn }) => {
      const wordsSealed = sealers.get(resident)?.(JSON.stringify(words), wordsAt(id));
      return wordsSealed
        ? [{ id, at, resident, wordsSealed, caseCode: null, confidential: false, lapsesOn }]
        : [];
    });
    const newlyTold = await store.insertNotices(tx, scope, rows);
    await alongside(tx, newlyTold);
    return newlyTold.size;
  });
}

/** Which of these announcements have been told already. */
export const listTold = store.listKnown;

const pageSize = 20;

export async function listMine(deps: Deps, ask: Ask, after: string | undefined) {
  const resident = residentOf(ask.scope);
  const rows = await store.listNotices(deps.database.read, ask.scope, {
    resident,
    before: decodeCursor(after),
    limit: pageSize,
  });
  const open = await openerOf(deps.database.read, { deps, scope: ask.scope }, [resident]);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    notices: rows.flatMap((row): Notice[] => {
      const words = open(resident, row.words_sealed, wordsAt(row.id));
      if (words === null) return [];
      return [
        {
          id: row.id,
          at: row.at.toISOString(),
          words: JSON.parse(words) as Sentence,
          caseCode: row.case_code,
          award: row.award,
          lapsesOn: row.lapses_on,
          read: row.read_at !== null,
        },
      ];
    }),
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
