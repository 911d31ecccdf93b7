import { jobScope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as store from './store.ts';

/** Residents whose awards are compared in one transaction, lines that are read at once. */
const usualLots = { residents: 50, lines: 100 };
type Lots = typeof usualLots;

/**
 * Goes on with every correction that has work left: compares awards, or carries out what was signed.
 * Each lot, and each line, is a transaction of its own: a kill loses none and repeats none. Lines that
 * wait (an award is still to settle, a pool is used up) are tried again at the next call.
 */
export async function carryOutCorrections(deps: Deps, lots: Lots = usualLots): Promise<void> {
  const { read } = deps.database;
  for (const row of await store.listUnfinished(read, ['computing']))
    while (await compareLot(deps, row, lots.residents));
  for (const row of await store.listUnfinished(read, ['signed']))
    await carryOutLines(deps, row, lots.lines);
}

/** Compares the next residents; false when there are none left, and the correction can be signed. */
function compareLot(
  deps: Deps,
  { county, id }: store.CorrectionRow,
  limit: number,
): Promise<boolean> {
  const scope = jobScope(county, 'compare_awards');
  return deps.database.transact(async (tx) => {
    const row = await store.lockCorrection(tx, scope, id);
    if (row?.state !== 'computing') return false;
    const { wrong_version: wrong, right_version: right, reached: after } = row;
    const page = { version: wrong, after, limit };
    const people = await awards.listResidentsOf(tx, scope, page);
    for (const resident of people) {
      const differences = await awards.compareAwards(tx, scope, { resident, wrong, right });
      const lines = differences.map((difference) => ({ ...difference, resident }));
      await store.insertLines(tx, scope, { correction: id, lines });
    }
    const last = people.at(-1);
    await store.changeCorrection(
      tx,
      scope,
      id,
      last === undefined ? { state: 'asked' } : { reached: last },
    );
    return last !== undefined;
  });
}

async function carryOutLines(deps: Deps, row: store.CorrectionRow, limit: number): Promise<void> {
  const scope = jobScope(row.county, 'carry_out_correction');
  const { read } = deps.database;
  let after: string | undefined;
  for (;;) {
    const page = { correction: row.id, after, limit, open: true };
    const lines = await store.listLines(read, scope, page);
    for (const line of lines) await carryOutLine(deps, row, line);
    after = lines.at(-1)?.award;
    if (lines.length < limit) break;
  }
  await deps.database.transact(async (tx) => {
    const [open] = await store.listLines(tx, scope, {
      correction: row.id,
      after: undefined,
      limit: 1,
      open: true,
    });
    if (open === undefined) await store.changeCorrection(tx, scope, row.id, { state: 'done' });
  });
  deps.wakeOutbox();
}

/** Undone with everything of it where the award has to wait. */
class Waits extends Error {}

async function carryOutLine(
  deps: Deps,
  { county, id, reason, right_version: rightVersion }: store.CorrectionRow,
  line: store.Line,
): Promise<void> {
  const scope = jobScope(county, 'carry_out_correction');
  const { award, points, householdPoints, why } = line;
  const correcting = { award, points, householdPoints, why, correction: id, reason, rightVersion };
  try {
    await deps.database.transact(async (tx) => {
      const at = deps.clock.now();
      if (!(await store.finishLine(tx, scope, { correction: id, award, at }))) return;
      const done = await awards.correctAward({ tx, scope, deps }, correcting);
      if (!done) throw new Waits();
    });
  } catch (error) {
    if (!(error instanceof Waits))
      deps.log.error({ err: error, award }, 'an award was not corrected');
  }
}
