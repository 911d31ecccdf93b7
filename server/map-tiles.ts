import type { MapTiles } from '../contract/areas.ts';
import { ConfigError } from './config-error.ts';
import type { Environment } from './settings.ts';

/** Streets and their names, in Web Mercator; eight hosts (lbs.tianditu.gov.cn/server/MapService.html). */
const tianditu = {
  layers: ['vec', 'cva'],
  subdomains: ['0', '1', '2', '3', '4', '5', '6', '7'],
  maxZoom: 18,
  attribution: '天地图',
} as const;

const tiandituLayer = (layer: string, key: string) =>
  `https://t{s}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}` +
  `&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`;

/**
 * MAP_TILES=tianditu with MAP_TILES_KEY, or the address of any tiles with {z}, {x}, {y}. Every map that is
 * shown in the open carries the number of its approval: MAP_APPROVAL (审图号).
 */
export function readMapTiles(env: Environment): MapTiles | undefined {
  const { MAP_TILES: tiles, MAP_APPROVAL: approval } = env;
  if (tiles === undefined || tiles === '') return undefined;
  if (approval === undefined || approval === '')
    throw new ConfigError('MAP_APPROVAL', 'the number under which the map was approved (审图号)');
  return tiles === 'tianditu' ? ofTianditu(env, approval) : ofAddress(env, tiles, approval);
}

function ofTianditu({ MAP_TILES_KEY: key }: Environment, approval: string): MapTiles {
  if (key === undefined || key === '')
    throw new ConfigError('MAP_TILES_KEY', 'the key that 天地图 gave for browsers (tk)');
  return {
    layers: tianditu.layers.map((layer) => tiandituLayer(layer, key)),
    subdomains: [...tianditu.subdomains],
    // CGCS2000, which differs from WGS-84 by centimetres.
    datum: 'wgs84',
    maxZoom: tianditu.maxZoom,
    attribution: `${tianditu.attribution} ${approval}`,
  };
}

function ofAddress(env: Environment, address: string, approval: string): MapTiles {
  const whole = ['{z}', '{x}', '{y}'].every((part) => address.includes(part));
  const plain = address.replaceAll(/[{}]/g, '');
  const isSafe = URL.canParse(plain) && /^(https:|http:\/\/(127\.0\.0\.1|localhost)\b)/.test(plain);
  if (!whole || !isSafe)
    throw new ConfigError('MAP_TILES', 'tianditu, or an https address with {z}, {x} and {y}');
  const datum = env.MAP_TILES_DATUM ?? 'wgs84';
  if (datum !== 'wgs84' && datum !== 'gcj02')
    throw new ConfigError('MAP_TILES_DATUM', 'wgs84 or gcj02');
  return {
    layers: [address],
    subdomains: address.includes('{s}') ? (env.MAP_TILES_HOSTS ?? 'abc').split('') : [],
    datum,
    maxZoom: 18,
    attribution: [env.MAP_TILES_NAME, approval].filter(Boolean).join(' '),
  };
}
