import type { RedPacketState } from '../../../contract/red-packets.ts';
import { type Fate, findSpendingFaults } from '../../ledger/service.ts';
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

/** What the ledger must say of every transfer of a packet in this state. */
const fates: Record<RedPacketState, Fate> = {
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
  const spent = await findSpendingFaults(read, {
    county: scope.county,
    fates,
    list: (page) => checkStore.listForCheck(read, scope, page),
  });
  return [...faults, ...spent.map((fault) => ({ kind: 'red_packet' as const, ...fault }))];
}
