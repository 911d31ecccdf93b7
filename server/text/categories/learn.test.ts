import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../plain.ts';
import { type Example, fewestExamples, type Learnt, learn } from './learn.ts';
import { ranker, suggester } from './model.ts';

const places = [
  '东门',
  '西桥',
  '南街',
  '北巷',
  '河边',
  '山脚',
  '广场旁',
  '学校后面',
  '车站前',
  '菜场口',
];
const told: Record<string, string[]> = {
  路灯: ['路灯不亮了，晚上走路看不清', '路灯一直闪，请换灯泡', '灯杆歪了，路灯快倒了'],
  积水: ['下雨就积水，下水道堵了', '水沟排水不畅，积水到脚踝', '窨井冒水，路面积水'],
  噪音: ['夜里施工噪音大，睡不着', '音响开到半夜，噪音扰民', '装修电钻噪音从早到晚'],
};
const examples: Example[] = Object.entries(told).flatMap(([label, sentences]) =>
  sentences.flatMap((sentence) =>
    places.map((place) => ({
      title: `${place}的事`,
      text: `${place}${sentence}`,
      label,
      group: sentence,
    })),
  ),
);
const lesson = { seed: 7, wantedAccuracy: 0.9, fewestReporters: 2 };

describe('a county’s own decided cases', () => {
  let learnt: Learnt;
  beforeAll(() => {
    const found = learn(examples, lesson);
    if (found === undefined) throw new Error('nothing learnt');
    learnt = found;
  });

  test('it suggests the kind of something it was never told', () => {
    const suggest = suggester({ ...learnt.model, threshold: 0 });
    expect(suggest({ title: '', text: '楼下的路灯坏了，黑漆漆的' })?.label).toBe('路灯');
    expect(suggest({ title: '小区门口积水', text: '一下雨排水就不行' })?.label).toBe('积水');
  });
  test('it says nothing below its threshold, and knows words it never saw for nothing', () => {
    const words = { title: '', text: 'xyz' };
    expect(suggester({ ...learnt.model, threshold: 0.9 })(words)).toBeUndefined();
    const chances = ranker(learnt.model)(words).map(({ sure }) => sure);
    for (const chance of chances) expect(chance).toBeCloseTo(1 / 3);
  });
  test('it measures itself on sentences that it had not been shown, each once', () => {
    const { measured } = learnt;
    expect(measured.n).toBe(examples.length);
    expect(Object.keys(measured.f1)).toEqual(Object.keys(told).sort());
    expect(measured.macroF1).toBeGreaterThan(0.5);
    expect(measured.coverage).toBeLessThanOrEqual(1);
  });
  test('whatever order they come in, the same is learnt', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(examples, { minLength: examples.length }), (shuffled) => {
        const again = learn(shuffled, lesson);
        expect(again?.measured).toEqual(learnt.measured);
        expect(again?.model.weights).toEqual(learnt.model.weights);
      }),
      { numRuns: 3 },
    );
  });
});

describe('what few people wrote', () => {
  const fewestReporters = 5;
  const told = (reporters: number): Example[] =>
    places.map((place, i) => ({
      title: '',
      text: `${place}的路灯被老罗砸了`,
      label: '路灯',
      reporter: `neighbour ${i % reporters}`,
    }));
  const knows = (written: readonly Example[], word: string) => {
    const learnt = learn([...examples, ...written], { ...lesson, fewestReporters });
    return learnt?.model.vocabulary.hashes.includes(hashOf(word));
  };
  test('is not learnt, however often each of them wrote it', () => {
    expect(knows(told(4), '老罗')).toBe(false);
    expect(knows(told(4), '路灯')).toBe(true);
  });
  test('is learnt once enough people wrote it', () => {
    expect(knows(told(5), '老罗')).toBe(true);
  });
});

test('a kind of few cases is left to its keywords, and one kind alone is nothing to learn', () => {
  const few = Array.from({ length: fewestExamples - 1 }, (_, i) => ({
    title: '',
    text: `第${i}条建议，请多种树`,
    label: '建议',
  }));
  expect(learn([...examples, ...few], lesson)?.model.labels).not.toContain('建议');
  expect(learn(few, lesson)).toBeUndefined();
  expect(learn([...few, { title: '', text: '再种一些花', label: '建议' }], lesson)).toBeUndefined();
});
