import type { Area } from '../../contract/areas.ts';

export interface AreaPath {
  town: string | null;
  community: string | null;
  grid: string | null;
}

/** The town, community and grid that lead to a grid; all null for an unknown one. */
export function pathTo(areas: readonly Area[], grid: string | null): AreaPath {
  const find = (code: string | null | undefined) => areas.find((area) => area.code === code);
  const leaf = find(grid);
  const community = find(leaf?.parent);
  if (leaf?.level !== 'grid' || !community) return { town: null, community: null, grid: null };
  return { town: community.parent, community: community.code, grid: leaf.code };
}
