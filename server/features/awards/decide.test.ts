import { describe, expect, test } from 'vitest';
import {
  type AwardState,
  holdAward,
  openAward,
  openSupplement,
  queueAward,
  releaseAward,
  reverseAward,
  verifyAward,
} from './decide.ts';

const now = new Date('2026-10-14T15:59:00Z');
const states: AwardState[] = ['scheduled', 'provisional', 'held', 'settled', 'reversed'];
const queued = { state: 'queued', verified: false, points: 3 } as const;

describe('how an award begins', () => {
  const open = (review: 'at_once' | 'when_verified' | 'next_day', decision: 'instant' | 'held') =>
    openAward({ points: 3, review, decision }, now);

  test('a report is announced and waits to be verified', () => {
    expect(open('when_verified', 'instant')).toEqual({
      state: 'provisional',
      posting: 'announce',
      verified: false,
      dueAt: null,
    });
  });
  test('a gift is posted at once', () => {
    expect(open('at_once', 'instant')).toMatchObject({ state: 'settled', posting: 'post' });
  });
  test('a bonus comes at eight the next morning, by the calendar of Shanghai', () => {
    expect(open('next_day', 'instant')).toMatchObject({
      state: 'scheduled',
      posting: 'none',
      dueAt: new Date('2026-10-15T00:00:00Z'),
    });
    const afterMidnight = new Date('2026-10-14T16:00:00Z');
    const opening = openAward(
      { points: 2, review: 'next_day', decision: 'instant' },
      afterMidnight,
    );
    expect(opening.dueAt).toEqual(new Date('2026-10-16T00:00:00Z'));
  });
  test('doubtful evidence holds it, whatever its rule: announced, so that it is covered', () => {
    for (const review of ['at_once', 'when_verified', 'next_day'] as const)
      expect(open(review, 'held'), review).toEqual({
        state: 'held',
        posting: 'announce',
        verified: review !== 'when_verified',
        dueAt: null,
      });
  });
  test('an award of nothing has nothing to wait for, not even when it would be held', () => {
    for (const decision of ['instant', 'held'] as const)
      expect(openAward({ points: 0, review: 'when_verified', decision }, now)).toEqual({
        state: 'settled',
        posting: 'none',
        // Whether the deed proves true still matters where the award is added to later.
        verified: false,
        dueAt: null,
      });
  });
});

test('verification settles what waited for it and leaves everything else as it is', () => {
  for (const state of states)
    expect(verifyAward({ state, verified: false, points: 3 }), state).toEqual(
      state === 'provisional' ? { state: 'settled', ledger: 'settle' } : { state, ledger: 'none' },
    );
});

test('what waits for cover and proves true settles once there is cover, unless it is held', () => {
  const verified = (queuedAs: 'provisional' | 'held') => verifyAward({ ...queued, queuedAs });
  expect(verified('provisional')).toEqual({ state: 'queued', ledger: 'none', queuedAs: 'settled' });
  expect(verified('held')).toEqual({ state: 'queued', ledger: 'none', queuedAs: 'held' });
});

test('what nobody of here will verify waits for a reviewer, who settles it or takes it back', () => {
  for (const state of states)
    expect(holdAward({ state, verified: false, points: 3 }), state).toEqual({
      state: state === 'provisional' ? 'held' : state,
      ledger: 'none',
    });
  expect(releaseAward({ state: 'held', verified: true, points: 3 })?.state).toBe('settled');
  const queuedHeld = { state: 'queued', ledger: 'none', queuedAs: 'held' };
  expect(holdAward({ ...queued, queuedAs: 'provisional' })).toEqual(queuedHeld);
  const queuedSettled = { ...queuedHeld, queuedAs: 'settled' };
  expect(holdAward({ ...queued, queuedAs: 'settled' })).toEqual(queuedSettled);
});

test('what no pool covers waits as what it would have become, and has not settled', () => {
  expect(queueAward({ state: 'provisional' })).toEqual({
    state: 'queued',
    queuedAs: 'provisional',
    settledAt: null,
  });
});

test('what is added to an award in the queue goes the way that one would have gone', () => {
  const added = (queuedAs: 'provisional' | 'settled') =>
    openSupplement({
      award: { ...queued, queuedAs },
      review: 'when_verified',
      decision: 'instant',
    });
  expect(added('provisional')).toMatchObject({ state: 'provisional', posting: 'announce' });
  expect(added('settled')).toMatchObject({ state: 'settled', posting: 'post' });
});

test('a person releases a held award: settled if verified by then, provisional if not', () => {
  const held = { state: 'held' as const, points: 3 };
  expect(releaseAward({ ...held, verified: true })).toEqual({ state: 'settled', ledger: 'settle' });
  expect(releaseAward({ ...held, verified: false })).toEqual({
    state: 'provisional',
    ledger: 'none',
  });
  for (const state of states.filter((one) => one !== 'held'))
    expect(releaseAward({ state, verified: true, points: 3 }), state).toBeUndefined();
});

test('taking back ends what was announced, takes back what was settled, and happens once', () => {
  const ledger = (state: AwardState, points = 3) =>
    reverseAward({ state, verified: true, points })?.ledger;
  expect(ledger('scheduled')).toBe('none');
  expect(ledger('queued')).toBe('none');
  expect(ledger('provisional')).toBe('void');
  expect(ledger('held')).toBe('void');
  expect(ledger('settled')).toBe('take_back');
  expect(ledger('settled', 0)).toBe('none');
  expect(ledger('reversed')).toBeUndefined();
});
