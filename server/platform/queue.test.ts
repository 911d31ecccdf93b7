import { expect, test } from 'vitest';
import { queueOf } from './queue.ts';

/** Work that ends when it is told to. */
function piece<T>() {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let begun = false;
  const work = () => {
    begun = true;
    return promise;
  };
  return { work, resolve, reject, hasBegun: () => begun };
}

test('one after the other, in the order in which they came', async () => {
  const queue = queueOf(2);
  const [first, second] = [piece<number>(), piece<number>()];
  const [one, two] = [queue(first.work), queue(second.work)];
  await Promise.resolve();
  expect([first.hasBegun(), second.hasBegun()]).toEqual([true, false]);
  first.resolve(1);
  expect(await one).toBe(1);
  second.resolve(2);
  expect(await two).toBe(2);
});

test('where there is no room for one more, it is not waited for', async () => {
  const queue = queueOf(1);
  const first = piece<number>();
  const one = queue(first.work);
  expect(await queue(() => Promise.resolve(2))).toBeUndefined();
  first.resolve(1);
  await one;
  expect(await queue(() => Promise.resolve(2))).toBe(2);
});

test('what fails fails alone', async () => {
  const queue = queueOf(2);
  const first = piece<number>();
  const [one, two] = [queue(first.work), queue(() => Promise.resolve(2))];
  first.reject(new Error('broken'));
  await expect(one).rejects.toThrow('broken');
  expect(await two).toBe(2);
});
