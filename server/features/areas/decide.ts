import type { Area } from '../../../contract/areas.ts';
import type { Sentence } from '../../../contract/values.ts';
import { distanceM, pointInRing, ringCentre } from '../../platform/geometry.ts';
import type { DutyRow } from './store.ts';

export interface PlaceFound {
  inside: boolean;
  grid: string | null;
}

/** The grid that holds a position; inside the county but in no grid: the nearest one. */
export function locate(areas: readonly Area[], position: { lng: number; lat: number }): PlaceFound {
  const county = areas.find(({ level }) => level === 'county');
  const inside = county !== undefined && pointInRing(position, county.ring);
  const grids = areas.filter(({ level }) => level === 'grid');
  const holding = grids.find(({ ring }) => pointInRing(position, ring));
  if (holding) return { inside: true, grid: holding.code };
  if (!inside) return { inside: false, grid: null };
  const [nearest] = grids
    .map((grid) => ({ code: grid.code, metres: distanceM(position, ringCentre(grid.ring)) }))
    .sort((a, b) => a.metres - b.metres);
  return { inside: true, grid: nearest?.code ?? null };
}

/** Taken where nothing says which category it is. */
export const otherCategory = '999900';

export interface UnitChoice {
  id: string;
  name: Sentence;
  why: Sentence | null;
}

/** Units for a case, the one whose duty names category and place most closely first. */
export function suggestUnits(
  units: readonly { id: string; name: Sentence; area: string }[],
  duties: readonly DutyRow[],
  about: { category: string; grid: string | null; categoryName: Sentence },
): UnitChoice[] {
  const scored = units.map((unit) => {
    const closeness = duties
      .filter(
        (duty) =>
          duty.unit === unit.id &&
          about.category.startsWith(duty.categoryPrefix) &&
          (about.grid ?? '').startsWith(duty.areaPrefix),
      )
      .map((duty) => duty.categoryPrefix.length * 100 + duty.areaPrefix.length);
    return { unit, score: Math.max(0, ...closeness) };
  });
  scored.sort((a, b) => b.score - a.score);
  return scored.map(({ unit, score }) => ({
    id: unit.id,
    name: unit.name,
    why:
      score === 0
        ? null
        : {
            zh: `这一片的“${about.categoryName.zh}”归它管`,
            en: `Responsible for “${about.categoryName.en}” in this area`,
          },
  }));
}
