import { localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as rules from '../rules/service.ts';
import { cutMinutes, minutesEarned, type PaperLine } from './decide.ts';
import * as store from './store.ts';

export { listCutBy, sumCuts } from './store.ts';

export interface Told {
  resident: string;
  /** The walk of one person, or their part in an activity. */
  source: string;
  /** How often its points were counted before. */
  round: number;
  onPatrol: boolean;
  from: Date;
  until: Date;
  minutes: number;
}

interface By {
  deps: Pick<Deps, 'clock' | 'ids'>;
  scope: Scope;
}

/**
 * Cuts out of what was proved what a paper list had earned on the same days. Whoever asks holds the resident, as
 * does whoever confirms or undoes a list.
 * @returns how many of the minutes earn nothing
 */
export async function cutTime(tx: Tx, { deps, scope }: By, told: Told): Promise<number> {
  const { resident, source, round, onPatrol, minutes } = told;
  if (minutes <= 0) return 0;
  const [from, until] = [localDate(told.from), localDate(told.until)];
  const rows = await store.listLines(tx, scope, { resident, onPatrol, from, until, source });
  const unitOf = await openUnits(tx, scope, rows);
  const lines = rows.map(
    (row): PaperLine => ({ ...row, minutes: minutesEarned(row.minutes, unitOf(row)) }),
  );
  const cuts = cutMinutes(minutes, lines);
  if (cuts.length === 0) return 0;
  const cut_at = deps.clock.now();
  const shared = { source, round, resident, on_patrol: onPatrol, cut_at };
  await store.insertCuts(
    tx,
    scope,
    cuts.map((cut) => ({ ...cut, ...shared, id: deps.ids.uuid() })),
  );
  return cuts.reduce((sum, cut) => sum + cut.minutes, 0);
}

/** Minutes that the rule pays together by which a line earned something; each book is read once. */
async function openUnits(tx: Tx, scope: Scope, rows: readonly store.LineRow[]) {
  const versions = [...new Set(rows.map(({ ruleVersion }) => ruleVersion))];
  const books = await Promise.all(
    versions.map((version) => rules.getRulebookVersion(tx, scope, version)),
  );
  const bookOf = new Map(versions.map((version, place) => [version, books[place]]));
  return ({ rule, ruleVersion }: store.LineRow): number | undefined => {
    const found = bookOf.get(ruleVersion)?.document.rules.find(({ id }) => id === rule);
    if (found === undefined) throw new Error(`book ${ruleVersion} has no rule ${rule}`);
    return found.base.kind === 'per_unit' ? rules.unitMinutes[found.base.unit] : undefined;
  };
}

/**
 * Nothing is cut of this any more.
 * @returns the round in which its points are counted next
 */
export const endCuts = (tx: Tx, { deps, scope }: By, source: string): Promise<number> =>
  store.endCuts(tx, scope, { source, at: deps.clock.now() });
