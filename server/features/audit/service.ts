import type { AuditEntry, AuditFilter, AuditState } from '../../../contract/audit.ts';
import { findHead, getBacklog, textOf } from '../../platform/audit/chain-store.ts';
import { leafOf, linkOf, noHash } from '../../platform/audit/entry.ts';
import { findStub } from '../../platform/audit/verify-store.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { onlyArea, type Scope } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import { showFindings } from './check.ts';
import { refuse } from './refusals.ts';
import { detailsOf, searchOf } from './search.ts';
import * as store from './store.ts';
import { namesFor, requestOf, showSummary } from './view.ts';

export { checkAudit, type VerifyDeps, verifyCounty } from './check.ts';
export { exportEntries } from './export.ts';

export interface AuditDeskDeps extends Deps {
  /** How long entries are kept. */
  auditMonths: number;
}

const pageSize = 50;
const faultDays = 30;

/** The audit as it was asked for; to look through it is itself recorded. */
export async function listEntries(
  deps: Deps,
  ask: Ask,
  { after, ...filter }: AuditFilter & { after?: string },
) {
  const { read } = deps.database;
  const { scope } = ask;
  const search = await searchOf(read, scope, filter);
  if (isRefusal(search)) return search;
  await recordLook(deps, ask, {
    action: 'audit.searched',
    object: 'audit',
    area: onlyArea(scope),
    details: detailsOf(filter, search),
  });
  const page = { after: decodeCursor(after), limit: pageSize };
  const rows = await store.searchEntries(read, scope, search, page).execute();
  const names = await namesFor(read, { deps, scope }, rows);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    entries: rows.map((row) => showSummary(row, names)),
    next: last ? encodeCursor(last.at, last.id) : null,
  };
}

/** One entry, recomputed with its place in the chain; the look is recorded. */
export async function getEntry(deps: Deps, ask: Ask, id: string): Promise<AuditEntry | Refusal> {
  const { read } = deps.database;
  const { scope } = ask;
  const row = await store.findEntry(read, scope, id);
  const whole = row && (await store.getWhole(read, scope, [row.seq])).get(row.seq);
  if (row === undefined || whole === undefined) return refuse('entry_not_found');
  const { area } = row;
  await recordLook(deps, ask, { action: 'audit.opened', object: `audit/${id}`, area });
  const names = await namesFor(read, { deps, scope }, [row]);
  const head = await findHead(read, scope.county);
  return {
    ...showSummary(row, names),
    details: JSON.parse(whole.details) as Record<string, unknown>,
    request: requestOf(whole),
    before: whole.before,
    after: whole.after,
    chainedAt: row.chained_at.toISOString(),
    previous: whole.previous.toString('hex'),
    hash: whole.hash.toString('hex'),
    whole: await isWhole(read, scope, whole),
    last: Number(head?.seq ?? row.seq),
  };
}

async function isWhole(read: Read, scope: Scope, entry: store.WholeEntry): Promise<boolean> {
  const { seq, chainedAt, previous, hash, ...stored } = entry;
  const stub = await findStub(read, scope.county);
  if (stub !== undefined && seq <= stub.seq) return false;
  const before = seq === 1n ? noHash : await store.findHashAt(read, scope, seq - 1n);
  const leaf = leafOf(textOf(stored));
  const follows = before !== undefined && previous.equals(before);
  return follows && linkOf({ seq, chainedAt, previous, leaf }).equals(hash);
}

/** Where the chain stands, what waits for it, and what came of checking it. */
export async function getState(deps: AuditDeskDeps, { scope }: Ask): Promise<AuditState> {
  const { read } = deps.database;
  const { county } = scope;
  const [head, backlog, stub, check] = await Promise.all([
    findHead(read, county),
    getBacklog(read, county),
    findStub(read, county),
    store.findNewestCheck(read, scope),
  ]);
  const since = addHours(deps.clock.now(), -24 * faultDays);
  return {
    head:
      head === undefined || head.seq === 0n
        ? null
        : { seq: Number(head.seq), hash: head.hash.toString('hex'), note: head.note },
    waiting: { entries: backlog.waiting, since: backlog.since?.toISOString() ?? null },
    prunedTo: Number(stub?.seq ?? 0n),
    keptMonths: deps.auditMonths,
    check: check === undefined ? null : showFindings(check),
    faults: await store.countFaults(read, scope, since),
  };
}
