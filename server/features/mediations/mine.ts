import type { MediationMove } from '../../../contract/mediations.ts';
import type { MyMediation } from '../../../contract/my-mediations.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, typedByOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { answer, inform } from './answering.ts';
import { sumGiven } from './count-store.ts';
import { allowedToMediator, allowedToParty } from './decide.ts';
import { factsOf, gather } from './gather.ts';
import * as people from './people-store.ts';
import { recordWork } from './points.ts';
import { refuse } from './refusals.ts';
import { termsAt } from './sealed-fields.ts';
import { type At, inFile, takeStep, tellParties, writePaper } from './steps.ts';
import * as store from './store.ts';
import * as tellings from './tellings.ts';
import { openTies } from './tied.ts';
import { personalTiesOf } from './ties.ts';
import { showMine } from './view.ts';

type Work = (at: At) => Promise<Refusal | undefined>;
type MyMove = MyMediation['moves'][number];

const inMyFile = (
  deps: Deps,
  ask: Ask,
  { id, move, work }: { id: string; move: MediationMove | null; work: Work },
): Promise<MyMediation | Refusal> =>
  inFile(deps, ask, {
    id,
    move,
    lock: store.lockMine,
    work,
    show: async ({ tx, whole, today }) => {
      const { scope } = ask;
      const points = await sumGiven(tx, scope, { source: id, resident: residentOf(scope) });
      return showMine(whole, scope, { today, points });
    },
  });

/** Work of a party; whoever mediates the file is none of its parties. */
const asParty =
  (move: MyMove, work: (at: At, side: number) => Promise<Refusal | undefined>): Work =>
  async (at) => {
    const me = residentOf(at.ask.scope);
    const mine = at.whole.parties.find(({ row }) => row.resident === me);
    if (mine === undefined) return refuse('mediation_not_found');
    const { side } = mine.row;
    if (!allowedToParty(factsOf(at.whole), side).includes(move)) return refuse('mediation_not_now');
    return work(at, side);
  };

const asMediator =
  (move: MyMove, work: Work): Work =>
  async (at) => {
    if (at.whole.row.mediator !== residentOf(at.ask.scope)) return refuse('mediation_not_found');
    const allowed = allowedToMediator(factsOf(at.whole));
    if (allowed.includes(move)) return work(at);
    return refuse(allowed.includes('record') ? 'session_first' : 'mediation_not_now');
  };

/** Who of staff types for the party, and has a hand in the file by it; null: nobody. */
const typistOf = ({ ask: { scope } }: At) => typedByOf(scope)?.staff ?? null;

/** I have read my rights and take part by my own will. */
export const acknowledgeRights = (deps: Deps, ask: Ask, id: string) =>
  inMyFile(deps, ask, {
    id,
    move: null,
    work: asParty('acknowledge', (at, side) => inform(at, { side, by: typistOf(at) })),
  });

export const answerAgreement = (
  deps: Deps,
  ask: Ask,
  { id, ...answered }: { id: string; agreed: boolean; proposedAt: string },
) =>
  inMyFile(deps, ask, {
    id,
    move: null,
    work: asParty('answer', (at, side) =>
      answer(at, { ...answered, side, by: typistOf(at), signature: null }),
    ),
  });

/** A party does not want to go on: that ends it, and what was done until then is looked at as any work. */
export const leaveMediation = (deps: Deps, ask: Ask, id: string) =>
  inMyFile(deps, ask, {
    id,
    move: null,
    work: asParty('leave', async (at, side) => {
      await leave(at, side);
      return undefined;
    }),
  });

async function leave(at: At, side: number): Promise<void> {
  await recordWork(at, { agreed: false });
  await takeStep(at, {
    action: 'mediation.left',
    change: { state: 'referred', referred_to: 'withdrawn', ended_at: at.now },
    data: { side },
  });
  await tellParties(at, tellings.referred);
}

interface Session {
  id: string;
  kind: 'session' | 'inquiry' | 'evidence';
  heldOn: LocalDate;
  words: string;
  helpers: readonly string[];
}

/** The mediator writes down a session and who of the team took part. */
export const recordSession = (deps: Deps, ask: Ask, { id, helpers, ...paper }: Session) =>
  inMyFile(deps, ask, {
    id,
    move: null,
    work: asMediator('record', async (at) => {
      if (paper.heldOn > at.today) return refuse('held_later', { field: '/heldOn' });
      const { members, parties } = at.whole;
      const known = new Set(members.map(({ resident }) => resident));
      for (const { row } of parties) if (row.resident !== null) known.delete(row.resident);
      if (helpers.some((helper) => !known.has(helper)))
        return refuse('helper_unknown', { field: '/helpers' });
      const tied = await refuseTied(at, helpers);
      if (tied !== undefined) return tied;
      await writePaper(at, { ...paper, side: null, helpers: [...new Set(helpers)] });
      await takeStep(at, {
        action: 'mediation.paper_added',
        data: { kind: paper.kind, helpers: helpers.length },
      });
      return undefined;
    }),
  });

/** Whoever helps is paid, and may be tied to a party as little as whoever leads. */
async function refuseTied(at: At, helpers: readonly string[]): Promise<Refusal | undefined> {
  const {
    tx,
    ask: { language },
    whole: { nameOf },
  } = at;
  const factsOf = await openTies(tx, at, helpers);
  for (const helper of helpers) {
    const [tie] = personalTiesOf(factsOf(helper));
    const values = { name: nameOf(helper), reason: tie?.reason[language] ?? '' };
    if (tie !== undefined) return refuse('helper_tied', { field: '/helpers', values });
  }
  return undefined;
}

interface Agreement {
  id: string;
  form: 'written' | 'oral';
  terms: string;
  performBy: LocalDate | null;
}

/** What both said they agree to; whatever was answered to an earlier text counts no more. */
export const proposeAgreement = (deps: Deps, ask: Ask, { id, ...agreement }: Agreement) =>
  inMyFile(deps, ask, {
    id,
    move: null,
    work: asMediator('propose', async (at) => {
      const { form, terms, performBy } = agreement;
      if (performBy !== null && performBy < at.today)
        return refuse('perform_in_the_past', { field: '/performBy' });
      const {
        tx,
        ask: { scope },
      } = at;
      const none = { answer: null, answered_at: null, answered_by: null, signature_sealed: null };
      await store.changeParty(tx, scope, { mediation: id, ...none });
      await takeStep(at, {
        action: 'mediation.proposed',
        change: {
          state: 'proposed',
          form,
          perform_by: performBy,
          proposed_at: at.now,
          terms_sealed: await sealTerms(at, terms),
        },
        data: { form },
      });
      await tellParties(at, tellings.proposed);
      return undefined;
    }),
  });

async function sealTerms({ tx, deps, ask: { scope }, whole }: At, terms: string) {
  const { id } = whole.row;
  const seal = await sealerOf(tx, { deps, scope }, id);
  return seal(terms, termsAt(id));
}

/** No agreement: the mediator says what was done, and the centre looks at the work all the same. */
export const giveUpMediation = (
  deps: Deps,
  ask: Ask,
  { id, words }: { id: string; words: string },
) =>
  inMyFile(deps, ask, {
    id,
    move: null,
    work: asMediator('give_up', async (at) => {
      await writePaper(at, { kind: 'explanation', side: null, heldOn: at.today, words });
      await recordWork(at, { agreed: false });
      await takeStep(at, { action: 'mediation.failed', change: { state: 'failed' } });
      return undefined;
    }),
  });

/** Files come before people wherever both are locked. */
export async function lockMyFiles(tx: Tx, { scope }: Pick<Ask, 'scope'>): Promise<void> {
  await store.lockOpenOf(tx, scope);
}

/**
 * Whoever is erased takes part no more: as a party they leave what is open. What they led stays for the desk
 * to end, and they are no mediator and in no team any longer.
 */
export async function leaveAll(tx: Tx, { deps, ask }: { deps: Deps; ask: Ask }): Promise<void> {
  const { scope } = ask;
  const me = residentOf(scope);
  const now = deps.clock.now();
  for (const row of await store.lockOpenOf(tx, scope)) {
    const whole = await gather(tx, { deps, scope }, row);
    const at = { tx, deps, ask, whole, now, today: localDate(now) };
    const side = whole.parties.find(({ row: party }) => party.resident === me)?.row.side;
    if (side !== undefined && allowedToParty(factsOf(whole), side).includes('leave'))
      await leave(at, side);
  }
  await people.leaveTeams(tx, scope, me);
  if ((await people.lockMediator(tx, scope, me)) !== undefined)
    await people.changeMediator(tx, scope, { resident: me, state: 'ended' });
}
