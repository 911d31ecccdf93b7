import { describe, expect, test } from 'vitest';
import type { Area, Category } from '../../contract/areas.ts';
import { areaTree, categoryPrefix, categoryTree } from './tree.ts';

const name = (zh: string) => ({ zh, en: zh });
const say = ({ zh }: { zh: string }) => zh;
const inWords = { say, nameOf: (category: Category) => say(category.name) };
const category = (code: string, group: string, zh: string): Category => ({
  code,
  group: name(group),
  name: name(zh),
  kind: 'hazard',
  keywords: [],
  severity: 2,
  confidential: false,
  emergency: null,
  questions: [],
  points: null,
});
const area = (code: string, parent: string | null, level: Area['level'], zh: string): Area => ({
  code,
  parent,
  level,
  name: name(zh),
  ring: [],
});

describe('categories', () => {
  test.each([
    ['040100', '0401'],
    ['040000', '04'],
    ['040101', '040101'],
    ['101000', '1010'],
    ['200000', '20'],
  ])('%s stands for everything below %s', (code, prefix) => {
    expect(categoryPrefix(code)).toBe(prefix);
  });
  test('stand under their group, each as the prefix that a rule names', () => {
    const categories = [category('040100', '车辆', '乱停车'), category('040200', '车辆', '乱放')];
    expect(categoryTree([...categories, category('990000', '其他', '其他事')], inWords)).toEqual([
      {
        value: '04',
        title: '车辆',
        children: [
          { value: '0401', title: '乱停车' },
          { value: '0402', title: '乱放' },
        ],
      },
      { value: '99', title: '其他事' },
    ]);
  });
});

test('areas stand under their towns, each as its significant digits', () => {
  const areas = [
    area('339921000000', null, 'county', '临溪县'),
    area('339921001000', '339921000000', 'town', '桑园街道'),
    area('339921001001', '339921001000', 'community', '桑园社区'),
    area('339921001001001', '339921001001', 'grid', '一网格'),
  ];
  const grid = { value: '339921001001001', title: '一网格' };
  const community = { value: '339921001001', title: '桑园社区', children: [grid] };
  expect(areaTree(areas, say)).toEqual([
    { value: '339921001', title: '桑园街道', children: [community] },
  ]);
  expect(areaTree([], say)).toEqual([]);
});
