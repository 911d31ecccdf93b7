import type { AgreedBy } from '../../../contract/agreements.ts';
import type { MediationFor, MediatorFor } from '../../../contract/agreements-mediations.ts';
import type { MyMediator } from '../../../contract/mediators.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as mediations from '../mediations/service.ts';
import { doFor, showFor } from './behalf.ts';
import { refuseAnswer } from './decide.ts';
import { refuse } from './refusals.ts';

const askable = ['acknowledge', 'answer', 'leave'] as const;

/** A dispute is between its parties: whoever types learns the number of the file and what is asked. */
function mediationFor({ id, number, moves, proposedAt }: mediations.Asked): MediationFor {
  const asks = askable.filter((move) => moves.includes(move));
  return { id, number, asks, proposedAt: asks.includes('answer') ? proposedAt : null };
}

export const listMediationsFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, async (theirs) => ({
    rights: [...mediations.rights],
    mediations: (await mediations.listAsked(deps, theirs)).map(mediationFor),
  }));

async function answered(
  deps: Deps,
  by: { ask: Ask; id: string },
  work: (theirs: Ask, by: AgreedBy) => Promise<mediations.Asked | Refusal>,
): Promise<MediationFor | Refusal> {
  const mine = await doFor(deps, by, work);
  return isRefusal(mine) ? mine : mediationFor(mine);
}

interface One {
  id: string;
  mediation: string;
}

export const acknowledgeRightsFor = (deps: Deps, ask: Ask, { id, mediation }: One) =>
  answered(deps, { ask, id }, (theirs) => mediations.acknowledgeRights(deps, theirs, mediation));

export const answerMediationFor = (
  deps: Deps,
  ask: Ask,
  { id, mediation, ...said }: One & { agreed: boolean; proposedAt: string; signature?: string },
) =>
  answered(deps, { ask, id }, async (theirs, agreedBy) => {
    const { agreed, signature } = said;
    const why = refuseAnswer({ agreedBy, agreed, signature });
    if (why !== undefined) return refuse(why, { field: '/signature' });
    return mediations.answerAgreement(deps, theirs, { id: mediation, ...said });
  });

export const leaveMediationFor = (deps: Deps, ask: Ask, { id, mediation }: One) =>
  answered(deps, { ask, id }, (theirs) => mediations.leaveMediation(deps, theirs, mediation));

const mediatorFor = (mine: MyMediator): MediatorFor => {
  const { state, area, certifiedUntil, note, mayApply, mayChangeEmployer, lessons } = mine;
  return { state, area, certifiedUntil, note, mayApply, mayChangeEmployer, lessons };
};

export const getMediatorFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, async (theirs) => mediatorFor(await mediations.getOwn(deps, theirs)));

async function learned(
  deps: Deps,
  by: { ask: Ask; id: string },
  work: (theirs: Ask) => Promise<MyMediator | Refusal>,
): Promise<MediatorFor | Refusal> {
  const mine = await doFor(deps, by, work);
  return isRefusal(mine) ? mine : mediatorFor(mine);
}

export const passLessonFor = (
  deps: Deps,
  ask: Ask,
  { id, ...test }: { id: string; lesson: string; answers: readonly number[] },
) => learned(deps, { ask, id }, (theirs) => mediations.passLesson(deps, theirs, test));

interface Application {
  id: string;
  area: string;
  employer: string;
  stateEmployee: boolean;
  words: string;
}

export const applyAsMediatorFor = (deps: Deps, ask: Ask, { id, ...application }: Application) =>
  learned(deps, { ask, id }, (theirs) => mediations.applyAsMediator(deps, theirs, application));

export const changeEmployerFor = (
  deps: Deps,
  ask: Ask,
  { id, ...said }: { id: string; employer: string; stateEmployee: boolean },
) => learned(deps, { ask, id }, (theirs) => mediations.changeMyEmployer(deps, theirs, said));
