import { expect, it } from 'vitest';
import { isEmergency } from './emergency-words.ts';

it.each([
  '三楼着火了，快来人',
  '楼下有人持刀',
  '闻到煤气味',
  '有个孩子掉河里了',
  '楼上要跳楼',
  '有人受伤了',
  '门口有人打人，救命',
  '一直在流血',
  '厨房漏气',
  'The shed is on fire',
  'a man with a knife',
  'Somebody is injured',
])('somebody has to be called before anything is written of: %s', (text) => {
  expect(isEmergency(text)).toBe(true);
});

it.each([
  '路灯不亮',
  '巷口一直积水',
  '灭火器过期了',
  '楼道里堆了旧家具',
  'A broken street lamp',
  'skills course',
])('an answer within a day is enough for: %s', (text) => {
  expect(isEmergency(text)).toBe(false);
});
