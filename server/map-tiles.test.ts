import { expect, test } from 'vitest';
import { readMapTiles } from './map-tiles.ts';

const approved = { MAP_APPROVAL: 'GS(2025)0001号' };

test('without a setting maps are drawn from outlines alone', () => {
  expect(readMapTiles({})).toBeUndefined();
  expect(readMapTiles({ MAP_TILES: '' })).toBeUndefined();
});

test('天地图 wants its key, and gives streets below their names', () => {
  expect(() => readMapTiles({ MAP_TILES: 'tianditu', ...approved })).toThrow('MAP_TILES_KEY');
  const tiles = readMapTiles({ MAP_TILES: 'tianditu', MAP_TILES_KEY: 'a&b', ...approved });
  expect(tiles).toMatchObject({ datum: 'wgs84', attribution: '天地图 GS(2025)0001号' });
  expect(tiles?.layers.map((layer) => new URL(layer.replace('{s}', '0')).pathname)).toEqual([
    '/vec_w/wmts',
    '/cva_w/wmts',
  ]);
  for (const layer of tiles?.layers ?? []) expect(layer).toMatch(/TILECOL=\{x\}.*tk=a%26b$/);
});

test('tiles of another house say their datum; none is shown without the number of its approval', () => {
  const MAP_TILES = 'https://{s}.tiles.example/{z}/{x}/{y}.png';
  expect(() => readMapTiles({ MAP_TILES })).toThrow('MAP_APPROVAL');
  const gcj = { MAP_TILES, MAP_TILES_DATUM: 'gcj02', MAP_TILES_HOSTS: '1234', ...approved };
  expect(readMapTiles(gcj)).toMatchObject({ datum: 'gcj02', subdomains: ['1', '2', '3', '4'] });
  expect(() => readMapTiles({ ...gcj, MAP_TILES_DATUM: 'bd09' })).toThrow('MAP_TILES_DATUM');
});

test.each(['http://tiles.example/{z}/{x}/{y}', 'https://tiles.example/{z}/{x}', 'somewhere'])(
  '%s is no address of tiles',
  (MAP_TILES) => {
    expect(() => readMapTiles({ MAP_TILES, ...approved })).toThrow('MAP_TILES');
  },
);
