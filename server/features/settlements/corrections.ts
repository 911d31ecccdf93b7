import * as ledger from '../../ledger/service.ts';
import type { Tx } from '../../platform/database.ts';
import { uuidAfter } from '../../platform/ids.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as pools from '../pools/service.ts';
import { type Correction, objectionToCorrection, type Share, sharesBack } from './decide.ts';
import * as lineStore from './line-store.ts';
import { insertPayers } from './opening-store.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

const fields = {
  correction_nothing: '/correction/points',
  correction_pool_missing: '/correction/pool',
  correction_too_much: '/correction/points',
} as const;

/** What stands against a correction, seen from its line. */
export function objectionToCorrecting(
  { points, amount_fen }: lineStore.LineRow,
  correction: Correction,
): Refusal | undefined {
  const objection = objectionToCorrection(correction, { points, amountFen: Number(amount_fen) });
  return objection && refuse(objection, { field: fields[objection] });
}

export interface Correcting {
  /** In which the correction stands. */
  settlement: store.FoundSettlement;
  line: lineStore.LineRow;
  correction: Correction;
}

export interface By {
  deps: Pick<Deps, 'clock' | 'ids'>;
  scope: Scope;
}

/**
 * Puts a line right by another one, and the counter's account with it.
 * @returns why not, where nobody has the points: whoever asks must roll back
 */
export async function correctLine(
  tx: Tx,
  { deps, scope }: By,
  { settlement, line, correction }: Correcting,
): Promise<Refusal | undefined> {
  const { points, amountFen } = correction;
  const [id, no] = [settlement.id, settlement.lines + 1];
  const shares = await move(tx, { deps, scope }, { settlement, line, correction });
  if (!Array.isArray(shares)) return shares;
  await lineStore.insertLine(tx, scope, {
    settlement: id,
    no,
    kind: 'correction',
    redemption: line.redemption,
    entry: null,
    corrects: line.no,
    corrects_in: line.settlement,
    at: deps.clock.now(),
    name_zh: line.name_zh,
    name_en: line.name_en,
    supplied_by: line.supplied_by,
    resident_points: 0,
    help_points: points,
    points,
    point_value_fen: line.point_value_fen,
    amount_fen: BigInt(amountFen),
  });
  const payers = shares.map((share) => ({ settlement: id, no, ...share }));
  await insertPayers(tx, scope, payers);
  await store.changeSettlement(tx, scope, {
    id,
    lines: no,
    points: settlement.points + points,
    amount_fen: settlement.amount_fen + BigInt(amountFen),
  });
  return undefined;
}

/** Moves the points. @returns who paid, or whom they went back to */
async function move(
  tx: Tx,
  { deps, scope }: By,
  { settlement, line, correction: { points, pool } }: Correcting,
): Promise<Share[] | Refusal> {
  if (points === 0) return [];
  const { county } = scope;
  const reason = uuidAfter(settlement.id, `line/${settlement.id}/${settlement.lines + 1}`);
  const [counter, at, newId] = [settlement.holder_no, deps.clock.now(), () => deps.ids.uuid()];
  const booking = { county, counter, reason, at, newId };
  if (points > 0) return topUp(tx, scope, { booking, points, pool: pool ?? '' });
  return giveBack(tx, scope, { booking, line, points: -points });
}

type Booking = Pick<ledger.MerchantPayment, 'county' | 'counter' | 'reason' | 'at' | 'newId'>;

async function topUp(
  tx: Tx,
  scope: Scope,
  { booking, points, pool }: { booking: Booking; points: number; pool: string },
): Promise<Share[] | Refusal> {
  const known = await pools.listPoolNames(tx, scope);
  if (!known.some(({ code }) => code === pool))
    return refuse('pool_unknown', { field: '/correction/pool' });
  const payers = (await awards.listPayers(tx, scope, [pool])).map(({ holderNo }) => holderNo);
  const amount = BigInt(points);
  const payer = await ledger.topUpMerchant(tx, { ...booking, amount, payers });
  if (payer === undefined) return refuse('correction_not_covered', { field: '/correction/pool' });
  return [{ payer, points }];
}

interface GivingBack {
  booking: Booking;
  line: lineStore.LineRow;
  points: number;
}

async function giveBack(
  tx: Tx,
  scope: Scope,
  { booking, line, points }: GivingBack,
): Promise<Share[] | Refusal> {
  const { settlement, no } = line;
  const paid = await lineStore.listPayers(tx, scope, { settlement, lines: [no] });
  const back = sharesBack(
    paid.filter(({ payer }) => payer !== ledger.unknownPayer),
    points,
  );
  // Points of which nobody knows who gave them have no account to go back to.
  if (back.reduce((sum, share) => sum + share.points, 0) < points)
    return refuse('correction_too_much', { field: '/correction/points' });
  const shares = back.map((share) => ({ payer: share.payer, amount: BigInt(share.points) }));
  const taken = await ledger.takeFromMerchant(tx, { ...booking, shares });
  if (taken === 'not_covered')
    return refuse('correction_too_much', { field: '/correction/points' });
  return back.map(({ payer, points: some }) => ({ payer, points: -some }));
}
