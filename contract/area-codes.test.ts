import { expect, test } from 'vitest';
import { prefixOf } from './area-codes.ts';

test('the digits that mean something depend on the level', () => {
  expect(['339999000000', '339999001000', '339999001001', '339999001001001'].map(prefixOf)).toEqual(
    ['339999', '339999001', '339999001001', '339999001001001'],
  );
});
