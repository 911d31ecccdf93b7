import type { Area } from '../../../contract/areas.ts';
import { boundsOf, pointInRing, ringCentre } from '../../../server/platform/geometry.ts';
import type { Chance } from '../chance.ts';
import type { Story } from './stories.ts';

/** A place of a report, as a resident would write it. */
export interface Spot {
  grid: string;
  /** In the words of the report: 老街 29 号门口. */
  at: string;
  /** With the community before it. */
  place: string;
  /** What the bulletin may print: no door, no stairs. */
  street: string;
  publicPlace: string;
  position: { lng: number; lat: number; accuracyM: number };
}

interface Lore {
  streets: readonly string[];
  estate: string;
  water: string;
}

/** Streets of each community, by its name. */
const lore: Record<string, Lore> = {
  清水桥社区: { streets: ['桥头街', '清水路', '米市弄'], estate: '清水桥新村', water: '清水溪' },
  竹墩村: { streets: ['竹墩大路', '祠堂弄'], estate: '竹墩新区', water: '竹墩塘' },
  上畈村: { streets: ['上畈路', '樟树弄'], estate: '上畈小区', water: '上畈水渠' },
  云梓村: { streets: ['云梓街', '茶厂路'], estate: '云梓家园', water: '云梓水库' },
  桑园社区: { streets: ['老街', '桑园路', '书院弄'], estate: '桑园新村', water: '桑园河埠头' },
  南门社区: { streets: ['南门街', '城脚弄', '菜场路'], estate: '南苑小区', water: '南门护城河' },
  河沿社区: { streets: ['河沿路', '船厂弄', '渡口街'], estate: '河沿公寓', water: '临溪河堤' },
  新溪社区: { streets: ['新溪路', '文化路', '体育场路'], estate: '新溪苑', water: '新溪绿道' },
  东塘社区: { streets: ['东塘路', '车站路', '果园弄'], estate: '东塘花园', water: '东塘' },
  石埠社区: { streets: ['石埠街', '盐店弄', '粮站路'], estate: '石埠花园', water: '石埠码头' },
  柏坞村: { streets: ['柏坞路', '水碓弄'], estate: '柏坞新居', water: '柏坞溪' },
  渡头村: { streets: ['渡头街', '机耕路'], estate: '渡头小区', water: '渡头埠' },
  沙洲村: { streets: ['沙洲路', '晒谷场路'], estate: '沙洲新村', water: '沙洲堤' },
};

const elsewhere: Lore = { streets: ['中街', '后街'], estate: '新村', water: '河边' };

/** Draws a place in a grid that suits the story. */
export function drawSpot(
  chance: Chance,
  { where }: Pick<Story, 'where'>,
  { grid, community }: { grid: Area; community: Area },
): Spot {
  const known = lore[community.name.zh] ?? elsewhere;
  const number = chance.whole(1, 88);
  const draw = {
    street: () => {
      const street = chance.pick(known.streets);
      const tails = [` ${number} 号门口`, ` ${number} 号旁`, ` ${number} 号对面`, '西口', '中段'];
      return { street, at: street + chance.pick(tails) };
    },
    estate: () => {
      const stairs = `${chance.whole(1, 18)} 幢 ${chance.whole(1, 4)} 单元`;
      return { street: known.estate, at: `${known.estate} ${stairs}` };
    },
    water: () => {
      const tail = chance.pick(['东段', '台阶', '凉亭', '转弯处', '桥下']);
      return { street: known.water, at: `${known.water}${tail}` };
    },
  }[where]();
  return {
    ...draw,
    grid: grid.code,
    place: `${community.name.zh} ${draw.at}`,
    publicPlace: `${community.name.zh} ${draw.street}`,
    position: { ...pointIn(chance, grid.ring), accuracyM: chance.whole(5, 35) },
  };
}

function pointIn(chance: Chance, ring: number[][]): { lng: number; lat: number } {
  const { west, south, east, north } = boundsOf(ring);
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  for (let draw = 0; draw < 50; draw++) {
    const point = {
      lng: round(chance.between(west, east)),
      lat: round(chance.between(south, north)),
    };
    if (pointInRing(point, ring)) return point;
  }
  return ringCentre(ring);
}
