import { localDate } from '../platform/calendar.ts';
import type { Read, Tx } from '../platform/database.ts';
import { type AccountId, dayNumber, isBefore } from './account.ts';
import { writeTransfers } from './posting-store.ts';
import * as store from './store.ts';
import { applyTransfers, type Transfer, type TransferRefusal } from './transfer.ts';

export type Posting =
  | { kind: 'posted'; transfer: string }
  /** Asked before with the same content: nothing was done again. */
  | { kind: 'repeated'; transfer: string }
  | { kind: 'refused'; code: TransferRefusal };

export interface Post {
  county: number;
  transfers: readonly Transfer[];
  at: Date;
}

/** What the posting statement took at once; `left` needs a closer look, under lock. */
export interface Plain {
  answers: Map<Transfer, Posting>;
  left: Transfer[];
}

/**
 * Posts transfers inside the caller's transaction; each is answered for itself, in order.
 * A key seen before with the same content is a repeat; with other content it is refused.
 */
export async function post(tx: Tx, { county, transfers, at }: Post): Promise<Posting[]> {
  // The posting statement locks who pays before who receives; what runs against the flow is locked first.
  const against = transfers.filter(({ debit, credit }) => isBefore(credit, debit));
  if (against.length > 0)
    await store.lockAccounts(tx, county, { ...accountsOf(transfers), day: 0 });
  const { answers, left } = await postPlain(tx, { county, transfers, at, opening: true });
  if (left.length > 0)
    for (const [transfer, answer] of await postExactly(tx, { county, transfers: left, at }))
      answers.set(transfer, answer);
  return transfers.map((transfer) => {
    const answer = answers.get(transfer);
    if (answer === undefined) throw new Error(`transfer ${transfer.id} was not answered`);
    return answer;
  });
}

/**
 * One statement for all that is plain: new keys, payers that are covered for everything asked of
 * them, nobody over a limit. Without a transaction around it, it is one of its own.
 */
export async function postPlain(
  database: Read,
  { county, transfers, at, opening }: Post & { opening: boolean },
): Promise<Plain> {
  const answers = new Map<Transfer, Posting>();
  if (transfers.length === 0 || hasChains(transfers)) return { answers, left: [...transfers] };
  const first = new Map<string, Transfer>();
  for (const transfer of transfers) if (!first.has(transfer.key)) first.set(transfer.key, transfer);
  const asked = [...first.values()];
  const left = await writeTransfers(database, { county, transfers: asked, at, opening });
  for (const transfer of asked)
    if (!left.has(transfer.key)) answers.set(transfer, { kind: 'posted', transfer: transfer.id });
  return { answers, left: transfers.filter((transfer) => !answers.has(transfer)) };
}

/** Somebody receives and pays: what can be paid then depends on the order. */
function hasChains(transfers: readonly Transfer[]): boolean {
  const payers = new Set(transfers.map(({ debit }) => debit));
  return transfers.some(({ credit }) => payers.has(credit));
}

/** Decides one after another, under lock, and writes what is accepted by the same statement. */
export async function postExactly(
  tx: Tx,
  { county, transfers, at }: Post,
): Promise<Map<Transfer, Posting>> {
  const balances = await lockOrOpen(tx, { county, ...accountsOf(transfers), at });
  const known = await store.findByKeys(
    tx,
    county,
    transfers.map(({ key }) => key),
  );
  const answers = new Map<Transfer, Posting>();
  const fresh: Transfer[] = [];
  const claimed = new Map<string, Transfer>();
  for (const transfer of transfers) {
    const before = known.get(transfer.key);
    const twin = claimed.get(transfer.key);
    if (before !== undefined) answers.set(transfer, answerRepeat(transfer, before));
    else if (twin !== undefined) answers.set(transfer, answerRepeat(transfer, asStored(twin)));
    else {
      claimed.set(transfer.key, transfer);
      fresh.push(transfer);
    }
  }
  const { accepted, refused } = applyTransfers(balances, fresh);
  await writeDecided(tx, { county, transfers: accepted, at });
  for (const transfer of accepted) answers.set(transfer, { kind: 'posted', transfer: transfer.id });
  for (const { transfer, code } of refused) answers.set(transfer, { kind: 'refused', code });
  return answers;
}

function accountsOf(transfers: readonly Transfer[]): { accounts: AccountId[] } {
  return { accounts: [...new Set(transfers.flatMap(({ debit, credit }) => [debit, credit]))] };
}

/** Writes what was decided under lock: as many at once as do not pay out of what others bring. */
async function writeDecided(tx: Tx, { county, transfers, at }: Post): Promise<void> {
  for (const run of runsWithoutChains(transfers)) {
    const batch = { county, at, opening: false };
    const left = await writeTransfers(tx, { ...batch, transfers: run });
    // Together they may ask more of a payer than it has before one of them frees it: one by one then.
    for (const one of run.filter(({ key }) => left.has(key))) {
      const { size } = await writeTransfers(tx, { ...batch, transfers: [one] });
      if (size > 0) throw new Error(`transfer ${one.id} was accepted and could not be written`);
    }
  }
}

/** Cuts a list, in order, so that within a part nobody both receives and pays. */
function runsWithoutChains(transfers: readonly Transfer[]): Transfer[][] {
  const runs: Transfer[][] = [];
  let payers = new Set<AccountId>();
  let receivers = new Set<AccountId>();
  for (const transfer of transfers) {
    const chained = payers.has(transfer.credit) || receivers.has(transfer.debit);
    if (chained || runs.length === 0) {
      runs.push([]);
      payers = new Set();
      receivers = new Set();
    }
    runs.at(-1)?.push(transfer);
    payers.add(transfer.debit);
    receivers.add(transfer.credit);
  }
  return runs;
}

interface Wanted {
  county: number;
  accounts: readonly AccountId[];
  at: Date;
}

/** Balances under lock; accounts that do not exist yet are opened first, which is rare. */
async function lockOrOpen(tx: Tx, { county, accounts, at }: Wanted) {
  const wanted = { accounts, day: dayNumber(localDate(at)) };
  const balances = await store.lockAccounts(tx, county, wanted);
  if (balances.size === accounts.length) return balances;
  await store.openAccounts(tx, county, accounts);
  return store.lockAccounts(tx, county, wanted);
}

function asStored(transfer: Transfer): store.StoredTransfer {
  const kind = store.kindCode(transfer);
  return { ...transfer, kind };
}

function answerRepeat(transfer: Transfer, before: store.StoredTransfer): Posting {
  const same =
    store.kindCode(transfer) === before.kind &&
    transfer.debit === before.debit &&
    transfer.credit === before.credit &&
    transfer.amount === before.amount &&
    transfer.reason === before.reason;
  if (same) return { kind: 'repeated', transfer: before.id };
  // Settling what was voided, or voiding what was settled, meets the other under the same key.
  return { kind: 'refused', code: transfer.pending === null ? 'key_reused' : 'already_ended' };
}
