import type { Sentence } from '../../../contract/values.ts';
import { leaveMessage, type Subscriber } from '../../platform/outbox.ts';
import { jobScope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { findNextAtPlace } from './count-store.ts';
import { getDeed } from './deed-store.ts';
import {
  type AddContext,
  addWhatIsMissing,
  type CorrectionsBeside,
  lockForMore,
} from './missing.ts';
import { rightRuleOf } from './steps.ts';
import * as store from './store.ts';

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

async function moveUp(context: AddContext, fallenId: string): Promise<void> {
  const { tx, scope, deps, corrections } = context;
  // Before anything else is locked: a comparison holds its correction while it reads awards.
  await corrections.hold(tx, scope);
  const fallen = await store.getAward(tx, scope, fallenId);
  const { rule } = await rightRuleOf(context, fallen);
  if (!rule?.samePlace) return;
  const at = { deed: await getDeed(tx, scope, fallen.deed), place: rule.samePlace };
  const next = await findNextAtPlace(tx, scope, at);
  if (next === undefined) return;
  const standing = await lockForMore(context, next);
  if (standing === undefined) return;
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
  await addWhatIsMissing(context, standing, { cause: 'moved_up', causeId: fallenId, why: movedUp });
}

const movedUp: Sentence = {
  zh: '同一地点先报的那件没有成立，您这件顶上，补足差额。',
  en: 'The one reported first at this place fell away, so yours moves up and gets the difference.',
};
