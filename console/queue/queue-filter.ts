import type { Area, Category } from '../../contract/areas.ts';
import type { CaseSummary } from '../../contract/case-views.ts';
import type { BodyOf } from '../../contract/route.ts';
import type { SavedFilter } from '../../contract/saved-filters.ts';
import type { StaffMe } from '../../contract/staff.ts';
import type { Contract } from '../../contract/table.ts';
import type { Answer } from '../../ui/client.ts';

type QueueSearch = BodyOf<Contract['listCases']>;
export type QueuePage = Answer<'listCases'>;

/** The filter tabs, in the order of the road. */
export const shows = [
  'open',
  'mine',
  'soon',
  'overdue',
  'to_accept',
  'to_dispatch',
  'to_verify',
  'to_visit',
  'to_publish',
  'closed',
] as const;
export type Show = (typeof shows)[number];
export const isShow = (word: string): word is Show => shows.some((show) => show === word);
export type CaseKind = Category['kind'];

export interface QueueFilter {
  show: Show;
  kind: CaseKind | '';
  area: string;
  find: string;
}
export const wholeQueue: QueueFilter = { show: 'open', kind: '', area: '', find: '' };

/** The search behind a filter; what is not narrowed is left out. */
export function searchOf({ show, kind, area, find }: QueueFilter): QueueSearch {
  return {
    show,
    ...(kind === '' ? {} : { kind }),
    ...(area === '' ? {} : { area }),
    ...(find.trim() === '' ? {} : { find: find.trim() }),
  };
}

/** A filter as it is kept: without the words that were looked for, which can name somebody. */
export const keptOf = ({ show, kind, area }: QueueFilter): Narrowed => ({
  show,
  kind: kind === '' ? null : kind,
  area: area === '' ? null : area,
});
type Narrowed = Pick<SavedFilter, 'show' | 'kind' | 'area'>;

/** A kept filter as the queue is narrowed by it. */
export const openedFrom = ({ show, kind, area }: Narrowed): QueueFilter => ({
  show,
  kind: kind ?? '',
  area: area ?? '',
  find: '',
});

/** Whether the queue is narrowed just like that. */
export function isLike(filter: QueueFilter, kept: Narrowed): boolean {
  const now = keptOf(filter);
  return now.show === kept.show && now.kind === kept.kind && now.area === kept.area;
}

/** Whether more than the tab keeps rows out of the list. */
export const isNarrowed = ({ kind, area, find }: QueueFilter) =>
  kind !== '' || area !== '' || find.trim() !== '';

/**
 * All rows read so far. A case whose deadline moved between two pages may stand on both: it is shown
 * once, where it came first.
 */
export function rowsOf(pages: readonly QueuePage[]): CaseSummary[] {
  const seen = new Map<string, CaseSummary>();
  for (const { cases } of pages)
    for (const one of cases) if (!seen.has(one.code)) seen.set(one.code, one);
  return [...seen.values()];
}

/** What has ended stands in a list with the newest first; the rest by deadline. */
export const hasEnded = (show: Show) => show === 'closed' || show === 'to_publish';

/** How many a tab holds; what has ended is not counted. */
export function countOf(show: Show, counts: QueuePage['counts'] | undefined): number | undefined {
  return hasEnded(show) ? undefined : counts?.[show];
}

/** The row to go to from a row (or from none) by one step; stays at either end. */
export function neighbour(
  codes: readonly string[],
  from: string | undefined,
  step: 1 | -1,
): string | undefined {
  const place = from === undefined ? -1 : codes.indexOf(from);
  if (place === -1) return codes[0];
  return codes[Math.min(Math.max(place + step, 0), codes.length - 1)];
}

export interface AreaChoice {
  area: Area;
  /** Steps below the person's own area. */
  depth: number;
}

/** The areas that somebody can narrow to: their own and all below, each below its parent. */
export function areaChoices(areas: readonly Area[], me: Pick<StaffMe, 'roles'>): AreaChoice[] {
  const own = new Set(me.roles.map(({ area }) => area));
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const isInside = (area: Area): boolean => {
    if (own.has(area.code)) return true;
    const parent = area.parent === null ? undefined : byCode.get(area.parent);
    return parent !== undefined && isInside(parent);
  };
  const choices: AreaChoice[] = [];
  const add = (area: Area, depth: number) => {
    choices.push({ area, depth });
    for (const child of areas) if (child.parent === area.code) add(child, depth + 1);
  };
  const top = (area: Area) => area.parent === null || !insideOf(area.parent);
  const insideOf = (code: string) => {
    const area = byCode.get(code);
    return area !== undefined && isInside(area);
  };
  for (const area of areas) if (isInside(area) && top(area)) add(area, 0);
  return choices;
}
