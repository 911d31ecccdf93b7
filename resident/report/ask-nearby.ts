import type { Category } from '../../contract/areas.ts';
import type { Position } from '../../contract/values.ts';

interface About {
  words: string;
  position: Position | null;
  /** What it is sent as; null: not known yet. */
  code: string | null;
  /** The same as the catalogue has it; undefined until that is there. */
  category: Pick<Category, 'confidential'> | undefined;
  /** Its owner lets the phone say where it is. */
  mayLocate: boolean;
}

/**
 * Whether anybody is asked what others reported nearby. Of what is confidential nothing goes out, and nothing
 * could come back: it is never handled together with another report.
 */
export function asksNearby({ words, position, code, category, mayLocate }: About): boolean {
  if (position === null || words.length < 2) return false;
  if (code !== null && category?.confidential !== false) return false;
  return position.accuracyM === undefined || mayLocate;
}
