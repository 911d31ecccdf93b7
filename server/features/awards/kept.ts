import { countBefore, lockWhatCounts } from './count-store.ts';
import { openSupplement } from './decide.ts';
import { factsOfDeed, getDeed } from './deed-store.ts';
import { recordGiven } from './given.ts';
import { getEvidence } from './list-store.ts';
import type { TxContext } from './pay.ts';
import { factsOf, rightRuleOf } from './steps.ts';
import * as store from './store.ts';
import { addToAward } from './supplement.ts';
import { remainingOf } from './tellings.ts';
import { decideWithinDay } from './within-day.ts';

interface Kept {
  /** The file of mediation. */
  source: string;
  /** Who led it. */
  resident: string;
}

/**
 * An agreement has been kept: whoever led the mediation gets what the book gives for that beyond what it
 * gave before, as an addition to the first award. Once for a file; what was taken back, or left empty by a
 * limit, is added to by nothing.
 */
export async function payKept(context: TxContext, { source, resident }: Kept): Promise<void> {
  const { tx, scope } = context;
  const holder = await store.lockHolder(tx, scope, resident);
  const deeds = ['mediation.lead'] as const;
  const awards = await store.lockAwardsOfSource(tx, scope, { source, deeds });
  const first = awards.find(({ cause }) => cause === 'deed');
  if (first === undefined || first.resident !== resident || first.state === 'reversed') return;
  if (awards.some(({ cause }) => cause === 'kept')) return;
  if (await store.isErased(tx, scope, resident)) return;
  const { book, rule } = await rightRuleOf(context, first);
  if (rule === undefined) return;
  const deed = await getDeed(tx, scope, first.deed);
  await lockWhatCounts(tx, scope, { deed, rule });
  const counted = await countBefore(tx, scope, { deed, rule, lookingBack: true });
  const facts = factsOfDeed(deed);
  const decision = decideWithinDay(
    book,
    { ...facts, outcomes: [...facts.outcomes, 'kept'] },
    counted,
  );
  if (decision === undefined) return;
  const given = awards.filter(({ state }) => state !== 'reversed').map(remainingOf);
  const own = given.reduce((sum, { points }) => sum + points, 0);
  const shared = given.reduce((sum, one) => sum + one.household_points, 0);
  const points = Math.max(0, decision.points - decision.householdPoints - own);
  // The household of the day of the deed shares; who has left it keeps their own part.
  const household = holder.household?.id === deed.household ? holder.household : null;
  const householdPoints = household === null ? 0 : Math.max(0, decision.householdPoints - shared);
  if (points + householdPoints === 0) return;
  const added = await addToAward(context, {
    award: first,
    points,
    householdPoints,
    household,
    cause: 'kept',
    causeId: source,
    by: { book, rule },
    // Said before it is known whether anybody pays it: where nobody does, why it is empty follows.
    why: {
      zh: `协议已经履行，应补后一半 ${points + householdPoints} 分。${decision.why.zh}`,
      en: `The agreement has been kept: the second half comes to ${points + householdPoints} points. ${decision.why.en}`,
    },
    opening: openSupplement({
      award: factsOf(first),
      review: rule.review,
      decision: await getEvidence(tx, scope, deed.id),
    }),
  });
  await recordGiven(context, added);
}
