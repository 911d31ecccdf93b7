import { expect, test } from 'vitest';
import { emptyLine } from './draft.ts';
import { afterChange, afterField, afterRemoval, marksOf } from './marks.ts';

const marks = marksOf({
  fields: [
    { field: '/number', message: 'taken' },
    { field: '/lines/0/phone', message: 'nobody' },
    { field: '/lines/2/day', message: 'too long ago' },
    { field: '/lines/2/name', message: 'another name' },
  ],
});

test('a field that is put right loses what was said of it, and no other does', () => {
  const is = { ...emptyLine, name: '吴桂兰' };
  expect(afterChange(marks, { place: 2, was: emptyLine, is })).toEqual({
    number: 'taken',
    'lines/0/phone': 'nobody',
    'lines/2/day': 'too long ago',
  });
  expect(afterField(marks, 'number')).not.toHaveProperty('number');
});

test('a line that is taken out goes with what was said of it; the lines below keep theirs', () => {
  expect(afterRemoval(marks, 0)).toEqual({
    number: 'taken',
    'lines/1/day': 'too long ago',
    'lines/1/name': 'another name',
  });
  expect(afterRemoval(marks, 2)).toEqual({ number: 'taken', 'lines/0/phone': 'nobody' });
});
