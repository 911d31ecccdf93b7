import type { Rule } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { type AccountId, lotAccount, points as toPoints } from '../../ledger/account.ts';
import {
  type Posting,
  postFromSlices,
  postTogether,
  repayDebt,
  sliceOf,
} from '../../ledger/service.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { uuidAfter } from '../../platform/ids.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { arriving, type Lasting } from './decide.ts';
import { listPayers, type Payer } from './payers.ts';
import type * as store from './store.ts';

export interface TxContext {
  tx: Tx;
  scope: Scope;
  deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>;
}

export interface Payment {
  award: store.NewAward;
  holderNo: bigint;
  /** null: all of it is the resident's. */
  householdNo: bigint | null;
  kind: 'announce' | 'post';
  /** In the order in which they pay. */
  pools: readonly Payer[];
  /** Days that points live on whose lot has lapsed before they arrive. */
  graceDays: number;
  /** The transfer that was voided for this one to be announced in its place. */
  anew?: string | null;
}

/** Who pays an award, by its rule. */
export const payersOf = ({ tx, scope }: TxContext, { pools }: Rule) => listPayers(tx, scope, pools);

type Legs = Pick<
  store.NewAward,
  'pending' | 'transfer' | 'householdPending' | 'householdTransfer' | 'pool' | 'payer'
>;
type Paid = ({ kind: 'paid' } & Legs & Lasting) | typeof notCovered;
export const notCovered = { kind: 'refused', code: 'not_covered' } as const;

/**
 * Has the ledger announce or post an award, the resident's points and the household's together or
 * not at all: by the first of the rule's pools, and in it the first payer, that covers them.
 */
export async function payAward(context: TxContext, payment: Payment): Promise<Paid> {
  const { kind, pools, graceDays } = payment;
  const at = context.deps.clock.now();
  // What is only announced is told its day when it settles.
  const award =
    kind === 'announce'
      ? payment.award
      : {
          ...payment.award,
          ...arriving(payment.award, { graceDays, today: localDate(at) }),
        };
  const wanted = BigInt(award.points + award.householdPoints);
  // What was seen to be too little needs no asking; whatever seems enough, the ledger has the last word.
  for (const pool of pools.filter(({ cover }) => cover === null || cover >= wanted)) {
    const paid = await payFrom(context, { ...payment, award }, { ...pool, at });
    if (paid.kind === 'paid') return paid;
  }
  return notCovered;
}

async function payFrom(
  { tx, scope, deps }: TxContext,
  payment: Payment,
  pool: Payer & { at: Date },
): Promise<Paid> {
  const transfers = legsOf(payment, {
    scope,
    deps,
    slice: sliceOf(pool.holderNo, payment.holderNo),
  });
  const request = {
    county: scope.county,
    transfers,
    at: pool.at,
    newId: () => deps.ids.uuid(),
  };
  const answers =
    transfers.length === 1 ? await postFromSlices(tx, request) : await postTogether(tx, request);
  const refused = answers?.find((answer) => answer.kind === 'refused');
  if (answers === undefined || refused?.code === 'not_covered') return notCovered;
  if (refused !== undefined)
    throw new Error(`award ${payment.award.id} was not posted: ${refused.code}`);
  const made = new Map(transfers.map(({ leg }, place) => [leg, transferOf(answers[place])]));
  const [own, shared] = [made.get('points') ?? null, made.get('household') ?? null];
  const { why, lapsesOn } = payment.award;
  const by = { pool: pool.code, payer: pool.holderNo };
  const paid = { ...unpaid, ...by, kind: 'paid', why, lapsesOn } as const;
  return payment.kind === 'announce'
    ? { ...paid, pending: own, householdPending: shared }
    : { ...paid, transfer: own, householdTransfer: shared };
}

const transferOf = (answer: Posting | undefined) =>
  answer === undefined || answer.kind === 'refused' ? null : answer.transfer;

/** An award of which the ledger has not heard. */
export const unpaid: Legs = {
  pending: null,
  transfer: null,
  householdPending: null,
  householdTransfer: null,
  pool: null,
  payer: null,
};

interface LegContext extends Pick<TxContext, 'scope' | 'deps'> {
  slice: AccountId;
}

/** The transfers of one award: the resident's own and the household's, where they get anything. */
function legsOf(
  { award, holderNo, householdNo, kind, anew = null }: Payment,
  { scope, deps, slice }: LegContext,
) {
  const leg = (name: 'points' | 'household', to: bigint, amount: number) => ({
    leg: name,
    id: deps.ids.uuid(),
    key: keyOf(award, scope, anew === null ? name : `${name}/${anew}`),
    kind,
    debit: slice,
    credit: lotAccount(to, award.lapsesOn),
    amount: toPoints(amount),
    pending: null,
    reason: award.id,
    ruleVersion: award.ruleVersion,
  });
  return [
    ...(award.points > 0 ? [leg('points', holderNo, award.points)] : []),
    ...(award.householdPoints > 0 && householdNo !== null
      ? [leg('household', householdNo, award.householdPoints)]
      : []),
  ];
}

/** One deed is paid once under one version, whatever happens in between; so is each addition. */
function keyOf({ deed, ruleVersion, cause, causeId }: store.NewAward, scope: Scope, leg: string) {
  const of = cause === 'deed' ? '' : `${cause}/${causeId}/`;
  return uuidAfter(deed, `award/${scope.county}/${deed}/${ruleVersion}/${of}${leg}`);
}

/**
 * Lets points that have just arrived pay what is owed, the resident's and the household's each for
 * itself.
 * @returns what the resident paid of the award, 0 for the many who owe nothing
 */
export async function repay(
  { tx, scope, deps }: TxContext,
  { transfer, householdTransfer }: Pick<Legs, 'transfer' | 'householdTransfer'>,
): Promise<number> {
  const pay = (from: string | null) =>
    from === null
      ? 0n
      : repayDebt(tx, {
          county: scope.county,
          from,
          at: deps.clock.now(),
          newId: () => deps.ids.uuid(),
        });
  const own = await pay(transfer);
  await pay(householdTransfer);
  return Number(own);
}

/** Why an award is empty that its rule would have given. */
export const noCover: Sentence = {
  zh: '但积分池本期已用完，这次不计分；事情照常处理，照样记下。',
  en: 'The pool is used up for now: this one earns none, and is handled and recorded all the same.',
};

/** Why nothing more of a day is given where the book lets a person have so many awards of it; undefined: it is. */
export function whyDayIsFull(limit: number | null, awardsToday: number): Sentence | undefined {
  return limit === null || awardsToday < limit ? undefined : dayIsFull(limit);
}

const dayIsFull = (limit: number): Sentence => ({
  zh: `但各条加在一起，每人每天最多计 ${limit} 次，当天已满，这次不计分；事情照常处理，照样记下。`,
  en: `But a person gets at most ${limit} awards a day, by all rules together, and had them on that day: this one earns none, and is handled and recorded all the same.`,
});

/** No award beyond cover or a day's limit: the case goes on, the award says why it is empty. */
export function emptied(award: { why: Sentence }, because: Sentence) {
  return {
    points: 0,
    householdPoints: 0,
    state: 'settled' as const,
    why: {
      zh: `${award.why.zh}${because.zh}`,
      en: `${award.why.en} ${because.en}`,
    },
  };
}
