import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { beginPatience } from './patience.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a line that says nothing for a minute is given up', () => {
  const { signal } = beginPatience();
  vi.advanceTimersByTime(59_999);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(signal.aborted).toBe(true);
});

it('a photo that still goes forward may take longer', () => {
  const { signal, heard } = beginPatience();
  for (let minute = 0; minute < 5; minute++) {
    vi.advanceTimersByTime(59_000);
    heard();
  }
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(60_000);
  expect(signal.aborted).toBe(true);
});

it('whoever is told to give way does so at once, and what has ended is given up no more', () => {
  const giveWay = new AbortController();
  const [under, over] = [beginPatience(giveWay.signal), beginPatience(giveWay.signal)];
  over.end();
  giveWay.abort();
  expect([under.signal.aborted, over.signal.aborted]).toEqual([true, false]);
  vi.advanceTimersByTime(60_000);
  expect(over.signal.aborted).toBe(false);
});
