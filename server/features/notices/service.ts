import type { NoticeKind } from '../../../contract/notice-ways.ts';
import type { Notice, NoticeNews } from '../../../contract/notices.ts';
import type { Sentence } from '../../../contract/values.ts';
import {
  openerOf,
  type Sealer,
  type Sealing,
  sealerOf,
  sealersOf,
} from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { leaveMessages, type OutboxMessage, type Subscriber } from '../../platform/outbox.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { jobScope, residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { gather } from './batches.ts';
import { isWanted, kindOf, usualSettings } from './decide.ts';
import { getChoice, listWays } from './settings-store.ts';
import * as store from './store.ts';
import { wordsAt } from './words.ts';

export { type SendDeps, sendBatch } from './batches.ts';
export { afterQuiet } from './decide.ts';
export { listToReadOut, markReadOut } from './read-out.ts';
export {
  browserAt,
  getSettings,
  type NoticeDeps,
  setSettings,
  subscribeBrowser,
  unsubscribeBrowser,
} from './settings.ts';
export { forget as forgetWays, getChoice } from './settings-store.ts';
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
  /** What it is about; left out it is a step of its case, or something that must be told. */
  kind?: NoticeKind;
  caseCode: string | null;
  /** The award that it is about, where that can be contested. */
  award?: string;
  /** Staff who read notices out are not to know of it: a dispute, a complaint. */
  confidential?: boolean;
}

type TellDeps = Sealing['deps'] & Pick<Deps, 'ids'>;

/** What waits in the outbox: the words are sealed before they are left anywhere. */
type Waiting = Omit<Tell, 'county' | 'words' | 'kind'> & {
  id: string;
  wordsSealed: string;
  kind: NoticeKind;
};

/**
 * Has a resident told something once the transaction has committed. Whoever was erased is told
 * nothing.
 */
export async function tell(tx: Tx, deps: TellDeps, { county, ...told }: Tell): Promise<void> {
  const seal = await sealerOf(tx, { deps, scope: { county } }, told.resident);
  await leaveMessages(tx, deps, messageOf(deps, { county, told, seal }));
}

/** What goes into one statement. */
const mostAtOnce = 1_000;

/** The same of several of one county: keys and messages of a thousand in one statement each. */
export async function tellEach(
  tx: Tx,
  { deps, scope }: { deps: TellDeps; scope: Pick<Scope, 'county'> },
  several: readonly Omit<Tell, 'county'>[],
): Promise<void> {
  const { county } = scope;
  for (let from = 0; from < several.length; from += mostAtOnce) {
    const lot = several.slice(from, from + mostAtOnce);
    const residents = lot.map(({ resident }) => resident);
    const sealers = await sealersOf(tx, { deps, scope }, residents);
    const messages = lot.flatMap((told) =>
      messageOf(deps, { county, told, seal: sealers.get(told.resident) }),
    );
    await leaveMessages(tx, deps, messages);
  }
}

interface Telling {
  county: number;
  told: Omit<Tell, 'county'>;
  seal: Sealer | undefined;
}

function messageOf(
  { ids }: TellDeps,
  { county, told: { words, kind, confidential = false, ...notice }, seal }: Telling,
): OutboxMessage[] {
  const id = ids.uuid();
  const wordsSealed = seal?.(JSON.stringify(words), wordsAt(id));
  if (!wordsSealed) return [];
  const about = { kind: kind ?? kindOf(notice), confidential };
  const payload: Waiting = { ...notice, ...about, id, wordsSealed };
  return [{ county, topic: 'notice', payload }];
}

/**
 * Delivers a notice to the resident's list; its id makes it arrive once, and whatever goes to a phone with it.
 * Sealed anew: the resident's key may have been changed while it waited. What waits for somebody who was
 * erased meanwhile is dropped. Where no lamp is wanted it is in the list all the same, as if it were read.
 */
export const deliverNotice =
  (deps: Sealing['deps'] & Pick<Deps, 'ids'>): Subscriber =>
  async (tx, { county, payload, at }) => {
    const { wordsSealed, ...waiting } = payload as Waiting;
    // Left by a process of before, which did not say what it is about.
    const notice = { ...waiting, kind: waiting.kind ?? kindOf(waiting) };
    const by = { deps, scope: jobScope(county, 'deliver_outbox') };
    const seal = await sealerOf(tx, by, notice.resident);
    const open = await openerOf(tx, by, [notice.resident]);
    const words = open(notice.resident, wordsSealed, wordsAt(notice.id));
    const anew = words === null ? null : seal(words, wordsAt(notice.id));
    if (anew === null) return;
    const { ways } = await getChoice(tx, by.scope, notice.resident);
    const readAt = isWanted(ways, notice.kind, 'app') ? null : at;
    const row = { at, ...notice, readAt, wordsSealed: anew };
    const newly = await store.insertNotices(tx, by.scope, [row]);
    if (newly.size > 0) await gather(tx, by, { told: [notice] });
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
 * Tells many at once what no single request led to, as read where no lamp is wanted. What goes with it is left
 * in the same transaction, for those who had not been told before.
 * @returns how many had not
 */
export function tellMany(
  deps: Sealing['deps'] & Pick<Deps, 'database' | 'ids'>,
  scope: Scope,
  announcements: readonly Announcement[],
  alongside: (tx: Tx, newlyTold: ReadonlySet<string>) => Promise<void>,
): Promise<number> {
  const at = deps.clock.now();
  return deps.database.transact(async (tx) => {
    const residents = announcements.map(({ resident }) => resident);
    const sealers = await sealersOf(tx, { deps, scope }, residents);
    const chosen = await listWays(tx, scope, residents);
    const rows = announcements.flatMap(({ id, resident, words, lapsesOn }) => {
      const wordsSealed = sealers.get(resident)?.(JSON.stringify(words), wordsAt(id));
      const about = { kind: 'points', caseCode: null, confidential: false, lapsesOn } as const;
      const ways = chosen.get(resident) ?? usualSettings.ways;
      const readAt = isWanted(ways, 'points', 'app') ? null : at;
      return wordsSealed ? [{ id, at, resident, wordsSealed, readAt, ...about }] : [];
    });
    const newlyTold = await store.insertNotices(tx, scope, rows);
    // Whoever does not look at the app gets a text message of its own, which names the points.
    const told = rows.filter(({ id }) => newlyTold.has(id));
    await gather(tx, { deps, scope }, { told, ways: ['push'] });
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

/** What is new: two look-ups in indexes, for phones that ask every few seconds. */
export async function getNews({ database: { read } }: Deps, { scope }: Ask): Promise<NoticeNews> {
  const resident = residentOf(scope);
  const [unread, newest] = await Promise.all([
    store.countUnread(read, scope, resident),
    store.findNewest(read, scope, resident),
  ]);
  return { unread, newest: newest ?? null };
}

export function countUnread(deps: Deps, ask: Ask): Promise<number> {
  return store.countUnread(deps.database.read, ask.scope, residentOf(ask.scope));
}
