import type { RedemptionState } from '../../../contract/redemptions.ts';
import type { Reservation, ReservationList } from '../../../contract/reward-desk.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as rewards from '../rewards/service.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

const pageSize = 30;

interface Listing {
  counter: string;
  list: ReservationList;
  after?: string;
}

/** What waits at a counter, or was handed over there, newest first; nobody is named. */
export async function listReservations(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
  { counter, list, after }: Listing,
): Promise<{ reservations: Reservation[]; next: string | null } | Refusal> {
  if ((await rewards.findMine(read, scope, counter)) === undefined)
    return refuse('counter_not_found');
  const page = { counter, list, before: decodeCursor(after), limit: pageSize };
  const rows = await store.listOfCounter(read, scope, page);
  const offers = rows.map(({ offer }) => offer);
  const offered = await rewards.getOffered(read, scope, { offers, now: clock.now() });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    reservations: rows.map((row) => showReservation(row, offered.get(row.offer))),
    next: last ? encodeCursor(store.listedAt(list, last), last.id) : null,
  };
}

function showReservation(
  row: store.RedemptionRow,
  offered: rewards.Offered | undefined,
): Reservation {
  if (offered === undefined) throw new Error(`no offer ${row.offer}`);
  return {
    id: row.id,
    state: row.state as RedemptionState,
    name: offered.name,
    kind: offered.kind,
    slot: rewards.showSlot(offered.slot),
    value: row.value,
    points: row.points,
    byCard: row.reserved_by !== null,
    reservedAt: row.reserved_at.toISOString(),
    holdUntil: row.hold_until.toISOString(),
    handedOverAt: row.handed_over_at?.toISOString() ?? null,
  };
}
