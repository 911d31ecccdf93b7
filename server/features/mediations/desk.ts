import type { AddedPaperKind, DisputeKind, Referral } from '../../../contract/mediations.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { answer, inform } from './answering.ts';
import { atDesk, clerkOf, type Work } from './at-desk.ts';
import { choicesOf } from './choosing.ts';
import { releasesSecondHalf, sessionsGoOn, waysOnOf } from './decide.ts';
import { refuseHand } from './hands.ts';
import { takeBackText } from './mediating.ts';
import * as people from './people-store.ts';
import { takePhotos } from './photos.ts';
import { recordWork, releaseSecondHalf, settleWork } from './points.ts';
import { refuse } from './refusals.ts';
import { type At, takeStep, tellMediator, tellParties, writePaper } from './steps.ts';
import * as tellings from './tellings.ts';
import { refuseSession } from './typing.ts';

/** A party was read their rights at the desk. */
export const informParty = (deps: Deps, ask: Ask, { id, side }: { id: string; side: number }) =>
  atDesk(deps, ask, { id, move: 'inform', work: (at) => inform(at, { side, by: clerkOf(at) }) });

interface Assignment {
  id: string;
  mediator: string;
  team: string | null;
  grade: number;
}

/** Gives a file to a mediator whom nothing ties to either party. */
export function assignMediator(deps: Deps, ask: Ask, { id, mediator, team, grade }: Assignment) {
  const work: Work = async (at) => {
    const { tx } = at;
    if (team !== null && (await people.findTeamBelow(tx, ask.scope, team)) === undefined)
      return refuse('team_not_found', { field: '/team' });
    // What a mediator is given, or loses, comes one after the other: the second one sees the first.
    await people.lockMediator(tx, ask.scope, mediator);
    const [choice] = await choicesOf(tx, at, mediator);
    if (choice === undefined) return refuse('mediator_not_found', { field: '/mediator' });
    const [tie] = choice.ties;
    if (tie !== undefined)
      return refuse('mediator_tied', {
        field: '/mediator',
        values: { reason: tie.reason[ask.language] },
      });
    await takeStep(at, {
      action: 'mediation.assigned',
      change: { ...(await takeBackText(at)), state: 'assigned', mediator, team, grade },
      data: { mediator, team, grade },
    });
    await tellParties(at, tellings.assigned(choice.name));
    await tellMediator(at, tellings.assignedToYou);
    return undefined;
  };
  return atDesk(deps, ask, { id, move: 'assign', work });
}

interface Paper {
  id: string;
  kind: AddedPaperKind;
  side: number | null;
  heldOn: LocalDate;
  words: string;
  helpers?: readonly string[] | undefined;
  photoIds?: readonly string[] | undefined;
}

export function addPaper(
  deps: Deps,
  ask: Ask,
  { id, photoIds = [], helpers = [], ...paper }: Paper,
) {
  const { kind, side } = paper;
  const isSession = kind === 'session';
  const work: Work = async (at) => {
    const no = refusePaper(at, paper);
    if (no !== undefined) return no;
    if (helpers.length > 0 && !isSession)
      return refuse('helpers_of_session', { field: '/helpers' });
    const { heldOn } = paper;
    const unfit = isSession ? await refuseSession(at, { heldOn, helpers, photoIds }) : undefined;
    if (unfit !== undefined) return unfit;
    const typedFor = isSession ? at.whole.row.mediator : null;
    await writePaper(at, { ...paper, helpers: [...new Set(helpers)], typedFor });
    await takeStep(at, {
      action: 'mediation.paper_added',
      data: { kind, side, photos: photoIds.length, helpers: helpers.length },
    });
    if (isSession) await tellMediator(at, tellings.typedForYou);
    return takePhotos(at, { kind, side, photoIds });
  };
  return atDesk(deps, ask, { id, move: 'add_paper', work });
}

function refusePaper(
  at: At,
  { kind, side, heldOn }: Pick<Paper, 'kind' | 'side' | 'heldOn'>,
): Refusal | undefined {
  // What the return visit found is a step of its own; a look in between decides nothing.
  if (kind === 'visit' && at.whole.row.state !== 'agreed')
    return refuse('kind_not_fitting', { field: '/kind' });
  if (heldOn > at.today) return refuse('held_later', { field: '/heldOn' });
  if (kind === 'identity' && side === null) return refuse('whose_identity', { field: '/side' });
  return undefined;
}

interface Signing {
  id: string;
  side: number;
  signature: string | null;
  proposedAt: string;
}

/** A party without a phone answers on the tablet of the clerk. */
export function signAgreement(deps: Deps, ask: Ask, { id, signature, ...signing }: Signing) {
  const work: Work = async (at) => {
    const by = clerkOf(at);
    const no = refuseHand('sign', at.whole, by);
    if (no !== undefined) return refuse(no);
    return answer(at, { ...signing, agreed: signature !== null, by, signature });
  };
  return atDesk(deps, ask, { id, move: 'sign', work });
}

interface Review {
  id: string;
  wellDone: boolean;
  subsidised: boolean;
  note: string;
}

/** Whoever looks at the work had no part in it. */
export function reviewMediation(deps: Deps, ask: Ask, { id, ...review }: Review) {
  const { wellDone, subsidised, note } = review;
  const work: Work = async (at) => {
    const no = refuseHand('review', at.whole, clerkOf(at));
    if (no !== undefined) return refuse(no);
    await takeStep(at, {
      action: 'mediation.reviewed',
      change: {
        reviewed_by: clerkOf(at),
        reviewed_at: at.now,
        well_done: wellDone,
        subsidised,
      },
      data: { wellDone, subsidised },
      reason: note,
    });
    return settleWork(at, review);
  };
  return atDesk(deps, ask, { id, move: 'review', work });
}

const goesOn = ({ whole: { row } }: At, to: Referral) =>
  waysOnOf(row.kind as DisputeKind).includes(to);

interface Visit {
  id: string;
  kept: boolean;
  words: string;
  referTo: Referral | null;
}

/** The return visit: kept, the file closes; not kept, it goes on elsewhere and the work stays paid. */
export function visitMediation(deps: Deps, ask: Ask, { id, kept, words, referTo }: Visit) {
  const work: Work = async (at) => {
    const no = refuseHand('visit', at.whole, clerkOf(at));
    if (no !== undefined) return refuse(no);
    if (kept !== (referTo === null)) return refuse('refer_where', { field: '/referTo' });
    if (referTo !== null && !goesOn(at, referTo))
      return refuse('way_not_fitting', { field: '/referTo' });
    await writePaper(at, { kind: 'visit', side: null, heldOn: at.today, words });
    const { well_done: wellDone, subsidised } = at.whole.row;
    await takeStep(at, {
      action: 'mediation.visited',
      change: {
        kept,
        ended_at: at.now,
        state: kept ? 'closed' : 'referred',
        referred_to: referTo,
      },
      data: { kept, to: referTo },
    });
    if (releasesSecondHalf({ kept, wellDone: wellDone ?? false, subsidised }))
      await releaseSecondHalf(at);
    await tellParties(at, kept ? tellings.closed : tellings.referred);
    return undefined;
  };
  return atDesk(deps, ask, { id, move: 'visit', work });
}

interface Refer {
  id: string;
  to: Referral;
  note: string;
}

/** What mediation does not solve goes on elsewhere; what was done in it is looked at all the same. */
export function referMediation(deps: Deps, ask: Ask, { id, to, note }: Refer) {
  const work: Work = async (at) => {
    const no = refuseHand('refer', at.whole, clerkOf(at));
    if (no !== undefined) return refuse(no);
    if (!goesOn(at, to)) return refuse('way_not_fitting', { field: '/to' });
    await writePaper(at, { kind: 'explanation', side: null, heldOn: at.today, words: note });
    if (sessionsGoOn(at.whole.row)) await recordWork(at, { agreed: false });
    await takeStep(at, {
      action: 'mediation.referred',
      change: { state: 'referred', referred_to: to, ended_at: at.now },
      data: { to },
      reason: note,
    });
    await tellParties(at, tellings.referred);
    return undefined;
  };
  return atDesk(deps, ask, { id, move: 'refer', work });
}
