import type {
  Bearer,
  ConflictKind,
  CounterConflict,
  EntryOutcome,
} from '../../../contract/counter.ts';
import type { Read } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as redemptions from '../redemptions/service.ts';
import * as rewards from '../rewards/service.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { conflictWords } from './tellings.ts';

const pageSize = 50;

export type ShownConflict = NonNullable<EntryOutcome['conflict']>;

/** What stood against an entry, as whoever is at the counter reads it. */
export function showConflict(row: store.ConflictRow): ShownConflict {
  const kind = row.kind as ConflictKind;
  const { value, taken, owed, helped } = row;
  return {
    kind,
    bearer: row.bearer as Bearer,
    words: conflictWords[kind],
    unpaid: value - taken - owed - helped,
  };
}

/** The same of many, by their entries. */
export async function showConflicts(
  read: Read,
  scope: Scope,
  entries: readonly string[],
): Promise<Map<string, ShownConflict>> {
  const rows = await store.listConflictsOf(read, scope, entries);
  return new Map(rows.map((row) => [row.entry, showConflict(row)]));
}

/** Conflicts at the counters below the reader's areas, the newest first. */
export async function listCounterConflicts(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
  after: string | undefined,
) {
  const page = { before: decodeCursor(after), limit: pageSize };
  const rows = await store.listConflictsBelow(read, scope, page);
  return showPage(read, scope, { rows, now: clock.now() });
}

/** The same of one counter at which whoever asks serves. */
export async function listMyCounterConflicts(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
  { counter, after }: { counter: string; after: string | undefined },
): Promise<Awaited<ReturnType<typeof showPage>> | Refusal> {
  if ((await rewards.findServed(read, scope, counter)) === undefined)
    return refuse('counter_not_found');
  const page = { counter, before: decodeCursor(after), limit: pageSize };
  const rows = await store.listConflictsAt(read, scope, page);
  return showPage(read, scope, { rows, now: clock.now() });
}

async function showPage(
  read: Read,
  scope: Scope,
  { rows, now }: { rows: readonly store.ListedConflict[]; now: Date },
) {
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  const counters = await rewards.getCounters(
    read,
    scope,
    rows.map(({ counter }) => counter),
  );
  const offerOf = await redemptions.listOffersOf(
    read,
    scope,
    rows.map(({ redemption }) => redemption),
  );
  const offered = await rewards.getOffered(read, scope, { offers: [...offerOf.values()], now });
  const conflicts = rows.map((row): CounterConflict => {
    const counter = counters.get(row.counter);
    if (counter === undefined) throw new Error(`no counter ${row.counter}`);
    const { taken, owed, helped, value } = row;
    return {
      entry: row.entry,
      ...showConflict(row),
      counter: row.counter,
      counterName: { zh: counter.name_zh, en: counter.name_en },
      merchant: { zh: counter.merchant_zh, en: counter.merchant_en },
      till: row.till,
      staff: row.staff,
      earlierStaff: row.earlier_staff,
      redemption: row.redemption,
      reward: offered.get(offerOf.get(row.redemption) ?? '')?.name ?? null,
      value,
      taken,
      owed,
      helped,
      handedOverAt: row.counted_at.toISOString(),
      foundAt: row.found_at.toISOString(),
    };
  });
  return { conflicts, next: last ? encodeCursor(last.found_at, last.entry) : null };
}
