import type { Area } from '../../../contract/areas.ts';
import type { Sentence } from '../../../contract/values.ts';
import { chanceOf } from '../chance.ts';
import { createBorders } from './borders.ts';
import { centreOf, divide, outline, type Point, type Polygon } from './cells.ts';

export interface CommunityPlan {
  /** Three digits: 001–199 residents' committee, 200–399 village. */
  code: string;
  name: Sentence;
  grids: number;
}

export interface TownPlan {
  /** Three digits: 001–099 subdistrict, 100–199 town, 200–399 township (GB/T 10114). */
  code: string;
  name: Sentence;
  communities: readonly CommunityPlan[];
}

export interface LandPlan {
  county: number;
  name: Sentence;
  centre: { lng: number; lat: number };
  /** Half of the county's width and height. */
  radiusM: { x: number; y: number };
  towns: readonly TownPlan[];
}

interface GridCell {
  town: number;
  community: number;
  cell: Polygon;
}

/** Every area of a county with its outline: grids tile communities, communities towns. */
export function layOut(plan: LandPlan): Area[] {
  const chance = chanceOf(`land/${plan.county}`);
  const sizes = plan.towns.map(({ communities }) => communities.length);
  const towns = westToEast(divide(chance, outline(chance, plan.radiusM), sizes.length));
  const cells: GridCell[] = [];
  plan.towns.forEach((townPlan, town) => {
    const place = towns[town] ?? [];
    const parts = westToEast(divide(chance, place, townPlan.communities.length));
    townPlan.communities.forEach(({ grids }, community) => {
      const pieces = westToEast(divide(chance, parts[community] ?? [], grids));
      for (const cell of pieces) cells.push({ town, community, cell });
    });
  });
  return draw(plan, cells);
}

function draw(plan: LandPlan, cells: readonly GridCell[]): Area[] {
  const borders = createBorders(
    `borders/${plan.county}`,
    cells.map(({ cell }) => cell),
  );
  const ringOf = (belongs: (cell: GridCell) => boolean) => {
    const members = cells.flatMap((cell, index) => (belongs(cell) ? [index] : []));
    return closedRing(borders.around(members), plan.centre);
  };
  const countyCode = `${plan.county}000000`;
  const areas: Area[] = [
    {
      code: countyCode,
      parent: null,
      level: 'county',
      name: plan.name,
      ring: ringOf(() => true),
    },
  ];
  plan.towns.forEach(({ code, name, communities }, town) => {
    const townCode = `${plan.county}${code}000`;
    const ring = ringOf((cell) => cell.town === town);
    areas.push({ code: townCode, parent: countyCode, level: 'town', name, ring });
    communities.forEach((communityPlan, community) => {
      const mine = cells.filter((cell) => cell.town === town && cell.community === community);
      const communityCode = `${plan.county}${code}${communityPlan.code}`;
      areas.push({
        code: communityCode,
        parent: townCode,
        level: 'community',
        name: communityPlan.name,
        ring: ringOf((cell) => mine.includes(cell)),
      });
      mine.forEach((own, index) => {
        areas.push({
          code: `${communityCode}${String(index + 1).padStart(3, '0')}`,
          parent: communityCode,
          level: 'grid',
          name: gridName(communityPlan.name, index + 1),
          ring: ringOf((cell) => cell === own),
        });
      });
    });
  });
  return areas;
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** With the community's name, since a grid is mostly named alone: 桑园第三网格. */
function gridName({ zh, en }: Sentence, number: number): Sentence {
  const [place, placeEn] = [zh.replace(/(社区|村)$/, ''), en.replace(/ (Community|Village)$/, '')];
  return { zh: `${place}第${numerals[number - 1] ?? number}网格`, en: `${placeEn} Grid ${number}` };
}

/** Grids are numbered from west to east, then from north to south. */
function westToEast(cells: readonly Polygon[]): Polygon[] {
  return cells
    .map((cell) => ({ cell, centre: centreOf(cell) }))
    .sort((a, b) => a.centre.x - b.centre.x || b.centre.y - a.centre.y)
    .map(({ cell }) => cell);
}

const metresPerDegree = 111_320;

/** A closed ring in degrees, to a tenth of a metre. */
function closedRing(points: readonly Point[], centre: { lng: number; lat: number }): number[][] {
  const perLng = metresPerDegree * Math.cos((centre.lat * Math.PI) / 180);
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  const ring = points.map(({ x, y }) => [
    round(centre.lng + x / perLng),
    round(centre.lat + y / metresPerDegree),
  ]);
  return [...ring, ...ring.slice(0, 1)];
}
