import type { DeclineReason, RedPacket, RedPacketState } from '../../../contract/red-packets.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import { mayWithdraw } from './decide.ts';
import { endPacket, lockOne } from './endings.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { showPackets } from './view.ts';

const pageSize = 50;

interface Wanted {
  state: RedPacketState;
  after?: string | undefined;
}

/** Packets in one state, masked; that they were looked at is recorded first. */
export async function listPackets(
  deps: Deps,
  ask: Ask,
  { state, after }: Wanted,
): Promise<{ packets: RedPacket[]; next: string | null } | Refusal> {
  const { scope } = ask;
  const { read } = deps.database;
  if (!covers(scope, null)) return refuse('red_packets_whole_county');
  await recordLook(deps, ask, {
    action: 'red_packets.seen',
    object: 'red_packet',
    details: { state },
  });
  const page = { state, cursor: decodeCursor(after), limit: pageSize };
  const rows = await store.listInState(read, scope, page);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    packets: await showPackets(read, { deps, scope }, { rows, now: deps.clock.now() }),
    next: last ? encodeCursor(last.asked_at, last.id) : null,
  };
}

interface Declining {
  id: string;
  reason: DeclineReason;
}

/** The treasury says no to one that was not approved: the points go back, and the resident is told why. */
export function declinePacket(deps: Deps, ask: Ask, { id, reason }: Declining) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<RedPacket | Refusal> => {
    if (!covers(scope, null)) return refuse('red_packets_whole_county');
    const locked = await lockOne(tx, { deps, ask }, { id });
    if (locked === undefined) return refuse('packet_not_found');
    if (!mayWithdraw(locked.row.state as RedPacketState)) return refuse('packet_decided');
    const ending = { state: 'declined', reason, staff: staffOf(scope).id } as const;
    await endPacket(tx, { deps, ask }, { locked, ending });
    const rows = await store.listShown(tx, scope, [id]);
    const [shown] = await showPackets(tx, { deps, scope }, { rows, now: deps.clock.now() });
    if (shown === undefined) throw new Error(`red packet ${id} was not shown`);
    return shown;
  });
}
