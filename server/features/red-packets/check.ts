import { type Fate, type KnownTransfer, listFates } from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as checkStore from './check-store.ts';

/** A red packet that is not as its transfers say, or an offer that is not the sum of its packets. */
export interface RedPacketFault {
  kind: 'red_packet' | 'red_packet_offer';
  what: string;
  stored: string;
  recomputed: string;
}

const atOnce = 5_000;

/** What the ledger must say of every transfer of a packet in this state. */
const fates: Record<string, Fate> = {
  asked: 'open',
  prepared: 'open',
  approved: 'open',
  sent: 'open',
  paid: 'settled',
  failed: 'voided',
  withdrawn: 'voided',
  declined: 'voided',
};

/** Every packet against the ledger, every offer against its packets. */
export async function findFaults(read: Read, scope: Scope): Promise<RedPacketFault[]> {
  const offers = await checkStore.findOfferFaults(read, scope);
  const faults = offers.map(
    ({ offer, ...figures }): RedPacketFault => ({
      kind: 'red_packet_offer',
      what: offer,
      ...figures,
    }),
  );
  for (let after: string | undefined; ; ) {
    const page = await checkStore.listForCheck(read, scope, { after, limit: atOnce });
    const ids = page.flatMap(({ transfers }) => transfers);
    const known = ids.length === 0 ? new Map() : await listFates(read, scope.county, ids);
    for (const one of page) faults.push(...faultOf(one, known));
    const last = page.at(-1);
    if (last === undefined || page.length < atOnce) return faults;
    after = last.id;
  }
}

function faultOf(
  { id, state, value, transfers }: checkStore.CheckedPacket,
  known: ReadonlyMap<string, KnownTransfer>,
): RedPacketFault[] {
  const stored = `${value} ${fates[state]}`;
  const found = transfers.map((one) => known.get(one));
  const sum = found.reduce((total, one) => total + (one?.amount ?? 0n), 0n);
  const words = [...new Set(found.map((one) => one?.fate ?? 'missing'))].sort().join('+');
  const recomputed = `${sum} ${words}`;
  return recomputed === stored ? [] : [{ kind: 'red_packet', what: id, stored, recomputed }];
}
