import type { SayableAgeGroup } from '../../../contract/age-groups.ts';
import type { ErasedFor, HeardFeedback } from '../../../contract/agreements-own.ts';
import type { MyFeedback } from '../../../contract/feedback.ts';
import type { Attachment } from '../../platform/http/documents.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as feedback from '../feedback/service.ts';
import * as myData from '../my-data/service.ts';
import * as residents from '../residents/service.ts';
import type { SealDeps } from '../seals/service.ts';
import * as signIns from '../sign-ins/service.ts';
import { behalfOf, freshBehalfOf, recordSeen } from './behalf.ts';
import { looking } from './looking.ts';

/** A file for the person: whoever made it is told to them as one who looked. */
export async function exportDataFor(
  deps: Deps,
  ask: Ask,
  id: string,
): Promise<Attachment | Refusal> {
  const behalf = await freshBehalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const made = await myData.exportMyData(deps, behalf.ask);
  if (!isRefusal(made)) await recordSeen(deps, ask, behalf);
  return made;
}

/** How many reports are open would tell of those that are confidential. */
export async function previewErasureFor(deps: Deps, ask: Ask, id: string) {
  const preview = await looking(deps, { ask, id }, (theirs) => myData.previewErasure(deps, theirs));
  if (isRefusal(preview)) return preview;
  const { openCases: _, ...shown } = preview;
  return shown;
}

export async function eraseFor(deps: SealDeps, ask: Ask, id: string): Promise<ErasedFor | Refusal> {
  const behalf = await freshBehalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const erased = await myData.eraseMe(deps, behalf.ask, { openCases: 'withdraw' });
  if (isRefusal(erased)) return erased;
  const { pointsReturned, photosDeleted } = erased;
  return { erased: true, pointsReturned, photosDeleted };
}

interface Paged {
  id: string;
  after?: string;
}

export const listLooksFor = (deps: Deps, ask: Ask, { id, after }: Paged) =>
  looking(deps, { ask, id }, (theirs) => myData.listMyLooks(deps, theirs, after));

export async function setAgeGroupFor(
  deps: Deps,
  ask: Ask,
  { id, ageGroup }: { id: string; ageGroup: SayableAgeGroup | null },
) {
  const behalf = await behalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : residents.setMyAgeGroup(deps, behalf.ask, { ageGroup });
}

export const listDevicesFor = (deps: Deps, ask: Ask, id: string) =>
  looking(deps, { ask, id }, (theirs) => signIns.listMine(deps, theirs));

export async function endDeviceFor(
  deps: Deps,
  ask: Ask,
  { id, device }: { id: string; device: string },
) {
  const behalf = await behalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : signIns.endMine(deps, behalf.ask, device);
}

export async function endDevicesFor(deps: Deps, ask: Ask, id: string) {
  const behalf = await behalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : signIns.endMyOthers(deps, behalf.ask);
}

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

export async function listFeedbackFor(deps: Deps, ask: Ask, { id, after }: Paged) {
  const listed = await looking(deps, { ask, id }, (theirs) =>
    feedback.listMyFeedback(deps, theirs, after),
  );
  if (isRefusal(listed)) return listed;
  return { feedback: listed.feedback.map(heard), next: listed.next };
}

export async function rateFeedbackFor(
  deps: Deps,
  ask: Ask,
  { id, feedback: of, ...rated }: { id: string; feedback: string; rating: number; words: string },
) {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const answered = await feedback.rateFeedback(deps, behalf.ask, { id: of, ...rated });
  return isRefusal(answered) ? answered : heard(answered);
}
