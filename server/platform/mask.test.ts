import { expect, test } from 'vitest';
import { maskIdNumber, maskName, maskPhone } from './mask.ts';

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
  ['350821199001011123', '35*************123'],
  ['35082119900101123X', '35*************23X'],
  ['350821900101123', '35**********123'],
  ['12345', '*****'],
  ['', ''],
])('identity number %s is shown as %s', (number, shown) => {
  expect(maskIdNumber(number)).toBe(shown);
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
