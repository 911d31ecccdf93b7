import { expect, test } from 'vitest';
import { keepPapers } from './kept.ts';

const paper = (bytes: number) => Buffer.alloc(bytes);

test('the paper that was longest unasked goes when there is no room', () => {
  const kept = keepPapers(100);
  kept.keep('old', paper(40));
  kept.keep('asked', paper(40));
  expect(kept.find('old')).toBeDefined();
  kept.keep('new', paper(40));
  expect(['old', 'asked', 'new'].filter((key) => kept.find(key))).toEqual(['old', 'new']);
});

test('a paper kept twice takes its room once', () => {
  const kept = keepPapers(100);
  kept.keep('one', paper(60));
  kept.keep('one', paper(60));
  kept.keep('two', paper(40));
  expect(kept.find('one')).toBeDefined();
});

test('a paper larger than all the room is not kept', () => {
  const kept = keepPapers(10);
  kept.keep('large', paper(11));
  expect(kept.find('large')).toBeUndefined();
});
