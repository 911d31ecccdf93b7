import type { Award } from '../../../contract/awards.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { stepUpMissing } from '../../platform/step-up.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { type AwardState, releaseAward } from './decide.ts';
import * as lists from './list-store.ts';
import { refuse } from './refusals.ts';
import { factsOf, reverse, reverseSource, takeStep } from './steps.ts';
import * as store from './store.ts';
import type { Reversal } from './tellings.ts';
import { showAward } from './view.ts';

/** A reviewer found the evidence sound. */
export function settleHeld(deps: Deps, ask: Ask, { id, note }: { id: string; note: string }) {
  return carryOut(deps, ask, async (tx) => {
    const award = await lockBelow(tx, ask, id);
    if (award === undefined) return refuse('award_not_found');
    const step = releaseAward({ ...factsOf(award), state: award.state as AwardState });
    if (step === undefined) return refuse('award_not_held');
    const points = award.points + award.household_points;
    const large = points >= (await store.getLargeAwardPoints(tx, ask.scope));
    const missing = large ? stepUpMissing(ask.scope, deps.clock.now()) : undefined;
    if (missing) return missing;
    const released = await takeStep({ tx, scope: ask.scope, deps }, award, step);
    const entry = { action: 'award.released', object: `award/${id}`, details: { note } };
    await recordAudit(tx, { deps, ask }, entry);
    return showAward(released);
  });
}

/** An award under lock; one elsewhere answers like one that does not exist. */
export async function lockBelow(tx: Tx, ask: Ask, id: string): Promise<store.AwardRow | undefined> {
  const below = await lists.isBelow(tx, ask.scope, id);
  return below ? store.lockAward(tx, ask.scope, id) : undefined;
}

type Wanted = { id: string } & Reversal;

/** A reviewer found the evidence wanting. */
export function reverseHeld(deps: Deps, ask: Ask, wanted: Wanted) {
  return carryOut(deps, ask, async (tx) => {
    const award = await lockBelow(tx, ask, wanted.id);
    if (award === undefined) return refuse('award_not_found');
    if (award.state !== 'held') return refuse('award_not_held');
    return reverseWhole(tx, { deps, ask, award, wanted });
  });
}

/** An award that was wrongly given is taken back, whatever became of it meanwhile. */
export function reverseAward(deps: Deps, ask: Ask, wanted: Wanted) {
  return carryOut(deps, ask, async (tx) => {
    const award = await lockBelow(tx, ask, wanted.id);
    if (award === undefined) return refuse('award_not_found');
    if (award.state === 'reversed') return refuse('award_reversed');
    return reverseWhole(tx, { deps, ask, award, wanted });
  });
}

interface Whole {
  deps: Deps;
  ask: Ask;
  award: store.AwardRow;
  wanted: Wanted;
}

/** Reverses an award, what was added to it, and the bonus that went with the same report. */
async function reverseWhole(
  tx: Tx,
  { deps, ask, award, wanted: { id, reason, note } }: Whole,
): Promise<Award | Refusal> {
  const context = { tx, scope: ask.scope, deps };
  const reversed = await reverse(context, award, { reason, note });
  if (reversed === undefined) return refuse('award_reversed');
  if (award.cause === 'deed') {
    for (const other of await store.lockAwardsOfDeed(tx, ask.scope, award.deed))
      await reverse(context, other, { reason, note });
    const source = await store.getSource(tx, ask.scope, award.deed);
    await reverseSource(context, { source, deeds: ['report.solved'], reason, note });
  }
  const details = {
    reason,
    note,
    taken: reversed.reversal_taken,
    owed: reversed.reversal_owed,
  };
  await recordAudit(
    tx,
    { deps, ask },
    { action: 'award.reversed', object: `award/${id}`, details },
  );
  return showAward(reversed);
}
