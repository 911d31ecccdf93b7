import type { Sentence } from '../../../contract/values.ts';
import type { Read } from '../../platform/database.ts';
import { leaveMessage, type Subscriber } from '../../platform/outbox.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { countBefore } from './count-store.ts';
import { factsOfDeed, getDeed } from './deed-store.ts';
import { proofForLarge } from './large.ts';
import { addWhatIsMissing, type CorrectionsBeside, lockForMore } from './missing.ts';
import type { TxContext } from './pay.ts';
import * as splitStore from './split-store.ts';
import { rightRuleOf } from './steps.ts';
import * as store from './store.ts';

/** What these reports count as later ones of, as their reporters said or staff found. */
export const listJoined = (
  read: Read,
  scope: Scope,
  sources: readonly string[],
): Promise<splitStore.Joined[]> => splitStore.listJoined(read, scope, sources);

/**
 * Reports that were taken for a matter that was reported before, and are verified as another: from now on each counts
 * as what it is by itself. What the book gives for that beyond the share of a supporter is added from the outbox.
 * Refused where that is much and whoever says so has not shown lately who they are.
 */
export async function splitDeeds(
  context: TxContext,
  splits: readonly splitStore.Joined[],
): Promise<Refusal | undefined> {
  if (splits.length === 0) return undefined;
  const { tx, scope, deps } = context;
  const { county } = scope;
  const at = deps.clock.now();
  await splitStore.insertSplits(
    tx,
    scope,
    splits.map((split) => ({ ...split, at })),
  );
  let points = 0;
  for (const [deed, [split]] of Map.groupBy(splits, (one) => one.deed)) {
    points += await worthOf(context, deed);
    const payload = { deed, joined: split?.joined };
    await leaveMessage(tx, deps, { county, topic: 'deed_split', payload });
  }
  // Who supported what fell away moved up in its place: whoever really comes next does now.
  for (const joined of new Set(splits.map((one) => one.joined))) {
    const award = await splitStore.findFallen(tx, scope, joined);
    if (award !== undefined)
      await leaveMessage(tx, deps, { county, topic: 'award_fell_away', payload: { award } });
  }
  return proofForLarge(context, points);
}

/** What the book gives for a deed as it is judged now. */
async function worthOf(context: TxContext, id: string): Promise<number> {
  const { tx, scope } = context;
  const awards = await store.lockAwardsOfDeed(tx, scope, id);
  const first = awards.find(({ cause }) => cause === 'deed');
  if (first === undefined || first.state === 'reversed') return 0;
  const { book, rule } = await rightRuleOf(context, first);
  const deed = await getDeed(tx, scope, id);
  const counted = await countBefore(tx, scope, { deed, rule, lookingBack: true });
  return book.decide(factsOfDeed(deed), counted)?.points ?? 0;
}

/** A report is of another matter than it was taken for: it gets what the first of its own matter gets. */
export const deliverSplitDeed =
  (deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>, corrections: CorrectionsBeside): Subscriber =>
  async (tx, { county, payload }) => {
    const { deed: id, joined } = payload as { deed: string; joined: string };
    const scope = jobScope(county, 'pay_split');
    const context = { tx, scope, deps, corrections };
    // Before anything else is locked: a comparison holds its correction while it reads awards.
    await corrections.hold(tx, scope);
    const { resident } = await getDeed(tx, scope, id);
    const standing = await lockForMore(context, { id, resident });
    if (standing === undefined) return;
    await addWhatIsMissing(context, standing, { cause: 'split', causeId: joined, why: ofItsOwn });
  };

const ofItsOwn: Sentence = {
  zh: '您这件查明是另外一件事，按最先报的计分，补足差额。',
  en: 'Yours was found to be a matter of its own: it counts as the one reported first, and you get the difference.',
};
