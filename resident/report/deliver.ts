import type { MyCase } from '../../contract/case-views.ts';
import type { Problem } from '../../contract/values.ts';
import { type Client, isUndecided, Refused } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
import type { Draft, DraftPhoto, Step } from './draft.ts';
import * as drafts from './draft.ts';
import type { Content } from './reply.ts';

/** What one step came to. busy: the server asks for patience · refused: the resident has to act. */
export type Outcome =
  | { kind: 'done' }
  | { kind: 'unreached' }
  | { kind: 'busy' | 'refused'; problem: Problem }
  | { kind: 'reported'; reported: MyCase; earlier: boolean };

/** What a step needs of the outbox: the draft as it stands now, and a place to write it down. */
export interface Desk {
  client: Client;
  draft: () => Draft;
  write: (draft: Draft) => Promise<void>;
  photo: (key: string) => Promise<Blob | undefined>;
  /** Told how much of a photo has gone out, as a share of it. */
  onProgress?: (key: string, share: number) => void;
  /** Ends what is under way: nothing is known of it then. */
  signal?: AbortSignal;
}

/** Carries out one step. A server that cannot be reached is an outcome like any other. */
export async function deliver(step: Exclude<Step, { do: 'rest' }>, desk: Desk): Promise<Outcome> {
  const { unanswered } = desk.draft();
  try {
    return step.do === 'upload' ? await upload(step.photo, desk) : await send(step.body, desk);
  } catch (error) {
    if (!(error instanceof Refused)) return { kind: 'unreached' };
    return step.do === 'upload'
      ? photoRefused(step.photo, error.problem, desk)
      : refused(error, desk, unanswered);
  }
}

async function upload({ key, requestId = key }: DraftPhoto, desk: Desk): Promise<Outcome> {
  const file = await desk.photo(key);
  if (!file) {
    await desk.write(drafts.withoutPhoto(desk.draft(), key));
    return { kind: 'done' };
  }
  const { onProgress, signal } = desk;
  const { id } = await desk.client.call('uploadPhoto', {
    file,
    requestId,
    ...(onProgress === undefined ? {} : { onProgress: (share: number) => onProgress(key, share) }),
    ...(signal === undefined ? {} : { signal }),
  });
  await desk.write(drafts.photoAnswered(desk.draft(), key, { uploaded: id, refused: null }));
  return { kind: 'done' };
}

async function photoRefused({ key }: DraftPhoto, problem: Problem, desk: Desk): Promise<Outcome> {
  const { status, title } = problem;
  if (status === 401) return { kind: 'refused', problem };
  if (isUndecided(problem)) return { kind: 'busy', problem };
  await desk.write(drafts.photoAnswered(desk.draft(), key, { uploaded: null, refused: title }));
  return { kind: 'done' };
}

/** The content is written down before it goes out: a lost answer must find it again. */
async function send(body: Content, desk: Desk): Promise<Outcome> {
  await desk.write(drafts.goesOut(desk.draft(), body));
  return { kind: 'reported', reported: await ask(body, desk), earlier: false };
}

function ask(body: Content, { client, draft, signal }: Desk): Promise<MyCase> {
  const { requestId, replyTo } = draft();
  const sending = { requestId, ...(signal === undefined ? {} : { signal }) };
  if ('place' in body) return client.call('reportCase', { body, ...sending });
  const params = { code: replyTo?.code ?? '' };
  if ('rating' in body) return client.call('confirmCase', { params, body, ...sending });
  const route = replyTo?.kind === 'supplement' ? 'supplementCase' : 'reopenCase';
  return client.call(route, { params, body, ...sending });
}

/** `before`: what had gone out without an answer when this step began. */
async function refused({ problem }: Refused, desk: Desk, before: Content[]): Promise<Outcome> {
  const draft = desk.draft();
  const meaning = drafts.refusalMeans(draft, problem);
  if (meaning === 'earlier') return fetchEarlier(desk, before);
  if (meaning === 'photos') return sendPhotosAnew(desk, before, problem);
  if (meaning === 'taken') await desk.write(drafts.renewed(draft, newRequestId()));
  else if (meaning === 'no') await desk.write(drafts.refused(draft, before, problem));
  else if (problem.status !== 401) return { kind: 'busy', problem };
  return { kind: 'refused', problem };
}

/** The id is taken, so an older content of this draft did arrive: the same again answers its case. */
async function fetchEarlier(desk: Desk, before: Content[]): Promise<Outcome> {
  const { draft, body } = drafts.earlierBody(desk.draft());
  await desk.write(draft);
  if (!body) return { kind: 'unreached' };
  try {
    return { kind: 'reported', reported: await ask(body, desk), earlier: true };
  } catch (error) {
    return error instanceof Refused ? refused(error, desk, before) : { kind: 'unreached' };
  }
}

/** A draft may be older than what the server keeps of photos in no report: those in this phone go out once more. */
async function sendPhotosAnew(desk: Desk, before: Content[], problem: Problem): Promise<Outcome> {
  const anew = new Map<string, string>();
  try {
    for (const { key } of desk.draft().photos)
      if (await desk.photo(key)) anew.set(key, newRequestId());
  } catch {
    // What cannot be read just now is no less there.
    return { kind: 'unreached' };
  }
  const draft = drafts.withPhotosAnew(desk.draft(), { before, problem, anew });
  await desk.write(draft);
  return draft.phase === 'sending' ? { kind: 'done' } : { kind: 'refused', problem };
}
