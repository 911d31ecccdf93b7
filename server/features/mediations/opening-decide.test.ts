import { describe, expect, test } from 'vitest';
import { refuseOpening } from './opening-decide.ts';

describe('what is not mediated', () => {
  const fine = { concerns: [], minor: false, samePerson: false, clue: null };
  test('violence, injuries and minors are refused before anything else', () => {
    const wrong = { ...fine, samePerson: true };
    expect(refuseOpening({ ...wrong, concerns: ['violence', 'minor'] })).toBe('mediation_violence');
    expect(refuseOpening({ ...wrong, concerns: ['injury'] })).toBe('mediation_injury');
    expect(refuseOpening({ ...wrong, concerns: ['minor'] })).toBe('mediation_minor');
    expect(refuseOpening({ ...wrong, minor: true })).toBe('mediation_minor');
    expect(refuseOpening(wrong)).toBe('parties_alike');
    expect(refuseOpening(fine)).toBeUndefined();
  });
  test('a clue becomes one file, once it was accepted', () => {
    const clue = { isDispute: true, isOpen: true, hasFile: false, typedByOpener: false };
    expect(refuseOpening({ ...fine, clue })).toBeUndefined();
    expect(refuseOpening({ ...fine, clue: { ...clue, isDispute: false } })).toBe('clue_no_dispute');
    expect(refuseOpening({ ...fine, clue: { ...clue, isOpen: false } })).toBe('clue_not_accepted');
    expect(refuseOpening({ ...fine, clue: { ...clue, hasFile: true } })).toBe('clue_has_file');
  });
  test('whoever typed a clue does not find it true by a file', () => {
    const typed = { isDispute: true, isOpen: true, hasFile: false, typedByOpener: true };
    expect(refuseOpening({ ...fine, clue: typed })).toBe('clue_typed_by_you');
  });
});
