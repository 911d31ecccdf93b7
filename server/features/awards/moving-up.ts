import type { Sentence } from '../../../contract/values.ts';
import { leaveMessage, type Subscriber } from '../../platform/outbox.ts';
import { jobScope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import type { RuleDecision } from '../rules/service.ts';
import { countBefore, findNextAtPlace, lockWhatCounts } from './count-store.ts';
import { openSupplement } from './decide.ts';
import { type DeedRow, factsOfDeed, getDeed } from './deed-store.ts';
import { getEvidence } from './list-store.ts';
import type { TxContext } from './pay.ts';
import { factsOf, ruleOf } from './steps.ts';
import * as store from './store.ts';
import { addToAward } from './supplement.ts';
import { remainingOf } from './tellings.ts';

/**
 * The first award at a place fell away: the earliest later deed there that still stands gets what it
 * would have got had it been the first, as an addition to its award.
 */
export const deliverFallenAward =
  (deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>): Subscriber =>
  async (tx, { county, payload }) => {
    const { award } = payload as { award: string };
    await moveUp({ tx, scope: jobScope(county, 'move_up'), deps }, award);
  };

async function moveUp(context: TxContext, fallenId: string): Promise<void> {
  const { tx, scope, deps } = context;
  const fallen = await store.getAward(tx, scope, fallenId);
  const { rule } = await ruleOf(context, fallen);
  if (rule.samePlace === null) return;
  const at = { deed: await getDeed(tx, scope, fallen.deed), place: rule.samePlace };
  const next = await findNextAtPlace(tx, scope, at);
  if (next === undefined) return;
  const holder = await store.lockHolder(tx, scope, next.resident);
  const deed = await getDeed(tx, scope, next.id);
  const awards = await store.lockAwardsOfDeed(tx, scope, deed.id);
  const first = awards.find(({ cause }) => cause === 'deed');
  if (first === undefined || first.state === 'reversed') return;
  await lockWhatCounts(tx, scope, { deed, rule: (await ruleOf(context, first)).rule });
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
  context: TxContext,
  { deed, first, awards, household, fallenId }: Next,
): Promise<void> {
  const { tx, scope } = context;
  const { book, rule } = await ruleOf(context, first);
  const counted = await countBefore(tx, scope, { deed, rule, lookingBack: true });
  const decision = book.decide(factsOfDeed(deed), counted);
  if (decision === undefined) return;
  const missing = missingOf(decision, awards);
  // The household of the day of the deed shares; who has left it keeps their own part.
  const shares = household?.id === deed.household ? household : null;
  if (missing.points + (shares === null ? 0 : missing.householdPoints) === 0) return;
  const evidence = await getEvidence(tx, scope, deed.id);
  const opening = openSupplement({
    award: factsOf(first),
    review: rule.review,
    decision: evidence,
  });
  await addToAward(context, {
    ...missing,
    award: first,
    household: shares,
    cause: 'moved_up',
    causeId: fallenId,
    why: movedUp(decision.why),
    opening,
  });
}

/** What a decision gives beyond what awards for the same deed give already. */
export function missingOf(
  { points, householdPoints }: RuleDecision,
  awards: readonly store.AwardRow[],
) {
  const standing = awards.filter(({ state }) => state !== 'reversed');
  const given = standing.map(remainingOf);
  const own = given.reduce((sum, award) => sum + award.points, 0);
  const shared = given.reduce((sum, award) => sum + award.household_points, 0);
  return {
    points: Math.max(0, points - householdPoints - own),
    householdPoints: Math.max(0, householdPoints - shared),
  };
}

const movedUp = ({ zh, en }: Sentence): Sentence => ({
  zh: `同一地点先报的那件没有成立，您这件顶上，补足差额。${zh}`,
  en: `The one reported first at this place fell away, so yours moves up and gets the difference. ${en}`,
});
