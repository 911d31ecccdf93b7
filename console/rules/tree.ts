import type { Area, Category } from '../../contract/areas.ts';
import type { Sentence } from '../../contract/values.ts';

export interface Branch {
  value: string;
  title: string;
  children?: Branch[];
}

type Say = (sentence: Sentence) => string;

/** 040100 stands for everything below 0401: pairs of zeros at the end say nothing. */
export const categoryPrefix = (code: string) =>
  code.replace(/^(\d{2})((?:\d{2})*?)(?:00)+$/, '$1$2');

/** Categories under their groups, as the prefixes that rules name. */
export function categoryTree(
  categories: readonly Category[],
  { say, nameOf }: { say: Say; nameOf: (category: Category) => string },
): Branch[] {
  const groups = new Map<string, Branch & { children: Branch[] }>();
  for (const category of categories) {
    const { code, group } = category;
    const top = code.slice(0, 2);
    const branch = groups.get(top) ?? { value: top, title: say(group), children: [] };
    groups.set(top, branch);
    const value = categoryPrefix(code);
    if (value !== top) branch.children.push({ value, title: nameOf(category) });
    else branch.title = nameOf(category);
  }
  return [...groups.values()].map(({ children, ...branch }) =>
    children.length === 0 ? branch : { ...branch, children },
  );
}

/** Significant leading digits of an area: town 9, community 12, grid 15. */
const areaPrefix = (code: string) =>
  code.length === 15 ? code : code.endsWith('000') ? code.slice(0, 9) : code;

/** Towns with their communities and grids, as the prefixes that rules name. */
export function areaTree(areas: readonly Area[], say: Say): Branch[] {
  const below = (parent: string): Branch[] =>
    areas
      .filter((area) => area.parent === parent)
      .map((area) => {
        const children = below(area.code);
        const branch = { value: areaPrefix(area.code), title: say(area.name) };
        return children.length === 0 ? branch : { ...branch, children };
      });
  const county = areas.find(({ level }) => level === 'county');
  return county === undefined ? [] : below(county.code);
}
