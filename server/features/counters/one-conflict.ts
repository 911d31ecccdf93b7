import type { ToldByTill, WholeConflict } from '../../../contract/counter.ts';
import type { RedemptionState } from '../../../contract/redemptions.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as redemptions from '../redemptions/service.ts';
import * as rewards from '../rewards/service.ts';
import * as staff from '../staff/service.ts';
import { describeConflicts } from './conflicts.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

/** One conflict with both its sides, for whoever settles with the counter. */
export function getCounterConflict(
  { database, clock }: Deps,
  { scope }: Ask,
  id: string,
): Promise<WholeConflict | Refusal> {
  return database.snapshot(async (read) => {
    const row = await store.findConflictBelow(read, scope, id);
    if (row === undefined) return refuse('conflict_not_found');
    const [conflict] = await describeConflicts(read, scope, { rows: [row], now: clock.now() });
    const told = await store.listEntriesOf(read, scope, row.redemption);
    const place = told.findIndex((entry) => entry.id === id);
    const booked = await redemptions.findBooked(read, scope, row.redemption);
    const show = await entriesShown(read, scope, { told, also: booked?.handed_over_by ?? null });
    const [entry, before] = [told[place], told[place - 1]];
    if (conflict === undefined || entry === undefined) throw new Error(`no entry ${id}`);
    return {
      conflict,
      entry: show.entry(entry),
      earlier: before === undefined ? null : show.entry(before),
      books: booked === undefined ? null : showBooks(booked, show.name),
    };
  });
}

type Booked = NonNullable<Awaited<ReturnType<typeof redemptions.findBooked>>>;

const showBooks = (booked: Booked, nameOf: (id: string) => string): WholeConflict['books'] => ({
  state: booked.state as RedemptionState,
  reservedAt: booked.reserved_at.toISOString(),
  holdUntil: booked.hold_until.toISOString(),
  handedOverBy: booked.handed_over_by && nameOf(booked.handed_over_by),
  handedOverAt: booked.handed_over_at?.toISOString() ?? null,
  endedAt: booked.ended_at?.toISOString() ?? null,
});

interface Told {
  told: readonly store.EntryRow[];
  /** Somebody of staff whose name is wanted, too. */
  also: string | null;
}

/** How entries are shown, with the names of counters and of who did it. */
async function entriesShown(read: Read, scope: Scope, { told, also }: Told) {
  const whose = told.map((entry) => entry.staff);
  const names = await staff.getNames(read, scope, also === null ? whose : [...whose, also]);
  const places = told.map(({ counter }) => counter);
  const counters = await rewards.getCounters(read, scope, places);
  const name = (id: string) => names.get(id) ?? '';
  const entry = (row: store.EntryRow): ToldByTill => {
    const counter = counters.get(row.counter);
    if (counter === undefined) throw new Error(`no counter ${row.counter}`);
    return {
      id: row.id,
      counterName: { zh: counter.name_zh, en: counter.name_en },
      staffName: name(row.staff),
      till: row.till,
      seq: row.seq,
      kind: row.kind as ToldByTill['kind'],
      shown: row.shown as ToldByTill['shown'],
      at: row.at.toISOString(),
      countedAt: row.counted_at.toISOString(),
      receivedAt: row.received_at.toISOString(),
      outcome: row.outcome as ToldByTill['outcome'],
    };
  };
  return { entry, name };
}
