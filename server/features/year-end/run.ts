import { addUpOrigins, type CarryOver, closeBatch, lapseBatch } from '../../ledger/service.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addDays, type LocalDate, localDate, startOfDay, yearOf } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { giveWay } from '../../platform/giving-way.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import { findRulebook } from '../rules/service.ts';
import {
  canClose,
  carryOverBy,
  isYearEnd,
  nextToSweep,
  type RunState,
  stateAfter,
} from './decide.ts';
import * as store from './run-store.ts';

/**
 * Lots of one transaction: enough to be worth one, few enough that nobody waits for them. Closing locks
 * no account, but each batch looks at all that came since midnight: the fewer of them the better.
 */
const usualBatches = { lots: 1_000, accounts: 20_000 };
type Batches = typeof usualBatches;

type SweepDeps = Pick<Deps, 'database' | 'cipher' | 'clock' | 'ids' | 'log'>;

/**
 * Goes on with what is to lapse in every county, and begins the run of the night where it is due. Each
 * batch is one transaction that also says how far it came, so that a kill loses nothing and repeats
 * nothing, and it gives way to whoever is waiting.
 * @returns lots that lapsed now
 */
export async function lapsePoints(deps: Deps, batches: Batches = usualBatches): Promise<number> {
  let lots = 0;
  for (const { county } of await listCounties(deps))
    lots += await sweepCounty(deps, county, batches);
  return lots;
}

/** The same for one county. */
export async function sweepCounty(
  deps: SweepDeps,
  county: number,
  batches: Batches = usualBatches,
): Promise<number> {
  const scope = jobScope(county, 'lapse_points');
  let lots = 0;
  for (;;) {
    const run = await findOrBegin(deps, scope);
    if (run === undefined) break;
    const done = await carryOn(deps, scope, { run, batches });
    lots += done.lots;
    if (!done.finished) break;
  }
  await noteOrigins(deps, county);
  return lots;
}

async function findOrBegin(deps: SweepDeps, scope: Scope): Promise<store.RunRow | undefined> {
  const { database, clock } = deps;
  const newest = await store.findNewestRun(database.read, scope);
  if (newest !== undefined && newest.state !== 'done') return newest;
  const now = clock.now();
  const through = nextToSweep(newest?.through, now);
  if (through === undefined) return undefined;
  const begun = { through, at: now, askedBy: null };
  return database.transact(async (tx) => {
    const run = await store.insertRun(tx, scope, begun);
    return run ?? (await store.lockRun(tx, scope, through));
  });
}

interface CarryOn {
  run: store.RunRow;
  batches: Batches;
}

/** Batch after batch, until the run is done or has to wait for what is still on its way. */
async function carryOn(
  deps: SweepDeps,
  scope: Scope,
  { run: { through }, batches }: CarryOn,
): Promise<{ lots: number; finished: boolean }> {
  const { database } = deps;
  const carryOverOf = await carryOvers(database.read, scope, through);
  for (let lots = 0; ; ) {
    const step = await giveWay(database, (tx) =>
      takeBatch(tx, { deps, scope, through, carryOverOf, batches }),
    );
    lots += step.lots;
    if (step.kind !== 'moved') return { lots, finished: step.kind === 'finished' };
  }
}

interface Taking {
  deps: SweepDeps;
  scope: Scope;
  through: LocalDate;
  carryOverOf: (lapsesOn: LocalDate) => CarryOver | undefined;
  batches: Batches;
}

type Step = { kind: 'moved' | 'waits' | 'finished'; lots: number };

async function takeBatch(tx: Tx, taking: Taking): Promise<Step> {
  const { deps, scope, through } = taking;
  const run = await store.lockRun(tx, scope, through);
  if (run === undefined || run.state === 'done') return { kind: 'finished', lots: 0 };
  const at = deps.clock.now();
  const state = run.state as RunState;
  if (state !== 'lapsing' && !canClose(through, at)) return { kind: 'waits', lots: 0 };
  const done = await (state === 'closing' ? closeNext : lapseNext)(tx, taking, run);
  const ended = done.last === undefined;
  const next = ended ? stateAfter(state, through) : state;
  await store.moveRun(tx, scope, through, {
    lots: done.lots,
    points: done.points,
    carried: done.carried,
    closedAccounts: done.accounts,
    closedSum: done.sum,
    state: next,
    reached: done.last ?? null,
    at,
  });
  if (done.lots > 0) await noteLapsed(tx, taking, done);
  if (state === 'closing' && next === 'done') {
    const accounts = run.closed_accounts + BigInt(done.accounts);
    await noteClosed(tx, taking, { accounts, sum: run.closed_sum + done.sum });
  }
  return { kind: next === 'done' ? 'finished' : 'moved', lots: done.lots };
}

interface Done {
  last: bigint | undefined;
  lots: number;
  points: bigint;
  carried: bigint;
  accounts: number;
  sum: bigint;
}

async function lapseNext(tx: Tx, taking: Taking, run: store.RunRow): Promise<Done> {
  const { deps, scope, through, carryOverOf, batches } = taking;
  const lapsed = await lapseBatch(tx, {
    county: scope.county,
    through,
    after: run.reached ?? 0n,
    limit: batches.lots,
    carryOverOf,
    at: deps.clock.now(),
    newId: () => deps.ids.uuid(),
  });
  return { ...lapsed, accounts: 0, sum: 0n };
}

async function closeNext(
  tx: Tx,
  { scope, through, batches }: Taking,
  run: store.RunRow,
): Promise<Done> {
  const after = run.reached ?? 0n;
  const batch = { county: scope.county, lastDay: through, after, limit: batches.accounts };
  return { ...(await closeBatch(tx, batch)), lots: 0, points: 0n, carried: 0n };
}

/** One entry for all that lapses together, and falls with it; whose it was, each transfer says for itself. */
function noteLapsed(
  tx: Tx,
  { deps, scope, through }: Taking,
  { lots, points, carried }: Done,
): Promise<void> {
  const entry = { action: 'points.lapsed', object: `lapse_run/${through}` } as const;
  const details = { lots, points: Number(points), carried: Number(carried) };
  return recordAudit(tx, { deps, ask: { scope } }, { ...entry, details });
}

/** A year is closed once all of its entries are made; whether they add up is said for good. */
function noteClosed(
  tx: Tx,
  { deps, scope, through }: Taking,
  { accounts, sum }: { accounts: bigint; sum: bigint },
): Promise<void> {
  if (sum !== 0n)
    deps.log.error({ county: scope.county, through }, 'closing entries do not add up to zero');
  const entry = { action: 'year.closed', object: `lapse_run/${through}` } as const;
  const details = { accounts: Number(accounts), whole: sum === 0n };
  return recordAudit(tx, { deps, ask: { scope } }, { ...entry, details });
}

/** What the rule book of each year’s end that a run may meet keeps of a lot. */
async function carryOvers(
  read: Read,
  scope: Scope,
  through: LocalDate,
): Promise<(lapsesOn: LocalDate) => CarryOver | undefined> {
  const year = yearOf(through);
  const kept = new Map<LocalDate, CarryOver>();
  for (const day of [`${year - 1}-12-31`, `${year}-12-31`].filter((one) => one <= through)) {
    const book = await findRulebook(read, scope, day);
    const carryOver = book && carryOverBy({ ...book.document, version: book.version }, day);
    if (carryOver !== undefined) kept.set(day, carryOver);
  }
  return (lapsesOn) => (isYearEnd(lapsesOn) ? kept.get(lapsesOn) : undefined);
}

/** What the days that are over put into lots, for the treasurer’s outlook. */
async function noteOrigins({ database, clock }: SweepDeps, county: number): Promise<void> {
  const now = clock.now();
  const today = localDate(now);
  if (!canClose(addDays(today, -1), now)) return;
  const addUp = () => database.transact((tx) => addUpOrigins(tx, county, startOfDay(today)));
  for (let more = true; more; ) more = await addUp();
}
