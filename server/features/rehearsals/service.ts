import type {
  Rehearsal,
  RehearsalResult,
  RehearsalSummary,
  StartRehearsal,
} from '../../../contract/rehearsals.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addDays, localDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import * as rules from '../rules/service.ts';
import * as staff from '../staff/service.ts';
import { refuse } from './refusals.ts';
import { type Rehearser, silentMs } from './run.ts';
import * as store from './store.ts';
import type { SyntheticYear } from './synthetic.ts';
import type { Task } from './worker.ts';

export { createRehearser, type Rehearser } from './run.ts';
/** Whether a rehearsal of exactly this content has finished: asked before anyone can publish. */
export { isRehearsed as hasRehearsal } from './store.ts';

export interface RehearsalDeps extends Deps {
  rehearser: Rehearser;
}

const usualSize = 100_000;

/** Starts a rehearsal in the background; how far it is can be asked for by its id. */
export async function startRehearsal(
  deps: RehearsalDeps,
  ask: Ask,
  wanted: StartRehearsal,
): Promise<RehearsalSummary | Refusal> {
  let begun: { id: string; task: Task } | undefined;
  const answer = await carryOut(deps, ask, async (tx) => {
    begun = undefined;
    const objection = objectionTo(ask.scope, wanted);
    if (objection !== undefined) return objection;
    const draft = await rules.findDraft(tx, ask.scope, wanted.draft);
    if (draft === undefined) return refuse('rehearsal_draft_not_found', { field: '/draft' });
    await failSilent(tx, deps, ask.scope);
    const opened = await open(tx, { deps, ask }, { wanted, draft });
    if (opened === undefined) return refuse('rehearsal_running');
    begun = { id: opened.row.id, task: opened.task };
    return summaryOf(opened.row, await namesOf(tx, ask.scope, [opened.row]));
  });
  // Only after the commit: a repeat of the same request finds its answer and begins nothing.
  if (begun !== undefined && !isRefusal(answer))
    deps.rehearser.begin(ask.scope, begun.id, begun.task);
  return answer;
}

function objectionTo(scope: Scope, { deeds, size, seed }: StartRehearsal): Refusal | undefined {
  if (!covers(scope, null)) return refuse('rehearsal_needs_whole_county');
  if (deeds === 'synthetic') return undefined;
  if (size !== undefined) return refuse('synthetic_only', { field: '/size' });
  return seed === undefined ? undefined : refuse('synthetic_only', { field: '/seed' });
}

interface Opening {
  wanted: StartRehearsal;
  draft: NonNullable<Awaited<ReturnType<typeof rules.findDraft>>>;
}

async function open(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { wanted, draft }: Opening,
): Promise<{ row: store.Head; task: Task } | undefined> {
  const at = deps.clock.now();
  const today = localDate(at);
  const current = await rules.getRulebook(tx, ask.scope, today);
  const synthetic = wanted.deeds === 'synthetic';
  const row = await store.insertRunning(tx, ask.scope, {
    id: deps.ids.uuid(),
    draft: draft.id,
    draftName: draft.name,
    contentHash: draft.contentHash,
    currentVersion: current.version,
    deeds: wanted.deeds,
    size: synthetic ? (wanted.size ?? usualSize) : null,
    seed: synthetic ? (wanted.seed ?? deps.ids.digits(8)) : null,
    yearlyBudget: wanted.yearlyBudget ?? null,
    startedBy: staffOf(ask.scope).id,
    at,
  });
  if (row === undefined) return undefined;
  const { id, size, seed } = row;
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'rehearsal.started',
      object: `rehearsal/${id}`,
      details: { draft: draft.id, contentHash: draft.contentHash, deeds: wanted.deeds, size, seed },
      after: row,
    },
  );
  const books = { current, draft: { version: current.version + 1, document: draft.document } };
  return { row, task: await taskOf(tx, ask.scope, { row, books, today }) };
}

interface TaskFacts {
  row: store.Head;
  books: Pick<Task, 'current' | 'draft'>;
  today: string;
}

async function taskOf(read: Read, scope: Scope, { row, books, today }: TaskFacts): Promise<Task> {
  const pools = await store.listPools(read, scope);
  const land = await areas.listAreas(read, scope);
  const codes = pools.map(({ code }) => code);
  const cover = await awards.getPoolCovers(read, scope, codes);
  const covered = pools.map((pool) => ({ ...pool, cover: cover.get(pool.code) ?? 0 }));
  const plain = ({ version, document }: Task['draft']) => ({ version, document });
  const documents = { current: plain(books.current), draft: plain(books.draft) };
  return {
    ...documents,
    around: {
      today,
      pools: covered,
      towns: new Map(
        land
          .filter(({ level }) => level === 'town')
          .map(({ code, name }) => [code.slice(0, 9), name]),
      ),
      yearlyBudget: row.yearly_budget === null ? null : Number(row.yearly_budget),
    },
    year: await yearOf(read, scope, { row, documents, today, land }),
  };
}

interface YearFacts {
  row: store.Head;
  documents: Pick<Task, 'current' | 'draft'>;
  today: string;
  land: Awaited<ReturnType<typeof areas.listAreas>>;
}

async function yearOf(
  read: Read,
  scope: Scope,
  { row: { size, seed }, documents, today, land }: YearFacts,
): Promise<SyntheticYear | null> {
  if (size === null || seed === null) return null;
  const categories = await areas.listCategories(read, scope);
  const { current } = documents;
  return {
    size,
    seed,
    until: addDays(today, -1),
    categories: categories.filter(({ kind }) => kind !== 'suggestion').map(({ code }) => code),
    grids: land.filter(({ level }) => level === 'grid').map(({ code }) => code),
    campaigns: current.document.campaigns,
  };
}

/** The newest rehearsals, of one draft or of all. */
export async function listRehearsals(
  deps: Deps,
  { scope }: Ask,
  draft: string | undefined,
): Promise<RehearsalSummary[]> {
  const { read } = deps.database;
  let rows = await store.listNewest(read, scope, draft);
  if (rows.some((row) => isSilent(deps, row))) {
    await deps.database.transact((tx) => failSilent(tx, deps, scope));
    rows = await store.listNewest(read, scope, draft);
  }
  const names = await namesOf(read, scope, rows);
  return rows.map((row) => summaryOf(row, names));
}

/** How far a rehearsal is, and its result once it is done. */
export async function getRehearsal(
  deps: Deps,
  { scope }: Ask,
  id: string,
): Promise<Rehearsal | Refusal> {
  const { read } = deps.database;
  let row = await store.find(read, scope, id);
  if (row !== undefined && isSilent(deps, row)) {
    await deps.database.transact((tx) => failSilent(tx, deps, scope));
    row = await store.find(read, scope, id);
  }
  if (row === undefined) return refuse('rehearsal_not_found');
  return {
    ...summaryOf(row, await namesOf(read, scope, [row])),
    deedsFingerprint: row.deeds_fingerprint,
    result: row.result as unknown as RehearsalResult | null,
  };
}

const silentSince = ({ clock }: Pick<Deps, 'clock'>) => new Date(clock.now().getTime() - silentMs);

const isSilent = (deps: Deps, { state, beat_at }: store.Head) =>
  state === 'running' && beat_at < silentSince(deps);

const failSilent = (tx: Tx, deps: Deps, scope: Scope) =>
  store.failSilent(tx, scope, { now: deps.clock.now(), silentSince: silentSince(deps) });

const namesOf = (read: Read, scope: Scope, rows: readonly store.Head[]) =>
  staff.getNames(
    read,
    scope,
    rows.map(({ started_by }) => started_by),
  );

function summaryOf(row: store.Head, names: ReadonlyMap<string, string>): RehearsalSummary {
  return {
    id: row.id,
    draft: row.draft,
    draftName: row.draft_name,
    contentHash: row.content_hash,
    currentVersion: row.current_version,
    deeds: row.deeds as RehearsalSummary['deeds'],
    size: row.size,
    seed: row.seed,
    yearlyBudget: row.yearly_budget === null ? null : Number(row.yearly_budget),
    state: row.state as RehearsalSummary['state'],
    progress: row.progress,
    failure: row.failure as RehearsalSummary['failure'],
    startedBy: names.get(row.started_by) ?? '',
    startedAt: row.started_at.toISOString(),
  };
}
