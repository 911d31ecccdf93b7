import type { RulebookDocument } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';

/** Names of areas by their full codes. */
export type AreaNames = ReadonlyMap<string, Sentence>;

/** Leading digits that name a county or a town are filled up with zeros in its code. */
const codeOf = (prefix: string) => prefix.padEnd(12, '0');
const townOf = (prefix: string) => codeOf(prefix.slice(0, 9));

/** Codes of all areas whose names the sentences of these books need: those named, and their towns. */
export function areasNamed(books: readonly RulebookDocument[]): string[] {
  const prefixes = books.flatMap(({ rules, campaigns }) =>
    [...rules, ...campaigns].flatMap(({ areas }) => areas),
  );
  return [...new Set(prefixes.flatMap((prefix) => [codeOf(prefix), townOf(prefix)]))].sort();
}

/**
 * What people call the area that a rule names by its leading digits. Communities and grids are told
 * with their town, since two towns may each have a 新村; an area that is no longer kept, by its code.
 */
export function areaName(prefix: string, names: AreaNames): Sentence {
  const own = names.get(codeOf(prefix));
  if (own === undefined) return { zh: prefix, en: prefix };
  const town = prefix.length > 9 ? names.get(townOf(prefix)) : undefined;
  if (town === undefined) return own;
  return { zh: `${town.zh}${own.zh}`, en: `${own.en} (${town.en})` };
}
