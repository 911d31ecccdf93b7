import type { ReportBody } from '../../contract/cases.ts';
import type { Position, Problem } from '../../contract/values.ts';
import { isUndecided } from '../../ui/client.ts';
import { type Content, lacksOf, type ReplyTo, replyBody } from './reply.ts';

export const maxPhotos = 6;

export interface DraftPhoto {
  /** Made on the device; also the request id of the upload, so that asking twice stores once. */
  key: string;
  /** The request id of another upload, where the server no longer had what came of the one before. */
  requestId?: string;
  /** The server's id once uploaded. */
  uploaded: string | null;
  /** The server's sentence when it would not take the photo. */
  refused: string | null;
}

export type DraftAnswers = NonNullable<ReportBody['answers']>;

/** A report being written, or a reply to a case, as this phone keeps it until the server has it. */
export interface Draft {
  /** Under which the phone keeps it; the request id may change, this does not. */
  id: string;
  requestId: string;
  /** The case that it replies to; left out: it is a report. */
  replyTo?: ReplyTo;
  /** Lamps of a confirmation; left out: none were given yet. */
  rating?: number;
  words: string;
  /** Chosen by the resident; null: follow what the words suggest. */
  category: string | null;
  /** What the words suggested last. */
  suggested: string | null;
  /** The words of which the county said so; null: the phone guessed it; left out in drafts of older builds. */
  suggestedOf?: string | null;
  place: string;
  position: Position | null;
  /** Its position was taken off: the phone looks for it only when it is asked to; left out: it was not. */
  unplaced?: boolean;
  /** The child who noticed it; left out in drafts of older builds. */
  child?: string | null;
  /** A report nearby that tells of the same; left out in drafts of older builds. */
  sameAs?: string | null;
  /** To questions of categories, also of one that was chosen before; left out in drafts of older builds. */
  answers?: DraftAnswers;
  photos: DraftPhoto[];
  /** sending: the resident pressed send, and it goes out as soon as it can. */
  phase: 'writing' | 'sending';
  /** When send was pressed: whoever sends it, and whenever, says the same; left out in drafts of older builds. */
  writtenAt?: string;
  /** Since send was pressed, photos went out once more that the server no longer had. */
  photosAnew?: boolean;
  /** Every content that went out under this request id without an answer, oldest first. */
  unanswered: Content[];
  /** Why it was refused, until it is changed or sent again: the app may have been closed meanwhile. */
  problem?: Problem | null;
}

export type DraftChange = Partial<
  Pick<
    Draft,
    | 'words'
    | 'rating'
    | 'category'
    | 'suggested'
    | 'place'
    | 'position'
    | 'child'
    | 'sameAs'
    | 'answers'
  >
>;
export type Lack = 'words' | 'place' | 'photos' | 'lamps';

/** The next thing to do for a draft; rest: nothing without the resident. */
export type Step =
  | { do: 'upload'; photo: DraftPhoto }
  | { do: 'send'; body: Content }
  | { do: 'rest' };

export function emptyDraft(requestId: string): Draft {
  return {
    id: requestId,
    requestId,
    words: '',
    category: null,
    suggested: null,
    place: '',
    position: null,
    photos: [],
    phase: 'writing',
    unanswered: [],
  };
}

export const emptyReply = (requestId: string, replyTo: ReplyTo): Draft => ({
  ...emptyDraft(requestId),
  replyTo,
});

export function isBlank(draft: Draft): boolean {
  const { words, place, position, photos, category, rating, unanswered } = draft;
  const parts = [photos, unanswered];
  const isSilent = `${words}${place}`.trim() === '' && rating === undefined;
  return isSilent && !position && !category && parts.every(isEmpty);
}

/** The same tapped again is taken back. */
export function answered(answers: DraftAnswers, given: DraftAnswers[number]): DraftAnswers {
  const others = answers.filter(({ question }) => question !== given.question);
  const same = answers.some(
    ({ question, choice }) => question === given.question && choice === given.choice,
  );
  return same ? others : [...others, given].slice(-maxAnswers);
}

/** As many as the server takes. */
const maxAnswers = 8;

const isEmpty = (list: readonly unknown[]) => list.length === 0;

export const edited = (draft: Draft, change: DraftChange): Draft => ({
  ...draft,
  ...(tellsOfAnother(draft, change) && { sameAs: null }),
  ...(change.position === null && { unplaced: true }),
  ...change,
  phase: 'writing',
  problem: null,
});

/** That it is the same as a report nearby was said of one at that place and of that kind. */
function tellsOfAnother(draft: Draft, { position, category }: DraftChange): boolean {
  const before = draft.position;
  const isMoved =
    position !== undefined && (position?.lng !== before?.lng || position?.lat !== before?.lat);
  const isOfAnotherKind =
    category !== undefined && category !== (draft.category ?? draft.suggested);
  return isMoved || isOfAnotherKind;
}

export function withPhotos(draft: Draft, keys: readonly string[]): Draft {
  const added = keys.map((key) => ({ key, uploaded: null, refused: null }));
  return { ...draft, photos: [...draft.photos, ...added].slice(0, maxPhotos) };
}

/** What waits goes on without a photo that the phone has lost. */
export const withoutPhoto = (draft: Draft, key: string): Draft => ({
  ...draft,
  photos: draft.photos.filter((photo) => photo.key !== key),
});

/** What the server said about one photo. A removed photo is not brought back. */
export function photoAnswered(
  draft: Draft,
  key: string,
  answer: Pick<DraftPhoto, 'uploaded' | 'refused'>,
): Draft {
  const photos = draft.photos.map((one) => (one.key === key ? { ...one, ...answer } : one));
  return { ...draft, photos, phase: answer.refused === null ? draft.phase : 'writing' };
}

/** What is missing before it can be sent. A photo is welcome, not needed. */
export function lacks(draft: Draft): Lack[] {
  const missing: Lack[] = [];
  if (draft.photos.some((photo) => photo.refused !== null)) missing.push('photos');
  if (draft.replyTo) return [...missing, ...lacksOf(draft.replyTo, draft)];
  if (draft.place.trim() === '' && !draft.position) missing.push('place');
  if (draft.words.trim().length < 2) missing.push('words');
  return missing;
}

/** `now`: of what waits already it is still the first time that counts. */
export function sendPressed(draft: Draft, now: string): Draft {
  if (lacks(draft).length > 0) return draft;
  const writtenAt = draft.phase === 'sending' ? (draft.writtenAt ?? now) : now;
  const { photosAnew: _, ...pressed } = draft;
  return { ...pressed, phase: 'sending', problem: null, writtenAt };
}

export const backToWriting = (draft: Draft): Draft => ({ ...draft, phase: 'writing' });

export function nextStep(draft: Draft, now: () => string): Step {
  const photo = draft.photos.find((one) => one.uploaded === null && one.refused === null);
  if (photo) return { do: 'upload', photo };
  if (draft.phase === 'writing' || lacks(draft).length > 0) return { do: 'rest' };
  return { do: 'send', body: bodyOf(draft, draft.writtenAt ?? now()) };
}

/**
 * What goes out. Content that already went out without an answer goes out again to the letter, with
 * its first time of writing: only then does the server know it as the same request.
 */
export function bodyOf(draft: Draft, writtenAt: string): Content {
  const { replyTo } = draft;
  const content = replyTo ? replyBody(replyTo, draft) : reportBody(draft, writtenAt);
  return draft.unanswered.find((earlier) => sameContent(earlier, content)) ?? content;
}

function reportBody(draft: Draft, writtenAt: string): ReportBody {
  const { words, place, position, child = null, sameAs = null, answers = [] } = draft;
  const category = sentKind({ ...draft, words: words.trim(), answers });
  return {
    ...(category === null ? {} : { category }),
    words: words.trim(),
    place: place.trim(),
    ...(position === null ? {} : { position }),
    photoIds: draft.photos.flatMap(({ uploaded }) => uploaded ?? []),
    writtenAt,
    ...(child === null ? {} : { child }),
    ...(sameAs === null ? {} : { sameAs }),
    ...(answers.length === 0 ? {} : { answers }),
  };
}

/**
 * The kind that goes out: chosen, or suggested by the county of these very words. What the phone guessed by itself,
 * or what was said of other words, goes out only where its questions were answered: else the server reads the words.
 */
export function sentKind({
  category = null,
  suggested = null,
  suggestedOf,
  words,
  answers,
}: {
  category?: string | null;
  suggested?: string | null;
  suggestedOf?: string | null | undefined;
  words: string;
  answers: readonly unknown[];
}): string | null {
  const isOfThese = suggestedOf === undefined || suggestedOf === words;
  return category ?? (isOfThese || answers.length > 0 ? suggested : null);
}

function sameContent(one: Content, other: Content): boolean {
  const content = (body: Content) => JSON.stringify({ ...body, writtenAt: undefined });
  return content(one) === content(other);
}

/** Kept before anything is sent: if the answer is lost, this is what may have arrived. */
export function goesOut(draft: Draft, body: Content): Draft {
  const others = draft.unanswered.filter((earlier) => !sameContent(earlier, body));
  return { ...draft, unanswered: [...others, body] };
}

/**
 * later: nothing is decided, the same goes out again · earlier: an older content had arrived ·
 * taken: something arrived under this id that the phone does not know · photos: what was uploaded long ago is gone.
 */
export type Refusal = 'later' | 'earlier' | 'taken' | 'photos' | 'no';

export function refusalMeans(draft: Draft, problem: Problem): Refusal {
  if (isUndecided(problem)) return 'later';
  // Once a press: what is refused again straight after is refused for something else.
  if (problem.code === 'photo_unusable') return draft.photosAnew ? 'no' : 'photos';
  if (problem.code !== 'request_id_reused') return 'no';
  return draft.unanswered.length > 1 ? 'earlier' : 'taken';
}

/**
 * A refused request leaves no trace, so the same id may carry the corrected content. What went out
 * `before` it without an answer may still have arrived, and stays known.
 */
export const refused = (draft: Draft, before: Content[], problem: Problem): Draft => ({
  ...draft,
  phase: 'writing',
  unanswered: before,
  problem,
});

interface Gone {
  /** What went out before without an answer. */
  before: Content[];
  problem: Problem;
  /** Another request id for each photo that lies in this phone. */
  anew: ReadonlyMap<string, string>;
}

/** Photos that the server no longer has go out once more by themselves; what is nowhere any more has to be chosen again. */
export function withPhotosAnew(draft: Draft, { before, problem, anew }: Gone): Draft {
  const photos = draft.photos.map((photo): DraftPhoto => {
    const requestId = anew.get(photo.key);
    return requestId === undefined
      ? { ...photo, uploaded: null, refused: problem.title }
      : { ...photo, uploaded: null, requestId };
  });
  const here = { ...draft, photos, unanswered: before, photosAnew: true };
  return photos.every(({ key }) => anew.has(key)) ? here : refused(here, before, problem);
}

/** The id is taken by nothing that this phone knows of: what is written goes out under another one. */
export const renewed = (draft: Draft, requestId: string): Draft => ({
  ...draft,
  requestId,
  phase: 'writing',
  unanswered: [],
});

/** The newest content was not the one that arrived: the one before it is asked for. */
export function earlierBody(draft: Draft): { draft: Draft; body: Content | undefined } {
  const unanswered = draft.unanswered.slice(0, -1);
  return { draft: { ...draft, unanswered }, body: unanswered[unanswered.length - 1] };
}
