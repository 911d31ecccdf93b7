import type { Liability, Pool, SponsorKind, WholePool } from '../../../contract/pools.ts';
import type { Sentence } from '../../../contract/values.ts';
import * as ledger from '../../ledger/service.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as rules from '../rules/service.ts';
import { paceOf, runsOut } from './decide.ts';
import { listQueuedByRule, type QueuedRow } from './given-store.ts';
import { lapsedLeft } from './lapsed.ts';
import { givenByDay } from './pace.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { addUp, nameOf, showPledges, showReturns, standingsOf } from './view.ts';
import { listOpenWarnings } from './warning-store.ts';
import { showWarnings } from './warnings.ts';

export async function listPools(deps: Deps, ask: Ask): Promise<{ pools: Pool[] }> {
  const { read } = deps.database;
  const rows = await store.listPools(read, ask.scope);
  return { pools: await showPools(read, ask.scope, { rows, now: deps.clock.now() }) };
}

/** Every pool by its code and name. */
export async function listPoolNames(
  read: Read,
  scope: Scope,
): Promise<{ code: string; name: Sentence }[]> {
  const rows = await store.listPools(read, scope);
  return rows.map((row) => ({ code: row.code, name: nameOf(row) }));
}

interface PoolOfPayer {
  code: string;
  name: Sentence;
  /** Whose fund it is; null where it is the pool's own cover. */
  sponsor: Sentence | null;
}

/** Which pool each payer belongs to, by the numbers under which the ledger knows them. */
export async function poolsOfPayers(read: Read, scope: Scope): Promise<Map<bigint, PoolOfPayer>> {
  const rows = await store.listPools(read, scope);
  const pools = new Map(rows.map((row) => [row.code, { code: row.code, name: nameOf(row) }]));
  const funds = await store.listFunds(read, scope);
  const payers = [
    ...rows.map(({ holder_no, code }) => ({ payer: holder_no, code, sponsor: null })),
    ...funds.map(({ holderNo, pool, name }) => ({ payer: holderNo, code: pool, sponsor: name })),
  ];
  return new Map(
    payers.map(({ payer, code, sponsor }) => {
      const { name } = pools.get(code) ?? { name: { zh: code, en: code } };
      return [payer, { code, name, sponsor }];
    }),
  );
}

interface Showing {
  rows: readonly store.PoolRow[];
  now: Date;
}

/** Pools with their figures, all of them in a handful of statements. */
async function showPools(read: Read, scope: Scope, { rows, now }: Showing): Promise<Pool[]> {
  const funds = Map.groupBy(await store.listFunds(read, scope), ({ pool }) => pool);
  const payersOf = ({ code, holder_no }: store.PoolRow) => [
    holder_no,
    ...(funds.get(code) ?? []).map(({ holderNo }) => holderNo),
  ];
  const today = localDate(now);
  const payers = rows.flatMap(payersOf);
  const [standing, days, queued, warnings, book] = await Promise.all([
    standingsOf(read, scope, payers),
    givenByDay(read, scope, { payers, today }),
    listQueuedByRule(read, scope),
    listOpenWarnings(read, scope),
    rules.getRulebook(read, scope, today),
  ]);
  const shown = await showWarnings(read, scope, warnings);
  const { document } = book;
  return rows.map((row): Pool => {
    const whole = addUp(payersOf(row).map(standing));
    const dailyPoints = paceOf(days(payersOf(row)), today);
    const paid = document.rules.filter(({ pools }) => pools.includes(row.code));
    return {
      code: row.code,
      kind: row.kind as SponsorKind,
      name: nameOf(row),
      ...whole,
      dailyPoints: Math.round(dailyPoints * 10) / 10,
      runsOutOn: whole.behind > 0 ? runsOut(whole.cover, dailyPoints, today) : null,
      queued: waitingFor(queued, { code: row.code, book: document }),
      rules: paid.map(({ id }) => id),
      warnings: shown.filter((_, place) => warnings[place]?.pool === row.code),
    };
  });
}

/** What waits at a pool: at the one that its rule names first, so that nobody is counted twice. */
function waitingFor(
  queued: readonly QueuedRow[],
  { code, book }: { code: string; book: rules.Rulebook['document'] },
) {
  const first = new Map(book.rules.map(({ id, pools }) => [id, pools[0]]));
  const own = queued.filter(({ rule }) => first.get(rule) === code);
  return {
    awards: own.reduce((sum, { awards }) => sum + awards, 0),
    points: own.reduce((sum, { points }) => sum + points, 0),
  };
}

export async function getPool(deps: Deps, ask: Ask, code: string): Promise<WholePool | Refusal> {
  const { read } = deps.database;
  const { scope } = ask;
  const row = await store.findPool(read, scope, code);
  if (row === undefined) return refuse('pool_not_found');
  const now = deps.clock.now();
  const today = localDate(now);
  const funds = await store.listFunds(read, scope, { pool: code });
  const payers = [row.holder_no, ...funds.map(({ holderNo }) => holderNo)];
  const [[pool], standing, lapsed, days, pledges, returns, terms] = await Promise.all([
    showPools(read, scope, { rows: [row], now }),
    standingsOf(read, scope, payers),
    lapsedLeft(read, scope, code),
    givenByDay(read, scope, { payers, today }),
    store.listPledges(read, scope, { pool: code }),
    store.listReturns(read, scope, { pool: code }),
    store.getTerms(read, scope),
  ]);
  if (pool === undefined) throw new Error(`pool ${code} was not shown`);
  return {
    ...pool,
    own: standing(row.holder_no),
    funds: funds.map((fund) => ({
      sponsor: fund.sponsor,
      name: fund.name,
      kind: fund.kind,
      ...standing(fund.holderNo),
      lapsed: lapsed(fund),
    })),
    pledges: await showPledges(read, scope, pledges),
    returns: await showReturns(read, scope, returns),
    days: days(payers),
    ...terms,
  };
}

interface NewPool {
  code: string;
  kind: SponsorKind;
  name: Sentence;
}

/** Opens a pool that rules can name; it is empty until something has come. */
export function createPool(deps: Deps, ask: Ask, wanted: NewPool) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Pool | Refusal> => {
    if (!covers(scope, null)) return refuse('pools_whole_county');
    const row = await store.insertPool(tx, scope, wanted);
    if (row === undefined) return refuse('pool_exists', { field: '/code' });
    const entry = { action: 'pool.created', object: `pool/${row.code}`, after: row } as const;
    await recordAudit(tx, { deps, ask }, entry);
    const [shown] = await showPools(tx, scope, { rows: [row], now: deps.clock.now() });
    if (shown === undefined) throw new Error(`pool ${row.code} was not shown`);
    return shown;
  });
}

/** What the county owes its residents and households, by when it lapses and at face value. */
export async function getLiability(deps: Deps, ask: Ask): Promise<Liability> {
  const { read } = deps.database;
  const { scope } = ask;
  const [lots, villages, queued, { pointValueFen }] = await Promise.all([
    ledger.listOutstanding(read, scope.county),
    ledger.sumVillagePools(read, scope.county),
    listQueuedByRule(read, scope),
    store.getTerms(read, scope),
  ]);
  const held = lots.filter(({ points }) => points > 0n);
  const points = Number(held.reduce((sum, lot) => sum + lot.points, 0n));
  return {
    points,
    announced: Number(lots.reduce((sum, lot) => sum + lot.announced, 0n)),
    queued: queued.reduce((sum, row) => sum + row.points, 0),
    villages: Number(villages),
    pointValueFen,
    valueFen: points * pointValueFen,
    byLapse: held.map((lot) => ({
      lapsesOn: lot.lapsesOn,
      points: Number(lot.points),
      lots: lot.lots,
      valueFen: Number(lot.points) * pointValueFen,
    })),
  };
}
