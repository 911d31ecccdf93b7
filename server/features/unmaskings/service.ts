import type { StaffRole } from '../../../contract/route.ts';
import type { Unmasked, Unmasking, UnmaskingField } from '../../../contract/unmaskings.ts';
import { type AuditEntry, recordAudit } from '../../platform/audit.ts';
import { openerOf, type Reader, sealerOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { onlyArea, staffOf } from '../../platform/scope.ts';
import { type Ask, attempt, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import * as cases from '../cases/service.ts';
import * as notices from '../notices/service.ts';
import { openIdentities } from '../privacy/service.ts';
import * as staff from '../staff/service.ts';
import {
  askingRole,
  closesAfterApproval,
  closesAfterAsking,
  decidingRole,
  objectionToAsking,
  objectionToDeciding,
  objectionToLooking,
  stateAt,
  type UnmaskingState,
} from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { looked } from './tellings.ts';
import { noteAt, reasonAt, showUnmasking, untoldAt } from './view.ts';

export { countWaiting } from './store.ts';
export { reasonAt } from './view.ts';
export { lookWhomToAsk } from './whom-to-ask.ts';

const pageSize = 20;

interface Asking {
  code: string;
  what: readonly UnmaskingField[];
  reason: string;
  /** Which law forbids telling the reporter, and why it applies. */
  untold?: string;
}

/** Asks to see who reported a case; nobody sees anything before a second person has agreed. */
export function askUnmasking(deps: Deps, ask: Ask, { code, what, reason, untold }: Asking) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Unmasking | Refusal> => {
    const about = await cases.findBelow(tx, scope, code);
    if (about === undefined) return refuse('case_unknown');
    const now = deps.clock.now();
    await store.closeLapsed(tx, scope, { caseId: about.id, now });
    const before = await store.findMine(tx, scope, about.id);
    const open = before?.state as UnmaskingState | undefined;
    const objection = objectionToAsking({ ...about, open });
    if (objection !== undefined) return refuse(objection);
    const id = deps.ids.uuid();
    const seal = await sealerOf(tx, { deps, scope }, about.resident);
    const inserted = await store.insertUnmasking(tx, scope, {
      id,
      case_id: about.id,
      resident: about.resident,
      what: [...what],
      reason_sealed: seal(reason, reasonAt(id)),
      untold: untold !== undefined,
      untold_sealed: untold === undefined ? null : seal(untold, untoldAt(id)),
      asked_by: staffOf(scope).id,
      asked_role: askingRole(about.roles) ?? '',
      asked_at: now,
      closes_at: closesAfterAsking(now),
    });
    if (inserted === undefined) return refuse('unmasking_open');
    const row = await store.getUnmasking(tx, scope, id);
    const noted = { action: 'unmasking.asked', reason, before: null, after: inserted } as const;
    await note(tx, { deps, ask }, row, noted);
    return showOne(tx, { deps, scope }, id);
  });
}

/** What became of the reader's own asking about a case. */
export async function getMyUnmasking(deps: Deps, ask: Ask, code: string) {
  const { read } = deps.database;
  const by = { deps, scope: ask.scope };
  const about = await cases.findBelow(read, ask.scope, code);
  if (about === undefined) return refuse('case_unknown');
  const row = await store.findMine(read, ask.scope, about.id);
  const [unmasking] = row === undefined ? [] : await showAll(read, by, [row]);
  return { unmasking: unmasking ?? null };
}

interface Query {
  show?: 'waiting' | 'over';
  after?: string;
}

/** Looks at reporters below the reader's areas; reading about them is recorded too. */
export async function listUnmaskings(deps: Deps, ask: Ask, { show = 'waiting', after }: Query) {
  const { read } = deps.database;
  const page = { show, after: decodeCursor(after), limit: pageSize, now: deps.clock.now() };
  const rows = await store.listUnmaskings(read, ask.scope, page);
  const unmaskings = await showAll(read, { deps, scope: ask.scope }, rows);
  const area = onlyArea(ask.scope);
  await recordLook(deps, ask, { action: 'unmaskings.listed', object: 'unmaskings', area });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return { unmaskings, next: last ? encodeCursor(last.asked_at, last.id) : null };
}

interface Decision {
  id: string;
  note: string;
}

/** A second person of another role agrees: whoever asked can look once within half an hour. */
export const approveUnmasking = (deps: Deps, ask: Ask, decision: Decision) =>
  decide(deps, ask, { ...decision, state: 'approved' });

/** A second person says no: nobody sees anything. */
export const declineUnmasking = (deps: Deps, ask: Ask, decision: Decision) =>
  decide(deps, ask, { ...decision, state: 'declined' });

function decide(
  deps: Deps,
  ask: Ask,
  { id, note: words, state }: Decision & { state: 'approved' | 'declined' },
) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Unmasking | Refusal> => {
    const row = await store.lockUnmasking(tx, scope, id);
    if (row === undefined) return refuse('unmasking_not_found');
    const now = deps.clock.now();
    const me = staffOf(scope);
    const roles = me.roles.map(({ role }) => role);
    const objection = objectionToDeciding({
      state: stateOf(row, now),
      handles: await handles(tx, ask, row),
      askedBy: row.asked_by,
      reader: me.id,
    });
    if (objection !== undefined) return refuse(objection);
    const seal = await sealerOf(tx, { deps, scope }, row.resident);
    const before = await store.getStored(tx, scope, id);
    const after = await store.changeUnmasking(tx, scope, id, {
      state,
      decided_by: me.id,
      decided_role: decidingRole(roles, row.asked_role as StaffRole) ?? null,
      decided_at: now,
      note_sealed: seal(words, noteAt(id)),
      ...(state === 'approved' ? { closes_at: closesAfterApproval(now) } : {}),
    });
    const noted = { action: `unmasking.${state}`, reason: words, before, after } as const;
    await note(tx, { deps, ask }, row, noted);
    return showOne(tx, { deps, scope }, id);
  });
}

/**
 * Looks at what was agreed to: once, by whoever asked. The look, its record and what the reporter is
 * told stand or fall together. A repeat of the same request shows it again while the half hour lasts,
 * for an answer that was lost on the way, and is recorded like the first; nothing of it is kept.
 */
export async function lookUnmasked(deps: Deps, ask: Ask, id: string): Promise<Unmasked | Refusal> {
  const { scope } = ask;
  let again = true;
  const taken = await carryOut(deps, ask, async (tx): Promise<{ id: string } | Refusal> => {
    again = false;
    const row = await store.lockUnmasking(tx, scope, id);
    if (row === undefined || row.asked_by !== staffOf(scope).id)
      return refuse('unmasking_not_found');
    const now = deps.clock.now();
    const state = stateOf(row, now);
    const objection = objectionToLooking({ state, handles: await handles(tx, ask, row) });
    if (objection !== undefined) return refuse(objection);
    const before = await store.getStored(tx, scope, id);
    const after = await store.changeUnmasking(tx, scope, id, { state: 'shown', shown_at: now });
    await note(tx, { deps, ask }, row, { action: 'unmasking.looked', before, after });
    if (!row.untold) await tellReporter(tx, { deps, ask }, row);
    return { id };
  });
  if (isRefusal(taken)) return taken;
  const unmasked = await reveal(deps.database.read, { deps, scope }, taken.id);
  if (again && !isRefusal(unmasked))
    await attempt(deps, ask, async (tx) => {
      const row = await store.getUnmasking(tx, scope, taken.id);
      await note(tx, { deps, ask }, row, { action: 'unmasking.looked', again });
    });
  return unmasked;
}

/** Whether the case is with the reader's own unit by now. */
async function handles(read: Read, { scope }: Ask, { code }: store.ListedUnmasking) {
  return (await cases.findBelow(read, scope, code))?.handles ?? false;
}

async function tellReporter(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  row: store.ListedUnmasking,
): Promise<void> {
  const { scope } = ask;
  const { reason } = await showOne(tx, { deps, scope }, row.id);
  await notices.tell(tx, deps, {
    county: scope.county,
    resident: row.resident,
    kind: 'rights',
    caseCode: row.code,
    confidential: true,
    words: looked({
      caseCode: row.code,
      what: row.what as UnmaskingField[],
      reason,
      askedRole: row.asked_role as StaffRole,
      decidedRole: row.decided_role as StaffRole | null,
    }),
  });
}

async function reveal(read: Read, by: Revealing, id: string): Promise<Unmasked | Refusal> {
  const row = await store.getUnmasking(read, by.scope, id);
  if (by.deps.clock.now() >= row.closes_at) return refuse('unmasking_lapsed');
  const identityOf = await openIdentities(read, by, [row.resident]);
  const { name, phone } = identityOf(row.resident);
  return {
    unmasking: await showOne(read, by, id),
    name: row.what.includes('name') ? name : null,
    phone: row.what.includes('phone') ? phone : null,
  };
}

interface Revealing extends Reader {
  deps: Pick<Deps, 'cipher' | 'clock'>;
}

async function showOne(read: Read, by: Revealing, id: string): Promise<Unmasking> {
  const [one] = await showAll(read, by, [await store.getUnmasking(read, by.scope, id)]);
  if (one === undefined) throw new Error(`no look ${id}`);
  return one;
}

async function showAll(
  read: Read,
  by: Revealing,
  rows: readonly store.ListedUnmasking[],
): Promise<Unmasking[]> {
  const people = rows.flatMap(({ asked_by, decided_by }) =>
    decided_by === null ? [asked_by] : [asked_by, decided_by],
  );
  const names = await staff.getNames(read, by.scope, people);
  const open = await openerOf(
    read,
    by,
    rows.map(({ resident }) => resident),
  );
  const now = by.deps.clock.now();
  return rows.map((row) => showUnmasking(row, { scope: by.scope, open, names, now }));
}

const stateOf = (row: store.UnmaskingRow, now: Date) =>
  stateAt({ state: row.state as UnmaskingState, closesAt: row.closes_at }, now);

interface Noted extends Pick<AuditEntry, 'action' | 'reason' | 'before' | 'after'> {
  /** The same look, shown once more to a request that was repeated. */
  again?: boolean;
}

function note(
  tx: Tx,
  by: { deps: Deps; ask: Ask },
  { id, code, what, untold, ...place }: store.ListedUnmasking,
  { again, ...noted }: Noted,
): Promise<void> {
  const details = { case: code, what: what.join('+'), told: !untold, ...(again ? { again } : {}) };
  return recordAudit(tx, by, {
    ...noted,
    object: `unmasking/${id}`,
    area: cases.shownArea(place),
    details,
  });
}
