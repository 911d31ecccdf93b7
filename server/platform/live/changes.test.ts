import { expect, test } from 'vitest';
import { type Change, readChanges, spell } from './changes.ts';

const id = '01900000-0000-7000-8000-000000000001';
const changes: Change[] = [
  { kind: 'case', county: 339921, id },
  { kind: 'onlookers', county: 339921, id },
  { kind: 'person', county: 339999, id },
];

test('what one process tells another reads', () => {
  expect(readChanges(changes.map(spell).join('\n'))).toEqual(changes);
});

test('what no version of today knows is passed over', () => {
  const lines = [
    '',
    'weather 339921 x',
    `case 1 ${id}`,
    'case 339921 nobody',
    spell(changes[0] as Change),
  ];
  expect(readChanges(lines.join('\n'))).toEqual([changes[0]]);
});
