import { expect, test } from 'vitest';
import { excludedWordsIn } from './excluded-words.ts';

test.each<[string, string[]]>([
  ['她说丈夫喝了酒就打她，已经家暴两年', ['家暴', '打她']],
  ['两家为宅基地动过手，一方骨折住院', ['动过手', '骨折', '住院']],
  ['邻居家 15 岁的儿子砸了窗', ['15岁']],
  ['十六岁的徒弟没拿到工钱', ['十六岁']],
  ['８岁小孩被狗追', ['小孩被', '8岁']],
  ['He threatened her; she was hurt', ['threatened', 'hurt']],
  ['Three pupils broke the fence', ['pupils']],
])('who reads this asks first: %s', (text, words) => {
  expect(excludedWordsIn(text)).toEqual(words);
});

test.each([
  '楼上漏水，泡坏了楼下的天花板',
  '老人二十五岁起就住在这里，今年八十岁',
  '对方 65 岁，18 岁进厂，拖欠三个月工资',
  '打电话约好了时间，没有来',
  '砍了我家两棵树，还不认',
  'The roof leaks and he will not pay',
])('nothing of it is in: %s', (text) => {
  expect(excludedWordsIn(text)).toEqual([]);
});

test('several texts are read together, and a word is named once', () => {
  expect(excludedWordsIn('他打人', '', '打人要赔，受伤的也要赔')).toEqual(['打人', '受伤']);
});
