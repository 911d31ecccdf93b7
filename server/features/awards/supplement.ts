import type { Rule } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { localDate } from '../../platform/calendar.ts';
import * as rules from '../rules/service.ts';
import { closeHomeOf } from './closing-home.ts';
import type { Opening } from './decide.ts';
import { insertPaid } from './grant.ts';
import { payersOf, type TxContext, unpaid } from './pay.ts';
import * as store from './store.ts';
import { tellHolder } from './tell.ts';
import { tellings } from './tellings.ts';

export interface Supplement {
  /** The award that is added to; it stays as it is. */
  award: store.AwardRow;
  /** The resident's own. */
  points: number;
  householdPoints: number;
  household: { holderNo: bigint } | null;
  cause: Exclude<store.AwardCause, 'deed'>;
  /** What it comes of: one award is added to once for each. */
  causeId: string;
  /** Book and rule by which the difference was computed, and which pay it. */
  by: { book: rules.Rulebook; rule: Rule };
  why: Sentence;
  opening: Omit<Opening, 'dueAt'>;
}

/**
 * Adds to an award by another one for the same deed, and tells the resident why. Nothing is
 * re-written; points lapse as those that are earned today.
 */
export async function addToAward(
  context: TxContext,
  { award, household, opening, by: { book, rule }, ...given }: Supplement,
): Promise<store.AwardRow> {
  const { tx, scope, deps } = context;
  const now = deps.clock.now();
  const supplement: store.NewAward = {
    ...store.asNewAward(award),
    ...unpaid,
    queuedAs: null,
    id: deps.ids.uuid(),
    points: given.points,
    householdPoints: household === null ? 0 : given.householdPoints,
    cause: given.cause,
    causeId: given.causeId,
    rule: rule.id,
    ruleVersion: book.version,
    why: given.why,
    state: opening.state,
    verified: opening.verified,
    at: now,
    dueAt: null,
    settledAt: opening.state === 'settled' ? now : null,
    lapsesOn: rules.lapseDate(book.document.lapse, localDate(now)),
    repaid: 0,
  };
  const written = await insertPaid(context, supplement, {
    pools: await payersOf(context, rule),
    graceDays: book.document.refundGraceDays,
    holderNo: await store.getHolderNo(tx, scope, award.resident),
    householdNo: household?.holderNo ?? null,
    kind: opening.posting === 'announce' ? 'announce' : 'post',
    rule,
  });
  if (written.household_transfer !== null) await closeHomeOf(context, award.deed);
  await tellHolder(context, written, tellings.added(written));
  return written;
}
