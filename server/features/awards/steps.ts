import type { reversalReasons } from '../../../contract/awards.ts';
import type { DeedKind } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import * as ledger from '../../ledger/service.ts';
import { ended } from '../../platform/sentence.ts';
import * as notices from '../notices/service.ts';
import * as rules from '../rules/service.ts';
import { type AwardState, type AwardStep, reverseAward, verifyAward } from './decide.ts';
import { payAward, type TxContext, uncovered } from './grant.ts';
import * as store from './store.ts';

export type ReversalReason = (typeof reversalReasons)[number];

interface Reversal {
  reason: ReversalReason;
  note: string;
}

const factsOf = (award: store.AwardRow) => ({
  state: award.state as AwardState,
  verified: award.verified,
  points: award.points,
});

/** The source proved true: its provisional awards settle, held ones wait for their own decision. */
export async function verifySource(context: TxContext, source: string): Promise<void> {
  const awards = await store.lockAwardsOfSource(context.tx, context.scope, {
    source,
    deeds: ['report.verified'],
  });
  for (const award of awards) await takeStep(context, award, verifyAward(factsOf(award)), true);
}

/** Takes back what a source gave for these kinds of deed. */
export async function reverseSource(
  context: TxContext,
  { source, deeds, ...reversal }: { source: string; deeds: readonly DeedKind[] } & Reversal,
): Promise<void> {
  const awards = await store.lockAwardsOfSource(context.tx, context.scope, { source, deeds });
  for (const award of awards) await reverse(context, award, reversal);
}

/** Reverses one award; undefined when it was reversed before. */
export async function reverse(
  context: TxContext,
  award: store.AwardRow,
  { reason, note }: Reversal,
): Promise<store.AwardRow | undefined> {
  const step = reverseAward(factsOf(award));
  if (step === undefined) return undefined;
  await moveInLedger(context, award, step);
  const reversed = await store.changeAward(context.tx, context.scope, award.id, {
    state: 'reversed',
    reversal_reason: reason,
    reversal_note: note,
  });
  if (award.points > 0)
    await tellHolder(context, reversed, sentences.reversed(award.points, { reason, note }));
  return reversed;
}

/** Moves an award one step on, in the ledger too, and tells its holder when it settled. */
export async function takeStep(
  context: TxContext,
  award: store.AwardRow,
  step: AwardStep,
  verified = award.verified,
): Promise<store.AwardRow> {
  await moveInLedger(context, award, step);
  const settles = step.state === 'settled' && award.state !== 'settled';
  const transfer = settles ? award.pending : award.transfer;
  const changed = await store.changeAward(context.tx, context.scope, award.id, {
    state: step.state,
    verified,
    transfer,
    ...(settles ? { settled_at: context.deps.clock.now() } : {}),
  });
  if (settles && award.points > 0)
    await tellHolder(context, changed, sentences.settled(award.points, changed));
  if (award.state === 'held' && step.state === 'provisional')
    await tellHolder(context, changed, sentences.released(award.points));
  return changed;
}

/** A scheduled award whose day has come: posted now, or empty when its pool is used up. */
export async function settleDue(context: TxContext, id: string): Promise<boolean> {
  const { tx, scope, deps } = context;
  const award = await store.lockAward(tx, scope, id);
  if (award?.state !== 'scheduled' || award.due_at === null || award.due_at > deps.clock.now())
    return false;
  const why = award.why as unknown as Sentence;
  const holderNo = await store.getHolderNo(tx, scope, award.resident);
  const book = await rules.getRulebookVersion(tx, scope, award.rule_version);
  const rule = book.document.rules.find((one) => one.id === award.rule);
  if (rule === undefined) throw new Error(`rule ${award.rule} left version ${award.rule_version}`);
  const payment = {
    award: { ...store.asNewAward(award), why },
    holderNo,
    kind: 'post' as const,
    pool: rule.pool,
  };
  const posted = await payAward(context, payment);
  const settled = await store.changeAward(tx, scope, id, {
    state: 'settled',
    settled_at: deps.clock.now(),
    ...(posted === undefined ? uncovered({ why }) : { transfer: posted.transfer }),
  });
  const words =
    settled.points > 0
      ? sentences.settled(settled.points, settled)
      : (settled.why as unknown as Sentence);
  await tellHolder(context, settled, words);
  return true;
}

async function moveInLedger(
  { tx, scope, deps }: TxContext,
  award: store.AwardRow,
  { ledger: how }: AwardStep,
): Promise<void> {
  if (how === 'none') return;
  const at = deps.clock.now();
  const { county } = scope;
  const [posting] =
    how === 'take_back'
      ? await ledger.reverse(tx, { county, id: deps.ids.uuid(), first: award.transfer ?? '', at })
      : await ledger.endPending(tx, {
          county,
          ends: [{ id: deps.ids.uuid(), pending: award.pending ?? '', how }],
          at,
        });
  if (posting === undefined || posting.kind === 'refused')
    throw new Error(`award ${award.id}: ledger refused to ${how}: ${posting?.code}`);
}

function tellHolder({ tx, scope, deps }: TxContext, award: store.AwardRow, words: Sentence) {
  return notices.tell(tx, deps, {
    county: scope.county,
    resident: award.resident,
    words,
    caseCode: award.case_code,
  });
}

const sentences = {
  settled: (points: number, award: store.AwardRow): Sentence => {
    const why = award.why as unknown as Sentence;
    return { zh: `+${points} 分已入账。${why.zh}`, en: `+${points} points settled. ${why.en}` };
  },
  released: (points: number): Sentence => ({
    zh: `暂扣的 ${points} 分看过了，没有问题，核实属实后入账。`,
    en: `The ${points} points that were held are in order; they settle once the case is verified.`,
  }),
  reversed: (points: number, { reason, note }: Reversal): Sentence => {
    const why = reasons[reason];
    return {
      zh: `${points} 分已撤回：${why.zh}。${ended(note, '。')}如有不同意见，可以打县里热线。`,
      en: `${points} points were taken back: ${why.en}. ${ended(note, '. ')}If you disagree, call the county's hotline.`,
    };
  },
};

const reasons: Record<ReversalReason, Sentence> = {
  not_true: { zh: '核实不属实', en: 'not found to be true' },
  duplicate: { zh: '同一件事已经报过', en: 'the same was reported before' },
  out_of_scope: { zh: '不在计分范围', en: 'not within what earns points' },
  copied_photo: { zh: '照片不是现场拍的', en: 'the photo was not taken on the spot' },
  other_person: { zh: '不是本人所做', en: 'done by somebody else' },
  reopened: {
    zh: '这件事退回重办，解决并确认后再给',
    en: 'the case was re-opened; they come back once it is solved and confirmed',
  },
};
