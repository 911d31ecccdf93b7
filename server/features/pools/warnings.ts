import type { PoolWarning } from '../../../contract/pools.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, jobScope, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as staff from '../staff/service.ts';
import { paceOf, runsOut, type WarningDays, weighThresholds } from './decide.ts';
import { givenByDay } from './pace.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { addUp, standingsOf } from './view.ts';
import * as warnings from './warning-store.ts';

/**
 * Says of every pool that passed a threshold until when it lasts at its pace, once for each threshold;
 * those that it came back from are over, and can be passed anew.
 * @returns how many were raised
 */
export async function warnOfPools(deps: Deps): Promise<number> {
  let raised = 0;
  for (const { county } of await areas.listCounties(deps)) {
    const scope = jobScope(county, 'warn_of_pools');
    for (const pool of await store.listPools(deps.database.read, scope))
      raised += await warnOf(deps, scope, pool);
  }
  return raised;
}

function warnOf(deps: Deps, scope: Scope, pool: store.PoolRow): Promise<number> {
  return deps.database.transact(async (tx) => {
    const at = deps.clock.now();
    const today = localDate(at);
    const funds = await store.listFunds(tx, scope, { pool: pool.code });
    const payers = [pool.holder_no, ...funds.map(({ holderNo }) => holderNo)];
    const standing = addUp(payers.map(await standingsOf(tx, scope, payers)));
    const dailyPoints = paceOf((await givenByDay(tx, scope, { payers, today }))(payers), today);
    const open = (await warnings.listOpenWarnings(tx, scope))
      .filter((warning) => warning.pool === pool.code)
      .map(({ days }) => days as WarningDays);
    const { raise, end } = weighThresholds({ ...standing, dailyPoints }, open);
    await warnings.endWarnings(tx, scope, { pool: pool.code, days: end, at });
    const told = {
      pool: pool.code,
      cover: BigInt(standing.cover),
      daily_points: Math.round(dailyPoints),
      runs_out_on: runsOut(standing.cover, dailyPoints, today) ?? today,
      raised_at: at,
    };
    let raised = 0;
    for (const days of raise)
      if (await warnings.insertWarning(tx, scope, { ...told, id: deps.ids.uuid(), days })) raised++;
    if (raised > 0)
      deps.log.warn(
        { county: scope.county, pool: pool.code, runsOutOn: told.runs_out_on },
        'A pool runs out',
      );
    return raised;
  });
}

export async function showWarnings(
  read: Read,
  scope: Scope,
  rows: readonly warnings.WarningRow[],
): Promise<PoolWarning[]> {
  const readers = rows.flatMap(({ seen_by }) => seen_by ?? []);
  const names = await staff.getNames(read, scope, readers);
  return rows.map((row) => ({
    id: row.id,
    days: row.days as WarningDays,
    cover: Number(row.cover),
    dailyPoints: row.daily_points,
    runsOutOn: row.runs_out_on,
    raisedAt: row.raised_at.toISOString(),
    seenAt: row.seen_at?.toISOString() ?? null,
    seenBy: row.seen_by && (names.get(row.seen_by) ?? ''),
  }));
}

/** Somebody says that they know; the less urgent warnings of the same pool are read with it. */
export function seeWarning(deps: Deps, ask: Ask, id: string) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<PoolWarning | Refusal> => {
    if (!covers(scope, null)) return refuse('pools_whole_county');
    const warning = await warnings.findOpenWarning(tx, scope, id);
    if (warning === undefined) return refuse('pool_warning_not_found');
    const by = staffOf(scope).id;
    const seen = await warnings.markSeen(tx, scope, { warning, by, at: deps.clock.now() });
    const entry = { action: 'pool_warning.seen', object: `pool/${warning.pool}` } as const;
    if (seen > 0)
      await recordAudit(tx, { deps, ask }, { ...entry, details: { days: warning.days } });
    else excuse(ask);
    const [shown] = await showWarnings(tx, scope, [
      (await warnings.findOpenWarning(tx, scope, id)) ?? warning,
    ]);
    if (shown === undefined) throw new Error(`warning ${id} was not shown`);
    return shown;
  });
}
