import { expect, test } from 'vitest';
import { fromBytes, NoModelError, toBytes } from './bytes.ts';
import { learn } from './learn.ts';
import { ranker } from './model.ts';

const examples = Array.from({ length: 12 }, (_, i) => [
  { title: '', text: `${i}号楼前路灯不亮`, label: '路灯' },
  { title: '', text: `${i}号楼前积水排不掉`, label: '积水' },
]).flat();

function learnt() {
  const found = learn(examples, { seed: 1, wantedAccuracy: 0.9, fewestReporters: 2 });
  if (found === undefined) throw new Error('nothing learnt');
  return found.model;
}

test('a model that was kept says what it said before, and is kept alike a second time', () => {
  const model = learnt();
  const bytes = toBytes(model);
  const again = fromBytes(bytes);
  expect(again).toMatchObject({ labels: model.labels, threshold: model.threshold });
  expect(again.vocabulary).toEqual(model.vocabulary);
  for (const words of [
    { title: '', text: '路灯坏了' },
    { title: '积水', text: '排不掉' },
  ]) {
    const [before, after] = [ranker(model)(words), ranker(again)(words)];
    expect(after.map(({ label }) => label)).toEqual(before.map(({ label }) => label));
    expect(after[0]?.sure).toBeCloseTo(before[0]?.sure ?? 0, 2);
  }
  expect(toBytes(again)).toEqual(bytes);
});

test('it is read from the middle of other bytes, as a database hands them over', () => {
  const bytes = toBytes(learnt());
  const padded = new Uint8Array(bytes.length + 7);
  padded.set(bytes, 3);
  expect(fromBytes(padded.subarray(3, 3 + bytes.length)).labels).toEqual(['积水', '路灯']);
});

test('bytes that are cut short, or no model, are refused', () => {
  expect(() => fromBytes(toBytes(learnt()).subarray(0, -1))).toThrow(NoModelError);
  expect(() => fromBytes(new Uint8Array([1, 2, 3]))).toThrow(NoModelError);
  expect(() => fromBytes(Buffer.from('{"format":"other"}\n'))).toThrow(NoModelError);
});

test('a large model stays numbers of four bytes: a county waits for it with its first keystroke', () => {
  const labels = Array.from({ length: 40 }, (_, i) => `${i}`);
  const hashes = new Uint32Array(2_000).map((_, i) => i);
  const vocabulary = { hashes, idf: new Float32Array(hashes.length).fill(1) };
  // Whole 127ths of the largest are kept as they are.
  const weights = new Float32Array(hashes.length * labels.length).map((_, i) => (i % 3) - 1);
  const bytes = toBytes({ labels, vocabulary, weights, sharpness: 1, threshold: 0.5 });
  const { weights: read } = fromBytes(bytes);
  expect(read).toBeInstanceOf(Float32Array);
  expect(Buffer.from(read.buffer).equals(Buffer.from(weights.buffer))).toBe(true);
});
