import { expect, test } from 'vitest';
import { isBehind, newestOrigin, originBody } from './origin.ts';

const holds = { version: 3, state: 'in_force' } as const;
const announced = { version: 4, state: 'coming' } as const;

test('a draft begins from a version that is announced, else from the book in force', () => {
  expect(newestOrigin([announced, holds])).toBe('version 4');
  expect(newestOrigin([holds])).toBe('in_force');
  expect(newestOrigin([])).toBe('file');
});

test('while a version is announced, a draft of an earlier one would undo it', () => {
  const all = [announced, holds];
  const behind = ['in_force', 'version 3', 'version 4', 'template village', 'file'];
  expect(behind.map((choice) => isBehind(choice, all))).toEqual([true, true, false, false, false]);
  expect(behind.map((choice) => isBehind(choice, [holds]))).toEqual(behind.map(() => false));
});

test('a choice of the list is what the server is asked for', () => {
  expect(originBody('version 3', {})).toEqual({ from: 'version', version: 3 });
  expect(originBody('template village', {})).toEqual({ from: 'template', template: 'village' });
  expect(originBody('file', { rules: [] })).toEqual({ from: 'file', document: { rules: [] } });
  expect(originBody('in_force', {})).toEqual({ from: 'in_force' });
});
