import type { MediationMove } from '../../../contract/mediations.ts';
import type { MyMediation } from '../../../contract/my-mediations.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, staffBehind } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { answer, inform } from './answering.ts';
import { sumGiven } from './count-store.ts';
import { allowedToMediator, allowedToParty } from './decide.ts';
import { factsOf, gather } from './gather.ts';
import { isIn } from './hands.ts';
import { type Agreement, giveUp, propose, record, type Session } from './mediating.ts';
import { keepMyPhones } from './pairs.ts';
import * as people from './people-store.ts';
import { recordWork } from './points.ts';
import { refuse } from './refusals.ts';
import { type At, inFile, takeStep, tellParties } from './steps.ts';
import * as store from './store.ts';
import * as tellings from './tellings.ts';
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
      const given = await sumGiven(tx, scope, { source: id, resident: residentOf(scope) });
      return showMine(whole, scope, { today, given });
    },
  });

/**
 * Work of a party; whoever mediates the file is none of its parties. Whoever types for one stands in it in no way:
 * with what a party says its sessions end, and are paid.
 */
const asParty =
  (move: MyMove, work: (at: At, side: number) => Promise<Refusal | undefined>): Work =>
  async (at) => {
    const me = residentOf(at.ask.scope);
    const mine = at.whole.parties.find(({ row }) => row.resident === me);
    if (mine === undefined) return refuse('mediation_not_found');
    const { side } = mine.row;
    if (!allowedToParty(factsOf(at.whole), side).includes(move)) return refuse('mediation_not_now');
    const typist = staffBehind(at.ask.scope);
    if (typist !== null && isIn(at.whole, typist)) return refuse('file_own');
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

/** I have read my rights and take part by my own will. */
export const acknowledgeRights = (deps: Deps, ask: Ask, id: string) =>
  inMyFile(deps, ask, {
    id,
    move: null,
    work: asParty('acknowledge', (at, side) => inform(at, { side, by: staffBehind(ask.scope) })),
  });

interface Answered {
  id: string;
  agreed: boolean;
  proposedAt: string;
  /** Drawn where somebody typed for the party. */
  signature?: string;
}

export const answerAgreement = (deps: Deps, ask: Ask, { id, signature, ...answered }: Answered) =>
  inMyFile(deps, ask, {
    id,
    move: null,
    work: asParty('answer', (at, side) =>
      answer(at, {
        ...answered,
        side,
        by: staffBehind(ask.scope),
        signature: signature ?? null,
      }),
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

/** The mediator writes down a session, an inquiry or evidence. */
export const recordSession = (deps: Deps, ask: Ask, { id, ...session }: { id: string } & Session) =>
  inMyFile(deps, ask, {
    id,
    move: null,
    work: asMediator('record', (at) => record(at, session)),
  });

/** The mediator writes down what both agree to. */
export const proposeAgreement = (
  deps: Deps,
  ask: Ask,
  { id, ...agreement }: { id: string } & Agreement,
) =>
  inMyFile(deps, ask, {
    id,
    move: null,
    work: asMediator('propose', (at) => propose(at, agreement)),
  });

/** The mediator ends it without an agreement. */
export const giveUpMediation = (
  deps: Deps,
  ask: Ask,
  { id, words }: { id: string; words: string },
) =>
  inMyFile(deps, ask, {
    id,
    move: null,
    work: asMediator('give_up', (at) => giveUp(at, words)),
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
  await keepMyPhones(tx, { deps, ask }, now);
  await people.leaveTeams(tx, scope, me);
  if ((await people.lockMediator(tx, scope, me)) !== undefined)
    await people.changeMediator(tx, scope, { resident: me, state: 'ended' });
}
