import type { Sentence } from '../../../contract/values.ts';
import type { DueDate, LapseRun, YearEnd } from '../../../contract/year-end.ts';
import * as ledger from '../../ledger/service.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as pools from '../pools/service.ts';
import * as rules from '../rules/service.ts';
import * as staff from '../staff/service.ts';
import { nextToSweep, shareOut } from './decide.ts';
import { refuse } from './refusals.ts';
import * as runs from './run-store.ts';
import { nameOfVillage, sumVillages } from './villages.ts';

const runsShown = 20;

/** What lapses when, how the nights went, and what villages were given. */
export async function getYearEnd(deps: Deps, { scope }: Ask): Promise<YearEnd | Refusal> {
  if (!covers(scope, null)) return refuse('lapse_whole_county');
  const now = deps.clock.now();
  const today = localDate(now);
  const { given, ...shown } = await deps.database.snapshot(async (read) => {
    const book = await rules.getRulebook(read, scope, today);
    const newest = await runs.findNewestRun(read, scope);
    return {
      rule: rules.lapseSentence(book.document, today),
      dates: await dueDates(read, scope, today),
      runs: await showRuns(read, scope, await runs.listRuns(read, scope, runsShown)),
      due: nextToSweep(newest?.through, now) ?? null,
      given: await sumVillages(read, scope),
    };
  });
  const named = given.map(async (one) => ({
    ...one,
    name: await nameOfVillage({ deps, scope }, one.community),
  }));
  return { ...shown, villages: await Promise.all(named) };
}

const plain = (code: string) => ({ zh: code, en: code });
const fromBefore = { zh: '结转、续期来的', en: 'Carried over or renewed' };

/**
 * By date and pool. Points of one date are used without telling them apart, so what is left of it is
 * shared among its pools as they gave: it adds up to what the lots hold.
 */
async function dueDates(read: Read, scope: Scope, today: LocalDate): Promise<DueDate[]> {
  const known = await pools.poolsOfPayers(read, scope);
  const dates = await ledger.listDueDates(read, scope.county, today);
  const lapsing = dates.filter(({ lapsesOn }) => lapsesOn !== rules.neverLapses);
  return lapsing.map(({ lapsesOn, lots, points, held, origins }) => {
    const given = givenByPool(origins, known);
    const weights = given.map((one) => one.points);
    const shares = shareOut(points, weights).map(Number);
    const shown = given.map((one, place) => ({ ...one, points: shares[place] ?? 0 }));
    return {
      lapsesOn,
      accounts: lots,
      points: Number(points),
      held: Number(held),
      pools: shown.filter((one) => one.points > 0),
    };
  });
}

interface GivenByPool {
  /** null: not from a pool. */
  pool: string | null;
  name: Sentence;
  points: bigint;
}

/** What came into the lots of a date, the sponsors of a pool added up. */
function givenByPool(
  origins: ledger.DueDate['origins'],
  known: Awaited<ReturnType<typeof pools.poolsOfPayers>>,
): GivenByPool[] {
  const given = new Map<string, GivenByPool>();
  for (const { pool: payer, points } of origins) {
    const pool = known.get(payer);
    const name = pool?.name ?? (payer === 0n ? fromBefore : plain(String(payer)));
    const key = pool?.code ?? String(payer);
    const before = given.get(key)?.points ?? 0n;
    given.set(key, { pool: pool?.code ?? null, name, points: before + points });
  }
  return [...given.values()];
}

async function showRuns(
  read: Read,
  scope: Scope,
  rows: readonly runs.RunRow[],
): Promise<LapseRun[]> {
  const people = rows.flatMap(({ asked_by }) => asked_by ?? []);
  const names = await staff.getNames(read, scope, people);
  return rows.map((row) => ({
    through: row.through,
    state: row.state as LapseRun['state'],
    lots: Number(row.lots),
    points: Number(row.points),
    carriedOver: Number(row.carried),
    closing:
      row.closed_accounts === 0n
        ? null
        : {
            accounts: Number(row.closed_accounts),
            whole: row.state !== 'done' || row.closed_sum === 0n,
          },
    askedBy: row.asked_by && (names.get(row.asked_by) ?? ''),
    startedAt: row.started_at.toISOString(),
    movedAt: row.moved_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }));
}

/** Begins the run that a night did not: the worker carries it out as it does its own. */
export function runLapse(deps: Deps, ask: Ask) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<LapseRun | Refusal> => {
    if (!covers(scope, null)) return refuse('lapse_whole_county');
    const newest = await runs.findNewestRun(tx, scope);
    if (newest !== undefined && newest.state !== 'done') return refuse('lapse_under_way');
    const at = deps.clock.now();
    const through = nextToSweep(newest?.through, at);
    if (through === undefined)
      return refuse('lapse_not_due', { values: { through: newest?.through ?? '' } });
    const run = await runs.insertRun(tx, scope, { through, at, askedBy: staffOf(scope).id });
    // The worker began it in this very moment.
    if (run === undefined) return refuse('lapse_under_way');
    await note(tx, { deps, ask }, run);
    const [shown] = await showRuns(tx, scope, [run]);
    if (shown === undefined) throw new Error(`the run of ${through} was not shown`);
    return shown;
  });
}

function note(tx: Tx, by: { deps: Deps; ask: Ask }, run: runs.RunRow): Promise<void> {
  const { through, state } = run;
  return recordAudit(tx, by, {
    action: 'lapse.asked',
    object: `lapse_run/${through}`,
    details: { through },
    before: null,
    after: { through, state },
  });
}
