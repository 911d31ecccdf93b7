import type { RefusalReason } from '../../contract/case-road.ts';
import { shareOf } from './chance.ts';
import type { Message } from './messages.ts';

/** How far the staff of the replay take a case. */
export type Fate =
  | { ends: 'reported' }
  | { ends: 'refused'; reason: RefusalReason; note: string }
  | { ends: 'dispatched' }
  | { ends: 'answered' }
  | { ends: 'verified' }
  | { ends: 'confirmed'; rating: number };

/** What a centre does not take up, by the words that name it (信访、诉讼 have roads of their own). */
const otherRoads: readonly { words: RegExp; reason: RefusalReason; note: string }[] = [
  {
    words: /信访|上访/,
    reason: 'in_petition',
    note: '此事已在信访渠道办理，请向信访部门查询进展。',
  },
  {
    words: /起诉|诉讼|开庭|仲裁|判决/,
    reason: 'in_litigation',
    note: '此事已进入诉讼或仲裁程序，请等候裁判结果。',
  },
];

const outOfScope = {
  ends: 'refused',
  reason: 'out_of_scope',
  note: '不在平安积分受理范围，已告知应找的部门。',
} as const;

/** Shares of what becomes of a message that the centre could take up; the rest are confirmed. */
const upTo = { outOfScope: 0.02, reported: 0.14, dispatched: 0.22, answered: 0.3, verified: 0.52 };
/** Shares of ratings from one star up to each. */
const ratingsUpTo = [0.03, 0.08, 0.2, 0.5, 1];

/** The same message always meets the same fate. */
export function fateOf({ id, words }: Pick<Message, 'id' | 'words'>): Fate {
  const share = shareOf(id, 'fate');
  if (share >= upTo.outOfScope && share < upTo.reported) return { ends: 'reported' };
  const other = otherRoads.find((road) => road.words.test(words));
  if (other) return { ends: 'refused', reason: other.reason, note: other.note };
  if (share < upTo.outOfScope) return outOfScope;
  if (share < upTo.dispatched) return { ends: 'dispatched' };
  if (share < upTo.answered) return { ends: 'answered' };
  if (share < upTo.verified) return { ends: 'verified' };
  const rating = 1 + ratingsUpTo.findIndex((upper) => shareOf(id, 'rating') < upper);
  return { ends: 'confirmed', rating };
}

export type HeldFate =
  | { decided: 'never' | 'first' | 'last'; sound: true }
  | { decided: 'never' | 'first' | 'last'; sound: false; reason: 'not_true' | 'duplicate' };

/** When a reviewer decides about held points of a case, before or after the work, and how. */
export function heldFateOf(id: string, { looksCopied }: { looksCopied: boolean }): HeldFate {
  const when = shareOf(id, 'held when');
  const decided = when < 0.15 ? 'never' : when < 0.55 ? 'first' : 'last';
  if (looksCopied) return { decided, sound: false, reason: 'duplicate' };
  if (shareOf(id, 'held') < 0.25) return { decided, sound: false, reason: 'not_true' };
  return { decided, sound: true };
}
