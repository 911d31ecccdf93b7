import { expect, test } from 'vitest';
import { maskName, maskPhone } from './mask.ts';

test.each([
  ['13812341234', '138****1234'],
  ['+8613812341234', '138****1234'],
  ['+86 13812341234', '138****1234'],
  ['05751234567', '*********67'],
  ['110', '***'],
  ['', ''],
])('phone %s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});

test.each([
  ['张三', '张*'],
  ['张小三', '张*三'],
  ['张小小三', '张**三'],
  ['张 三', '张*'],
  ['  张小三 ', '张*三'],
  ['欧阳三', '欧阳*'],
  ['欧阳小三', '欧阳*三'],
  ['欧阳', '欧*'],
  ['张', '*'],
  ['𠮷小三', '𠮷*三'],
  ['阿卜杜拉·买买提', '阿***·买**'],
  ['John Smith', 'J*** S****'],
  ['J. R. Smith', '*. *. S****'],
  ['', ''],
  ['   ', ''],
])('name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});
