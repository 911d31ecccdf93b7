import {
  longestWords,
  placeholders,
  type TemplatedMove,
} from '../../../contract/answer-templates.ts';

/** How many texts a county keeps: more of them nobody finds their way in. */
export const mostTemplates = 300;

/** What somebody wrote, and what was found in it. */
export interface Written {
  move: TemplatedMove;
  name: string;
  words: string;
}

export type Fault =
  | { code: 'template_nameless'; field: '/name' }
  | { code: 'template_wordless'; field: '/words' }
  | { code: 'template_too_long'; field: '/words'; values: { most: number } }
  | {
      code: 'template_placeholder_unknown';
      field: '/words';
      values: { found: string; known: string };
    };

const spelled = Object.values(placeholders).flatMap(({ zh, en }) => [zh, en] as string[]);

/** The first thing in braces that is none of the short list; undefined: there is none. */
export function unknownPlaceholder(words: string): string | undefined {
  return words
    .match(/[{｛][^{}｛｝]*[}｝]?|[}｝]/gu)
    ?.find((one) => !spelled.some((name) => one === `{${name}}`));
}

/** What is wrong with a text by itself; undefined means nothing. */
export function faultIn({ move, name, words }: Written): Fault | undefined {
  if (name === '') return { code: 'template_nameless', field: '/name' };
  // Counted as the database counts them: a letter outside the common ones is two units of a string.
  if ([...words].length < 2) return { code: 'template_wordless', field: '/words' };
  const most = longestWords[move];
  if (words.length > most) return { code: 'template_too_long', field: '/words', values: { most } };
  const found = unknownPlaceholder(words);
  if (found === undefined) return undefined;
  const known = spelled.map((one) => `{${one}}`).join(' ');
  return { code: 'template_placeholder_unknown', field: '/words', values: { found, known } };
}

interface Kept {
  id: string;
  move: string;
  category: string | null;
  name: string;
}

/** What stands against one more text, or one that is changed, among those that are offered. */
export function refuseAmong(
  kept: readonly Kept[],
  { id, move, category, name }: Omit<Kept, 'id'> & { id?: string },
): 'template_name_taken' | 'too_many_templates' | undefined {
  const others = kept.filter((one) => one.id !== id);
  const isSame = (one: Kept) => one.move === move && one.category === category && one.name === name;
  if (others.some(isSame)) return 'template_name_taken';
  return others.length >= mostTemplates ? 'too_many_templates' : undefined;
}
