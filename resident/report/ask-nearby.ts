import type { Category } from '../../contract/areas.ts';
import type { Position } from '../../contract/values.ts';

interface About {
  words: string;
  position: Position | null;
  /** In words. */
  place: string;
  /** Where its owner lives is known: of a place in words the reports of that community are looked through. */
  livesSomewhere: boolean;
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
export function asksNearby({ words, position, code, category, ...about }: About): boolean {
  if (words.length < 2) return false;
  if (code !== null && category?.confidential !== false) return false;
  if (position === null) return about.place.trim().length > 1 && about.livesSomewhere;
  return position.accuracyM === undefined || about.mayLocate;
}
