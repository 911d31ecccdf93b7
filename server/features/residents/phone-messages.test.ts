import { expect, test } from 'vitest';
import { startOfDay } from '../../platform/calendar.ts';
import { morningAfter } from './phone-messages.ts';

const at = (hour: number) => startOfDay('2026-11-01', hour);

test('a reminder comes between eight in the morning and nine in the evening', () => {
  for (const hour of [8, 12, 20.99]) expect(morningAfter(at(hour)), String(hour)).toBeUndefined();
});

test('before that it waits for the morning, after it for the next', () => {
  for (const hour of [0, 7.99]) expect(morningAfter(at(hour)), String(hour)).toEqual(at(8));
  for (const hour of [21, 23.99])
    expect(morningAfter(at(hour)), String(hour)).toEqual(startOfDay('2026-11-02', 8));
});
