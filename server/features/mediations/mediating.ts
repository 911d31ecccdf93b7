import type { Sentence } from '../../../contract/values.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { recordWork } from './points.ts';
import { refuse } from './refusals.ts';
import { termsAt } from './sealed-fields.ts';
import { type At, takeStep, tellParties, writePaper } from './steps.ts';
import * as store from './store.ts';
import * as tellings from './tellings.ts';
import { openTies } from './tied.ts';
import { personalTiesOf } from './ties.ts';

/* What a mediator does in a file: on their own phone, or on paper that somebody at the desk types in. */

export interface Session {
  kind: 'session' | 'inquiry' | 'evidence';
  heldOn: LocalDate;
  words: string;
  /** Keys of those of the team who took part. */
  helpers: readonly string[];
}

/** The mediator writes down a session and who of the team took part. */
export async function record(at: At, { helpers, ...paper }: Session): Promise<Refusal | undefined> {
  if (paper.heldOn > at.today) return refuse('held_later', { field: '/heldOn' });
  const no = await refuseHelpers(at, helpers);
  if (no !== undefined) return no;
  await writePaper(at, { ...paper, side: null, helpers: [...new Set(helpers)] });
  await takeStep(at, {
    action: 'mediation.paper_added',
    data: { kind: paper.kind, helpers: helpers.length },
  });
  return undefined;
}

/** Whoever helps is of the team of the file, no party of it, and tied to none. */
export async function refuseHelpers(
  at: At,
  helpers: readonly string[],
): Promise<Refusal | undefined> {
  const { members, parties } = at.whole;
  const known = new Set(members.map(({ resident }) => resident));
  for (const { row } of parties) if (row.resident !== null) known.delete(row.resident);
  if (helpers.some((helper) => !known.has(helper)))
    return refuse('helper_unknown', { field: '/helpers' });
  return refuseTied(at, helpers);
}

/** Whoever helps is paid, and may be tied to a party as little as whoever leads. */
const askInCharge: Sentence = {
  zh: '请问调解负责人',
  en: 'please ask the mediator in charge',
};

async function refuseTied(at: At, helpers: readonly string[]): Promise<Refusal | undefined> {
  const {
    tx,
    ask: { language },
    whole: { nameOf },
  } = at;
  const factsOf = await openTies(tx, at, helpers);
  for (const helper of helpers) {
    const [tie] = personalTiesOf(factsOf(helper));
    // How old somebody is, another resident does not read.
    const reason = tie?.code === 'minor' ? askInCharge[language] : (tie?.reason[language] ?? '');
    const values = { name: nameOf(helper), reason };
    if (tie !== undefined) return refuse('helper_tied', { field: '/helpers', values });
  }
  return undefined;
}

export interface Agreement {
  form: 'written' | 'oral';
  terms: string;
  performBy: LocalDate | null;
}

/** What both said they agree to; whatever was answered to an earlier text counts no more. */
export async function propose(
  at: At,
  { form, terms, performBy }: Agreement,
): Promise<Refusal | undefined> {
  if (at.whole.youngSides.length > 0) return refuse('agreement_stopped');
  if (performBy !== null && performBy < at.today)
    return refuse('perform_in_the_past', { field: '/performBy' });
  const {
    tx,
    deps,
    ask: { scope },
    whole,
  } = at;
  const { id } = whole.row;
  await takeBackAnswers(at);
  const seal = await sealerOf(tx, { deps, scope }, id);
  await takeStep(at, {
    action: 'mediation.proposed',
    change: {
      state: 'proposed',
      form,
      perform_by: performBy,
      proposed_at: at.now,
      terms_sealed: seal(terms, termsAt(id)),
    },
    data: { form },
  });
  await tellParties(at, tellings.proposed);
  return undefined;
}

/** Whatever was answered is no answer to what comes now. */
async function takeBackAnswers({ tx, ask: { scope }, whole }: At): Promise<void> {
  const none = { answer: null, answered_at: null, answered_by: null, signature_sealed: null };
  await store.changeParty(tx, scope, { mediation: whole.row.id, ...none });
}

/**
 * Whoever has a file from now on brings both to a text of their own: the one before, and what was answered to it,
 * are taken back.
 *
 * @returns what the file is without it
 */
export async function takeBackText(at: At): Promise<store.FileChange> {
  await takeBackAnswers(at);
  return { form: null, perform_by: null, proposed_at: null, terms_sealed: null };
}

/** No agreement: the mediator says what was done, and the centre looks at the work all the same. */
export async function giveUp(
  at: At,
  words: string,
  typedFor: string | null = null,
): Promise<undefined> {
  await writePaper(at, { kind: 'explanation', side: null, heldOn: at.today, words, typedFor });
  await recordWork(at, { agreed: false });
  await takeStep(at, { action: 'mediation.failed', change: { state: 'failed' } });
}
