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

type Grouped = { code: string; group: Sentence };

/** What stands against a new category among those that there are, and in which field. */
export function refuseNew(all: readonly Grouped[], { code, group }: Grouped) {
  const digits = code.slice(0, 2);
  const inGroup = all.filter((one) => one.code.startsWith(digits));
  // Two digits and zeros are the group itself, as rules and duties of units name it.
  if (code.slice(2, 4) === '00') return { code: 'code_of_group', field: '/code' } as const;
  if (all.some((one) => one.code === code)) return { code: 'code_taken', field: '/code' } as const;
  if (group.zh === '') return { code: 'name_missing', field: '/groupZh' } as const;
  if (group.en === '') return { code: 'name_missing', field: '/groupEn' } as const;
  const [first] = inGroup;
  if (first !== undefined && !inGroup.some((one) => one.group.zh === group.zh)) {
    const values = { digits, group: first.group.zh, groupEn: first.group.en };
    return { code: 'digits_of_another', field: '/code', values } as const;
  }
  const elsewhere = all.find((one) => one.group.zh === group.zh);
  if (first === undefined && elsewhere !== undefined) {
    const values = { digits: elsewhere.code.slice(0, 2), group: group.zh };
    return { code: 'group_elsewhere', field: '/groupZh', values } as const;
  }
  return undefined;
}

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
