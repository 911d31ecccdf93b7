import type { Category } from '../../contract/areas.ts';
import type { Sentence } from '../../contract/values.ts';

export interface CategoryGroup {
  group: Sentence;
  categories: Category[];
}

/** Categories in their groups, in the order given; with a word, only those that it touches. */
export function groupsOf(all: readonly Category[], word: string): CategoryGroup[] {
  const sought = word.trim().toLowerCase();
  const groups = new Map<string, CategoryGroup>();
  for (const category of all) {
    if (!touches(category, sought)) continue;
    const group = groups.get(category.group.zh) ?? { group: category.group, categories: [] };
    group.categories.push(category);
    groups.set(category.group.zh, group);
  }
  return [...groups.values()];
}

const commonAtMost = 6;

/** One of each group, the first that anybody may see and for which nobody has to be called. */
export function commonOf(all: readonly Category[]): Category[] {
  const open = all.filter(({ kind, confidential, emergency, points }) => {
    return kind === 'hazard' && !confidential && emergency === null && points !== null;
  });
  return groupsOf(open, '')
    .flatMap(({ categories }) => categories.slice(0, 1))
    .slice(0, commonAtMost);
}

function touches({ name, group, keywords }: Category, sought: string): boolean {
  const words = [name.zh, name.en, group.zh, group.en, ...keywords];
  return sought === '' || words.some((word) => word.toLowerCase().includes(sought));
}
