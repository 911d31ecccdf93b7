import type { Area } from '../../../contract/areas.ts';
import { type LandPlan, layOut } from '../land/areas.ts';
import { linxi, shili } from '../land/plans.ts';
import {
  drawNewcomers,
  drawResidents,
  type SeedResident,
  type SeedStaff,
  staffOf,
} from './people.ts';
import { linxiUnits, type SeedUnit, shiliUnits } from './units.ts';

/** All that is known of a demo county before it is written. */
export interface CountyPlan {
  land: LandPlan;
  casePrefix: string;
  hotline: string;
  units: readonly SeedUnit[];
  areas: readonly Area[];
  residents: readonly SeedResident[];
  /** Residents who come while history runs. */
  newcomers: readonly SeedResident[];
  staff: readonly SeedStaff[];
  /** Cover that comes from no sponsor. */
  poolPoints: number;
}

interface People {
  residents: number;
  households: number;
  newcomers: number;
}

function planCounty(
  land: LandPlan,
  plan: Pick<CountyPlan, 'casePrefix' | 'hotline' | 'units' | 'poolPoints'>,
  people: People,
): CountyPlan {
  const areas = layOut(land);
  // By code: the people to sign in as first live in the middle of the county town, and the first grid worker
  // looks after them.
  const codesOf = (level: Area['level']) =>
    areas
      .filter((area) => area.level === level)
      .map(({ code }) => code)
      .sort();
  const grids = codesOf('grid');
  return {
    ...plan,
    land,
    areas,
    residents: drawResidents(grids, people),
    newcomers: drawNewcomers(grids, people.newcomers),
    staff: staffOf(land.county, { units: plan.units, communities: codesOf('community') }),
  };
}

/** The county that is full of life. */
export const planLinxi = (): CountyPlan =>
  planCounty(
    linxi,
    { casePrefix: 'LX', hotline: '0579-80000110', units: linxiUnits, poolPoints: 0 },
    { residents: 300, households: 120, newcomers: 28 },
  );

/** The county into which files of messages are replayed. */
export const planShili = (): CountyPlan =>
  planCounty(
    shili,
    { casePrefix: 'SL', hotline: '0579-80000120', units: shiliUnits, poolPoints: 200_000 },
    { residents: 0, households: 0, newcomers: 0 },
  );
