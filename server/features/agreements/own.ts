import type { ErasedFor, HeardFeedback } from '../../../contract/agreements-own.ts';
import type { MyFeedback } from '../../../contract/feedback.ts';
import type { SayableAgeGroup } from '../../../contract/sayable-age-groups.ts';
import type { Attachment } from '../../platform/http/documents.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as feedback from '../feedback/service.ts';
import * as myData from '../my-data/service.ts';
import * as residents from '../residents/service.ts';
import type { SealDeps } from '../seals/service.ts';
import * as signIns from '../sign-ins/service.ts';
import { doFor, doFreshFor, showFor, showFreshFor } from './behalf.ts';

/** A file for the person: whoever made it is told to them as one who looked. */
export const exportDataFor = (deps: Deps, ask: Ask, id: string): Promise<Attachment | Refusal> =>
  showFreshFor(deps, { ask, id }, (theirs) => myData.exportMyData(deps, theirs));

/** How many reports are open would tell of those that are confidential. */
export async function previewErasureFor(deps: Deps, ask: Ask, id: string) {
  const preview = await showFor(deps, { ask, id }, (theirs) => myData.previewErasure(deps, theirs));
  if (isRefusal(preview)) return preview;
  const { openCases: _, ...shown } = preview;
  return shown;
}

export async function eraseFor(deps: SealDeps, ask: Ask, id: string): Promise<ErasedFor | Refusal> {
  const erased = await doFreshFor(deps, { ask, id }, (theirs) =>
    myData.eraseMe(deps, theirs, { openCases: 'withdraw' }),
  );
  if (isRefusal(erased)) return erased;
  const { pointsReturned, photosDeleted } = erased;
  return { erased: true, pointsReturned, photosDeleted };
}

interface Paged {
  id: string;
  after?: string;
}

export const listLooksFor = (deps: Deps, ask: Ask, { id, after }: Paged) =>
  showFor(deps, { ask, id }, (theirs) => myData.listMyLooks(deps, theirs, after));

export const setAgeGroupFor = (
  deps: Deps,
  ask: Ask,
  { id, ...said }: { id: string; ageGroup: SayableAgeGroup | null },
) => doFor(deps, { ask, id }, (theirs) => residents.setMyAgeGroup(deps, theirs, said));

export const listDevicesFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, (theirs) => signIns.listMine(deps, theirs));

export const endDeviceFor = (
  deps: Deps,
  ask: Ask,
  { id, device }: { id: string; device: string },
) => doFor(deps, { ask, id }, (theirs) => signIns.endMine(deps, theirs, device));

export const endDevicesFor = (deps: Deps, ask: Ask, id: string) =>
  doFor(deps, { ask, id }, (theirs) => signIns.endMyOthers(deps, theirs));

/** What they sent and what was answered; the steps between, and what it earned, are not needed here. */
const heard = ({ id, words, state, sentAt, dueOn, rating, mayRate, steps }: MyFeedback) =>
  ({
    id,
    words,
    state,
    sentAt,
    dueOn,
    answer: steps.findLast(({ kind }) => kind === 'answered')?.words ?? null,
    rating,
    mayRate,
  }) satisfies HeardFeedback;

export async function listFeedbackFor(
  deps: Deps,
  ask: Ask,
  { id, after, complaint }: Paged & { complaint?: string | undefined },
) {
  const listed = await showFor(deps, { ask, id }, async (theirs) =>
    complaint === undefined
      ? feedback.listMyFeedback(deps, theirs, after)
      : feedback.listMyComplaint(deps, theirs, complaint),
  );
  if (isRefusal(listed)) return listed;
  return { feedback: listed.feedback.map(heard), next: listed.next };
}

export async function rateFeedbackFor(
  deps: Deps,
  ask: Ask,
  {
    id,
    feedback: of,
    ...rated
  }: {
    id: string;
    feedback: string;
    rating: number;
    words: string;
    complaint?: string | undefined;
  },
) {
  const answered = await doFor(deps, { ask, id }, (theirs) =>
    feedback.rateFeedback(deps, theirs, { id: of, ...rated }),
  );
  return isRefusal(answered) ? answered : heard(answered);
}
