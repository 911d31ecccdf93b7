import type { DeedKind, Outcome, Rule } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { localDate } from '../../platform/calendar.ts';
import * as integrity from '../integrity/service.ts';
import * as rules from '../rules/service.ts';
import { countBefore, lockWhatCounts } from './count-store.ts';
import { type Opening, openAward, queueAward } from './decide.ts';
import { type DeedRow, factsOfDeed, insertDeed } from './deed-store.ts';
import {
  emptied,
  noCover,
  notCovered,
  payAward,
  payersOf,
  repay,
  type TxContext,
  unpaid,
  whyDayIsFull,
} from './pay.ts';
import type { Payer } from './payers.ts';
import { isQueueBefore } from './queue-store.ts';
import * as store from './store.ts';
import { tellHolder } from './tell.ts';
import { tellings } from './tellings.ts';

export type { TxContext } from './pay.ts';

/** A deed on its way to points. */
export interface Deed {
  kind: DeedKind;
  /** The deed of the same source that this one goes with: where that earned nothing, so does this. */
  follows?: DeedKind;
  resident: string;
  /** The child whose deed the resident reported as a guardian. */
  child?: string;
  /** The case, patrol … that it came of. */
  source: string;
  /** The source of an earlier deed that it tells the same as, as the resident says: it counts as a later one there. */
  joins?: string;
  /** 0, or the count of repeats that the same source may be paid for again after a reversal. */
  occasion: number;
  caseCode: string | null;
  /** What the statement calls it. */
  what: Sentence;
  category: string | null;
  grid: string | null;
  position: { lng: number; lat: number } | null;
  /** null: the place was given in words. */
  insideCounty: boolean | null;
  prints: readonly integrity.Print[];
  /** Minutes for kinds that end in `.hour`, 1 otherwise. */
  quantity: number;
  /** The other party, where a rule limits awards with the same one. */
  counterpart?: string;
  /** Grade of difficulty, 1 (the lowest) unless given. */
  grade?: number;
  outcomes?: readonly Outcome[];
  /** Points recovered thanks to it. */
  recovered?: number;
  /** Somebody typed it in from paper: it waits for another person, also where its rule pays at once. */
  toCompare?: boolean;
  /** Who of staff alone typed it for an account without a number: it is held for another person. */
  typedBy?: string;
  /** It is given once for each person, and somebody who looks like the same one had it: it is held for a person. */
  hadBefore?: integrity.HadBefore | undefined;
  at: Date;
}

/**
 * The only road to points: deed → rules → integrity → award → ledger, in the caller's transaction.
 * @returns the award, or undefined where no rule pays this deed, it was paid before, or whoever did it had
 * everything erased meanwhile
 */
export async function recordDeed(
  context: TxContext,
  deed: Deed,
): Promise<store.AwardRow | undefined> {
  const { tx, scope, deps } = context;
  // What is asked for together goes out together, in this order: the doer is locked before all else.
  const [holder, led, book] = await Promise.all([
    store.lockHolder(tx, scope, deed.resident),
    deed.follows === undefined ? 'free' : leadOf(context, deed),
    rules.getRulebook(tx, scope, localDate(deed.at)),
  ]);
  if (led === 'nothing' || holder.erased) return undefined;
  const row = rowOf(deed, { id: deps.ids.uuid(), holder });
  const { toCompare = false, hadBefore } = deed;
  const facts = {
    ...factsOfDeed(row),
    toCompare: toCompare || deed.typedBy !== undefined,
    hadBefore: hadBefore !== undefined,
  };
  const rule = book.find(facts)?.rule;
  const [isNew, , counted, likenesses, pools] = await Promise.all([
    insertDeed(tx, scope, row),
    lockWhatCounts(tx, scope, { deed: row, rule }),
    countBefore(tx, scope, { deed: row, rule }),
    integrity.findLikenesses(tx, scope, deed),
    rule === undefined ? [] : payersOf(context, rule),
  ]);
  if (!isNew) return undefined;
  const assessment = integrity.assessDeed(tx, scope, {
    ...deed,
    deed: row.id,
    likenesses,
    // Only reports can be too many: a bonus or a gift is nobody's doing.
    reportsToday: deed.kind === 'report.verified' ? counted.reportsToday : 0,
  });
  const decision = book.decide(facts, counted);
  if (decision === undefined) return undefined;
  const { points } = decision;
  const evidence = led === 'held' ? 'held' : assessment.decision;
  const review = toCompare ? 'when_verified' : decision.rule.review;
  const opening = openAward({ points, review, decision: evidence }, deed.at);
  const full = whyDayIsFull(book.document.awardsPerPersonDay, counted.awardsToday);
  const opened = { deedId: row.id, book, decision, opening, holder, full, pools };
  return writeAward(context, deed, opened);
}

const rowOf = (deed: Deed, { id, holder }: { id: string; holder: store.Holder }): DeedRow => ({
  ...deed,
  id,
  household: holder.household?.id ?? null,
  agreedShare: holder.household?.agreedShare ?? null,
  child: deed.child ?? null,
  counterpart: deed.counterpart ?? null,
  joins: deed.joins ?? null,
  merged: null,
  grade: deed.grade ?? 1,
  outcomes: deed.outcomes ?? [],
  recovered: deed.recovered ?? 0,
  typedBy: deed.typedBy ?? null,
});

/** What became of the deed that this one goes with. */
async function leadOf(
  { tx, scope }: TxContext,
  { source, follows }: Deed,
): Promise<'free' | 'held' | 'nothing'> {
  const deeds = follows === undefined ? [] : [follows];
  const awards = await store.lockAwardsOfSource(tx, scope, { source, deeds });
  const standing = awards.filter(
    ({ state, points, household_points }) => state !== 'reversed' && points + household_points > 0,
  );
  if (standing.length === 0) return 'nothing';
  return standing.some(({ state }) => state === 'held') ? 'held' : 'free';
}

interface Opened {
  deedId: string;
  book: rules.Rulebook;
  decision: rules.RuleDecision;
  opening: Opening;
  holder: store.Holder;
  /** The person has had all the awards of that day that the book allows: how that is said. */
  full: Sentence | undefined;
  pools: readonly Payer[];
}

async function writeAward(
  context: TxContext,
  deed: Deed,
  { deedId, book, decision, opening, holder, full, pools }: Opened,
): Promise<store.AwardRow> {
  const now = context.deps.clock.now();
  const award: store.NewAward = {
    id: context.deps.ids.uuid(),
    deed: deedId,
    resident: deed.resident,
    caseCode: deed.caseCode,
    rule: decision.rule.id,
    ruleVersion: book.version,
    points: decision.points - decision.householdPoints,
    householdPoints: decision.householdPoints,
    state: opening.state,
    verified: opening.verified,
    what: deed.what,
    why: decision.why,
    at: deed.at,
    dueAt: opening.dueAt,
    // What is entered days later is of the day on which it was done, and comes in when it is posted.
    settledAt: opening.state === 'settled' ? now : null,
    lapsesOn: decision.lapsesOn,
    ...unpaid,
    queuedAs: null,
    repaid: 0,
    cause: 'deed',
    causeId: null,
  };
  if (full !== undefined && decision.points > 0) {
    const empty = { ...award, ...emptied(award, full), dueAt: null, settledAt: now };
    return store.insertAward(context.tx, context.scope, empty);
  }
  if (opening.posting === 'none') return store.insertAward(context.tx, context.scope, award);
  return insertPaid(context, award, {
    pools,
    graceDays: book.document.refundGraceDays,
    holderNo: holder.holderNo,
    householdNo: holder.household?.holderNo ?? null,
    kind: opening.posting,
    rule: decision.rule,
  });
}

/**
 * Pays an award and writes it. Where no pool covers it, it waits in the queue if its rule says so, or is
 * written as an empty one that tells why; paid at once, it first pays what is owed, and the resident
 * hears of that.
 */
export async function insertPaid(
  context: TxContext,
  award: store.NewAward,
  { rule, ...terms }: Omit<Parameters<typeof payAward>[1], 'award'> & { rule: Rule },
): Promise<store.AwardRow> {
  const { tx, scope } = context;
  const waits = await isQueueBefore(tx, scope, rule);
  const paid = waits ? notCovered : await payAward(context, { award, ...terms });
  if (paid.kind === 'refused' && rule.whenUsedUp === 'queue')
    return store.insertAward(tx, scope, { ...award, ...queueAward(award) });
  if (paid.kind === 'refused') {
    // Announced or posted, it is over; whether its deed proves true is another question.
    const empty = { ...award, ...emptied(award, noCover), settledAt: context.deps.clock.now() };
    return store.insertAward(tx, scope, empty);
  }
  const { kind, ...legs } = paid;
  const repaid = terms.kind === 'post' ? await repay(context, legs) : 0;
  const written = store.insertAward(tx, scope, { ...award, ...legs, repaid });
  if (repaid > 0 && award.cause === 'deed')
    await tellHolder(context, written, tellings.repaid(written));
  return written;
}
