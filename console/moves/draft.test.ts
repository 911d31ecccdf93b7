import { describe, expect, test } from 'vitest';
import type { StaffCase, StaffEvent } from '../../contract/case-views.ts';
import { type Draft, gapsOf, keptOut, newDraft } from './draft.ts';

const word = (zh: string) => ({ zh, en: zh });
const event = (seq: number, kind: StaffEvent['kind'], note: string): StaffEvent => ({
  seq,
  kind,
  at: '2026-10-16T01:41:00Z',
  by: word('综治中心'),
  byReporter: false,
  note,
  photos: [],
});
const flooded = {
  title: '老王家门口积水',
  category: '030100',
  categoryName: word('积水、下水道堵了'),
  place: '老街 29 号门口',
  resolveDays: 3,
  history: [event(1, 'reported', ''), event(2, 'handled', '已清淤。')],
  units: [
    { id: 'unit-b', name: word('桑园物业'), why: null },
    { id: 'unit-a', name: word('城管桑园中队'), why: word('第三网格的积水归它管') },
  ],
} as unknown as StaffCase;

describe('a form as it opens', () => {
  test('has the suggested unit chosen, the days of the category, and nothing promised', () => {
    const draft = newDraft('dispatch', flooded);
    expect(draft).toMatchObject({ unit: 'unit-a', resolveDays: 3 });
    expect(newDraft('answer', flooded)).toMatchObject({ handled: false, words: '' });
    expect(newDraft('verify', flooded).solved).toBe('');
  });
  test('for the bulletin, starts from what the unit said, without the reporter’s words, the door and photos', () => {
    expect(newDraft('publish', flooded)).toMatchObject({
      title: '积水、下水道堵了',
      words: '已清淤。',
      place: '老街门口',
      chosen: [],
    });
  });
});

test('accepting starts from what was reported, whatever is suggested', () => {
  expect(newDraft('accept', flooded).category).toBe('030100');
});

test('a unit that is said to be complained of is not sent the case, though it was suggested', () => {
  const draft = newDraft('dispatch', flooded);
  const without = { ...draft, ...keptOut(draft, 'unit-a') };
  expect(without).toMatchObject({ against: 'unit-a', unit: '' });
  expect(gapsOf('dispatch', without)).toEqual(['unit']);
  expect(keptOut(draft, 'unit-b')).toEqual({ against: 'unit-b' });
  expect(keptOut({ unit: '' }, '')).toEqual({ against: '' });
});

describe('what is missing before a move is sent', () => {
  const draft = (change: Partial<Draft>): Draft => ({
    ...newDraft('accept', flooded),
    ...change,
  });
  test('nothing for accepting and closing', () => {
    expect(gapsOf('accept', draft({}))).toEqual([]);
    expect(gapsOf('close', draft({}))).toEqual([]);
  });
  test('a refusal needs its reason and its words', () => {
    expect(gapsOf('refuse', draft({}))).toEqual(['reason', 'note']);
    expect(gapsOf('refuse', draft({ reason: 'duplicate', note: ' 重复 ' }))).toEqual([]);
  });
  test('a dispatch needs a unit and whole days from 1 to 60', () => {
    expect(gapsOf('dispatch', draft({ unit: '' }))).toEqual(['unit']);
    for (const resolveDays of [0, 61, 1.5])
      expect(gapsOf('dispatch', draft({ resolveDays }))).toEqual(['resolveDays']);
    expect(gapsOf('dispatch', draft({ resolveDays: 60 }))).toEqual([]);
  });
  test('a check needs a verdict, and what was seen', () => {
    expect(gapsOf('verify', draft({ note: '看' }))).toEqual(['solved', 'note']);
  });
  test('spaces are no words', () => {
    expect(gapsOf('return', draft({ note: '   ' }))).toEqual(['note']);
    expect(gapsOf('answer', draft({ words: ' 好 ' }))).toEqual(['words']);
  });
  test('a bulletin entry keeps to its lengths', () => {
    const long = draft({ title: '长'.repeat(41), words: '已办', place: '老街' });
    expect(gapsOf('publish', long)).toEqual(['title']);
  });
});
