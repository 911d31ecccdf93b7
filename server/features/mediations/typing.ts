import type { MediationMove, PaperKind } from '../../../contract/mediations.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { atDesk, clerkOf, type Work } from './at-desk.ts';
import { sessionsGoOn } from './decide.ts';
import type { Whole } from './gather.ts';
import { refuseTyping } from './hands.ts';
import { type Agreement, giveUp, propose, refuseHelpers } from './mediating.ts';
import { takePhotos } from './photos.ts';
import { refuse } from './refusals.ts';
import { type At, tellMediator, writePaper } from './steps.ts';
import * as tellings from './tellings.ts';

/*
 * What the mediator of a file has on paper is typed in at the desk, with a photo of the paper for whoever reviews
 * the work: they stay who mediated and who earns, whoever typed stands beside them in the file, and neither reviews.
 */

type Typing = Extract<MediationMove, 'propose' | 'give_up'>;

interface Typed {
  id: string;
  move: Typing;
  /** As what it stands in the file. */
  kind: PaperKind;
  photoIds: readonly string[];
  work: Work;
}

/** Something of the mediator, typed in: they are told, since it stands in the file as theirs. */
const typed = (deps: Deps, ask: Ask, { id, move, kind, photoIds, work }: Typed) =>
  atDesk(deps, ask, {
    id,
    move,
    work: async (at) => {
      const no = refuseTyping(at.whole, clerkOf(at));
      if (no !== undefined) return refuse(no);
      const stopped = await work(at);
      if (stopped !== undefined) return stopped;
      await tellMediator(at, tellings.typedForYou);
      return takePhotos(at, { kind, side: null, photoIds });
    },
  });

interface FromPaper {
  id: string;
  photoIds: readonly string[];
}

/** The text stands in the file as a paper, too: to that its photo belongs, also once another text follows. */
export const proposeForMediator = (
  deps: Deps,
  ask: Ask,
  { id, photoIds, ...agreement }: FromPaper & Agreement,
) =>
  typed(deps, ask, {
    id,
    move: 'propose',
    kind: 'agreement',
    photoIds,
    work: async (at) => {
      const stopped = await propose(at, agreement);
      if (stopped !== undefined) return stopped;
      const typedFor = at.whole.row.mediator;
      const paper = { side: null, heldOn: at.today, words: agreement.terms, typedFor };
      await writePaper(at, { kind: 'agreement', ...paper });
      return undefined;
    },
  });

export const giveUpForMediator = (
  deps: Deps,
  ask: Ask,
  { id, photoIds, words }: FromPaper & { words: string },
) =>
  typed(deps, ask, {
    id,
    move: 'give_up',
    kind: 'explanation',
    photoIds,
    work: (at) => giveUp(at, words, at.whole.row.mediator),
  });

/** The day since which the mediator of a file has it, though team or difficulty were said anew meanwhile. */
function hasItSince({ events, row }: Whole): LocalDate | undefined {
  const assigned = events.filter(({ kind }) => kind === 'assigned');
  const before = assigned.findLastIndex(({ data }) => mediatorIn(data) !== row.mediator);
  const first = assigned[before + 1];
  return first && localDate(first.at);
}

const mediatorIn = (data: unknown) => (data as { mediator?: string }).mediator;

interface TypedSession {
  heldOn: LocalDate;
  helpers: readonly string[];
  photoIds: readonly string[];
}

/** What stands against a session that is typed in, with those of the team who are said to have helped. */
export async function refuseSession(
  at: At,
  { heldOn, helpers, photoIds }: TypedSession,
): Promise<Refusal | undefined> {
  if (!sessionsGoOn(at.whole.row)) return refuse('mediation_not_now');
  const since = hasItSince(at.whole);
  // It counts as theirs, and is paid to them: what another one sat through before is not.
  if (since !== undefined && heldOn < since)
    return refuse('held_before_theirs', { field: '/heldOn', values: { day: since } });
  const unknown = await refuseHelpers(at, helpers);
  if (unknown !== undefined) return unknown;
  const no = refuseTyping(at.whole, clerkOf(at), helpers);
  if (no !== undefined) return refuse(no);
  return photoIds.length === 0 ? refuse('photo_of_paper', { field: '/photoIds' }) : undefined;
}
