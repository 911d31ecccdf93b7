import { sealerOf } from '../../platform/data-keys.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { afterAnswer, afterInforming, visitDueOn } from './decide.ts';
import { factsOf, holderOfParty } from './gather.ts';
import { typistOfText } from './hands.ts';
import { recordWork } from './points.ts';
import { refuse } from './refusals.ts';
import { signatureAt } from './sealed-fields.ts';
import { type At, takeStep, tellMediator, tellParties } from './steps.ts';
import * as store from './store.ts';
import * as tellings from './tellings.ts';

interface Informing {
  side: number;
  /** Who read it aloud, or typed for them; null: the party on their own phone. */
  by: string | null;
}

/** A party knows their rights; with the second one the file goes on. */
export async function inform(at: At, { side, by }: Informing): Promise<Refusal | undefined> {
  const {
    tx,
    ask: { scope },
    whole,
    now,
  } = at;
  const party = whole.parties.find(({ row }) => row.side === side);
  if (party === undefined) return refuse('party_unknown');
  if (party.row.informed_at !== null) return refuse('informed_already');
  const change = { informed_at: now, informed_by: by };
  await store.changeParty(tx, scope, { mediation: whole.row.id, side, ...change });
  Object.assign(party.row, change);
  await takeStep(at, {
    action: 'mediation.informed',
    change: { state: afterInforming(factsOf(whole).parties) },
    data: { side, aloud: by !== null },
  });
  return undefined;
}

interface Answering {
  side: number;
  /** When the text that was read was written. */
  proposedAt: string;
  agreed: boolean;
  /** Who held the tablet, or typed for them; null: the party on their own phone. */
  by: string | null;
  signature: string | null;
}

/** A party answers what was proposed: both together make an agreement, and its points are announced. */
export async function answer(
  at: At,
  { side, agreed, by, signature, proposedAt }: Answering,
): Promise<Refusal | undefined> {
  const {
    tx,
    deps,
    ask: { scope },
    whole,
    now,
    today,
  } = at;
  const party = whole.parties.find(({ row }) => row.side === side);
  if (party === undefined) return refuse('party_unknown');
  if (party.row.answer !== null) return refuse('answered_already');
  if (agreed && whole.youngSides.length > 0) return refuse('agreement_stopped');
  // One clerk alone makes no agreement: whoever typed its text takes nobody's word for it.
  if (by !== null && typistOfText(whole) === by) return refuse('typed_by_you');
  // Nobody is bound by a text that they have not read.
  if (whole.row.proposed_at?.getTime() !== Date.parse(proposedAt))
    return refuse('agreement_changed');
  const seal = await sealerOf(tx, { deps, scope }, holderOfParty(party.row));
  const change = {
    answer: agreed ? 'agreed' : 'declined',
    answered_at: now,
    answered_by: by,
    signature_sealed: signature === null ? null : seal(signature, signatureAt(party.row.id)),
  };
  await store.changeParty(tx, scope, { mediation: whole.row.id, side, ...change });
  Object.assign(party.row, change);
  const state = afterAnswer(factsOf(whole).parties);
  const visitOn = visitDueOn(today, whole.row.perform_by);
  await takeStep(at, {
    action: 'mediation.answered',
    change: {
      state,
      ...(state === 'agreed' ? { agreed_at: now, visit_due_on: visitOn } : {}),
    },
    data: {
      side,
      agreed,
      tablet: signature !== null,
      // An unsigned “yes” is typed for nobody but whoever showed a code to their own phone: any other is refused.
      code: agreed && by !== null && signature === null,
    },
  });
  if (state === 'agreed') {
    await recordWork(at, { agreed: true });
    await tellParties(at, tellings.agreed(visitOn));
    await tellMediator(at, tellings.agreed(visitOn));
  }
  if (state === 'assigned') await tellMediator(at, tellings.declined);
  return undefined;
}
