import { recordAudit } from '../../platform/audit.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import { addLot, type Effect, noEffect } from './effect.ts';
import * as store from './store.ts';

/** Residents whose awards are compared in one transaction, lines that are read at once. */
const usualLots = { residents: 200, lines: 100 };
type Lots = typeof usualLots;

/** The figures of a whole comparison, lot by lot as below, without keeping anything of it. */
export async function compareAll(
  read: Read,
  scope: Scope,
  { wrong, right }: { wrong: number; right: number },
): Promise<Effect> {
  let effect = noEffect;
  let after: string | null = null;
  do {
    const lot: awards.Comparison = await awards.compareLot(read, scope, {
      wrong,
      right,
      after,
      limit: usualLots.residents,
    });
    effect = addLot(effect, lot);
    after = lot.last ?? null;
  } while (after !== null);
  return effect;
}

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
    const lot = await awards.compareLot(tx, scope, { wrong, right, after, limit });
    await store.insertLines(tx, scope, { correction: id, lines: lot.differences });
    await store.changeCorrection(tx, scope, id, {
      effect: addLot(store.effectOf(row), lot),
      ...(lot.last === undefined ? { state: 'asked' } : { reached: lot.last }),
    });
    return lot.last !== undefined;
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
    if (open === undefined) await finish(tx, { deps, scope }, row.id);
  });
  deps.wakeOutbox();
}

/** Every line has come to an end; whoever finds it ended already leaves it, and the audit, alone. */
async function finish(
  tx: Tx,
  { deps, scope }: { deps: Deps; scope: Scope },
  id: string,
): Promise<void> {
  const row = await store.lockCorrection(tx, scope, id);
  if (row?.state !== 'signed') return;
  await store.changeCorrection(tx, scope, id, { state: 'done' });
  const entry = { action: 'correction.carried_out', object: `correction/${id}` } as const;
  await recordAudit(tx, { deps, ask: { scope } }, entry);
}

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
      const key = { correction: id, award };
      if (!(await store.takeLine(tx, scope, key))) return;
      const outcome = await awards.correctAward({ tx, scope, deps }, correcting);
      if (outcome === 'waits') return;
      await store.finishLine(tx, scope, { ...key, outcome, at: deps.clock.now() });
      if (outcome === 'fell_away') return;
      const entry = { action: 'award.corrected', object: `award/${award}` } as const;
      const details = { correction: id, points, householdPoints };
      await recordAudit(tx, { deps, ask: { scope } }, { ...entry, details });
    });
  } catch (error) {
    deps.log.error({ err: error, award }, 'an award was not corrected');
  }
}
