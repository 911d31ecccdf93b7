import { describe, expect, test } from 'vitest';
import { conflictKinds } from '../../../contract/counter.ts';
import {
  bearerOf,
  countedAt,
  decideEntry,
  type EntryFacts,
  type Proof,
  type Standing,
  sheetUntil,
} from './decide.ts';
import { conflictWords } from './tellings.ts';

const at = new Date('2026-10-14T02:00:00Z');
const later = new Date('2026-10-14T03:00:00Z');
const earlier = new Date('2026-10-14T01:00:00Z');
const good: Proof = { kind: 'good', until: later };
const reserved: Standing = {
  state: 'reserved',
  isOurs: true,
  calledOff: false,
  charged: false,
  erased: false,
};

const decide = (facts: Partial<EntryFacts>) =>
  decideEntry({ kind: 'handed_over', proof: good, at, redemption: reserved, ...facts });
const conflictOf = (facts: Partial<EntryFacts>) => {
  const decision = decide(facts);
  return decision.kind === 'conflict' ? decision.conflict : decision.kind;
};

describe('a hand-over that comes in later', () => {
  test('is booked where it was signed, in time, and still reserved', () => {
    expect(decide({})).toEqual({ kind: 'hand_over' });
    expect(decide({ at: later })).toEqual({ kind: 'hand_over' });
  });

  test.each([
    ['unsigned', { proof: { kind: 'unsigned' } }],
    ['unsigned', { redemption: undefined }],
    ['other_counter', { proof: { kind: 'other_counter' } }],
    ['other_counter', { redemption: { ...reserved, isOurs: false } }],
    ['expired', { proof: { kind: 'good', until: earlier } }],
    ['card_ended', { proof: { kind: 'card_ended', until: later } }],
    ['cancelled', { redemption: { ...reserved, state: 'cancelled' } }],
    ['called_off', { redemption: { ...reserved, state: 'refused', calledOff: true } }],
    ['erased', { redemption: { ...reserved, state: 'cancelled', erased: true } }],
    ['timed_out', { redemption: { ...reserved, state: 'timed_out' } }],
    ['refused', { redemption: { ...reserved, state: 'refused' } }],
    ['handed_over', { redemption: { ...reserved, state: 'handed_over' } }],
    ['handed_over', { redemption: { ...reserved, state: 'cancelled', charged: true } }],
    ['returned', { redemption: { ...reserved, state: 'returned' } }],
  ] as const)('is in conflict: %s', (kind, facts) => {
    expect(conflictOf(facts)).toBe(kind);
  });

  test('given out a second time it is that, even with a card that ended and after its end', () => {
    const redemption: Standing = { ...reserved, state: 'handed_over' };
    expect(conflictOf({ redemption, proof: { kind: 'good', until: earlier } })).toBe('handed_over');
    expect(conflictOf({ redemption, proof: { kind: 'card_ended', until: later } })).toBe(
      'handed_over',
    );
  });

  test('after its end nobody is charged, although its owner had given it back', () => {
    const redemption: Standing = { ...reserved, state: 'cancelled' };
    expect(conflictOf({ redemption, proof: { kind: 'good', until: earlier } })).toBe('expired');
  });
});

describe('a refusal that comes in later', () => {
  test('ends what is reserved, and finds ended what is not, without a conflict', () => {
    expect(decide({ kind: 'refused' })).toEqual({ kind: 'refuse' });
    expect(decide({ kind: 'refused', proof: { kind: 'unsigned' } })).toEqual({ kind: 'refuse' });
    for (const state of ['cancelled', 'handed_over', 'timed_out', 'returned', 'refused'] as const)
      expect(decide({ kind: 'refused', redemption: { ...reserved, state } })).toEqual({
        kind: 'ended',
      });
    expect(decide({ kind: 'refused', redemption: undefined })).toEqual({ kind: 'ended' });
    const foreign = { ...reserved, isOurs: false };
    expect(decide({ kind: 'refused', redemption: foreign })).toEqual({ kind: 'ended' });
  });
});

test('every conflict names who bears it, and says so in both languages', () => {
  for (const kind of conflictKinds) {
    const { zh, en } = conflictWords[kind];
    expect(zh.includes('由'), kind).toBe(bearerOf[kind] !== 'resident');
    expect(en).not.toBe('');
  }
  const costs = conflictKinds.filter((kind) => bearerOf[kind] === 'resident');
  expect(costs).toEqual(['cancelled']);
});

describe('the instant that counts', () => {
  const bounds = { notBefore: at, now: later };
  test('is what the till says, between its last sheet and now', () => {
    const said = new Date('2026-10-14T02:30:00Z');
    expect(countedAt(said, bounds)).toEqual(said);
  });
  test('a clock that was set back gains nothing, one that is ahead loses nothing', () => {
    expect(countedAt(earlier, bounds)).toEqual(at);
    expect(countedAt(new Date('2027-01-01'), bounds)).toEqual(later);
  });
});

test('a sheet is good for twelve hours and what is left of this one', () => {
  expect(sheetUntil(new Date('2026-10-14T02:00:01Z'))).toEqual(new Date('2026-10-14T15:00:00Z'));
  expect(sheetUntil(new Date('2026-10-14T02:59:59Z'))).toEqual(new Date('2026-10-14T15:00:00Z'));
});
