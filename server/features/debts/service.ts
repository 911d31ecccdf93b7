import type { Debt, Waiver } from '../../../contract/debts.ts';
import type { Sentence } from '../../../contract/values.ts';
import { type AuditEntry, recordAudit } from '../../platform/audit.ts';
import { openerOf, type Reader, sealerOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { onlyArea, residentOf, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as notices from '../notices/service.ts';
import { communityOf, nameResidents, showHome } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import * as rules from '../rules/service.ts';
import * as staff from '../staff/service.ts';
import { objectionToAsking, objectionToDeciding } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

const pageSize = 20;

/** Waivers below the scope that wait for a second person: none that the reader asked for. */
export async function countToSign(read: Read, scope: Scope, reader: string): Promise<number> {
  const debtors = await store.listAskedByOthers(read, scope, reader);
  return debtors.length === 0 ? 0 : awards.countDebtors(read, scope, debtors);
}

/** Those who owe points, by their keys, with what was asked for them; the look is recorded. */
export async function listDebts(deps: Deps, ask: Ask, after: string | undefined) {
  const { read } = deps.database;
  const { scope } = ask;
  const page = { after: decodeCursor(after)?.id, limit: pageSize };
  const { owing, last } = await awards.listOwing(read, scope, page);
  const by = { deps, scope };
  const asked = await store.listAsked(
    read,
    scope,
    owing.map(({ id }) => id),
  );
  const names = await namesOf(read, by, owing);
  const pools = await rules.listPoolNames(read, scope);
  const shown = await showWaivers(read, by, asked);
  const waivers = new Map(asked.map((row, place) => [debtorOf(row), shown[place]]));
  await recordLook(deps, ask, { action: 'debts.listed', object: 'debts', area: onlyArea(scope) });
  return {
    debts: owing.map(
      ({ kind, id, holderNo, grid, owed }): Debt => ({
        id,
        kind,
        names: names.get(holderNo) ?? [],
        area: showHome(scope, grid),
        owed,
        waiver: waivers.get(id) ?? null,
      }),
    ),
    pools: [...pools].map(([code, name]) => ({ code, name })),
    // Keys of debtors are the order; the instant of the cursor says nothing here.
    next: last === undefined ? null : encodeCursor(deps.clock.now(), last),
  };
}

/** Masked names by holder: the resident's own, or those of the members of a household. */
async function namesOf(
  read: Read,
  by: Reader,
  owing: readonly awards.Owing[],
): Promise<Map<bigint, Sentence[]>> {
  const people = await residents.findByHolders(
    read,
    by.scope,
    owing.map(({ holderNo }) => holderNo),
  );
  const named = [...people.values()].flat().map(({ resident }) => ({ resident, caseCode: null }));
  const nameOf = await nameResidents(read, by, named);
  const known = (rows: readonly { resident: string }[]) =>
    rows.map(({ resident }) => nameOf({ resident, caseCode: null })).filter(({ zh }) => zh !== '');
  return new Map([...people].map(([holderNo, rows]) => [holderNo, known(rows)]));
}

/** The resident or the household that a waiver is for, and with whose key its words are sealed. */
function debtorOf({ id, resident, household }: store.WaiverRow): string {
  const debtor = resident ?? household;
  if (debtor === null) throw new Error(`waiver ${id} is for nobody`);
  return debtor;
}

const reasonAt = (id: string) => ({ field: 'waivers.reason', row: id });
const noteAt = (id: string) => ({ field: 'waivers.note', row: id });

/** What was asked for the resident who asks: the words, and nobody’s name. */
export async function listMine(read: Read, by: Reader) {
  const me = residentOf(by.scope);
  const rows = await store.listOf(read, by.scope, me);
  const open = await openerOf(read, by, [me]);
  return rows.map(({ id, asked_at, points, state, reason_sealed, note_sealed }) => ({
    askedAt: asked_at.toISOString(),
    points,
    state,
    reason: open(me, reason_sealed, reasonAt(id)) ?? '',
    answer: open(me, note_sealed, noteAt(id)),
  }));
}

async function showWaivers(
  read: Read,
  by: Reader,
  rows: readonly store.WaiverRow[],
): Promise<Waiver[]> {
  const people = rows.map(({ asked_by }) => asked_by);
  const names = await staff.getNames(read, by.scope, people);
  const open = await openerOf(read, by, rows.map(debtorOf));
  return rows.map((row) => ({
    id: row.id,
    points: row.points,
    pool: row.pool,
    reason: open(debtorOf(row), row.reason_sealed, reasonAt(row.id)) ?? '',
    state: row.state as Waiver['state'],
    askedBy: names.get(row.asked_by) ?? '',
    askedAt: row.asked_at.toISOString(),
    mine: row.asked_by === staffOf(by.scope).id,
    note: open(debtorOf(row), row.note_sealed, noteAt(row.id)),
  }));
}

async function showWaiver(read: Read, by: Reader, row: store.WaiverRow): Promise<Waiver> {
  const [shown] = await showWaivers(read, by, [row]);
  if (shown === undefined) throw new Error(`waiver ${row.id} was not shown`);
  return shown;
}

interface Asking {
  /** A resident or a household. */
  debtor: string;
  points: number;
  pool: string;
  reason: string;
}

/** Asks to let somebody off points they owe; nothing happens before a second person signs. */
export function askWaiver(deps: Deps, ask: Ask, { debtor, ...wanted }: Asking) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Waiver | Refusal> => {
    const owing = await awards.findOwing(tx, scope, debtor);
    if (owing === undefined) return refuse('debt_not_found');
    const { kind, owed } = owing;
    const pools = await rules.listPoolNames(tx, scope);
    const [waiting] = await store.listAsked(tx, scope, [debtor]);
    const objection = objectionToAsking({
      points: wanted.points,
      owed,
      poolKnown: pools.has(wanted.pool),
      waiting: waiting !== undefined,
    });
    if (objection !== undefined)
      return refuse(objection, { ...fieldOf(objection), values: { owed } });
    const seal = await sealerOf(tx, { deps, scope }, debtor);
    const id = deps.ids.uuid();
    const { reason, ...terms } = wanted;
    const row = await store.insertWaiver(tx, scope, {
      ...terms,
      resident: kind === 'resident' ? debtor : null,
      household: kind === 'household' ? debtor : null,
      id,
      reason_sealed: seal(reason, reasonAt(id)),
      asked_by: staffOf(scope).id,
      asked_at: deps.clock.now(),
    });
    if (row === undefined) return refuse('waiver_waiting');
    const noted = { reason, before: null, after: row, grid: owing.grid };
    await note(tx, { deps, ask }, { action: 'waiver.asked', ...noted });
    return showWaiver(tx, { deps, scope }, row);
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
    const { reason } = await showWaiver(tx, { deps, scope: ask.scope }, row);
    await tellDebtors(tx, { deps, ask }, { ...found, reason });
    return decide(tx, { deps, ask }, { ...found, state: 'confirmed', note: signing.note });
  });
}

/** The resident hears of it, or every member of the household. */
async function tellDebtors(
  tx: Tx,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  { row: { points }, owing: { kind, holderNo, owed }, reason }: Open & { reason: string },
): Promise<void> {
  const people = (await residents.findByHolders(tx, scope, [holderNo])).get(holderNo) ?? [];
  const left = owed - points;
  const words =
    kind === 'resident'
      ? {
          zh: `您欠的积分减免了 ${points} 分，还欠 ${left} 分。${reason}`,
          en: `${points} of the points you owed were waived; you owe ${left} now. ${reason}`,
        }
      : {
          zh: `家庭账户欠的积分减免了 ${points} 分，还欠 ${left} 分。${reason}`,
          en: `${points} of the points your household owed were waived; it owes ${left} now. ${reason}`,
        };
  const several = people.map(({ resident }) => ({ resident, caseCode: null, words }));
  await notices.tellEach(tx, { deps, scope }, several);
}

/** A second person says no: the debt stays as it was. */
export function declineWaiver(deps: Deps, ask: Ask, signing: Signing) {
  return carryOut(deps, ask, async (tx) => {
    const found = await openForDeciding(tx, ask, signing.id);
    if (isRefusal(found)) return found;
    return decide(tx, { deps, ask }, { ...found, state: 'declined', note: signing.note });
  });
}

interface Open {
  row: store.WaiverRow;
  owing: awards.Owing;
}

async function openForDeciding(tx: Tx, { scope }: Ask, id: string): Promise<Open | Refusal> {
  const row = await store.lockWaiver(tx, scope, id);
  const owing = row && (await awards.findOwing(tx, scope, debtorOf(row)));
  if (row === undefined || owing === undefined) return refuse('waiver_not_found');
  const { state, asked_by: askedBy } = row;
  const objection = objectionToDeciding({ state, askedBy, reader: staffOf(scope).id });
  return objection === undefined ? { row, owing } : refuse(objection);
}

interface Decision extends Open {
  state: 'confirmed' | 'declined';
  note: string;
}

async function decide(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { row, owing: { grid }, state, note: words }: Decision,
): Promise<Waiver> {
  const by = { deps, scope: ask.scope };
  const seal = await sealerOf(tx, by, debtorOf(row));
  const decided = await store.decideWaiver(tx, ask.scope, {
    id: row.id,
    state,
    decided_by: staffOf(ask.scope).id,
    decided_at: deps.clock.now(),
    note_sealed: seal(words, noteAt(row.id)),
  });
  const noted = { reason: words, before: row, after: decided, grid };
  await note(tx, { deps, ask }, { action: `waiver.${state}`, ...noted });
  return showWaiver(tx, by, decided);
}

interface Noted extends Pick<AuditEntry, 'action' | 'reason'> {
  before: store.WaiverRow | null;
  after: store.WaiverRow;
  /** Where the debtor lives. */
  grid: string | null;
}

function note(tx: Tx, by: { deps: Deps; ask: Ask }, { grid, ...noted }: Noted): Promise<void> {
  const { id, points, pool } = noted.after;
  return recordAudit(tx, by, {
    ...noted,
    area: communityOf(grid),
    object: `waiver/${id}`,
    details: { points, pool },
  });
}
