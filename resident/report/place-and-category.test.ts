import { describe, expect, it } from 'vitest';
import type { Area, Category } from '../../contract/areas.ts';
import { pathTo } from '../profile/area-path.ts';
import { commonOf, groupsOf } from './category-groups.ts';
import { gridAt } from './grid-at.ts';
import { partAtFault, problemAt } from './problem-at.ts';

const square = (west: number, south: number, edge: number) => [
  [west, south],
  [west + edge, south],
  [west + edge, south + edge],
  [west, south + edge],
  [west, south],
];
const name = { zh: '某处', en: 'Somewhere' };
const areas: Area[] = [
  { code: '339921000000', parent: null, level: 'county', name, ring: square(120, 30, 1) },
  { code: '339921001000', parent: '339921000000', level: 'town', name, ring: square(120, 30, 0.5) },
  {
    code: '339921001001',
    parent: '339921001000',
    level: 'community',
    name,
    ring: square(120, 30, 0.2),
  },
  {
    code: '339921001001001',
    parent: '339921001001',
    level: 'grid',
    name,
    ring: square(120, 30, 0.1),
  },
];

describe('where a position lies', () => {
  it('is the smallest area around it', () => {
    expect(gridAt(areas, { lng: 120.05, lat: 30.05 })?.level).toBe('grid');
    expect(gridAt(areas, { lng: 120.15, lat: 30.15 })?.level).toBe('community');
    expect(gridAt(areas, { lng: 120.9, lat: 30.9 })?.level).toBe('county');
    expect(gridAt(areas, { lng: 100, lat: 30 })).toBeUndefined();
  });

  it('leads from a grid back to its town', () => {
    expect(pathTo(areas, '339921001001001')).toEqual({
      town: '339921001000',
      community: '339921001001',
      grid: '339921001001001',
    });
    expect(pathTo(areas, null).town).toBeNull();
    expect(pathTo(areas, '339921001001').grid).toBeNull();
  });
});

describe('categories to choose from', () => {
  const category = (code: string, group: string, zh: string, keywords: string[]): Category => ({
    code,
    group: { zh: group, en: group },
    name: { zh, en: zh },
    kind: 'hazard',
    keywords,
    severity: 2,
    confidential: false,
    emergency: null,
    questions: [],
    points: 3,
  });
  const all = [
    category('020100', '消防', '通道被占', ['消防通道']),
    category('130300', '防灾', '内涝', ['积水']),
    category('020600', '消防', '燃气', []),
  ];

  it('stand in their groups, in the order of the list', () => {
    const groups = groupsOf(all, '');
    expect(groups.map(({ group }) => group.zh)).toEqual(['消防', '防灾']);
    expect(groups[0]?.categories.map(({ code }) => code)).toEqual(['020100', '020600']);
  });

  it('offer one of each group for a tap, never what earns nothing, is confidential or needs a call', () => {
    const called = { zh: '先打 119', en: 'Call 119' };
    const offered = commonOf([
      { ...category('010100', '燃气', '燃气味', []), emergency: called },
      { ...category('060100', '纠纷', '邻里', []), kind: 'dispute', confidential: true },
      { ...category('999900', '其他', '说不清', []), points: null },
      ...all,
    ]);
    expect(offered.map(({ code }) => code)).toEqual(['020100', '130300']);
  });

  it('are found by name, group or keyword', () => {
    expect(groupsOf(all, '积水')[0]?.categories[0]?.code).toBe('130300');
    expect(groupsOf(all, ' 消防 ')[0]?.categories).toHaveLength(2);
    expect(groupsOf(all, '宇宙')).toEqual([]);
  });
});

describe('a refusal beside its field', () => {
  const problem = (...fields: string[]) => ({
    type: 'about:blank',
    title: '不行',
    status: 422,
    code: 'x',
    fields: fields.map((field) => ({ field, message: `${field} 不对` })),
  });

  it('finds the field itself and what lies inside it, not its namesakes', () => {
    expect(problemAt(problem('/photoIds/2'), 'photoIds')).toBe('/photoIds/2 不对');
    expect(problemAt(problem('/placeholder'), 'place')).toBeUndefined();
    expect(problemAt(null, 'place')).toBeUndefined();
  });

  it('leads to the part of the page where the field stands', () => {
    expect(partAtFault(problem('/category'))).toBe('words');
    expect(partAtFault(problem('/position/lng'))).toBe('place');
    expect(partAtFault(problem())).toBeUndefined();
  });
});
