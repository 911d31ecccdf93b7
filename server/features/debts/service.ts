import type { Debt, Waiver } from '../../../contract/debts.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as notices from '../notices/service.ts';
import * as residents from '../residents/service.ts';
import * as rules from '../rules/service.ts';
import * as staff from '../staff/service.ts';
import { objectionToAsking, objectionToDeciding } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

const pageSize = 20;

/** Those who owe points, by their keys, with what was asked for them; the look is recorded. */
export async function listDebts(deps: Deps, ask: Ask, after: string | undefined) {
  const { read } = deps.database;
  const { scope } = ask;
  const page = { after: decodeCursor(after)?.id, limit: pageSize };
  const { owing, last } = await awards.listOwing(read, scope, page);
  const ids = owing.map(({ resident }) => resident);
  const asked = await store.listAsked(read, scope, ids);
  const waivers = new Map<string, Waiver>();
  for (const row of asked) waivers.set(row.resident, await showWaiver(read, scope, row));
  const names = await residents.getMaskedNames({ read, cipher: deps.cipher }, scope, ids);
  const pools = await rules.listPoolNames(read, scope);
  await deps.database.transact((tx) =>
    recordAudit(tx, { deps, ask }, { action: 'debts.listed', object: 'debts' }),
  );
  return {
    debts: owing.map(
      ({ resident, grid, owed }): Debt => ({
        resident,
        residentName: names.get(resident) ?? '',
        grid,
        owed,
        waiver: waivers.get(resident) ?? null,
      }),
    ),
    pools: [...pools].map(([code, name]) => ({ code, name })),
    // Keys of residents are the order; the instant of the cursor says nothing here.
    next: last === undefined ? null : encodeCursor(deps.clock.now(), last),
  };
}

async function showWaiver(read: Read, scope: Scope, row: store.WaiverRow): Promise<Waiver> {
  const names = await staff.getNames(read, scope, [row.asked_by]);
  return {
    id: row.id,
    points: row.points,
    pool: row.pool,
    reason: row.reason,
    state: row.state as Waiver['state'],
    askedBy: names.get(row.asked_by) ?? '',
    askedAt: row.asked_at.toISOString(),
    mine: row.asked_by === staffOf(scope).id,
    note: row.note,
  };
}

interface Asking {
  resident: string;
  points: number;
  pool: string;
  reason: string;
}

/** Asks to let somebody off points they owe; nothing happens before a second person signs. */
export function askWaiver(deps: Deps, ask: Ask, { resident, ...wanted }: Asking) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Waiver | Refusal> => {
    const owing = await awards.findOwing(tx, scope, resident);
    const owed = owing?.owed ?? 0;
    const pools = await rules.listPoolNames(tx, scope);
    const [waiting] = await store.listAsked(tx, scope, [resident]);
    const objection = objectionToAsking({
      points: wanted.points,
      owed,
      poolKnown: pools.has(wanted.pool),
      waiting: waiting !== undefined,
    });
    if (objection !== undefined)
      return refuse(objection, { ...fieldOf(objection), values: { owed } });
    const row = await store.insertWaiver(tx, scope, {
      ...wanted,
      resident,
      id: deps.ids.uuid(),
      asked_by: staffOf(scope).id,
      asked_at: deps.clock.now(),
    });
    if (row === undefined) return refuse('waiver_waiting');
    await note(tx, { deps, ask }, row, 'waiver.asked');
    return showWaiver(tx, scope, row);
  });
}

const fieldOf = (objection: string) => {
  if (objection === 'waiver_more_than_owed') return { field: '/points' };
  return objection === 'pool_unknown' ? { field: '/pool' } : {};
};

interface Signing {
  id: string;
  note: string;
}

/** A second person signs: the pool bears the points, and the resident hears of it. */
export function confirmWaiver(deps: Deps, ask: Ask, signing: Signing) {
  return carryOut(deps, ask, async (tx) => {
    const found = await openForDeciding(tx, ask, signing.id);
    if (isRefusal(found)) return found;
    const { row, owing } = found;
    const context = { tx, scope: ask.scope, deps };
    const { points, pool } = row;
    const waived = await awards.waive(context, { owing, points, pool, waiver: row.id });
    if (waived === 'not_covered') return refuse('waiver_not_covered');
    if (waived === 'more_than_owed')
      return refuse('waiver_more_than_owed', { values: { owed: owing.owed } });
    await notices.tell(tx, deps, {
      county: ask.scope.county,
      resident: row.resident,
      caseCode: null,
      words: {
        zh: `您欠的积分减免了 ${points} 分，还欠 ${owing.owed - points} 分。${row.reason}`,
        en: `${points} of the points you owed were waived; you owe ${owing.owed - points} now. ${row.reason}`,
      },
    });
    return decide(tx, { deps, ask }, { row, state: 'confirmed', note: signing.note });
  });
}

/** A second person says no: the debt stays as it was. */
export function declineWaiver(deps: Deps, ask: Ask, signing: Signing) {
  return carryOut(deps, ask, async (tx) => {
    const found = await openForDeciding(tx, ask, signing.id);
    if (isRefusal(found)) return found;
    return decide(tx, { deps, ask }, { row: found.row, state: 'declined', note: signing.note });
  });
}

async function openForDeciding(
  tx: Tx,
  { scope }: Ask,
  id: string,
): Promise<{ row: store.WaiverRow; owing: awards.Owing } | Refusal> {
  const row = await store.lockWaiver(tx, scope, id);
  const owing = row && (await awards.findOwing(tx, scope, row.resident));
  if (row === undefined || owing === undefined) return refuse('waiver_not_found');
  const { state, asked_by: askedBy } = row;
  const objection = objectionToDeciding({ state, askedBy, reader: staffOf(scope).id });
  return objection === undefined ? { row, owing } : refuse(objection);
}

interface Decision {
  row: store.WaiverRow;
  state: 'confirmed' | 'declined';
  note: string;
}

async function decide(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { row, state, note: words }: Decision,
): Promise<Waiver> {
  const decided = await store.decideWaiver(tx, ask.scope, {
    id: row.id,
    state,
    decided_by: staffOf(ask.scope).id,
    decided_at: deps.clock.now(),
    note: words,
  });
  await note(tx, { deps, ask }, decided, `waiver.${state}`);
  return showWaiver(tx, ask.scope, decided);
}

function note(
  tx: Tx,
  by: { deps: Deps; ask: Ask },
  { id, points, pool }: store.WaiverRow,
  action: string,
): Promise<void> {
  return recordAudit(tx, by, { action, object: `waiver/${id}`, details: { points, pool } });
}
