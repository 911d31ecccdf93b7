import { unknownPayer } from '../../ledger/service.ts';
import { recordAudits } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as pools from '../pools/service.ts';
import * as redemptions from '../redemptions/service.ts';
import {
  completed,
  endOfTerm,
  objectionToCounter,
  objectionToOpening,
  type Period,
  periodOf,
} from './decide.ts';
import * as store from './opening-store.ts';
import { refuse } from './refusals.ts';
import { tell, tellings } from './tellings.ts';

export interface Opened {
  opened: number;
  lines: number;
  points: number;
  amountFen: number;
  settlement: string | null;
}

interface Wanted {
  period: string;
  /** Null: every counter that has something to settle. */
  counter: string | null;
}

/**
 * Opens a month that is over. All that happened before its end and stands in no settlement becomes a line:
 * what came too late for its own month, too, and what came in from a till and did not agree with the books.
 */
export function openSettlements(deps: Deps, ask: Ask, { period: month, counter }: Wanted) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Opened | Refusal> => {
    const period = periodOf(month);
    const at = deps.clock.now();
    const objection = objectionToOpening(period, at);
    if (objection !== undefined) return refuse(objection, { field: '/period' });
    const counters = await chooseCounters(tx, scope, { period, counter });
    if (isRefusal(counters)) return counters;
    const due = await store.listDue(tx, scope, { counters, until: period.until });
    if (due.length === 0) return refuse('settlement_nothing');
    const { pointValueFen, settlementDays } = await pools.getTerms(tx, scope);
    const answerBy = settlementDays === null ? null : endOfTerm(at, settlementDays);
    const opened = due.map((one) => ({ id: deps.ids.uuid(), counter: one }));
    const { first, until } = period;
    const by = staffOf(scope).id;
    await store.insertSettlements(tx, scope, {
      opened,
      period: first,
      until,
      pointValueFen,
      by,
      at,
      answerBy,
    });
    const ids = opened.map(({ id }) => id);
    await keepPayers(tx, scope, ids);
    return note(tx, { deps, ask }, { ids, month });
  });
}

/** Counters for which the month can be opened; for one that is named, why not. */
async function chooseCounters(
  tx: Tx,
  scope: Scope,
  { period, counter }: { period: Period; counter: string | null },
): Promise<string[] | Refusal> {
  const counters = await store.lockCounters(tx, scope, counter);
  const [only] = counters;
  if (counter !== null && only === undefined)
    return refuse('counter_not_found', { field: '/counter' });
  const objectionTo = ({ newest }: store.OpenedCounter) =>
    objectionToCounter(newest ?? undefined, period);
  const objection = counter === null || only === undefined ? undefined : objectionTo(only);
  if (objection !== undefined) return refuse(objection, { field: '/period' });
  return counters.filter((one) => objectionTo(one) === undefined).map(({ id }) => id);
}

/** Lines whose payers are looked for together. */
const atOnce = 500;

/** Keeps whose points each line was paid with, as the journal tells on this day. */
async function keepPayers(tx: Tx, scope: Scope, settlements: readonly string[]): Promise<void> {
  const lines = await store.listPaidLines(tx, scope, settlements);
  for (let from = 0; from < lines.length; from += atOnce) {
    const some = lines.slice(from, from + atOnce);
    const payers = await redemptions.findPayersOf(tx, scope, some);
    const rows = some.flatMap(({ settlement, no, id, points }) => {
      const found = payers.get(id) ?? [];
      const shares = found.map(({ pool, amount }) => ({ payer: pool, points: Number(amount) }));
      const whole = completed(shares, { points, unknown: unknownPayer });
      return whole.map((share) => ({ settlement, no, ...share }));
    });
    await store.insertPayers(tx, scope, rows);
  }
  await store.insertPayersBack(tx, scope, settlements);
}

/** An entry in the audit for each, and a word to the counter; @returns what all of them come to */
async function note(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { ids, month }: { ids: readonly string[]; month: string },
): Promise<Opened> {
  const opened = await store.listOpened(tx, ask.scope, ids);
  const by = { deps, ask };
  await recordAudits(
    tx,
    opened.map(({ id, area, counter, lines, points, amountFen }) => ({
      by,
      entry: {
        action: 'settlement.opened',
        object: `settlement/${id}`,
        area,
        details: { counter, period: month, lines, points, fen: Number(amountFen) },
      },
    })),
  );
  const news = opened.map((one) => ({ ...one, words: tellings.opened(one) }));
  await tell(tx, { deps, scope: ask.scope }, news);
  const sum = (of: (one: store.OpenedSums) => number) =>
    opened.reduce((total, one) => total + of(one), 0);
  const [only] = opened;
  return {
    opened: opened.length,
    lines: sum(({ lines }) => lines),
    points: sum(({ points }) => points),
    amountFen: sum(({ amountFen }) => Number(amountFen)),
    settlement: opened.length === 1 && only !== undefined ? only.id : null,
  };
}
