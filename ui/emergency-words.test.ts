import { expect, it } from 'vitest';
import { isEmergency } from './emergency-words.ts';

it.each([
  // 119
  '三楼着火了，快来人',
  '对面着大火了',
  '楼道烧起来了',
  '配电箱冒黑烟',
  '发生火灾，人还在里面',
  '楼道火灾报警器一直在响',
  '闻到煤气味',
  '厨房漏气',
  '燃气管一直在漏',
  '隔壁房子塌了',
  '闻到有人倒汽油',
  // Shut in, water, current
  '老人被困在家里',
  '电梯困人，灯也灭了',
  '孩子卡在电梯里',
  '有个孩子掉河里了',
  '孩子掉进河里',
  '有人掉水里了',
  '有人要跳河',
  '工人触电了',
  // 120
  '老人晕倒在路边',
  '有人昏倒了叫不醒',
  '邻居心脏病发作',
  '有人受伤了',
  '一直在流血',
  '路口车祸，撞到人了',
  // 110
  '楼下有人持刀',
  '有人拿着菜刀砍人',
  '有人被人捅了',
  '门口有人打人，救命',
  '有人被打了，在楼下',
  '他把老婆打伤了',
  '小区里有人抢包',
  '有人上吊',
  '楼上要跳楼',
  '家里老人走失了',
  '孩子找不到，不见了，小孩不见了',
  // In English
  'The shed is on fire',
  'A fire in the stairwell',
  'There is gas leaking in the kitchen',
  'smell of gas on the stairs',
  'The fire alarm is ringing',
  'The wall is about to collapse',
  'A boy fell into the river',
  'An old man fainted at the gate',
  'Somebody was stabbed',
  'He is beating his wife',
  'a man with a knife',
  'a man with a gun',
  'Somebody is injured',
  'a missing child in a red coat',
])('somebody has to be called before anything is written of: %s', (text) => {
  expect(isEmergency(text)).toBe(true);
});

it.each([
  '路灯不亮',
  '巷口一直积水',
  '灭火器过期了',
  '消防栓没有水带',
  '楼道里堆了旧家具，有火灾隐患',
  '消防通道被私家车堵住',
  '路面塌陷了一块',
  '电瓶车推进楼充电',
  '垃圾没有被物业打扫',
  '窗户被风打破了',
  '自行车轮胎没气',
  '水管漏水',
  '楼上晾的衣服滴水',
  'A broken street lamp',
  'The fire extinguisher is out of date',
  'A car blocks the fire lane',
  'The fire exit is locked',
  'skills course',
])('an answer within a day is enough for: %s', (text) => {
  expect(isEmergency(text)).toBe(false);
});
