import type { Sentence } from '../../../contract/values.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { RuleDecision } from '../rules/service.ts';
import { countBefore, lockWhatCounts } from './count-store.ts';
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

/** What additions to awards ask of corrections, and tell them. */
export interface CorrectionsBeside {
  /** Nothing is compared or signed from here on until this is over. */
  hold(tx: Tx, scope: Scope): Promise<void>;
  /** What signed corrections will still give or take for these awards. */
  stillToCorrect(read: Read, scope: Scope, awards: readonly string[]): Promise<Shares>;
  /** More was given under a version: what was compared of it, and is not signed, is compared anew. */
  compareAnew(tx: Tx, scope: Scope, version: number): Promise<void>;
}

export type AddContext = TxContext & { corrections: CorrectionsBeside };

/** A deed whose award still stands, and all that was given for it. */
export interface StandingAwards {
  deed: DeedRow;
  first: store.AwardRow;
  awards: readonly store.AwardRow[];
  household: store.Holder['household'];
}

/** Locks whoever did a deed, its awards and what counts beside them; undefined where nothing can be added. */
export async function lockForMore(
  context: AddContext,
  { id, resident }: Pick<DeedRow, 'id' | 'resident'>,
): Promise<StandingAwards | undefined> {
  const { tx, scope } = context;
  const holder = await store.lockHolder(tx, scope, resident);
  if (holder.erased) return undefined;
  const deed = await getDeed(tx, scope, id);
  await store.lockAwardsOfDeed(tx, scope, deed.id);
  // Anew: what a correction added while this waited for the lock is not among what was locked.
  const awards = await store.lockAwardsOfDeed(tx, scope, deed.id);
  const first = awards.find(({ cause }) => cause === 'deed');
  if (first === undefined || first.state === 'reversed') return undefined;
  await lockWhatCounts(tx, scope, { deed, rule: (await rightRuleOf(context, first)).rule });
  return { deed, first, awards, household: holder.household };
}

interface Because {
  cause: 'moved_up' | 'split';
  causeId: string;
  /** Said before why the book gives as much. */
  why: Sentence;
}

/** Adds to an award what the book gives for its deed as it is judged now, beyond what was given or announced. */
export async function addWhatIsMissing(
  context: AddContext,
  { deed, first, awards, household }: StandingAwards,
  { cause, causeId, why }: Because,
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
    cause,
    causeId,
    why: { zh: `${why.zh}${decision.why.zh}`, en: `${why.en} ${decision.why.en}` },
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
