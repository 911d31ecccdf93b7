import type { NoticeKind, Ways } from '../../../contract/notice-ways.ts';
import { localDate, startOfDay } from '../../platform/calendar.ts';
import { openerOf, type Sealing } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { leaveMessages, type RemoteSubscriber } from '../../platform/outbox.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Sms, SmsResult } from '../../platform/sms.ts';
import type { Deps } from '../../platform/use-case.ts';
import type { PushResult, WebPush } from '../../platform/web-push/client.ts';
import type { PushAddress } from '../../platform/web-push/encrypt.ts';
import { openIdentities } from '../privacy/service.ts';
import * as store from './batch-store.ts';
import {
  type AwayWay,
  afterQuiet,
  awayWays,
  dueAt,
  isWanted,
  namesOf,
  type Settings,
  stillNew,
  stillWorth,
  usualSettings,
  wordsOf,
} from './decide.ts';
import { browserAt } from './settings.ts';
import * as settings from './settings-store.ts';

export interface Told {
  resident: string;
  kind: NoticeKind;
}

type GatherDeps = Pick<Deps, 'clock' | 'ids'>;
const topic = 'notice_batch';
const gatheredAtOnce = 500;

/**
 * Lets notices that were just written gather for the ways by which their residents want to hear of them.
 * Each of what gathers is left in the outbox under its own id, once.
 */
export async function gather(
  tx: Tx,
  { deps, scope }: { deps: GatherDeps; scope: Scope },
  { told, ways = awayWays }: { told: readonly Told[]; ways?: readonly AwayWay[] },
): Promise<void> {
  if (told.length === 0) return;
  const now = deps.clock.now();
  const of = Map.groupBy(told, ({ resident }) => resident);
  const today = startOfDay(localDate(now));
  const reached = await settings.listReach(tx, scope, { residents: [...of.keys()], today });
  const batches = reached.flatMap((reach) =>
    ways.flatMap((way): store.NewBatch[] => {
      const { resident, hasBrowser, hasPhone, textsToday } = reach;
      if (!(way === 'push' ? hasBrowser : hasPhone)) return [];
      const { ways: chosen, quiet } = settingsOf(reach);
      const kinds = (of.get(resident) ?? []).map(({ kind }) => kind);
      const wanted = kinds.filter((kind) => isWanted(chosen, kind, way));
      if (wanted.length === 0) return [];
      const due = dueAt({ way, quiet, textsToday }, now);
      const gathered = { kinds: [...new Set(wanted)].sort(), notices: wanted.length, dueAt: due };
      return [{ id: deps.ids.uuid(), resident, way, ...gathered }];
    }),
  );
  for (let from = 0; from < batches.length; from += gatheredAtOnce) {
    const ids = await store.gather(tx, scope, batches.slice(from, from + gatheredAtOnce));
    const { county } = scope;
    const messages = ids.map((id) => ({ county, id, topic, payload: { batch: id } }));
    await leaveMessages(tx, deps, messages);
  }
}

function settingsOf({ ways, quietFrom, quietUntil }: settings.Reach): Settings {
  if (ways === null || quietFrom === null || quietUntil === null) return usualSettings;
  return { ways, quiet: { from: quietFrom, until: quietUntil } };
}

export type SendDeps = Sealing['deps'] &
  Pick<Deps, 'ids' | 'log'> & { sms: Sms; webPush?: WebPush | undefined };

interface Sending {
  deps: SendDeps;
  scope: Scope;
  batch: store.BatchRow;
  /** What its resident wants by now. */
  ways: Ways;
}

/**
 * Sends what gathered, by its way. It is taken first, by itself: of a process that was killed while it sent,
 * the next one finds it taken and sends nothing, since nobody knows how far that came.
 */
export const sendBatch = (deps: SendDeps): RemoteSubscriber => ({
  send: async (read, { county, payload }) => {
    const scope = jobScope(county, 'deliver_outbox');
    const { batch: id } = payload as { batch: string };
    const at = deps.clock.now();
    const found = await store.findBatch(read, scope, id);
    // Erased, or ended by somebody who was killed before the outbox knew.
    if (found === undefined || found.ended_at !== null) return undefined;
    if (found.state === 'waiting' && at < found.due_at) return found.due_at;
    const { ways, quiet } = await settings.getChoice(read, scope, found.resident);
    // What was late, or is tried again, wakes nobody either.
    const awake = afterQuiet(at, quiet);
    if (found.state !== 'taken' && at < awake) return awake;
    const batch = await store.takeBatch(read, scope, { id, at });
    if (batch === undefined) {
      await store.endBatch(read, scope, { id, end: 'unclear', at });
      return undefined;
    }
    const end = await sendTaken(read, { deps, scope, batch, ways });
    await store.endBatch(read, scope, { id, end, at: deps.clock.now() });
    if (end === 'again') throw new Error('not taken for now');
    return undefined;
  },
});

async function sendTaken(read: Read, sending: Sending): Promise<store.BatchEnd | 'again'> {
  const { scope, batch, ways } = sending;
  const unread = await store.countUnread(read, scope, batch.resident);
  const way = batch.way as AwayWay;
  const gathered = { way, kinds: batch.kinds as NoticeKind[], unread: [...unread.keys()] };
  const kinds = stillWorth(gathered, ways);
  if (kinds.length === 0) return 'unneeded';
  return byWay[way](read, sending, { kinds, count: stillNew(batch.notices, { kinds, unread }) });
}

/** What is told of: which kinds, and how many in all. */
interface Left {
  kinds: readonly NoticeKind[];
  count: number;
}

type Way = (read: Read, sending: Sending, left: Left) => Promise<store.BatchEnd | 'again'>;

const byWay: Record<AwayWay, Way> = { push: sendToBrowsers, sms: sendToPhone };

async function sendToPhone(
  read: Read,
  { deps, scope, batch: { id, resident } }: Sending,
  { kinds, count }: Left,
): Promise<store.BatchEnd | 'again'> {
  const { phone } = (await openIdentities(read, { deps, scope }, [resident]))(resident);
  if (phone === null) return 'unneeded';
  const values = { count: String(count), kinds: namesOf(kinds).zh };
  const sent = await deps.sms.send({ phone, template: 'notices', values, outId: id });
  return endOfText(sent);
}

/** The provider would send a second message for what it had taken: only what it certainly had not is tried again. */
function endOfText(sent: SmsResult): store.BatchEnd | 'again' {
  if (sent.kind === 'sent') return 'sent';
  if (sent.unsure) return 'unclear';
  return sent.code === 'sms_number_illegal' ? 'refused' : 'again';
}

/** What a browser shows, in the language of its owner; a later one takes the place of an earlier one. */
const pushTopic = 'notices';

async function sendToBrowsers(
  read: Read,
  { deps, scope, batch: { resident } }: Sending,
  { kinds, count }: Left,
): Promise<store.BatchEnd | 'again'> {
  const { webPush } = deps;
  const now = deps.clock.now();
  const browsers = await settings.listBrowsers(read, scope, { resident, now });
  if (webPush === undefined || browsers.length === 0) return 'unneeded';
  const open = await openerOf(read, { deps, scope }, [resident]);
  const text = JSON.stringify({ words: wordsOf(count, kinds), county: scope.county });
  const results: PushResult[] = [];
  for (const { device, addressSealed } of browsers) {
    const address = open(resident, addressSealed, browserAt(resident, device));
    if (address === null) continue;
    const message = { text, topic: pushTopic };
    const result = await webPush.send(JSON.parse(address) as PushAddress, message);
    if (result === 'gone') await settings.deleteBrowser(read, scope, { resident, device });
    results.push(result);
  }
  return endOfPushes(results);
}

/** One browser that was told is enough; only where none was reached at all is it tried again. */
function endOfPushes(results: readonly PushResult[]): store.BatchEnd | 'again' {
  if (results.includes('sent')) return 'sent';
  if (results.includes('unclear')) return 'unclear';
  if (results.includes('later')) return 'again';
  return results.includes('refused') ? 'refused' : 'unneeded';
}
