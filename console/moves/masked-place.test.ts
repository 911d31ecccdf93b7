import { expect, test } from 'vitest';
import { maskedPlace } from './masked-place.ts';

test.each([
  ['老街 29 号门口', '老街门口'],
  ['桑园小区3幢2单元501室', '桑园小区'],
  ['清水桥路12-14号旁边的空地', '清水桥路旁边的空地'],
  ['南门菜场东侧', '南门菜场东侧'],
  ['Old Street, no. 29', 'Old Street'],
  ['垃圾房 13800001111', '垃圾房'],
])('%s → %s', (place, masked) => {
  expect(maskedPlace(place)).toBe(masked);
});

test('a street that is named by a number keeps it', () => {
  expect(maskedPlace('五四路 8 路公交站')).toBe('五四路 8 路公交站');
  expect(maskedPlace('地铁 1 号线出口')).toBe('地铁 1 号线出口');
});
