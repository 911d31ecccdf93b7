import { describe, expect, test } from 'vitest';
import type { CaseStage } from '../../contract/case-road.ts';
import type { Clock } from '../../contract/case-views.ts';
import { stageWord } from '../case/stage-word.ts';
import { isRedispatch, stepOn, whoseTurn } from './whose-turn.ts';

const running: Clock = {
  state: 'running',
  startedAt: '2026-10-16T01:41:00Z',
  dueAt: '2026-10-17T01:41:00Z',
  stoppedAt: null,
};
const answered: Clock = { ...running, state: 'met', stoppedAt: '2026-10-16T05:00:00Z' };
const unit = { zh: '城管桑园中队', en: 'City management' };

describe('whose turn it is', () => {
  test('the unit’s, by name, to answer and then to finish', () => {
    const stage: CaseStage = 'dispatched';
    expect(whoseTurn({ stage, unit, firstAnswer: running })).toBe('next.dispatched');
    expect(whoseTurn({ stage, unit, firstAnswer: answered })).toBe('next.working');
    expect(whoseTurn({ stage, unit: null, firstAnswer: running })).toBe('next.dispatchedNoUnit');
  });
  test('everybody else’s by the stage alone', () => {
    expect(whoseTurn({ stage: 'answered', unit, firstAnswer: answered })).toBe('next.answered');
    expect(whoseTurn({ stage: 'closed', unit, firstAnswer: answered })).toBe('next.closed');
  });
});

describe('the form that stands open', () => {
  test('is the step on, when it is the reader’s', () => {
    expect(stepOn({ stage: 'reported', moves: ['accept', 'return', 'refuse'] })).toBe('accept');
    expect(stepOn({ stage: 'accepted', moves: ['refuse', 'dispatch'] })).toBe('dispatch');
  });
  test('is never a way aside', () => {
    expect(stepOn({ stage: 'accepted', moves: ['refuse'] })).toBeUndefined();
    expect(stepOn({ stage: 'returned', moves: ['refuse'] })).toBeUndefined();
    expect(stepOn({ stage: 'dispatched', moves: ['dispatch'] })).toBeUndefined();
  });
  test('sending to a unit twice is sending to another one', () => {
    expect(isRedispatch({ stage: 'dispatched' }, 'dispatch')).toBe(true);
    expect(isRedispatch({ stage: 'accepted' }, 'dispatch')).toBe(false);
  });
});

test('a case with the unit is waited for, then worked on', () => {
  expect(stageWord({ stage: 'dispatched', firstAnswer: running })).toBe('stages.dispatched');
  expect(stageWord({ stage: 'dispatched', firstAnswer: answered })).toBe('stages.working');
  expect(stageWord({ stage: 'answered', firstAnswer: answered })).toBe('stages.answered');
});
