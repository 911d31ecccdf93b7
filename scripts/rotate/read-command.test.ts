import { expect, test } from 'vitest';
import { readCommand } from './read-command.ts';

const id = '0198c0de-0000-7000-8000-000000000001';

test.each([
  [['wrapping'], { kind: 'wrapping', lot: 500 }],
  [['people'], { kind: 'people' }],
  [['wrapping', '--lot', '20'], { kind: 'wrapping', lot: 20 }],
  [['index'], { kind: 'index', lot: 500 }],
  [['status'], { kind: 'status' }],
  [['person', '339921', id], { kind: 'person', county: 339921, id }],
])('%j is understood', (words, command) => {
  expect(readCommand(words)).toEqual(command);
});

test.each([
  [[]],
  [['everything']],
  [['wrapping', 'twice']],
  [['wrapping', '--lot', '0']],
  [['wrapping', '--lot', 'many']],
  [['people', '--lot', '20']],
  [['wrapping', '--fast']],
  [['person', '339921']],
  [['person', id, '339921']],
])('%j is not, and says why', (words) => {
  expect(readCommand(words)).toEqual(expect.any(String));
});
