import type { Award } from '../../../contract/awards.ts';
import type { Derivation, StatementLine } from '../../../contract/statements.ts';
import { listHolderLots, listMovements } from '../../ledger/service.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import { linesOf, partsOf, sumOf } from './decide.ts';

export { lapsePoints, warnOfLapse } from './lapse.ts';
export { type Difference, reconcileAll, reconcileCounty } from './reconcile.ts';

const pageSize = 30;

interface Everything {
  awards: Award[];
  lines: StatementLine[];
  holderNo: bigint;
}

/** A person's whole history: some hundreds of lines a year, read by two indexes. */
async function readEverything({ database: { read } }: Deps, { scope }: Ask): Promise<Everything> {
  const holderNo = await awards.getHolderNo(read, scope, residentOf(scope));
  const [given, movements] = await Promise.all([
    awards.listEverything(read, scope),
    listMovements(read, scope.county, holderNo),
  ]);
  return { awards: given, lines: linesOf(given, movements), holderNo };
}

export async function getMyStatement(deps: Deps, ask: Ask, after: string | undefined) {
  const { lines } = await readEverything(deps, ask);
  const before = decodeCursor(after);
  const newest = lines.reverse();
  const from = before === undefined ? 0 : newest.findIndex(({ id }) => id === before.id) + 1;
  const page = newest.slice(from, from + pageSize);
  const last = from + pageSize < newest.length ? page.at(-1) : undefined;
  return { lines: page, next: last ? encodeCursor(new Date(last.at), last.id) : null };
}

/** Recomputes every figure from its lines; a difference is shown to nobody as if it were none. */
export async function explainMyPoints(deps: Deps, ask: Ask): Promise<Derivation> {
  const [everything, figures] = await Promise.all([
    readEverything(deps, ask),
    awards.getMyPoints(deps, ask),
  ]);
  const { read } = deps.database;
  const lots = await listHolderLots(read, ask.scope.county, everything.holderNo);
  const inState = (state: Award['state']) => {
    const found = everything.awards.filter((award) => award.state === state && award.points > 0);
    return { points: sumOf(found), awards: found };
  };
  const spendable = partsOf(everything.lines, ({ points }) => points);
  const owed = partsOf(everything.lines, (line) => line.owed);
  const derived = {
    spendable: { points: sumOf(spendable), parts: spendable },
    lots: lots
      .filter(({ points }) => points > 0n)
      .map(({ lapsesOn, points }) => ({ lapsesOn, points: Number(points) })),
    provisional: inState('provisional'),
    held: inState('held'),
    scheduled: inState('scheduled'),
    owed: { points: sumOf(owed), parts: owed },
  };
  const agrees =
    derived.spendable.points === figures.spendable &&
    sumOf(derived.lots) === figures.spendable &&
    derived.provisional.points === figures.provisional &&
    derived.held.points === figures.held &&
    derived.scheduled.points === figures.scheduled;
  if (!agrees)
    deps.log.error(
      { resident: residentOf(ask.scope) },
      'figures of a resident differ from their lines',
    );
  return { ...derived, agrees };
}
