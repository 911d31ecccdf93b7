import { expect, test } from 'vitest';
import { namesIn } from './names.ts';
import { platesIn } from './personal-data.ts';

test.each([
  ['感谢王建国反映', '王建国'],
  ['居民李敏说灯亮了', '李敏'],
  ['由张大爷带路', '张大爷'],
  ['业主欧阳春生家门口', '欧阳春生'],
  ['联系人：赵小曼', '赵小曼'],
  ['刘师傅换了灯', '刘师傅'],
  ['李奶奶家门口', '李奶奶'],
  ['王主任到现场', '王主任'],
  ['陈书记带队', '陈书记'],
  ['热心学生周子涵发现', '周子涵'],
  ['感谢张小宝小朋友', '张小宝'],
  ['感谢赵小曼和李想', '赵小曼'],
])('%s names somebody', (text, found) => {
  expect(namesIn(text)).toContain(found);
});

test.each([
  '巷口排水口疏通，换了新箅子',
  '居民报的积水，已换箅子。',
  '村民出行方便了',
  '感谢群众及时反映',
  '网格员当天到现场，城管中队清走。',
  '金桥路路灯修好了',
  '居民们都说好',
])('%s names nobody', (text) => {
  expect(namesIn(text)).toEqual([]);
});

test('a number plate is seen in any of its forms, and a house number is none', () => {
  for (const text of ['车主浙H12345请挪车', '浙 A·D12345 挡路', '浙ａ88K66警', '浙B·12D45'])
    expect(platesIn(text), text).toBe(true);
  for (const text of ['老街 12345 号', '浙江省', '京剧团 A 座 12 楼'])
    expect(platesIn(text), text).toBe(false);
});
