import { type StaffRole, staffRoles } from '../../contract/route.ts';
import { uuidOf } from '../../server/platform/ids.ts';
import { box, county, type Land } from '../county.ts';

/**
 * Two counties of the same shape: a town with two communities, of which one has two grids, and a
 * second town. Their areas differ in the county's digits alone, and their people and units have the
 * same keys, so that whatever forgets the county finds the wrong one.
 */
export const counties = { here: county, elsewhere: county - 1 } as const;

/** Areas by short names, each with what it lies in and where it is on the map. */
const shape = {
  county: { parent: null, level: 'county', digits: '000000', strip: [0, 5] },
  town: { parent: 'county', level: 'town', digits: '001000', strip: [0, 3] },
  community: { parent: 'town', level: 'community', digits: '001001', strip: [0, 2] },
  grid: { parent: 'community', level: 'grid', digits: '001001001', strip: [0, 1] },
  nextGrid: { parent: 'community', level: 'grid', digits: '001001002', strip: [1, 2] },
  nextCommunity: { parent: 'town', level: 'community', digits: '001002', strip: [2, 3] },
  nextCommunityGrid: { parent: 'nextCommunity', level: 'grid', digits: '001002001', strip: [2, 3] },
  nextTown: { parent: 'county', level: 'town', digits: '002000', strip: [3, 4] },
  nextTownCommunity: { parent: 'nextTown', level: 'community', digits: '002001', strip: [3, 4] },
  nextTownGrid: { parent: 'nextTownCommunity', level: 'grid', digits: '002001001', strip: [3, 4] },
} as const;
export type AreaName = keyof typeof shape;

const longitude = (ofCounty: number, step: number) =>
  120 + (ofCounty === counties.here ? 0 : 1) + step * 0.05;

export const codeOf = (ofCounty: number, area: AreaName) => `${ofCounty}${shape[area].digits}`;

/** In the middle of an area; what lies in the county only is on its strip without grids. */
export function positionIn(ofCounty: number, area: AreaName) {
  const [from, to] = area === 'county' ? [4, 5] : shape[area].strip;
  return { lng: longitude(ofCounty, (from + to) / 2), lat: 28.85 };
}

/** Where somebody can hold a role. */
export const seats = ['county', 'town', 'community', 'grid'] as const;
export type Seat = (typeof seats)[number];

/** Where what is asked for can lie; `county`: in no grid, so it is the county's own. */
export const sites = ['county', 'grid', 'nextGrid', 'nextCommunityGrid', 'nextTownGrid'] as const;
export type Site = (typeof sites)[number];

/** How what is asked for lies to whoever asks. */
export const relations = ['own', 'below', 'beside', 'above', 'other county'] as const;
export type Relation = (typeof relations)[number];

/** Read off the map step by step, not off the digits: those are what is tested. */
export function relationOf(seat: AreaName, site: AreaName): Relation {
  if (seat === site) return 'own';
  if (aboveOf(site).includes(seat)) return 'below';
  return aboveOf(seat).includes(site) ? 'above' : 'beside';
}

function aboveOf(area: AreaName): AreaName[] {
  const { parent } = shape[area];
  return parent === null ? [] : [parent, ...aboveOf(parent)];
}

export const units = { ours: uuidOf('unit/ours'), theirs: uuidOf('unit/theirs') } as const;

/** The login of whoever holds one role at one seat, and nothing else. */
export const loginOf = (role: StaffRole, seat: Seat) => `${role}/${seat}`;

/** Colleagues who are asked about, one of each kind at every place; each county has its own. */
export const colleagues = ['clerk', 'heir', 'suspended', 'forgetful'] as const;
export const colleagueAt = (
  ofCounty: number,
  kind: (typeof colleagues)[number],
  site: Site,
): string => `${kind}/${site}${ofCounty === counties.here ? '' : ' elsewhere'}`;

/** Those who make the world: they hold every role, and are never asked in a trial. */
export const makers = { first: 'maker/first', second: 'maker/second', unit: 'maker/unit' } as const;

/** Somebody who reads cases of the whole county and decides about points in one grid only. */
export const severalSeats = { login: 'intake/county and reviewer/grid' } as const;

export function landOf(ofCounty: number): Land {
  const county = codeOf(ofCounty, 'county');
  const everything = staffRoles.filter((role) => role !== 'unit_handler');
  const seated = staffRoles.flatMap((role) =>
    seats.map((seat) => [
      loginOf(role, seat),
      {
        roles: [role],
        area: codeOf(ofCounty, seat),
        unit: role === 'unit_handler' ? units.ours : null,
      },
    ]),
  );
  const asked = sites.flatMap((site) =>
    colleagues.map((kind) => [
      colleagueAt(ofCounty, kind, site),
      {
        roles: [kind === 'heir' ? ('dispatcher' as const) : ('intake' as const)],
        area: codeOf(ofCounty, site),
        unit: null,
      },
    ]),
  );
  return {
    county: ofCounty,
    casePrefix: ofCounty === counties.here ? 'SY' : 'SZ',
    areas: Object.values(shape).map(({ parent, level, digits, strip: [from, to] }) => ({
      code: `${ofCounty}${digits}`,
      parent: parent === null ? null : codeOf(ofCounty, parent),
      level,
      name: `${level} ${digits}`,
      ring: box(longitude(ofCounty, from), longitude(ofCounty, to)),
    })),
    units: Object.entries(units).map(([name, id]) => ({ id, name, area: county })),
    people: {
      ...Object.fromEntries([...seated, ...asked]),
      [severalSeats.login]: {
        roles: ['intake'],
        area: county,
        unit: null,
        also: [{ role: 'reviewer', area: codeOf(ofCounty, 'grid') }],
      },
      [makers.first]: { roles: everything, area: county, unit: null },
      [makers.second]: { roles: everything, area: county, unit: null },
      [makers.unit]: { roles: ['unit_handler'], area: county, unit: units.theirs },
    },
  };
}
