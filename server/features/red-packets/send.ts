import type { PayoutAnswer } from '../../platform/alipay/client.ts';
import { recordAudit } from '../../platform/audit.ts';
import { openerOf } from '../../platform/data-keys.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import { listCounties } from '../areas/service.ts';
import { conclude, later } from './conclude.ts';
import type { RedPacketDeps } from './endings.ts';
import { openPayee } from './payee.ts';
import * as sendStore from './send-store.ts';
import { changePacket, type PacketRow } from './store.ts';

/** After so many silent answers in a row nobody is asked any more in this turn. */
const mostSilent = 3;

/**
 * Sends what was approved, and asks how stands what was sent, in every county. Each packet is taken in a transaction
 * of its own before anything is sent, and its answer is written in another: killed at any moment, the next call
 * asks. @returns how many ended
 */
export async function sendRedPackets(deps: RedPacketDeps): Promise<number> {
  if (deps.alipay === undefined) return 0;
  let ended = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'send_red_packets');
    ended += await workThrough(deps, scope, { take: takeApproved, begin: sendOne });
    ended += await workThrough(deps, scope, { take: takeDue, begin: askAbout });
  }
  if (ended > 0) deps.wakeOutbox();
  return ended;
}

interface Work {
  take: (deps: RedPacketDeps, scope: Scope) => Promise<PacketRow | undefined>;
  begin: (deps: RedPacketDeps, scope: Scope, row: PacketRow) => Promise<PayoutAnswer>;
}

async function workThrough(
  deps: RedPacketDeps,
  scope: Scope,
  { take, begin }: Work,
): Promise<number> {
  let ended = 0;
  for (let silent = 0; silent < mostSilent; ) {
    const row = await take(deps, scope);
    if (row === undefined) break;
    const answer = await begin(deps, scope, row);
    silent = answer.kind === 'unknown' ? silent + 1 : 0;
    if (await follow(deps, scope, { id: row.id, answer })) ended += 1;
  }
  return ended;
}

/** Writes an answer down, and sends again what is to be sent again. @returns whether the packet has ended */
async function follow(
  deps: RedPacketDeps,
  scope: Scope,
  { id, answer }: { id: string; answer: PayoutAnswer },
): Promise<boolean> {
  const concluded = await conclude(deps, scope, { id, answer });
  if (concluded.kind !== 'send_again') return concluded.kind === 'ended';
  const again = await sendOne(deps, scope, concluded.row);
  return (await conclude(deps, scope, { id, answer: again })).kind === 'ended';
}

/** Fixes the number, and that it is about to be sent, before it is. */
function takeApproved(deps: RedPacketDeps, scope: Scope): Promise<PacketRow | undefined> {
  return deps.database.transact(async (tx) => {
    const now = deps.clock.now();
    const row = await sendStore.takeApproved(tx, scope, { now, next: later(now, 1) });
    if (row === undefined) return undefined;
    const details = { fen: row.amount_fen };
    const entry = { action: 'red_packet.sent', object: `red_packet/${row.id}`, details } as const;
    await recordAudit(tx, { deps, ask: { scope } }, entry);
    return row;
  });
}

/** Until its pause is over it is nobody else's, should this process be killed, too. */
function takeDue(deps: RedPacketDeps, scope: Scope): Promise<PacketRow | undefined> {
  return deps.database.transact(async (tx) => {
    const now = deps.clock.now();
    const row = await sendStore.lockDue(tx, scope, now);
    if (row === undefined) return undefined;
    const attempts = row.attempts + 1;
    return changePacket(tx, scope, { id: row.id, attempts, next_at: later(now, attempts) });
  });
}

async function sendOne(
  { alipay, ...deps }: RedPacketDeps,
  scope: Scope,
  row: PacketRow,
): Promise<PayoutAnswer> {
  const { read } = deps.database;
  const payee = openPayee(await openerOf(read, { deps, scope }, [row.resident]), row);
  if (alipay === undefined || payee === undefined || row.number === null)
    return { kind: 'unknown', code: 'no_payee' };
  const title = await sendStore.getTitle(read, scope, row.offer);
  return alipay.send({ number: row.number, amountFen: row.amount_fen, title, payee });
}

async function askAbout(
  { alipay }: RedPacketDeps,
  _scope: Scope,
  { number }: Pick<PacketRow, 'number'>,
): Promise<PayoutAnswer> {
  if (alipay === undefined || number === null) return { kind: 'unknown', code: 'not_connected' };
  return alipay.ask(number);
}

/**
 * What Alipay posts when a payout has changed is a knock and no answer: it may be old, come twice, or before the
 * answer that it is about. Whoever signed it, Alipay itself is asked. @returns whether Alipay signed it
 */
export async function takeNotification(
  deps: RedPacketDeps,
  notification: Readonly<Record<string, string>>,
): Promise<boolean> {
  const number = deps.alipay?.numberIn(notification);
  if (number === undefined) return false;
  // Of another product that pays from the same account.
  if (!/^\d{6}[0-9a-f]{32}$/.test(number)) return true;
  const county = Number(number.slice(0, 6));
  const known = (await listCounties(deps)).some((one) => one.county === county);
  if (!known) return true;
  const scope = jobScope(county, 'take_notification');
  const now = deps.clock.now();
  await deps.database.transact((tx) => sendStore.hurry(tx, scope, { number, now }));
  // It ended unpaid: if Alipay says otherwise now, somebody must see to it.
  const unpaid = await sendStore.findUnpaid(deps.database.read, scope, number);
  if (unpaid !== undefined)
    await conclude(deps, scope, { ...unpaid, answer: await askAbout(deps, scope, { number }) });
  return true;
}
