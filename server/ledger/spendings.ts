import type { Read } from '../platform/database.ts';
import { type Fate, type KnownTransfer, listFates } from './check-store.ts';

/** What somebody spent: points to this value were announced by these transfers, of which all came to the same fate. */
export interface Spending<State extends string> {
  id: string;
  state: State;
  value: number;
  transfers: readonly string[];
}

export interface SpendingFault {
  what: string;
  stored: string;
  recomputed: string;
}

const atOnce = 5_000;

interface Checked<State extends string> {
  county: number;
  /** What the ledger must say of every transfer of a spending in this state. */
  fates: Record<State, Fate>;
  /** A page by its keys, after this one. */
  list: (page: { after: string | undefined; limit: number }) => Promise<Spending<State>[]>;
}

/** Every spending that is not as the ledger says of its transfers. */
export async function findSpendingFaults<State extends string>(
  read: Read,
  { county, fates, list }: Checked<State>,
): Promise<SpendingFault[]> {
  const faults: SpendingFault[] = [];
  for (let after: string | undefined; ; ) {
    const page = await list({ after, limit: atOnce });
    const ids = page.flatMap(({ transfers }) => transfers);
    const known = ids.length === 0 ? new Map() : await listFates(read, county, ids);
    for (const one of page) faults.push(...faultOf({ ...one, fate: fates[one.state] }, known));
    const last = page.at(-1);
    if (last === undefined || page.length < atOnce) return faults;
    after = last.id;
  }
}

function faultOf(
  { id, value, fate, transfers }: Omit<Spending<string>, 'state'> & { fate: Fate },
  known: ReadonlyMap<string, KnownTransfer>,
): SpendingFault[] {
  // What cost nothing moved nothing.
  const stored = value === 0 ? '0' : `${value} ${fate}`;
  const found = transfers.map((one) => known.get(one));
  const sum = found.reduce((total, one) => total + (one?.amount ?? 0n), 0n);
  const words = [...new Set(found.map((one) => one?.fate ?? 'missing'))].sort().join('+');
  const recomputed = words === '' ? String(sum) : `${sum} ${words}`;
  return recomputed === stored ? [] : [{ what: id, stored, recomputed }];
}
