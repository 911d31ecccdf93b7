import { expect, test } from 'vitest';
import { worthParts } from './worth.ts';

test('a figure stands apart from what it is counted by', () => {
  expect(worthParts('3')).toEqual({ atMost: false, figure: '3', rest: '' });
  expect(worthParts('1 / 小时')).toEqual({ atMost: false, figure: '1', rest: '/ 小时' });
  expect(worthParts('5–10')).toEqual({ atMost: false, figure: '5–10', rest: '' });
  expect(worthParts('≤10')).toEqual({ atMost: true, figure: '10', rest: '' });
});

test('words without a figure in front stay whole', () => {
  expect(worthParts('从追回的分里出，至多 50')).toEqual({
    atMost: false,
    figure: '',
    rest: '从追回的分里出，至多 50',
  });
});
