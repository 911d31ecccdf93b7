import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { Category } from '../../../contract/areas.ts';
import { byKeywords } from '../../../contract/by-keywords.ts';
import { stories } from '../history/stories.ts';
import { categories } from './categories.ts';

test('categories are valid, and each code stands once', () => {
  for (const category of categories)
    expect(Value.Check(Category, { ...category, points: null }), category.code).toBe(true);
  expect(new Set(categories.map(({ code }) => code)).size).toBe(categories.length);
});

test('no keyword leads to two categories', () => {
  const keywords = categories.flatMap((category) => category.keywords);
  const twice = keywords.filter((keyword, index) => keywords.indexOf(keyword) !== index);
  expect(twice).toEqual([]);
});

test('disputes, public order and cheats are confidential, hazards are not', () => {
  for (const { code, confidential } of categories)
    expect(confidential, code).toBe(/^(05|06|08)/.test(code));
});

test.each([
  ['楼下下水道堵了，污水冒出来', '030100'],
  ['电瓶车在楼道里飞线充电', '010300'],
  ['路口井盖不见了', '020100'],
  ['三盏路灯不亮', '030300'],
  ['小区门口乱停车，车位也被占', '040100'],
  ['老板拖欠农民工工资', '060300'],
  ['建议公交增设一个站台', '070100'],
  ['闻到燃气味', '010500'],
])('%s is guessed', (words, code) => {
  expect(byKeywords(categories, words)?.code).toBe(code);
});

test('words that name nothing are not guessed', () => {
  expect(byKeywords(categories, '你好')).toBeUndefined();
});

test('most of what the demo’s residents write is guessed as meant', () => {
  const written = stories.flatMap(({ category, words }) =>
    words.map((text) => ({ category, text: text.replace('{at}', '') })),
  );
  const right = written.filter(
    ({ category, text }) => byKeywords(categories, text)?.code === category,
  );
  expect(right.length / written.length).toBeGreaterThan(0.7);
});
