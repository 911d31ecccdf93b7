import {
  type AnswerTemplate,
  type Placeholder,
  placeholders,
} from '../../contract/answer-templates.ts';
import type { CaseMove } from '../../contract/case-road.ts';
import type { Sentence } from '../../contract/values.ts';

interface Wanted {
  move: CaseMove;
  /** Of the case, six digits. */
  category: string;
}

/** The texts for a move of a case: those of its very category first, then of its group, then of all. */
export function fitting(
  all: readonly AnswerTemplate[],
  { move, category }: Wanted,
): AnswerTemplate[] {
  const closeness = (template: AnswerTemplate) => template.category?.length ?? 0;
  return all
    .filter((one) => one.move === move && category.startsWith(one.category ?? ''))
    .toSorted((a, b) => closeness(b) - closeness(a));
}

/** What fills the places of a text, in both languages: the word in braces says in which. */
export type Filling = Record<Placeholder, Sentence>;

/** The words of a text with its places filled from the case. */
export function filled(words: string, filling: Filling): string {
  const places = new Map<string, string>(
    (Object.keys(placeholders) as Placeholder[]).flatMap((place) => [
      [placeholders[place].zh, filling[place].zh],
      [placeholders[place].en, filling[place].en],
    ]),
  );
  // Each place once: what it is filled with may look like another.
  return words.replace(/\{([^{}]+)\}/g, (whole, place: string) => places.get(place) ?? whole);
}

/** What stands there already is kept: the text follows it on a line of its own. */
export const joinedTo = (before: string, words: string): string =>
  before.trim() === '' ? words : `${before.trimEnd()}\n${words}`;
