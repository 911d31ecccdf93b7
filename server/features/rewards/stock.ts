import type { StockMovement } from '../../../contract/reward-desk.ts';
import type { Offer } from '../../../contract/rewards.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as counterStore from './counter-store.ts';
import { nextBatch } from './decide.ts';
import { refuse } from './refusals.ts';
import * as stockStore from './stock-store.ts';
import { showOffer } from './view.ts';

interface Receipt {
  offer: string;
  label: string;
  pieces: number;
  bestBefore: LocalDate | null;
  suppliedBy: 'merchant' | 'pool';
}

/** A batch came in, or seats of a slot were opened. */
export function receiveStock(deps: Deps, ask: Ask, { offer, pieces, ...batch }: Receipt) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Offer | Refusal> => {
    if ((await counterStore.lockMyOffer(tx, scope, offer)) === undefined)
      return refuse('offer_not_found');
    const at = deps.clock.now();
    if (batch.bestBefore !== null && batch.bestBefore < localDate(at))
      return refuse('batch_spoilt', { field: '/bestBefore' });
    const id = deps.ids.uuid();
    await stockStore.insertBatch(tx, scope, {
      id,
      offer,
      label: batch.label,
      best_before: batch.bestBefore,
      supplied_by: batch.suppliedBy,
      received_at: at,
    });
    const movement = { offer, batch: id, kind: 'received', pieces, note: batch.label } as const;
    return record(tx, { deps, ask }, movement);
  });
}

interface Correction {
  batch: string;
  how: 'counted' | 'lost';
  pieces: number;
  note: string;
}

/** What a stock-take found, or what was lost; what is reserved must be there. */
export function correctStock(deps: Deps, ask: Ask, { batch, how, pieces, note }: Correction) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Offer | Refusal> => {
    const found = await stockStore.findBatch(tx, scope, batch);
    const offer = found && (await counterStore.lockMyOffer(tx, scope, found.offer));
    if (offer === undefined) return refuse('batch_not_found');
    // Now that its offer is locked, nobody else changes the batch.
    const { on_hand: onHand } = (await stockStore.findBatch(tx, scope, batch)) ?? { on_hand: 0 };
    if (how === 'lost' && pieces > onHand)
      return refuse('more_than_there', { field: '/pieces', values: { onHand } });
    const change = how === 'counted' ? pieces - onHand : -pieces;
    if (offer.on_hand + change < offer.held)
      return refuse('stock_held', { field: '/pieces', values: { held: offer.held } });
    const movement = { offer: offer.id, batch, kind: how, pieces: change, note } as const;
    return record(tx, { deps, ask }, movement);
  });
}

type Moved = Pick<stockStore.Movement, 'offer' | 'batch' | 'kind' | 'pieces' | 'note'>;

async function record(tx: Tx, by: { deps: Deps; ask: Ask }, moved: Moved): Promise<Offer> {
  const { deps, ask } = by;
  const { scope } = ask;
  const staff = staffOf(scope).id;
  const movement = { ...moved, id: deps.ids.uuid(), staff, at: deps.clock.now() };
  await stockStore.move(tx, scope, movement);
  const { offer, kind, pieces, note } = moved;
  const entry = { action: 'stock.moved', object: `offer/${offer}`, reason: note } as const;
  await recordAudit(tx, by, { ...entry, details: { kind, pieces, batch: moved.batch } });
  const row = await counterStore.getOffer(tx, scope, offer);
  return showOffer(row, await counterStore.listBatches(tx, scope, [offer]));
}

const pageSize = 50;

/** Every piece that came to an offer or left it, newest first. */
export async function listMovements(
  { database: { read } }: Deps,
  { scope }: Ask,
  { offer, after }: { offer: string; after: string | undefined },
): Promise<{ movements: StockMovement[]; next: string | null } | Refusal> {
  if ((await counterStore.findCounterOf(read, scope, offer)) === undefined)
    return refuse('offer_not_found');
  const page = { offer, before: decodeCursor(after), limit: pageSize };
  const rows = await stockStore.listMovements(read, scope, page);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    movements: rows.map(({ at, kind, ...row }) => ({
      ...row,
      kind: kind as StockMovement['kind'],
      at: at.toISOString(),
    })),
    next: last ? encodeCursor(last.at, last.id) : null,
  };
}

interface Leaving {
  offer: string;
  redemption: string;
  /** Who hands it over. */
  staff: string;
  at: Date;
  newId: () => string;
}

/**
 * Takes a piece that was held off its shelf: from the batch that is best before the earliest day. The
 * offer is under lock.
 * @returns the batch; undefined where nothing good is there although the books say so
 */
export async function takePiece(
  tx: Tx,
  scope: Scope,
  { newId, goodOn, ...leaving }: Leaving & { goodOn: Date },
): Promise<counterStore.BatchRow | undefined> {
  const batch = await nextBatchOf(tx, scope, { offer: leaving.offer, at: goodOn });
  if (batch === undefined) return undefined;
  // The hold goes before the piece: never more is held than is there.
  await stockStore.changeHeld(tx, scope, new Map([[leaving.offer, -1]]));
  const movement = { id: newId(), batch: batch.id, kind: 'handed_over', pieces: -1, note: '' };
  await stockStore.move(tx, scope, { ...movement, ...leaving });
  return batch;
}

/**
 * A piece is gone that nobody had reserved any more, where one is there that nobody holds: otherwise the
 * next stock-take finds it. The offer is under lock.
 * @returns whether one was taken off the shelf
 */
export async function takeUnheld(
  tx: Tx,
  scope: Scope,
  { newId, kind, ...leaving }: Leaving & { kind: 'handed_over' | 'lost' },
): Promise<boolean> {
  const { on_hand: onHand, held } = await counterStore.getOffer(tx, scope, leaving.offer);
  if (onHand <= held) return false;
  const [any] = await stockStore.listBatchesOf(tx, scope, leaving.offer);
  const batch = (await nextBatchOf(tx, scope, leaving)) ?? any;
  if (batch === undefined) return false;
  const movement = { id: newId(), batch: batch.id, kind, pieces: -1, note: '' };
  await stockStore.move(tx, scope, { ...movement, ...leaving });
  return true;
}

/** The batch that the next piece comes from. */
export async function nextBatchOf(
  tx: Tx,
  scope: Scope,
  { offer, at }: { offer: string; at: Date },
): Promise<counterStore.BatchRow | undefined> {
  const rows = await stockStore.listBatchesOf(tx, scope, offer);
  const shelved = rows.map((row) => ({ row, ...shelvedOf(row) }));
  return nextBatch(shelved, localDate(at))?.row;
}

/** The same of many offers that are not locked: what a counter is likely to take next. */
export async function nextBatchesOf(
  read: Read,
  scope: Scope,
  { offers, at }: { offers: readonly string[]; at: Date },
): Promise<Map<string, counterStore.BatchRow>> {
  const rows = await counterStore.listBatches(read, scope, offers);
  const byOffer = Map.groupBy(rows, ({ offer }) => offer);
  return new Map(
    [...byOffer].flatMap(([offer, some]) => {
      const shelved = some.map((row) => ({ row, ...shelvedOf(row) }));
      const next = nextBatch(shelved, localDate(at));
      return next === undefined ? [] : [[offer, next.row] as const];
    }),
  );
}

const shelvedOf = ({ id, best_before, on_hand }: counterStore.BatchRow) => ({
  id,
  bestBefore: best_before,
  onHand: on_hand,
});

/** A piece comes back: onto its shelf again, or it is lost. The offer is under lock. */
export async function putBack(
  tx: Tx,
  scope: Scope,
  { newId, batch, restock, ...coming }: Leaving & { batch: string; restock: boolean },
): Promise<void> {
  const back = { id: newId(), batch, kind: 'returned', pieces: 1, note: '', ...coming };
  await stockStore.move(tx, scope, back);
  if (restock) return;
  const lost = { id: newId(), batch, kind: 'lost', pieces: -1, note: '', ...coming };
  await stockStore.move(tx, scope, lost);
}

export { shelvedOf };
