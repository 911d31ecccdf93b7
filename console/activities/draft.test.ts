import { expect, test } from 'vitest';
import { type ActivityDraft, bodyOf, emptyActivity, missingIn } from './draft.ts';

const whole: ActivityDraft = {
  ...emptyActivity,
  titleZh: ' 清河道 ',
  titleEn: 'River clean-up',
  saidZh: '带手套来',
  saidEn: 'Bring gloves',
  venue: '桥头',
  area: '339999001001',
  starts: '2026-11-28T14:00',
  ends: '2026-11-28T16:00',
  closes: '2026-11-28T12:00',
};

test('an activity is sent in county time, once all of it is there', () => {
  expect(missingIn(whole)).toEqual([]);
  expect(bodyOf(whole)).toMatchObject({
    title: { zh: '清河道', en: 'River clean-up' },
    startsAt: '2026-11-28T06:00:00.000Z',
    keptSeats: 0,
    priority: null,
  });
  expect(bodyOf({ ...whole, venue: ' ' })).toBeUndefined();
  expect(missingIn({ ...whole, ends: '', seats: null })).toEqual(['ends', 'seats']);
});

test('an early sign-up needs both: for whom, and until when', () => {
  const early = { ...whole, priorityFrom: 100 };
  expect(missingIn(early)).toEqual(['priorityUntil']);
  const until = { ...early, priorityUntil: '2026-11-20T08:00' };
  expect(bodyOf(until)?.priority).toEqual({ from: 100, until: '2026-11-20T00:00:00.000Z' });
});
