import { describe, expect, test } from 'vitest';
import { type Candidate, firstLesson, judgeCandidate, learnsFrom } from './decide.ts';

describe('a new version', () => {
  const verdict = (given: Partial<Candidate>) =>
    judgeCandidate({
      macroF1: 0.8,
      beside: null,
      standing: { macroF1: 0.8, held: false },
      switchedOff: false,
      ...given,
    });
  test('is taken where there is none yet', () => {
    expect(verdict({ standing: undefined, macroF1: 0.1 })).toBe('taken');
  });
  test('is not taken against staff who went back to keywords', () => {
    expect(verdict({ standing: undefined, switchedOff: true })).toBe('switched_off');
  });
  test('is not taken against staff who went back to a version, however well it does', () => {
    const beside = { n: 30, candidate: 30, standing: 10 };
    expect(verdict({ standing: { macroF1: 0.1, held: true }, macroF1: 0.9, beside })).toBe('held');
  });
  test('is taken where it does as well as the one in use on what neither had seen', () => {
    expect(verdict({ macroF1: 0.1, beside: { n: 30, candidate: 20, standing: 20 } })).toBe('taken');
  });
  test('is not taken where it does worse there, whatever else was measured', () => {
    const beside = { n: 30, candidate: 19, standing: 20 };
    expect(verdict({ macroF1: 0.99, beside })).toBe('worse');
  });
  test('without enough that is new, what each was measured at decides', () => {
    expect(verdict({ macroF1: 0.79 })).toBe('worse');
    expect(verdict({ macroF1: 0.8 })).toBe('taken');
  });
});

test('it takes some cases to begin, and a share of what was learnt to learn again', () => {
  expect(learnsFrom(undefined)).toBe(firstLesson);
  expect(learnsFrom(100)).toBe(30);
  expect(learnsFrom(2_000)).toBe(100);
});
