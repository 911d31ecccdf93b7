import { expect, test } from 'vitest';
import * as areas from '../contract/areas.ts';
import * as awards from '../contract/awards.ts';
import * as cases from '../contract/cases.ts';
import {
  caseKinds,
  handBackReasons,
  pauseReasons,
  refusalReasons,
  reversalReasons,
  transferTargets,
  visitResults,
} from './codes.ts';

test('the lists to choose from are the contract’s, in its order', () => {
  expect(caseKinds).toEqual([...areas.caseKinds]);
  expect(refusalReasons).toEqual([...cases.refusalReasons]);
  expect(handBackReasons).toEqual([...cases.handBackReasons]);
  expect(pauseReasons).toEqual([...cases.pauseReasons]);
  expect(visitResults).toEqual([...cases.visitResults]);
  // Numbers come first among names, whatever their order.
  expect([...transferTargets].sort()).toEqual([...cases.transferTargets].sort());
  expect(reversalReasons).toEqual([...awards.reversalReasons]);
});
