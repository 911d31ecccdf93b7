import type { Award } from '../../../contract/awards.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { communityOf } from '../privacy/service.ts';
import { type AwardState, releaseAward } from './decide.ts';
import { proofForLarge } from './large.ts';
import * as lists from './list-store.ts';
import type { TxContext } from './pay.ts';
import { refuse } from './refusals.ts';
import { factsOf, reverse, reverseSource, sealNote, takeStep } from './steps.ts';
import * as store from './store.ts';
import type { Reversal } from './tellings.ts';
import { showAward } from './view.ts';

/** A reviewer found the evidence sound. */
export function settleHeld(deps: Deps, ask: Ask, { id, note }: { id: string; note: string }) {
  return carryOut(deps, ask, async (tx) => {
    const found = await lockBelow(tx, ask, id);
    if (found === undefined) return refuse('award_not_found');
    const { award, area, typedBy } = found;
    if (typedBy === staffOf(ask.scope).id) return refuse('award_typed_by_you');
    const step = releaseAward({ ...factsOf(award), state: award.state as AwardState });
    if (step === undefined) return refuse('award_not_held');
    const context = { tx, scope: ask.scope, deps };
    const missing = await proofForLarge(context, award.points + award.household_points);
    if (missing) return missing;
    await takeStep(context, award, step);
    const note_sealed = await sealNote(context, award, note);
    const released = await store.changeAward(tx, ask.scope, id, { note_sealed });
    const entry = { action: 'award.released', object: `award/${id}`, area } as const;
    const facts = { before: award, after: released };
    await recordAudit(tx, { deps, ask }, { ...entry, ...facts, reason: note });
    return showAward(released);
  });
}

interface Placed {
  award: store.AwardRow;
  /** Where its deed was done, at home no closer than the community; null where that has no place. */
  area: string | null;
  /** Who of staff alone typed what it is for. */
  typedBy: string | null;
}

/** An award under lock; one elsewhere answers like one that does not exist. */
async function lockBelow(tx: Tx, ask: Ask, id: string): Promise<Placed | undefined> {
  const place = await lists.findPlaceBelow(tx, ask.scope, id);
  if (place === undefined) return undefined;
  const award = await store.lockAward(tx, ask.scope, id);
  if (award === undefined) return undefined;
  const { grid, lng, typed_by: typedBy } = place;
  return { award, area: lng === null ? communityOf(grid) : grid, typedBy };
}

type Wanted = { id: string } & Reversal;

/** A reviewer found the evidence wanting. */
export function reverseHeld(deps: Deps, ask: Ask, wanted: Wanted) {
  return carryOut(deps, ask, async (tx) => {
    const found = await lockBelow(tx, ask, wanted.id);
    if (found === undefined) return refuse('award_not_found');
    if (found.award.state !== 'held') return refuse('award_not_held');
    return reverseWhole(tx, { deps, ask, ...found, wanted });
  });
}

/** What came back. */
export interface Taken {
  award: string;
  holder: string;
  /** Points that were there to be taken; what was spent meanwhile is owed and not among them. */
  recovered: number;
}

type AndThen = (context: TxContext, taken: Taken) => Promise<Refusal | undefined> | undefined;

/**
 * An award that was wrongly given is taken back, whatever became of it meanwhile.
 * @param andThen in the same transaction; where it refuses, nothing is taken back
 */
export function reverseAward(deps: Deps, ask: Ask, wanted: Wanted, andThen?: AndThen) {
  return carryOut(deps, ask, async (tx) => {
    const found = await lockBelow(tx, ask, wanted.id);
    if (found === undefined) return refuse('award_not_found');
    if (found.award.state === 'reversed') return refuse('award_reversed');
    if (await store.isErased(tx, ask.scope, found.award.resident)) return refuse('holder_erased');
    return reverseWhole(tx, { deps, ask, ...found, wanted, andThen });
  });
}

interface Whole extends Omit<Placed, 'typedBy'> {
  deps: Deps;
  ask: Ask;
  wanted: Wanted;
  andThen?: AndThen | undefined;
}

/** Reverses an award, what was added to it, and the bonus that went with the same report. */
async function reverseWhole(
  tx: Tx,
  { deps, ask, award, area, wanted: { id, reason, note }, andThen }: Whole,
): Promise<Award | Refusal> {
  const context = { tx, scope: ask.scope, deps };
  const reversed = await reverse(context, award, { reason, note });
  if (reversed === undefined) return refuse('award_reversed');
  let recovered = reversed.reversal_taken ?? 0;
  if (award.cause === 'deed') {
    for (const other of await store.lockAwardsOfDeed(tx, ask.scope, award.deed))
      recovered += (await reverse(context, other, { reason, note }))?.reversal_taken ?? 0;
    const source = await store.getSource(tx, ask.scope, award.deed);
    await reverseSource(context, { source, deeds: ['report.solved'], reason, note });
  }
  const { reversal_taken: taken, reversal_owed: owed } = reversed;
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'award.reversed',
      object: `award/${id}`,
      area,
      reason: note,
      details: { reason, taken, owed },
      before: award,
      after: reversed,
    },
  );
  const refused = await andThen?.(context, { award: id, holder: award.resident, recovered });
  return refused ?? showAward(reversed, note);
}
