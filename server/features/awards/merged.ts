import type { Sentence } from '../../../contract/values.ts';
import * as ledger from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { MergedShare } from '../rules/service.ts';
import { countBefore } from './count-store.ts';
import { factsOfDeed, getDeed } from './deed-store.ts';
import * as mergedStore from './merged-store.ts';
import { payAward, type TxContext, unpaid } from './pay.ts';
import { rightRuleOf } from './steps.ts';
import * as store from './store.ts';
import { tellHolder } from './tell.ts';

/** Whether points were given for reports that may be of one matter, and as what; reversed: taken back. */
export const listGiven = (
  read: Read,
  scope: Scope,
  sources: readonly string[],
): Promise<Map<string, mergedStore.GivenAs>> => mergedStore.listGiven(read, scope, sources);

interface Merged {
  /** The case. */
  source: string;
  /** The case that counts as the first of the matter. */
  first: string;
  share: MergedShare;
}

/** What is left of an award. */
interface Keep {
  points: number;
  householdPoints: number;
  why: Sentence;
}

/**
 * A report that staff found to be of one matter with an earlier one gets what the book gives to those who support:
 * what was announced beyond that is taken off before it is given. What was given stays as it is. A book that says
 * nothing of later reports pays each in full.
 */
export async function shareMerged(context: TxContext, merged: Merged): Promise<void> {
  const { tx, scope, deps } = context;
  const deeds = ['report.verified'] as const;
  const awards = await store.lockAwardsOfSource(tx, scope, { source: merged.source, deeds });
  const own = awards.find(({ cause }) => cause === 'deed');
  if (own === undefined || own.state === 'reversed' || isGiven(own)) return;
  const { book, rule } = await rightRuleOf(context, own);
  if (!rule?.samePlace) return;
  await mergedStore.insertMerged(tx, scope, { ...merged, deed: own.deed, at: deps.clock.now() });
  const deed = await getDeed(tx, scope, own.deed);
  const counted = await countBefore(tx, scope, { deed, rule, lookingBack: true });
  const decision = book.decide(factsOfDeed(deed), counted);
  if (decision === undefined) return;
  let points = decision.points - decision.householdPoints;
  let shared = decision.householdPoints;
  for (const award of [own, ...awards.filter((one) => one !== own)]) {
    const keep = {
      points: Math.min(award.points, points),
      householdPoints: Math.min(award.household_points, shared),
      why: decision.why,
    };
    points -= keep.points;
    shared -= keep.householdPoints;
    const isLess = keep.points < award.points || keep.householdPoints < award.household_points;
    if (isLess && award.state !== 'reversed' && !isGiven(award)) await lower(context, award, keep);
  }
}

const isGiven = ({ state, points, household_points: shared }: store.AwardRow) =>
  state === 'settled' && points + shared > 0;

/** What was announced is voided and announced anew with less, by whoever announced it. */
async function lower(context: TxContext, award: store.AwardRow, keep: Keep): Promise<void> {
  const { tx, scope, deps } = context;
  const { points, householdPoints: household_points, why } = keep;
  const now = deps.clock.now();
  const pending = [award.pending, award.household_pending].filter((leg) => leg !== null);
  if (pending.length > 0) {
    const ends = pending.map((leg) => ({
      id: deps.ids.uuid(),
      pending: leg,
      how: 'void' as const,
    }));
    const voided = await ledger.endPending(tx, { county: scope.county, at: now, ends });
    if (voided.some(({ kind }) => kind === 'refused'))
      throw new Error(`award ${award.id}: the ledger refused to void what was announced`);
  }
  const change = { points, household_points, why };
  if (points + household_points === 0) {
    const nothing = { state: 'settled', queued_as: null, settled_at: now, ...unannounced } as const;
    const empty = await store.changeAward(tx, scope, award.id, { ...change, ...nothing });
    await tellHolder(context, empty, why);
    return;
  }
  const announced = pending.length === 0 ? {} : await announceAnew(context, award, keep);
  await store.changeAward(tx, scope, award.id, { ...change, ...announced });
}

const unannounced = { pending: null, household_pending: null, pool: null, payer: null };

async function announceAnew(context: TxContext, award: store.AwardRow, keep: Keep) {
  const { tx, scope } = context;
  if (award.pool === null || award.payer === null)
    throw new Error(`award ${award.id} was announced by nobody`);
  const deed = await getDeed(tx, scope, award.deed);
  const paid = await payAward(context, {
    award: { ...store.asNewAward(award), ...unpaid, ...keep },
    holderNo: await store.getHolderNo(tx, scope, award.resident),
    householdNo:
      deed.household === null ? null : await store.getHouseholdNo(tx, scope, deed.household),
    kind: 'announce',
    // It has just become free there.
    pools: [{ code: award.pool, holderNo: award.payer, cover: null }],
    graceDays: 0,
    anew: award.pending ?? award.household_pending,
  });
  if (paid.kind === 'refused') throw new Error(`award ${award.id} was not announced anew`);
  return { pending: paid.pending, household_pending: paid.householdPending };
}
