import {
  type RedPacketBatch,
  redPacketCaps,
  type WholeRedPacketBatch,
} from '../../../contract/red-packets.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import * as staff from '../staff/service.ts';
import * as batchStore from './batch-store.ts';
import { isAsSeen, objectionToDeciding, type Sum } from './decide.ts';
import { refuse } from './refusals.ts';
import { listOfBatch } from './store.ts';
import { showPackets } from './view.ts';

/** Puts packets that were asked for together, for a second person to approve. */
export function prepareBatch(deps: Deps, ask: Ask, packets: readonly string[]) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<RedPacketBatch | Refusal> => {
    if (!covers(scope, null)) return refuse('red_packets_whole_county');
    const by = { prepared_by: staffOf(scope).id, prepared_at: deps.clock.now() };
    const row = await batchStore.insertBatch(tx, scope, { id: deps.ids.uuid(), ...by });
    const { found, taken } = await batchStore.prepare(tx, scope, { batch: row.id, packets });
    if (found < packets.length) return refuse('packet_not_found');
    if (taken < packets.length) return refuse('batch_taken', { field: '/packets' });
    const details = { packets: taken };
    const object = `red_packet_batch/${row.id}` as const;
    const entry = { action: 'red_packets.prepared', object, details } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, before: null, after: row });
    return showOne(tx, scope, row);
  });
}

interface Approving extends Sum {
  id: string;
  note: string;
}

/** A second person approves what they saw, and nothing else: it goes out from now on. */
export function approveBatch(deps: Deps, ask: Ask, { id, note, ...seen }: Approving) {
  const { scope } = ask;
  return decide(deps, ask, {
    id,
    note,
    state: 'approved',
    check: async (tx, sum) => {
      if (!isAsSeen(sum, seen)) return refuse('batch_changed');
      const day = localDate(deps.clock.now());
      const cap = redPacketCaps.countyDay;
      if (await batchStore.claimDay(tx, scope, { day, fen: sum.amountFen, cap })) return undefined;
      const left = cap - (await batchStore.approvedOn(tx, scope, day));
      return refuse('day_cap_reached', { values: { cap: cap / 100, left: left / 100 } });
    },
  });
}

/** A second person says no: the packets wait as before. */
export const declineBatch = (deps: Deps, ask: Ask, { id, note }: { id: string; note: string }) =>
  decide(deps, ask, { id, note, state: 'declined', check: async () => undefined });

interface Deciding {
  id: string;
  note: string;
  state: 'approved' | 'declined';
  check: (tx: Tx, sum: Sum) => Promise<Refusal | undefined>;
}

function decide(deps: Deps, ask: Ask, { id, note, state, check }: Deciding) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<RedPacketBatch | Refusal> => {
    if (!covers(scope, null)) return refuse('red_packets_whole_county');
    const before = await batchStore.lockBatch(tx, scope, id);
    if (before === undefined) return refuse('batch_not_found');
    const reader = staffOf(scope).id;
    const facts = { state: before.state, preparedBy: before.prepared_by, reader };
    const objection = objectionToDeciding(facts);
    if (objection !== undefined) return refuse(objection);
    const sum = await batchStore.lockPrepared(tx, scope, id);
    const no = await check(tx, sum);
    if (no !== undefined) return no;
    const end = { batch: id, state: state === 'approved' ? state : ('asked' as const) };
    await batchStore.endPrepared(tx, scope, end);
    const after = await batchStore.decideBatch(tx, scope, {
      id,
      state,
      note,
      decided_by: reader,
      decided_at: deps.clock.now(),
      packets: sum.packets,
      amount_fen: BigInt(sum.amountFen),
    });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: `red_packets.${state}`,
        object: `red_packet_batch/${id}`,
        reason: note,
        details: { packets: sum.packets, fen: sum.amountFen },
        before,
        after,
      },
    );
    return showOne(tx, scope, after);
  });
}

const pageSize = 20;

export async function listBatches(
  { database: { read } }: Deps,
  { scope }: Ask,
  after: string | undefined,
): Promise<{ batches: RedPacketBatch[]; next: string | null } | Refusal> {
  if (!covers(scope, null)) return refuse('red_packets_whole_county');
  const page = { cursor: decodeCursor(after), limit: pageSize };
  const rows = await batchStore.listBatches(read, scope, page);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    batches: await showBatches(read, scope, rows),
    next: last ? encodeCursor(last.prepared_at, last.id) : null,
  };
}

/** A batch with its packets, masked; that it was looked at is recorded first. */
export async function getBatch(
  deps: Deps,
  ask: Ask,
  id: string,
): Promise<WholeRedPacketBatch | Refusal> {
  const { scope } = ask;
  const { read } = deps.database;
  if (!covers(scope, null)) return refuse('red_packets_whole_county');
  const row = await batchStore.findBatch(read, scope, id);
  if (row === undefined) return refuse('batch_not_found');
  await recordLook(deps, ask, { action: 'red_packets.seen', object: `red_packet_batch/${id}` });
  const rows = await listOfBatch(read, scope, id);
  const list = await showPackets(read, { deps, scope }, { rows, now: deps.clock.now() });
  return { ...(await showOne(read, scope, row)), list };
}

async function showOne(read: Read, scope: Scope, row: batchStore.BatchRow) {
  const [shown] = await showBatches(read, scope, [row]);
  if (shown === undefined) throw new Error(`batch ${row.id} was not shown`);
  return shown;
}

async function showBatches(
  read: Read,
  scope: Scope,
  rows: readonly batchStore.BatchRow[],
): Promise<RedPacketBatch[]> {
  const ids = rows.map(({ id }) => id);
  const sums = await batchStore.sumBatches(read, scope, ids);
  const people = rows.flatMap(({ prepared_by, decided_by }) =>
    [prepared_by, decided_by ?? []].flat(),
  );
  const names = await staff.getNames(read, scope, people);
  return rows.map((row) => {
    const sum = sums.get(row.id) ?? { packets: 0, amountFen: 0, paid: 0, open: 0 };
    return {
      id: row.id,
      state: row.state as RedPacketBatch['state'],
      packets: row.packets ?? sum.packets,
      amountFen: row.amount_fen === null ? sum.amountFen : Number(row.amount_fen),
      paid: sum.paid,
      open: sum.open,
      preparedBy: names.get(row.prepared_by) ?? '',
      preparedAt: row.prepared_at.toISOString(),
      mine: row.prepared_by === staffOf(scope).id,
      decidedBy: row.decided_by && (names.get(row.decided_by) ?? ''),
      decidedAt: row.decided_at?.toISOString() ?? null,
      note: row.note,
    };
  });
}
