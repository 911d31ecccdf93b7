import type { Sentence } from '../../../contract/values.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { leaveMessage, type Subscriber } from '../../platform/outbox.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import type { RuleDecision } from '../rules/service.ts';
import { countBefore, findNextAtPlace, lockWhatCounts } from './count-store.ts';
import { openSupplement } from './decide.ts';
import { type DeedRow, factsOfDeed, getDeed } from './deed-store.ts';
import { recordGiven } from './given.ts';
import { getEvidence } from './list-store.ts';
import type { TxContext } from './pay.ts';
import { factsOf, rightRuleOf } from './steps.ts';
import * as store from './store.ts';
import { addToAward } from './supplement.ts';
import { remainingOf } from './tellings.ts';
import { decideWithinDay } from './within-day.ts';

/** Points of both shares; below zero they are to be taken back. */
interface Shares {
  points: number;
  householdPoints: number;
}

/** What moving up asks of corrections, and tells them. */
export interface CorrectionsBeside {
  /** Nothing is compared or signed from here on until this is over. */
  hold(tx: Tx, scope: Scope): Promise<void>;
  /** What signed corrections will still give or take for these awards. */
  stillToCorrect(read: Read, scope: Scope, awards: readonly string[]): Promise<Shares>;
  /** More was given under a version: what was compared of it, and is not signed, is compared anew. */
  compareAnew(tx: Tx, scope: Scope, version: number): Promise<void>;
}

type MoveContext = TxContext & { corrections: CorrectionsBeside };

/**
 * The first award at a place fell away: the earliest later deed there that still stands gets what it
 * would have got had it been the first, as an addition to its award.
 */
export const deliverFallenAward =
  (deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>, corrections: CorrectionsBeside): Subscriber =>
  async (tx, { county, payload }) => {
    const { award } = payload as { award: string };
    await moveUp({ tx, scope: jobScope(county, 'move_up'), deps, corrections }, award);
  };

async function moveUp(context: MoveContext, fallenId: string): Promise<void> {
  const { tx, scope, deps, corrections } = context;
  // Before anything else is locked: a comparison holds its correction while it reads awards.
  await corrections.hold(tx, scope);
  const fallen = await store.getAward(tx, scope, fallenId);
  const { rule } = await rightRuleOf(context, fallen);
  if (!rule?.samePlace) return;
  const at = { deed: await getDeed(tx, scope, fallen.deed), place: rule.samePlace };
  const next = await findNextAtPlace(tx, scope, at);
  if (next === undefined) return;
  const holder = await store.lockHolder(tx, scope, next.resident);
  if (holder.erased) return;
  const deed = await getDeed(tx, scope, next.id);
  await store.lockAwardsOfDeed(tx, scope, deed.id);
  // Anew: what a correction added while this waited for the lock is not among what was locked.
  const awards = await store.lockAwardsOfDeed(tx, scope, deed.id);
  const first = awards.find(({ cause }) => cause === 'deed');
  if (first === undefined || first.state === 'reversed') return;
  await lockWhatCounts(tx, scope, { deed, rule: (await rightRuleOf(context, first)).rule });
  // Who is next was read before the place was locked: somebody else may be it now.
  if ((await findNextAtPlace(tx, scope, at))?.id !== next.id) {
    const { county } = scope;
    await leaveMessage(tx, deps, {
      county,
      topic: 'award_fell_away',
      payload: { award: fallenId },
    });
    return;
  }
  await addWhatIsMissing(context, { deed, first, awards, household: holder.household, fallenId });
}

interface Next {
  deed: DeedRow;
  first: store.AwardRow;
  awards: readonly store.AwardRow[];
  household: store.Holder['household'];
  fallenId: string;
}

async function addWhatIsMissing(
  context: MoveContext,
  { deed, first, awards, household, fallenId }: Next,
): Promise<void> {
  const { tx, scope } = context;
  const { book, rule } = await rightRuleOf(context, first);
  if (rule === undefined) return;
  const counted = await countBefore(tx, scope, { deed, rule, lookingBack: true });
  const decision = decideWithinDay(book, factsOfDeed(deed), counted);
  if (decision === undefined) return;
  const ids = awards.map(({ id }) => id);
  const missing = missingOf(decision, {
    awards,
    toCorrect: await context.corrections.stillToCorrect(tx, scope, ids),
  });
  // The household of the day of the deed shares; who has left it keeps their own part.
  const shares = household?.id === deed.household ? household : null;
  if (missing.points + (shares === null ? 0 : missing.householdPoints) === 0) return;
  const evidence = await getEvidence(tx, scope, deed.id);
  const opening = openSupplement({
    award: factsOf(first),
    review: rule.review,
    decision: evidence,
  });
  const added = await addToAward(context, {
    ...missing,
    award: first,
    household: shares,
    by: { book, rule },
    cause: 'moved_up',
    causeId: fallenId,
    why: movedUp(decision.why),
    opening,
  });
  await recordGiven(context, added);
  await context.corrections.compareAnew(tx, scope, first.rule_version);
}

/** What a decision gives beyond what awards for the same deed give already, or will by a correction. */
function missingOf(
  { points, householdPoints }: RuleDecision,
  { awards, toCorrect }: { awards: readonly store.AwardRow[]; toCorrect: Shares },
): Shares {
  const standing = awards.filter(({ state }) => state !== 'reversed');
  const given = standing.map(remainingOf);
  const own = given.reduce((sum, award) => sum + award.points, toCorrect.points);
  const shared = given.reduce(
    (sum, award) => sum + award.household_points,
    toCorrect.householdPoints,
  );
  return {
    points: Math.max(0, points - householdPoints - own),
    householdPoints: Math.max(0, householdPoints - shared),
  };
}

const movedUp = ({ zh, en }: Sentence): Sentence => ({
  zh: `同一地点先报的那件没有成立，您这件顶上，补足差额。${zh}`,
  en: `The one reported first at this place fell away, so yours moves up and gets the difference. ${en}`,
});
