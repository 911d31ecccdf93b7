import type { DeedKind } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { lotAccount, points as toPoints } from '../../ledger/account.ts';
import { postFromSlices, sliceOf } from '../../ledger/service.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as integrity from '../integrity/service.ts';
import * as rules from '../rules/service.ts';
import { type Opening, openAward } from './decide.ts';
import * as store from './store.ts';

/** A deed on its way to points. */
export interface Deed {
  kind: DeedKind;
  /** The deed of the same source that this one goes with: where that earned nothing, so does this. */
  follows?: DeedKind;
  resident: string;
  /** The case, patrol … that it came of. */
  source: string;
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
  quantity: number;
  at: Date;
}

export interface TxContext {
  tx: Tx;
  scope: Scope;
  deps: Pick<Deps, 'clock' | 'ids'>;
}

/**
 * The only road to points: deed → rules → integrity → award → ledger, in the caller's transaction.
 * @returns the award, or undefined where no rule pays this deed or it was paid before
 */
export async function recordDeed(
  { tx, scope, deps }: TxContext,
  deed: Deed,
): Promise<store.AwardRow | undefined> {
  const holder = await store.lockHolder(tx, scope, deed.resident);
  const led = deed.follows === undefined ? 'free' : await leadOf({ tx, scope, deps }, deed);
  if (led === 'nothing') return undefined;
  const id = await store.insertDeed(tx, scope, { ...deed, id: deps.ids.uuid() });
  if (id === undefined) return undefined;
  const on = localDate(deed.at);
  const book = await rules.getRulebook(tx, scope, on);
  const rule = rules.findRule(book.document, deed);
  const counts = await store.countAwards(tx, scope, {
    resident: deed.resident,
    rule: rule?.id ?? '',
    at: deed.at,
  });
  const assessment = await integrity.assessDeed(tx, scope, {
    ...deed,
    deed: id,
    // Only reports can be too many: a bonus or a gift is nobody's doing.
    reportsToday: deed.kind === 'report.verified' ? counts.reportsToday : 0,
  });
  if (rule === undefined) return undefined;
  const samePlace =
    rule.samePlace !== null &&
    (await store.hasSamePlace(tx, scope, { deed: { ...deed, id }, samePlace: rule.samePlace }));
  const decision = rules.decideAward(book, rule, {
    deed: { ...deed, grade: 1, outcomes: [], recovered: 0, on },
    before: { ...counts, samePlace },
  });
  const opening = openAward(
    {
      points: decision.points,
      review: rule.review,
      decision: led === 'held' ? 'held' : assessment.decision,
    },
    deed.at,
  );
  const opened = { deedId: id, book, decision, opening, holderNo: holder.holderNo };
  return writeAward({ tx, scope, deps }, deed, opened);
}

/** What became of the deed that this one goes with. */
async function leadOf(
  { tx, scope }: TxContext,
  { source, follows }: Deed,
): Promise<'free' | 'held' | 'nothing'> {
  const deeds = follows === undefined ? [] : [follows];
  const [lead] = await store.lockAwardsOfSource(tx, scope, { source, deeds });
  if (lead === undefined || lead.state === 'reversed' || lead.points === 0) return 'nothing';
  return lead.state === 'held' ? 'held' : 'free';
}

interface Opened {
  deedId: string;
  book: rules.Rulebook;
  decision: rules.RuleDecision;
  opening: Opening;
  holderNo: bigint;
}

async function writeAward(
  context: TxContext,
  deed: Deed,
  { deedId, book, decision, opening, holderNo }: Opened,
): Promise<store.AwardRow> {
  const award: store.NewAward = {
    id: context.deps.ids.uuid(),
    deed: deedId,
    resident: deed.resident,
    caseCode: deed.caseCode,
    rule: decision.rule.id,
    ruleVersion: book.version,
    points: decision.points,
    state: opening.state,
    verified: opening.verified,
    what: deed.what,
    why: decision.why,
    at: deed.at,
    dueAt: opening.dueAt,
    settledAt: opening.state === 'settled' ? deed.at : null,
    lapsesOn: decision.lapsesOn,
    pending: null,
    transfer: null,
  };
  if (opening.posting !== 'none') {
    const kind = opening.posting;
    const posted = await payAward(context, { award, holderNo, kind, pool: decision.rule.pool });
    Object.assign(award, posted ?? uncovered(award));
  }
  return store.insertAward(context.tx, context.scope, award);
}

interface Payment {
  award: store.NewAward;
  holderNo: bigint;
  kind: 'announce' | 'post';
  pool: string;
}

/** Has the ledger announce or post an award; undefined when its pool is used up. */
export async function payAward(
  { tx, scope, deps }: TxContext,
  { award, holderNo, kind, pool }: Payment,
): Promise<Pick<store.NewAward, 'pending' | 'transfer'> | undefined> {
  const poolHolder = await store.getPoolHolder(tx, scope, pool);
  const transfer = {
    id: deps.ids.uuid(),
    key: uuidOf(`award/${scope.county}/${award.deed}/${award.ruleVersion}/points`),
    kind,
    debit: sliceOf(poolHolder, holderNo),
    credit: lotAccount(holderNo, award.lapsesOn),
    amount: toPoints(award.points),
    pending: null,
    reason: award.id,
    ruleVersion: award.ruleVersion,
  };
  const at = deps.clock.now();
  const [posting] = await postFromSlices(tx, {
    county: scope.county,
    transfers: [transfer],
    at,
    newId: () => deps.ids.uuid(),
  });
  if (posting?.kind === 'refused' && posting.code === 'not_covered') return undefined;
  if (posting === undefined || posting.kind === 'refused')
    throw new Error(`award ${award.id} was not posted: ${posting?.code}`);
  return kind === 'announce'
    ? { pending: posting.transfer, transfer: null }
    : { pending: null, transfer: posting.transfer };
}

/** No award beyond cover: the case goes on, the award says why it is empty. */
export function uncovered(award: { why: Sentence }) {
  return {
    points: 0,
    state: 'settled',
    verified: true,
    why: {
      zh: `${award.why.zh}但积分池本期已用完，这件照常处理，不计分。`,
      en: `${award.why.en} The pool is used up for now: this one is handled as usual and earns none.`,
    },
  };
}
