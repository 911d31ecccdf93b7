import type { Area, Category, County } from '../../../contract/areas.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { activeCampaign, findRule, getRulebook } from '../rules/service.ts';
import { locate, type PlaceFound, suggestCategory, suggestUnits } from './decide.ts';
import * as store from './store.ts';

export { suggestCategory, type UnitChoice } from './decide.ts';
export { listAreas, listCategories, type StoredCategory } from './store.ts';

export function listCounties(deps: Deps): Promise<County[]> {
  return store.listCounties(deps.database.read);
}

export async function getCounty(read: Read, scope: Scope): Promise<County> {
  const county = (await store.listCounties(read)).find((one) => one.county === scope.county);
  if (county === undefined) throw new Error(`no county ${scope.county}`);
  return county;
}

/** Categories with the points that a verified report earns by the book in force. */
export async function showCategories(deps: Deps, ask: Ask): Promise<Category[]> {
  const { read } = deps.database;
  const on = localDate(deps.clock.now());
  const [categories, { document }] = await Promise.all([
    store.listCategories(read, ask.scope),
    getRulebook(read, ask.scope, on),
  ]);
  const percent = activeCampaign(document, { kind: 'report.verified', on })?.percent ?? 100;
  return categories.map(({ resolveDays, ...category }) => {
    const rule = findRule(document, { kind: 'report.verified', category: category.code });
    const base = rule?.base.kind === 'fixed' ? rule.base.points : null;
    return { ...category, points: base === null ? null : Math.floor((base * percent) / 100) };
  });
}

export async function suggestFor(deps: Deps, ask: Ask, words: string) {
  const categories = await store.listCategories(deps.database.read, ask.scope);
  return { category: suggestCategory(categories, words) ?? null };
}

/** Where a position lies; outlines change rarely and are read once a minute per county. */
export async function findPlace(
  deps: Pick<Deps, 'database' | 'clock'>,
  scope: Scope,
  position: { lng: number; lat: number },
): Promise<PlaceFound> {
  return locate(await outlines(deps, scope), position);
}

export async function getArea(
  deps: Pick<Deps, 'database' | 'clock'>,
  scope: Scope,
  code: string,
): Promise<Area | undefined> {
  return (await outlines(deps, scope)).find((area) => area.code === code);
}

const keptForMs = 60_000;
const kept = new WeakMap<object, Map<number, { areas: Promise<Area[]>; at: number }>>();

function outlines({ database, clock }: Pick<Deps, 'database' | 'clock'>, scope: Scope) {
  const byCounty = kept.get(database) ?? new Map();
  kept.set(database, byCounty);
  const now = clock.now().getTime();
  const found = byCounty.get(scope.county);
  if (found && now - found.at < keptForMs && now >= found.at) return found.areas as Promise<Area[]>;
  const areas = store.listAreas(database.read, scope);
  byCounty.set(scope.county, { areas, at: now });
  areas.catch(() => byCounty.delete(scope.county));
  return areas;
}

/** Units for a case, best suited first. */
export async function chooseUnits(
  read: Read,
  scope: Scope,
  about: Parameters<typeof suggestUnits>[2],
) {
  const [units, duties] = await Promise.all([
    store.listUnits(read, scope),
    store.listDuties(read, scope),
  ]);
  return suggestUnits(units, duties, about);
}

export async function findUnitName(read: Read, scope: Scope, id: string) {
  return (await store.listUnits(read, scope)).find((unit) => unit.id === id)?.name;
}
