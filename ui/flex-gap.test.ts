import { expect, it } from 'vitest';
import { marginsFor, type Spaced } from './flex-gap.ts';

const column: Spaced = {
  selector: '.form, .fields',
  direction: 'column',
  wrap: '',
  rowGap: '18px',
  columnGap: '18px',
};

it('stands in for the gap between what lies below and beside each other', () => {
  expect(marginsFor(column)).toBe('.form > * + *, .fields > * + * { margin-top: 18px }');
  const row = { ...column, selector: '.row', direction: '', columnGap: '10px' };
  expect(marginsFor(row)).toBe('.row > * + * { margin-left: 10px }');
});

it('gives every part of a box of many lines its distance', () => {
  const chips = { ...column, selector: '.chips', direction: '', wrap: 'wrap', rowGap: '4px' };
  expect(marginsFor(chips)).toBe('.chips > * { margin: 0 18px 4px 0 }');
});

it('leaves alone what has no gap', () => {
  expect(marginsFor({ ...column, rowGap: 'normal', columnGap: '' })).toBeUndefined();
  expect(marginsFor({ ...column, rowGap: '0px', columnGap: '0px' })).toBeUndefined();
});
