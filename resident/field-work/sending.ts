import type { agreementRoutes } from '../../contract/agreements.ts';
import type { BodyOf } from '../../contract/route.ts';
import type { Problem } from '../../contract/values.ts';
import { type Client, isUndecided, Refused } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { beginPatience } from '../report/patience.ts';
import { noted } from './done.ts';
import {
  type AtCase,
  changed,
  delivered,
  type Entry,
  type KeptPhoto,
  photoAnswered,
  type ReportFor,
  refused,
  type WalkFor,
  type Work,
  waitingIn,
  withPhotosAnew,
} from './entries.ts';
import type { KeptWork } from './kept-work.ts';

/** What the server let know while something was sent. */
export interface Heard {
  /** false: the last attempt did not reach the server. */
  reached: boolean;
  signedOut: boolean;
  /** What waits gives many points: the second factor is shown before it goes out. */
  needsFactor: boolean;
}

export interface Sending {
  client: Client;
  kept: KeptWork;
  change: (by: (work: Work) => Work) => Promise<Work>;
  hear: (heard: Partial<Heard>) => void;
  /** Comes when somebody else is to go on with it. */
  giveWay?: AbortSignal;
}

/** What one step came to: on to the next, try later, or wait until somebody does something. */
export type Outcome = 'next' | 'later' | 'stop';

/** Sends what waits, one after the other in the order in which it was written. */
export async function sendAll(by: Sending): Promise<{ outcome: Outcome; settled: number }> {
  let settled = 0;
  for (;;) {
    const [first] = waitingIn(await by.change((work) => work));
    if (first === undefined) return { outcome: 'next', settled };
    if (by.giveWay?.aborted) return { outcome: 'later', settled };
    const outcome = await send(by, first.id);
    if (outcome !== 'next') return { outcome, settled };
    settled += 1;
  }
}

/** One that the line is sending. */
interface Step extends Sending {
  /** Something of it got through, so that it may take longer. */
  heard: () => void;
}

/** A line that answers nothing is given up: everything else waits behind it. */
async function send(by: Sending, id: string): Promise<Outcome> {
  const { signal, heard, end } = beginPatience(by.giveWay);
  return sendOne({ ...by, giveWay: signal, heard }, id).finally(end);
}

async function sendOne(by: Step, id: string): Promise<Outcome> {
  try {
    const entry = await stillWaiting(by, id);
    const whys: Problem[] = [];
    for (const photo of entry?.photos ?? [])
      if (photo.id === null) whys.push(...(await upload(by, id, photo)));
    const [why] = whys;
    if (why !== undefined) return notTaken(by, id, why);
    const held = await stillWaiting(by, id);
    if (held !== undefined) await deliver(by, held);
    return 'next';
  } catch (error) {
    if (!(error instanceof Refused)) {
      by.hear({ reached: false });
      return 'later';
    }
    const { problem } = error;
    return problem.code === 'photo_unusable'
      ? sendPhotosAnew(by, id, problem)
      : notTaken(by, id, problem);
  }
}

/** An entry may be older than what the server keeps of photos in no report: those in this phone go out once more. */
async function sendPhotosAnew(by: Step, id: string, problem: Problem): Promise<Outcome> {
  const { photos = [], photosAnew = false } = (await stillWaiting(by, id)) ?? {};
  // Once a press: what is refused again straight after is refused for something else.
  if (photosAnew) return notTaken(by, id, problem);
  const anew = new Map<string, string>();
  try {
    for (const { key } of photos)
      if ((await by.kept.loadPhoto(key)) !== undefined) anew.set(key, newRequestId());
  } catch {
    // What cannot be read just now is no less there.
    return 'later';
  }
  await by.change((work) => withPhotosAnew(work, id, { problem: problem.title, anew }));
  return anew.size === photos.length ? sendOne(by, id) : notTaken(by, id, problem);
}

/** As the phone’s store has it: another window may have sent it meanwhile. */
async function stillWaiting({ change }: Sending, id: string): Promise<Entry | undefined> {
  return waitingIn(await change((work) => work)).find((one) => one.id === id);
}

/** Why the server would not have it, if so: the others go out all the same, and whoever took it sees which it is. */
async function upload(by: Step, id: string, photo: KeptPhoto): Promise<Problem[]> {
  const { key, requestId = key } = photo;
  const file = await by.kept.loadPhoto(key);
  if (file === undefined) return [];
  try {
    const sent = { file, requestId, onProgress: by.heard, ...signalOf(by) };
    const taken = await by.client.call('uploadStaffPhoto', sent);
    by.heard();
    await by.change((work) => photoAnswered(work, id, { key, requestId, id: taken.id }));
    return [];
  } catch (error) {
    if (!(error instanceof Refused) || isOfItsOwner(error.problem)) throw error;
    const { problem } = error;
    await by.change((work) =>
      photoAnswered(work, id, { key, requestId, id: null, refused: problem.title }),
    );
    return [problem];
  }
}

/** It says nothing of what was sent: that waits, or its owner does something first. */
const isOfItsOwner = (problem: Problem): boolean =>
  isUndecided(problem) || problem.code === 'step_up_needed';

const signalOf = ({ giveWay }: Sending) => (giveWay === undefined ? {} : { signal: giveWay });

async function deliver(by: Sending, entry: Entry): Promise<void> {
  if (entry.kind === 'report') await report(by, entry);
  else if (entry.kind === 'walk') await walk(by, entry);
  else await step(by, entry);
  by.hear({ reached: true, signedOut: false });
  await by.kept.dropPhotos(entry.photos.map(({ key }) => key)).catch(() => undefined);
}

/** What was done at a case, which is no task any more until the server lists it again. */
async function step(by: Sending, entry: AtCase): Promise<void> {
  const { client, change } = by;
  const { code, id: requestId } = entry;
  const to = { params: { code }, requestId, ...signalOf(by) };
  if (entry.kind === 'acceptance') await client.call('acceptCase', { ...to, body: { note: '' } });
  else if (entry.kind === 'asking') {
    const { result, rating, note } = entry;
    const body = { result, note, ...(rating === null ? {} : { rating }) };
    await client.call('visitReporter', { ...to, body });
  } else {
    const { solved, note, position, seenAt } = entry;
    const body = { solved, note, position, seenAt, photoIds: photoIdsOf(entry) };
    await client.call('verifyOnSite', { ...to, body });
  }
  await change((work) => delivered(work, entry));
}

/** The end first: nothing is scanned after it. Where nothing was scanned there is nothing to prove. */
async function walk(by: Sending, entry: WalkFor): Promise<void> {
  const { client, change } = by;
  const { agreement, patrol, endId, scans, id: requestId } = entry;
  const to = { params: { id: agreement, patrol }, ...signalOf(by) };
  await client.call('endPatrolFor', { ...to, requestId: endId });
  const note = { agreement, at: entry.writtenAt };
  // It has ended, whatever comes of the proof.
  await change((work) => noted(work, { ...note, act: 'endPatrolFor', number: endId }));
  const body = { scans: [...scans] };
  const proved =
    scans.length === 0 ? null : await client.call('provePatrolFor', { ...to, body, requestId });
  const done: Partial<WalkFor> = { state: 'sent', problem: null, proved };
  await change((work) => {
    const sent = changed(work, entry.id, done);
    if (proved === null) return sent;
    return noted(sent, { ...note, act: 'provePatrolFor', number: requestId });
  });
}

const photoIdsOf = ({ photos }: Entry) => photos.flatMap(({ id }) => id ?? []);

async function report(by: Sending, entry: ReportFor): Promise<void> {
  const { agreement, id: requestId } = entry;
  if (agreement === null) return;
  const body = reportBody(entry);
  const params = { id: agreement };
  const receipt = await by.client.call('reportFor', { params, body, requestId, ...signalOf(by) });
  // A child is named to whom it concerns; nothing here needs the name any more.
  const done: Partial<ReportFor> = { state: 'sent', problem: null, receipt, child: null };
  const note = { agreement, at: entry.writtenAt, number: requestId };
  await by.change((work) => noted(changed(work, entry.id, done), { ...note, act: 'reportFor' }));
}

/** What was not said is left out: written by an older build, it goes out as it did there. */
function reportBody(entry: ReportFor): BodyOf<typeof agreementRoutes.reportFor> {
  const { agreedBefore, toldBy, words, place, position } = entry;
  const { category = null, child = null, sameAs = null, answers = [] } = entry;
  return {
    words,
    place,
    photoIds: photoIdsOf(entry),
    ...(position === null ? {} : { position }),
    ...(agreedBefore === undefined ? {} : { agreedBefore }),
    ...(toldBy === undefined ? {} : { toldBy }),
    ...(category === null ? {} : { category }),
    ...(child === null ? {} : { child }),
    ...(sameAs === null ? {} : { sameAs }),
    ...(answers.length === 0 ? {} : { answers }),
  };
}

/** The session’s end and a missing factor say nothing of the entry: it waits for its owner. */
async function notTaken(by: Sending, id: string, problem: Problem): Promise<Outcome> {
  by.hear({ reached: true });
  if (problem.status === 401) by.hear({ signedOut: true });
  else if (problem.code === 'step_up_needed') by.hear({ needsFactor: true });
  else if (isUndecided(problem)) return 'later';
  else {
    await by.change((work) => refused(work, id, problem.title));
    return 'next';
  }
  return 'stop';
}
