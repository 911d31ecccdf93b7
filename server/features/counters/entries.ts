import { createHash } from 'node:crypto';
import type { EntryOutcome } from '../../../contract/counter.ts';
import { entryText, type JournalEntry } from '../../../contract/counter-journal.ts';
import type { RedemptionState } from '../../../contract/redemptions.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut } from '../../platform/use-case.ts';
import * as redemptions from '../redemptions/service.ts';
import * as rewards from '../rewards/service.ts';
import { keepConflict } from './conflict.ts';
import { showConflict } from './conflicts.ts';
import { countedAt, decideEntry, type EntryDecision } from './decide.ts';
import { proofOf } from './proof.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

type CounterDeps = redemptions.SigningDeps;

export interface Sent {
  counter: string;
  till: string;
  entry: JournalEntry;
}

/**
 * The next entry of a till's journal. Entries come in one by one, in the order in which they were written;
 * one that came in before is answered as it was.
 */
export function recordEntry(deps: CounterDeps, ask: Ask, sent: Sent) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<EntryOutcome | Refusal> => {
    const { counter, till, entry } = sent;
    if ((await rewards.findServed(tx, scope, counter)) === undefined)
      return refuse('counter_not_found');
    if (entry.kind === 'refused' && entry.reason === null)
      return refuse('reason_missing', { field: '/entry/reason' });
    const device = await store.lockTill(tx, scope, till);
    if (device === undefined) return refuse('till_unknown', { field: '/till' });
    if (device.counter !== counter) return refuse('till_elsewhere', { field: '/till' });
    const hash = hashOf(scope.county, sent);
    const known = await store.findEntry(tx, scope, entry.id);
    if (known !== undefined)
      return known.hash.equals(hash)
        ? answerAgain(tx, { deps, ask }, known)
        : refuse('entry_changed');
    if (!continues(device, entry))
      return refuse('journal_broken', { values: { next: device.last_seq + 1 } });
    return take(tx, { deps, ask }, { ...sent, device, hash });
  });
}

const hashOf = (county: number, { counter, till, entry }: Sent): Buffer =>
  createHash('sha256').update(entryText({ county, counter, till }, entry)).digest();

const continues = ({ last_seq, last_hash }: store.TillRow, { seq, previous }: JournalEntry) =>
  seq === last_seq + 1 && previous === (last_hash?.toString('hex') ?? '');

type By = { deps: CounterDeps; ask: Ask };
type Taking = Sent & { device: store.TillRow; hash: Buffer };

async function take(tx: Tx, by: By, taking: Taking): Promise<EntryOutcome> {
  const { deps, ask } = by;
  const { scope } = ask;
  const { counter, device } = taking;
  const now = deps.clock.now();
  const entry = { ...taking.entry, staff: await whoDidIt(tx, by, taking) };
  const notBefore = laterOf(device.sheet_at, device.last_at);
  const at = countedAt(new Date(entry.at), { notBefore, now });
  const row = await redemptions.lockOne(tx, by, { id: entry.redemption });
  const proof = await proofOf(tx, scope, { entry, counter, row, key: deps.sealKey.publicKey });
  // Under the lock of the redemption: of two at once, the second sees what the first was charged.
  const charged = row && (await store.findCharged(tx, scope, row.id));
  const redemption = row && {
    state: row.state as RedemptionState,
    isOurs: row.counter === counter,
    calledOff: row !== undefined && (await isCalledOffElsewhere(tx, by, row)),
    charged: charged !== undefined,
    erased: await isErased(tx, by, row),
  };
  const facts = { kind: entry.kind, proof, at, redemption };
  const earlierStaff = row?.handed_over_by ?? charged ?? null;
  const doing = { entry, row, at, counter, earlierStaff };
  const decided = await carry(tx, by, doing, decideEntry(facts));
  const outcome = outcomes[decided.kind];
  await keepEntry(tx, by, { ...taking, entry, at, outcome });
  const conflict =
    decided.kind === 'conflict' ? await keepConflict(tx, by, { ...doing, decided }) : null;
  return { entry: entry.id, outcome, conflict: conflict && showConflict(conflict) };
}

type Kept = Taking & { at: Date; outcome: EntryOutcome['outcome'] };

/** The entry as it came in, and the end of the journal, which the next one names. */
async function keepEntry(
  tx: Tx,
  by: By,
  { entry, counter, till, hash, at, outcome }: Kept,
): Promise<void> {
  const { scope } = by.ask;
  const { id, seq, kind, shown, redemption, staff } = entry;
  await store.insertEntry(tx, scope, {
    id,
    till,
    seq,
    counter,
    hash,
    kind,
    shown,
    redemption,
    staff,
    sent_by: staffOf(scope).id,
    at: new Date(entry.at),
    counted_at: at,
    received_at: by.deps.clock.now(),
    outcome,
  });
  await store.changeTill(tx, scope, { id: till, last_seq: seq, last_hash: hash, last_at: at });
  const details = { till, seq, kind, outcome };
  const kept = { action: 'counter.entry_kept', object: `counter/${counter}`, details } as const;
  await recordAudit(tx, by, kept);
}

const outcomes = {
  hand_over: 'posted',
  refuse: 'posted',
  ended: 'ended',
  conflict: 'conflict',
} as const;

const laterOf = (one: Date, other: Date | null) => (other !== null && other > one ? other : one);

/** Whoever the till says did it, if they serve there; otherwise whoever sends it answers for it. */
async function whoDidIt(tx: Tx, { ask: { scope } }: By, { counter, entry }: Sent): Promise<string> {
  const served = await rewards.isServedBy(tx, scope, { counter, staff: entry.staff });
  return served ? entry.staff : staffOf(scope).id;
}

/** The offer was called off by somebody who does not serve at the counter: there nobody knew. */
async function isCalledOffElsewhere(
  tx: Tx,
  { ask: { scope } }: By,
  { counter, end_reason, ended_by }: redemptions.RedemptionRow,
): Promise<boolean> {
  if (end_reason !== 'called_off' || ended_by === null) return false;
  return !(await rewards.isServedBy(tx, scope, { counter, staff: ended_by }));
}

/** Who reserved is under lock with the redemption. */
async function isErased(
  tx: Tx,
  { ask: { scope } }: By,
  { resident }: redemptions.RedemptionRow,
): Promise<boolean> {
  const people = await redemptions.lockResidents(tx, scope, [resident]);
  return people.get(resident)?.erased ?? true;
}

interface Doing {
  entry: JournalEntry;
  row: redemptions.RedemptionRow | undefined;
  at: Date;
}

/** Does what was decided; a shelf on which nothing good was makes a conflict of a hand-over. */
async function carry(
  tx: Tx,
  by: By,
  { entry, row, at }: Doing,
  decision: EntryDecision,
): Promise<EntryDecision> {
  if (row === undefined || decision.kind === 'ended' || decision.kind === 'conflict')
    return decision;
  if (decision.kind === 'refuse') {
    const { reason, staff } = entry;
    const ending = { state: 'refused', reason, staff, tells: true } as const;
    await redemptions.endReserved(tx, by, { rows: [row], ending });
    return decision;
  }
  const given = await redemptions.giveOut(tx, by, { row, staff: entry.staff, goodOn: at });
  return given === undefined ? { kind: 'conflict', conflict: 'nothing_good' } : decision;
}

/** The same answer as the first time. */
async function answerAgain(
  tx: Tx,
  by: By,
  { id, counter, till, seq, outcome }: store.EntryRow,
): Promise<EntryOutcome> {
  const details = { till, seq, outcome, again: true };
  const kept = { action: 'counter.entry_kept', object: `counter/${counter}`, details } as const;
  await recordAudit(tx, by, kept);
  const conflict = await store.findConflict(tx, by.ask.scope, id);
  return {
    entry: id,
    outcome: outcome as EntryOutcome['outcome'],
    conflict: conflict === undefined ? null : showConflict(conflict),
  };
}
