import type { Area, Category, County } from '../../../contract/areas.ts';
import type { Sentence } from '../../../contract/values.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { kept } from '../../platform/kept.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { getRulebook, nothingBefore, reportOf } from '../rules/service.ts';
import { locate, type PlaceFound, suggestUnits } from './decide.ts';
import * as store from './store.ts';

export { otherCategory } from '../../../contract/catalogue-of-categories.ts';
export { getCaseLimits, setCaseLimits } from './case-limits.ts';
export { addCategory, editCategory, getDeskCategories } from './catalogue.ts';
export { importCatalogue, importCategories, previewCatalogue } from './catalogue-files.ts';
export type { UnitChoice } from './decide.ts';
export { findCategory, getCategories } from './kept-catalogue.ts';
export { getLimits, type Limits, type LimitsOf } from './limits.ts';
export { readCatalogue } from './read-catalogue.ts';
export { reinstateCategory, retireCategory } from './retired.ts';
export { listAreas, listCategories, listUnits, type StoredCategory } from './store.ts';

export function listCounties(deps: Deps): Promise<County[]> {
  return store.listCounties(deps.database.read);
}

export async function getCounty(read: Read, scope: Scope): Promise<County> {
  const county = (await store.listCounties(read)).find((one) => one.county === scope.county);
  if (county === undefined) throw new Error(`no county ${scope.county}`);
  return county;
}

/** Categories with the points that a verified report earns by the book in force; retired ones where asked for. */
export async function showCategories(
  deps: Deps,
  ask: Ask,
  { retired }: { retired?: 'with' },
): Promise<Category[]> {
  const { read } = deps.database;
  const on = localDate(deps.clock.now());
  const [categories, book] = await Promise.all([
    store.listCategories(read, ask.scope),
    getRulebook(read, ask.scope, on),
  ]);
  const shown = categories.filter(({ retiredAt }) => retired === 'with' || retiredAt === null);
  return shown.map(({ resolveDays, dispatchHours, firstAnswerHours, retiredAt, ...category }) => ({
    ...category,
    points: book.evaluate(reportOf(category.code, on), nothingBefore)?.points ?? null,
    ...(retiredAt === null ? {} : { retired: true }),
  }));
}

/** Where a position lies; outlines change rarely and are read once a minute per county. */
export async function findPlace(
  deps: Pick<Deps, 'database' | 'clock'>,
  scope: Scope,
  position: { lng: number; lat: number },
): Promise<PlaceFound> {
  return (await placesOf(deps, scope))(position);
}

/** The same for many positions, with one read at most: that before the first. */
export async function placesOf(
  deps: Pick<Deps, 'database' | 'clock'>,
  scope: Scope,
): Promise<PlaceOf> {
  const areas = await outlines(deps, scope);
  return (position) => locate(areas, position);
}
export type PlaceOf = (position: { lng: number; lat: number }) => PlaceFound;

export async function getArea(
  deps: Pick<Deps, 'database' | 'clock'>,
  scope: Scope,
  code: string,
): Promise<Area | undefined> {
  return (await outlines(deps, scope)).find((area) => area.code === code);
}

/** An area in words with what it lies in, from the town down; null where none of it is known. */
export async function describeArea(
  deps: Pick<Deps, 'database' | 'clock'>,
  scope: Scope,
  code: string,
): Promise<Sentence | null> {
  const around = [`${code.slice(0, 9)}000`, code.slice(0, 12), code];
  const known = (await outlines(deps, scope)).filter((area) => around.includes(area.code));
  if (known.length === 0) return null;
  const names = known.sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1));
  return {
    zh: names.map(({ name }) => name.zh).join(''),
    en: names
      .map(({ name }) => name.en)
      .reverse()
      .join(', '),
  };
}

/** Outlines and the county itself change by a decision of the centre, not by the hour. */
const keptForMs = 60_000;
const outlines = kept(keptForMs, store.listAreas);
const prefix = kept(keptForMs, async (read, scope) => (await getCounty(read, scope)).casePrefix);

/** The letters that codes of cases begin with. */
export function getCasePrefix(deps: Pick<Deps, 'database' | 'clock'>, scope: Scope) {
  return prefix(deps, scope);
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

/** Names of all units, by id. */
export async function getUnitNames(read: Read, scope: Scope): Promise<Map<string, Sentence>> {
  return new Map((await store.listUnits(read, scope)).map(({ id, name }) => [id, name]));
}

export async function findUnitName(read: Read, scope: Scope, id: string) {
  return (await getUnitNames(read, scope)).get(id);
}
