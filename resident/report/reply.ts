import type { ReportBody } from '../../contract/cases.ts';
import type { BodyOf } from '../../contract/route.ts';
import type { Contract } from '../../contract/table.ts';

/**
 * What a reporter says of a case that has been handled or came back: it is solved, it is not, or what was
 * asked for. Kept in the phone and sent like a report, by the same queue.
 */
export interface ReplyTo {
  code: string;
  kind: 'confirmation' | 'reopening' | 'supplement';
}

export type Confirmation = BodyOf<Contract['confirmCase']>;
/** Of a re-opening and of a supplement alike. */
export type WordsAndPhotos = BodyOf<Contract['reopenCase']>;
export type ReplyBody = Confirmation | WordsAndPhotos;

/** Whatever goes out of a draft: a report or a reply. */
export type Content = ReportBody | ReplyBody;

/** What a draft says, whichever of it its kind of reply takes. */
interface Said {
  words: string;
  rating?: number;
  photos: readonly { uploaded: string | null }[];
}

/** Lamps are needed to confirm, words for everything else. */
export function lacksOf({ kind }: ReplyTo, { words, rating }: Said): ('lamps' | 'words')[] {
  if (kind === 'confirmation') return rating === undefined ? ['lamps'] : [];
  return words.trim().length < 2 ? ['words'] : [];
}

export function replyBody({ kind }: ReplyTo, { words, rating = 0, photos }: Said): ReplyBody {
  if (kind === 'confirmation') return { rating, words: words.trim() };
  return { words: words.trim(), photoIds: photos.flatMap(({ uploaded }) => uploaded ?? []) };
}

export const isSameReply = (one: ReplyTo | undefined, other: ReplyTo): boolean =>
  one?.code === other.code && one.kind === other.kind;
