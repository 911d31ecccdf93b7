import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ReadAgain, readAgain } from './read-again.ts';

/* A list of one number: what stands in the books when it is read, and comes after a while. */

const everyMs = 5_000;
const answerMs = 200;

let queries: QueryClient;
let list: QueryObserver<number>;
let stop: () => void;
let reading: ReadAgain;
let books: number;
let asked: number;
beforeEach(async () => {
  vi.useFakeTimers();
  [books, asked] = [1, 0];
  queries = new QueryClient();
  list = new QueryObserver<number>(queries, {
    queryKey: ['list'],
    queryFn: async () => {
      asked += 1;
      const read = books;
      await new Promise((resolve) => setTimeout(resolve, answerMs));
      return read;
    },
  });
  stop = list.subscribe(() => {});
  reading = readAgain(queries, { predicate: ({ queryKey: [name] }) => name === 'list', everyMs });
  await vi.advanceTimersByTimeAsync(answerMs);
});
afterEach(() => {
  stop();
  reading.end();
  queries.clear();
  vi.useRealTimers();
});

const shown = () => list.getCurrentResult().data;
const change = (to: number) => {
  books = to;
  reading.ask();
};

describe('what has changed', () => {
  test('is read at once', async () => {
    change(2);
    await vi.advanceTimersByTimeAsync(answerMs);
    expect(shown()).toBe(2);
    expect(asked).toBe(2);
  });

  test('while it was being read is read afterwards', async () => {
    change(2);
    await vi.advanceTimersByTimeAsync(answerMs / 2);
    change(3);
    await vi.advanceTimersByTimeAsync(everyMs + answerMs);
    expect(shown()).toBe(3);
  });

  test('while the page read by the clock or after a step of its own is read too', async () => {
    void list.refetch();
    await vi.advanceTimersByTimeAsync(answerMs / 2);
    change(2);
    await vi.advanceTimersByTimeAsync(2 * answerMs);
    expect(shown()).toBe(2);
  });

  test('in a burst is read once in so long, the last of it as well', async () => {
    for (let second = 1; second <= 20; second++) {
      change(second + 1);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(asked).toBeLessThanOrEqual(6);
    await vi.advanceTimersByTimeAsync(everyMs + answerMs);
    expect(shown()).toBe(21);
  });

  test('is not read by a page that has ended', async () => {
    reading.end();
    change(2);
    await vi.advanceTimersByTimeAsync(everyMs);
    expect(asked).toBe(1);
  });
});
