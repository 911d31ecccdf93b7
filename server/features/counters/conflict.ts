import type { ConflictKind } from '../../../contract/counter.ts';
import type { JournalEntry } from '../../../contract/counter-journal.ts';
import { points } from '../../ledger/account.ts';
import * as ledger from '../../ledger/service.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as notices from '../notices/service.ts';
import * as redemptions from '../redemptions/service.ts';
import * as rewards from '../rewards/service.ts';
import { bearerOf } from './decide.ts';
import * as store from './store.ts';
import { tellings } from './tellings.ts';

type By = { deps: Deps; ask: Ask };

interface Conflicting {
  entry: JournalEntry;
  row: redemptions.RedemptionRow | undefined;
  counter: string;
  /** Who had handed it over before. */
  earlierStaff: string | null;
  decided: { conflict: ConflictKind };
}

const nothing: ledger.Charged = { transfers: [], taken: 0n, owed: 0n, helped: 0n };

/**
 * Keeps a hand-over that does not agree with the books: who bears it, what was paid all the same, and the
 * piece that is gone from the shelf. Whoever had reserved is told.
 */
export async function keepConflict(
  tx: Tx,
  by: By,
  conflicting: Conflicting,
): Promise<store.ConflictRow> {
  const { deps, ask } = by;
  const { entry, row, counter, decided } = conflicting;
  const { conflict: kind } = decided;
  const bearer = bearerOf[kind];
  const offered = row && (await offeredOf(tx, by, row.offer));
  if (row !== undefined) await takePiece(tx, by, conflicting);
  const charged =
    bearer === 'resident' && row !== undefined && offered !== undefined
      ? await chargeResident(tx, by, { row, offered, entry })
      : nothing;
  const kept = await store.insertConflict(tx, ask.scope, {
    entry: entry.id,
    counter,
    redemption: entry.redemption,
    kind,
    bearer,
    value: row?.value ?? 0,
    taken: Number(charged.taken),
    owed: Number(charged.owed),
    helped: Number(charged.helped),
    transfers: charged.transfers,
    earlier_staff: conflicting.earlierStaff,
    found_at: deps.clock.now(),
  });
  const { taken, owed, helped } = kept;
  await recordAudit(tx, by, {
    action: 'redemption.disputed',
    object: `redemption/${entry.redemption}`,
    area: offered?.counter.area ?? null,
    details: { kind, bearer, entry: entry.id, taken, owed, helped },
  });
  if (row !== undefined && offered !== undefined && kind !== 'other_counter')
    await tell(tx, by, { row, offered, kept });
  return kept;
}

async function offeredOf(tx: Tx, { deps, ask }: By, offer: string): Promise<rewards.Offered> {
  const now = deps.clock.now();
  const found = await rewards.getOffered(tx, ask.scope, { offers: [offer], now });
  const offered = found.get(offer);
  if (offered === undefined) throw new Error(`no offer ${offer}`);
  return offered;
}

/** The piece went over the counter, whoever bears it; what somebody else has reserved stays theirs. */
async function takePiece(
  tx: Tx,
  { deps, ask: { scope } }: By,
  { entry, row, counter, decided }: Conflicting,
): Promise<void> {
  if (row === undefined || row.counter !== counter) return;
  await rewards.lockOffers(tx, scope, [row.offer]);
  await rewards.takeUnheld(tx, scope, {
    offer: row.offer,
    redemption: row.id,
    staff: entry.staff,
    at: deps.clock.now(),
    kind: bearerOf[decided.conflict] === 'resident' ? 'handed_over' : 'lost',
    newId: () => deps.ids.uuid(),
  });
}

interface Charging {
  row: redemptions.RedemptionRow;
  offered: rewards.Offered;
  entry: JournalEntry;
}

/** Whoever gave it back and collected it pays the price that they had agreed to, out of the same account. */
async function chargeResident(
  tx: Tx,
  { deps, ask: { scope } }: By,
  { row, offered, entry }: Charging,
): Promise<ledger.Charged> {
  const holderNo = await payerOf(tx, scope, row);
  const helped = row.value - row.points;
  const [payer] = row.pool === null ? [] : await awards.listPayers(tx, scope, [row.pool]);
  return ledger.charge(tx, {
    county: scope.county,
    holderNo,
    to: offered.counter.account,
    amount: points(row.points),
    help: payer && { pool: payer.holderNo, amount: points(helped) },
    reason: entry.id,
    at: deps.clock.now(),
    newId: () => deps.ids.uuid(),
  });
}

/** Under lock; of what a household shares, the ledger locks what it touches. */
async function payerOf(
  tx: Tx,
  scope: Ask['scope'],
  { resident, paid_by: household }: redemptions.RedemptionRow,
): Promise<bigint> {
  const people = await redemptions.lockResidents(tx, scope, [resident]);
  if (household !== null) return awards.getHouseholdNo(tx, scope, household);
  const holderNo = people.get(resident)?.holderNo;
  if (holderNo === undefined) throw new Error(`nobody pays for redemption of ${resident}`);
  return holderNo;
}

interface Telling {
  row: redemptions.RedemptionRow;
  offered: rewards.Offered;
  kept: store.ConflictRow;
}

function tell(tx: Tx, { deps, ask }: By, { row, offered, kept }: Telling): Promise<void> {
  const about = redemptions.aboutOf(offered, row);
  const words =
    kept.bearer === 'resident' ? tellings.charged(about, kept) : tellings.untouched(about);
  const { county } = ask.scope;
  const { resident } = row;
  return notices.tell(tx, deps, { county, resident, kind: 'points', caseCode: null, words });
}
