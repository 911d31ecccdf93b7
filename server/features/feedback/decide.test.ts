import { describe, expect, test } from 'vitest';
import { type FeedbackMove, feedbackMoves, feedbackStates } from '../../../contract/feedback.ts';
import {
  answerDueOn,
  type FeedbackFacts,
  mayRate,
  objectionTo,
  silentUntil,
  stateAfterRating,
} from './decide.ts';

const now = new Date('2026-10-14T02:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const facts: FeedbackFacts = {
  kind: 'suggestion',
  state: 'sent',
  adopted: false,
  answeredBy: [],
  visitedAt: null,
  sender: null,
  typedBy: null,
};
const against = (move: FeedbackMove, change: Partial<FeedbackFacts> = {}, reader = 'leader') =>
  objectionTo(move, { ...facts, ...change }, { reader, name: '陈 采纳', now });

test('the road is accepted, answered, asked about, closed; each step from the one before and no other', () => {
  const possible = feedbackStates.map((state) => [
    state,
    feedbackMoves.filter((move) => !against(move, { state, visitedAt: daysAgo(8) })),
  ]);
  expect(Object.fromEntries(possible)).toEqual({
    sent: ['accept'],
    accepted: ['answer'],
    answered: ['visit', 'adopt'],
    visited: ['close', 'adopt'],
    closed: ['adopt'],
  });
});

describe('adopting', () => {
  test('is for suggestions, once', () => {
    expect(against('adopt', { kind: 'complaint', state: 'closed' })).toBe('feedback_no_suggestion');
    expect(against('adopt', { adopted: true, state: 'closed' })).toBe('feedback_adopted');
  });
  test('is never done by who gave an answer, be it the newest or one before', () => {
    const answered = { state: 'answered', answeredBy: ['clerk', 'colleague'] } as const;
    expect(against('adopt', answered, 'clerk')).toBe('feedback_own_answer');
    expect(against('adopt', answered, 'colleague')).toBe('feedback_own_answer');
    expect(against('adopt', answered)).toBeUndefined();
  });
});

describe('whoever is called as its sender', () => {
  const own = { sender: '陈采纳' };
  test('neither takes up nor adopts a suggestion; answering and asking whether it helps earn nothing', () => {
    expect(against('accept', own)).toBe('feedback_own');
    expect(against('adopt', { ...own, state: 'answered' })).toBe('feedback_own');
    expect(against('answer', { ...own, state: 'accepted' })).toBeUndefined();
    expect(against('visit', { ...own, state: 'answered' })).toBeUndefined();
  });
  test('is not told by it whose a complaint is', () => {
    expect(against('accept', { ...own, kind: 'complaint' })).toBeUndefined();
  });
  test('is somebody: a sender without a name is called as nobody', () => {
    expect(against('accept')).toBeUndefined();
    expect(against('accept', { sender: '王提议' })).toBeUndefined();
  });
});

describe('whoever typed it for its sender', () => {
  const typed = { typedBy: 'clerk' };
  test('neither takes up nor adopts a suggestion; a colleague does', () => {
    expect(against('accept', typed, 'clerk')).toBe('feedback_typed_by_you');
    expect(against('adopt', { ...typed, state: 'answered' }, 'clerk')).toBe(
      'feedback_typed_by_you',
    );
    expect(against('accept', typed, 'colleague')).toBeUndefined();
    expect(against('answer', { ...typed, state: 'accepted' }, 'clerk')).toBeUndefined();
  });
  test('takes up a complaint, which earns nothing', () => {
    expect(against('accept', { ...typed, kind: 'complaint' }, 'clerk')).toBeUndefined();
  });
});

test('after a return visit seven whole days are waited', () => {
  const visited = (days: number) =>
    against('close', { state: 'visited', visitedAt: daysAgo(days) });
  expect(visited(7)).toBe('feedback_too_early');
  expect(visited(8)).toBeUndefined();
  expect(against('close', { state: 'visited' })).toBe('feedback_too_early');
  expect(silentUntil(new Date('2026-10-07T15:59:59Z'))).toBe('2026-10-14');
  expect(silentUntil(new Date('2026-10-07T16:00:00Z'))).toBe('2026-10-15');
});

test('an answer that is there can be rated; from three lamps on it is over', () => {
  expect(feedbackStates.filter(mayRate)).toEqual(['answered', 'visited']);
  expect([1, 2, 3, 4, 5].map(stateAfterRating)).toEqual([
    'accepted',
    'accepted',
    'closed',
    'closed',
    'closed',
  ]);
});

test('five working days are there to answer in, the make-up days of a holiday counted', () => {
  expect(answerDueOn('2026-10-14')).toBe('2026-10-21');
  expect(answerDueOn('2026-09-30')).toBe('2026-10-13');
});
