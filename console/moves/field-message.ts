import type { CaseMove } from '../../contract/case-road.ts';
import { Refused } from '../../ui/client.ts';
import type { TextKey } from '../texts/zh-CN.ts';
import type { DraftField } from './draft.ts';

/** The name under which the server knows a field of the form. */
const sentAs: Partial<Record<DraftField, string>> = {
  photos: 'photoIds',
  chosen: 'photoIds',
  handBack: 'reason',
  pause: 'reason',
};

const gapTexts: Partial<Record<DraftField, TextKey>> = {
  note: 'moves.missing.note',
  reason: 'moves.missing.reason',
  unit: 'moves.missing.unit',
  resolveDays: 'moves.missing.resolveDays',
  words: 'moves.missing.words',
  solved: 'moves.missing.solved',
  title: 'moves.missing.title',
  place: 'moves.missing.place',
  handBack: 'moves.missing.reason',
  pause: 'moves.missing.reason',
  until: 'moves.missing.pauseUntil',
  to: 'moves.missing.choice',
  result: 'moves.missing.choice',
  rating: 'moves.missing.rating',
};

interface FieldState {
  move: CaseMove;
  field: DraftField;
  /** Empty until somebody tried to hand the form in. */
  gaps: readonly DraftField[];
  error: unknown;
}

/** What to say beside a field: our own remark on a gap first, else the server's on this field. */
export function messageFor(state: FieldState): { key?: TextKey; text?: string } | undefined {
  const { move, field, gaps, error } = state;
  if (gaps.includes(field)) {
    const key =
      move === 'publish' && field === 'words' ? 'moves.missing.publishWords' : gapTexts[field];
    return key ? { key } : undefined;
  }
  if (!(error instanceof Refused)) return undefined;
  const text = error.field(sentAs[field] ?? field);
  return text === undefined ? undefined : { text };
}
