import { expect, test } from 'vitest';
import * as areas from '../contract/areas.ts';
import * as awards from '../contract/awards.ts';
import { caseKinds, reversalReasons } from './codes.ts';

test('the lists to choose from are the contract’s, in its order', () => {
  expect(caseKinds).toEqual([...areas.caseKinds]);
  expect(reversalReasons).toEqual([...awards.reversalReasons]);
});
