import { expect, test } from 'vitest';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

interface Tree {
  [key: string]: string | Tree;
}

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
const chinese = new Map(leaves(zhCN));
const english = leaves(en);
const gapsOf = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

test('every sentence has the same gaps to fill in both languages', () => {
  for (const [key, text] of english)
    expect([key, gapsOf(text)]).toEqual([key, gapsOf(chinese.get(key) ?? '')]);
});

test('no sentence is left in the other language', () => {
  // The word by which every message to a group begins, to be typed as it is.
  const keyword = '平安积分';
  const left = english.filter(
    ([key, text]) => key !== 'languages.zh-CN' && /[一-鿿]/.test(text.replaceAll(keyword, '')),
  );
  expect(left).toEqual([]);
});
