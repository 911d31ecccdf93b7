import type { DeedKind, Rule } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import * as ledger from '../../ledger/service.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import { leaveMessage } from '../../platform/outbox.ts';
import type { Refusal } from '../../platform/refusal.ts';
import * as rules from '../rules/service.ts';
import { repayLate } from './closing-home.ts';
import {
  type AwardState,
  type AwardStep,
  arriving,
  holdAward,
  type QueuedAs,
  reverseAward,
  verifyAward,
} from './decide.ts';
import { factsOfDeed, getDeed } from './deed-store.ts';
import { proofForLarge } from './large.ts';
import { emptied, noCover, notCovered, payAward, payersOf, type TxContext } from './pay.ts';
import { isQueueBefore } from './queue-store.ts';
import * as store from './store.ts';
import { type Back, backColumns, takeBack } from './taking-back.ts';
import { tellHolder } from './tell.ts';
import { type Reversal, remainingOf, tellings } from './tellings.ts';
import { noteAt } from './view.ts';

export const factsOf = (award: store.AwardRow) => {
  const { points, household_points: shared } = remainingOf(award);
  return {
    state: award.state as AwardState,
    queuedAs: award.queued_as as QueuedAs | null,
    verified: award.verified,
    points: points + shared,
  };
};

/**
 * The source proved true: its provisional awards settle, held ones wait for their own decision. Refused
 * where much would settle and whoever says so has not shown lately who they are.
 */
export const verifySource = (
  context: TxContext,
  source: string,
  deeds: readonly DeedKind[] = ['report.verified'],
): Promise<Refusal | undefined> => verifySources(context, { sources: [source], deeds });

/** The same of several sources by one decision, in the order given. */
export async function verifySources(
  context: TxContext,
  { sources, deeds }: { sources: readonly string[]; deeds: readonly DeedKind[] },
): Promise<Refusal | undefined> {
  const awards: store.AwardRow[] = [];
  for (const source of sources)
    awards.push(...(await store.lockAwardsOfSource(context.tx, context.scope, { source, deeds })));
  const steps = awards.map((award) => ({ award, step: verifyAward(factsOf(award)) }));
  // What waits for cover is given by this decision as well: it settles then without another word.
  const settling = steps.filter(
    ({ award, step }) =>
      step.ledger === 'settle' || (step.queuedAs === 'settled' && award.queued_as !== 'settled'),
  );
  const points = settling.reduce((sum, { award }) => sum + factsOf(award).points, 0);
  const missing = await proofForLarge(context, points);
  if (missing) return missing;
  for (const { award, step } of steps) await takeStep(context, award, step, true);
  return undefined;
}

/** The source goes where nobody of here verifies it: a reviewer decides, and settles or takes back. */
export async function holdSources(
  context: TxContext,
  { sources, deeds }: { sources: readonly string[]; deeds: readonly DeedKind[] },
): Promise<void> {
  const { tx, scope } = context;
  for (const source of sources)
    for (const award of await store.lockAwardsOfSource(tx, scope, { source, deeds }))
      await takeStep(context, award, holdAward(factsOf(award)), true);
}

interface Reversing extends Reversal {
  source: string;
  deeds: readonly DeedKind[];
  /** Whose awards; left out: everybody's. */
  residents?: readonly string[];
}

/** Takes back what a source gave for these kinds of deed. */
export async function reverseSource(
  context: TxContext,
  { source, deeds, residents, ...reversal }: Reversing,
): Promise<void> {
  const awards = await store.lockAwardsOfSource(context.tx, context.scope, { source, deeds });
  for (const award of awards)
    if (residents?.includes(award.resident) ?? true) await reverse(context, award, reversal);
}

/** Reverses one award; undefined when it was reversed before. */
export async function reverse(
  context: TxContext,
  award: store.AwardRow,
  { reason, note }: Reversal,
): Promise<store.AwardRow | undefined> {
  const { tx, scope, deps } = context;
  const step = reverseAward(factsOf(award));
  if (step === undefined) return undefined;
  const back = await reverseLegs(context, award, step);
  const reversed = await store.changeAward(tx, scope, award.id, {
    state: 'reversed',
    queued_as: null,
    reversal_reason: reason,
    note_sealed: await sealNote(context, award, note),
    reversed_at: deps.clock.now(),
    reversed_by: scope.actor.kind === 'staff' ? scope.actor.id : null,
    ...backColumns(award, back),
  });
  if (factsOf(award).points > 0)
    await tellHolder(
      context,
      reversed,
      tellings.reversed(award, { reason, note }, back),
      award.cause === 'deed' ? { id: award.id } : undefined,
    );
  // Who comes next at the place is another person, with locks of their own: not in this transaction.
  if (award.cause === 'deed' && (await judgesPlaces(context, award)))
    await leaveMessage(tx, deps, {
      county: scope.county,
      topic: 'award_fell_away',
      payload: { award: award.id },
    });
  return reversed;
}

/** What a reviewer wrote about an award, sealed for its holder; null for nothing. */
export async function sealNote(
  context: TxContext,
  { id, resident }: store.AwardRow,
  note: string,
): Promise<string | null> {
  if (note === '') return null;
  const seal = await sealerOf(context.tx, context, resident);
  return seal(note, noteAt(id));
}

/** The rule under which an award was given. */
export async function ruleOf({ tx, scope }: TxContext, award: store.AwardRow) {
  const book = await rules.getRulebookVersion(tx, scope, award.rule_version);
  const rule = book.document.rules.find((one) => one.id === award.rule);
  if (rule === undefined) throw new Error(`rule ${award.rule} left version ${award.rule_version}`);
  return { book, rule };
}

/**
 * Book and rule by which the deed of an award is judged now: of the version that a signed correction
 * put in the place of the award's own, where there is one. No rule where that one does not pay it.
 */
export async function rightRuleOf(
  context: TxContext,
  award: store.AwardRow,
): Promise<{ book: rules.Rulebook; rule: Rule | undefined }> {
  const { tx, scope } = context;
  const book = await rules.getRightRulebook(tx, scope, award.rule_version);
  if (book.version === award.rule_version) return ruleOf(context, award);
  return { book, rule: book.find(factsOfDeed(await getDeed(tx, scope, award.deed)))?.rule };
}

async function judgesPlaces(context: TxContext, award: store.AwardRow): Promise<boolean> {
  const { rule } = await rightRuleOf(context, award);
  return rule !== undefined && rule.samePlace !== null;
}

/** Moves an award one step on, in the ledger too, and tells its holder when it settled. */
export async function takeStep(
  context: TxContext,
  award: store.AwardRow,
  step: AwardStep,
  verified = award.verified,
): Promise<store.AwardRow> {
  const settles = step.ledger === 'settle';
  const changed = await store.changeAward(context.tx, context.scope, award.id, {
    state: step.state,
    queued_as: step.queuedAs ?? null,
    verified,
    ...(settles ? await settleLegs(context, award) : {}),
  });
  if (factsOf(award).points === 0) return changed;
  if (settles) await tellHolder(context, changed, tellings.settled(changed));
  if (award.state === 'held' && step.state === 'provisional')
    await tellHolder(context, changed, tellings.released(changed));
  return changed;
}

/** Settles both legs of an announced award; those that arrive after their last day live on with grace. */
async function settleLegs(
  context: TxContext,
  award: store.AwardRow,
): Promise<store.AwardChange & { why: Sentence }> {
  const { tx, scope, deps } = context;
  const { book } = await ruleOf(context, award);
  const graceDays = book.document.refundGraceDays;
  const at = deps.clock.now();
  const transfers = [award.pending, award.household_pending].filter((leg) => leg !== null);
  const newId = () => deps.ids.uuid();
  const county = scope.county;
  const postings = await ledger.receive(tx, { county, transfers, graceDays, at, newId });
  assertMoved(award, 'settle', postings);
  const { why, lapsesOn } = arriving(store.asNewAward(award), { graceDays, today: localDate(at) });
  const legs = { transfer: award.pending, householdTransfer: award.household_pending };
  return {
    transfer: legs.transfer,
    household_transfer: legs.householdTransfer,
    repaid: await repayLate(context, award.deed, legs),
    settled_at: at,
    lapses_on: lapsesOn,
    why,
  };
}

/** A scheduled award whose day has come: posted now, or empty when no pool covers it. */
export async function settleDue(context: TxContext, id: string): Promise<boolean> {
  const { tx, scope, deps } = context;
  const award = await store.lockAward(tx, scope, id);
  if (award?.state !== 'scheduled' || award.due_at === null || award.due_at > deps.clock.now())
    return false;
  const { rule, book } = await ruleOf(context, award);
  const given = store.asNewAward(award);
  const terms = {
    award: given,
    holderNo: await store.getHolderNo(tx, scope, award.resident),
    householdNo: await householdNoOf(context, award),
    kind: 'post',
    pools: await payersOf(context, rule),
    graceDays: book.document.refundGraceDays,
  } as const;
  const waits = await isQueueBefore(tx, scope, rule);
  const paid = waits ? notCovered : await payAward(context, terms);
  if (paid.kind === 'refused' && rule.whenUsedUp === 'queue') {
    const queued = await store.changeAward(tx, scope, id, {
      state: 'queued',
      queued_as: 'settled',
    });
    await recordDue(context, 'award.queued', { before: award, after: queued });
    return true;
  }
  const settled_at = deps.clock.now();
  if (paid.kind === 'refused') {
    const { householdPoints, ...empty } = emptied(given, noCover);
    const change = { ...empty, settled_at, household_points: householdPoints };
    const settled = await store.changeAward(tx, scope, id, change);
    await recordDue(context, 'award.settled', { before: award, after: settled });
    await tellHolder(context, settled, settled.why as unknown as Sentence);
    return true;
  }
  const settled = await store.changeAward(tx, scope, id, {
    state: 'settled',
    settled_at,
    transfer: paid.transfer,
    household_transfer: paid.householdTransfer,
    pool: paid.pool,
    payer: paid.payer,
    repaid: await repayLate(context, award.deed, paid),
    lapses_on: paid.lapsesOn,
    why: paid.why,
  });
  await recordDue(context, 'award.settled', { before: award, after: settled });
  await tellHolder(context, settled, tellings.settled(settled));
  return true;
}

function recordDue(
  { tx, scope, deps }: TxContext,
  action: 'award.queued' | 'award.settled',
  change: { before: store.AwardRow; after: store.AwardRow },
): Promise<void> {
  const entry = { action, object: `award/${change.before.id}` } as const;
  return recordAudit(tx, { deps, ask: { scope } }, { ...entry, ...change });
}

/** The household that shares an award is the one of the day of the deed. */
export async function householdNoOf(
  { tx, scope }: TxContext,
  { deed, household_points }: store.AwardRow,
): Promise<bigint | null> {
  if (household_points === 0) return null;
  const { household } = await getDeed(tx, scope, deed);
  return household === null ? null : store.getHouseholdNo(tx, scope, household);
}

/** Voids or takes back both legs of an award alike. */
async function reverseLegs(
  context: TxContext,
  award: store.AwardRow,
  { ledger: how }: AwardStep,
): Promise<Back> {
  const { tx, scope, deps } = context;
  if (how === 'take_back') {
    const { points, household_points: householdPoints } = remainingOf(award);
    return takeBack(context, award, { points, householdPoints });
  }
  if (how !== 'void') return undefined;
  const ends = [award.pending, award.household_pending]
    .filter((pending) => pending !== null)
    .map((pending) => ({ id: deps.ids.uuid(), pending, how }));
  const ending = { county: scope.county, at: deps.clock.now(), ends };
  assertMoved(award, how, await ledger.endPending(tx, ending));
  return undefined;
}

function assertMoved(award: store.AwardRow, how: string, postings: readonly ledger.Posting[]) {
  for (const posting of postings)
    if (posting.kind === 'refused')
      throw new Error(`award ${award.id}: ledger refused to ${how}: ${posting.code}`);
}
