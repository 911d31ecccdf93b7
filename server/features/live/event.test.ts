import { describe, expect, test } from 'vitest';
import { addOnlookers, addStep, changedOf, isNothing, nothingUntold } from './event.ts';

const step = (code: string, seq: number, heard: 'case' | 'queue' | 'nothing' = 'case') => ({
  code,
  seq,
  heard,
});

describe('what a desk is told at once', () => {
  test('is that its reader has a notice, and nothing of the queue', () => {
    const untold = nothingUntold();
    untold.told = true;
    expect(isNothing(untold)).toBe(false);
    expect(changedOf(untold)).toEqual({ queue: false, cases: [], onlookers: [], told: true });
  });
  test('is nothing of what it may not read', () => {
    const untold = nothingUntold();
    addStep(untold, step('A', 1, 'nothing'));
    addOnlookers(untold, step('A', 1, 'queue'));
    expect(isNothing(untold)).toBe(true);
  });
  test('is the newest step of each case', () => {
    const untold = nothingUntold();
    for (const seq of [2, 4, 3]) addStep(untold, step('A', seq));
    expect(changedOf(untold)).toEqual({
      queue: true,
      cases: [{ code: 'A', seq: 4 }],
      onlookers: [],
      told: false,
    });
  });
  test('of a case that has gone elsewhere only that the queue is another', () => {
    const untold = nothingUntold();
    addStep(untold, step('A', 5, 'queue'));
    expect(changedOf(untold)).toEqual({ queue: true, cases: [], onlookers: [], told: false });
  });
  test('says of who looks at a case not that the queue is another', () => {
    const untold = nothingUntold();
    addOnlookers(untold, step('A', 5));
    expect(changedOf(untold)).toEqual({ queue: false, cases: [], onlookers: ['A'], told: false });
  });
  test('names fifty cases; of more each page reads what it shows', () => {
    const untold = nothingUntold();
    for (let one = 0; one < 50; one++) addStep(untold, step(`A${one}`, 1));
    expect(changedOf(untold)).not.toBe('everything');
    addStep(untold, step('one more', 1));
    expect(changedOf(untold)).toBe('everything');
  });
});
