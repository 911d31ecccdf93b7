import { describe, expect, test } from 'vitest';
import { fromBytes } from './bytes.ts';
import { suggester } from './model.ts';
import { type DecidedText, fewestBeside, type Teaching, teach } from './teach.ts';

const places = ['东门', '西桥', '南街', '北巷', '河边', '山脚', '广场', '学校', '车站', '菜场'];
/** Short enough that two places with one sentence are no copies of each other. */
const told: Record<string, string[]> = {
  '030300': ['的路灯不亮了', '路灯一闪一闪', '的灯杆歪了', '晚上没有照明'],
  '030100': ['下雨就积水', '下水道堵住了', '水沟不通畅', '污水往外冒'],
  '030900': ['夜里施工吵人', '音响开到半夜', '电钻从早吵', '烧烤摊太吵'],
};
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));
const texts: DecidedText[] = Object.entries(told).flatMap(([category, sentences], c) =>
  sentences.flatMap((sentence, s) =>
    places.map((place, p) => ({
      text: `${place}${sentence}`,
      category,
      reporter: place,
      decidedAt: day(c * 40 + s * 10 + p),
    })),
  ),
);
const categories = [
  { code: '030300', keywords: ['路灯'] },
  { code: '030100', keywords: ['积水'] },
  { code: '030900', keywords: [] },
];
const teaching: Teaching = {
  texts,
  categories,
  seed: 7,
  wantedAccuracy: 0.8,
  fewestReporters: 2,
};
const taught = (more: Partial<Teaching> = {}) =>
  teach({ ...teaching, ...more }) ?? expect.fail('nothing learnt');

describe('a county’s own decided cases', () => {
  const first = taught();
  test('all of them are learnt from, and a third of them is asked about by one that has not seen it', () => {
    expect(first.cases).toBe(texts.length);
    expect(first.decidedUntil).toEqual(day(119));
    expect(first.measured.n).toBeGreaterThan(texts.length / 6);
    expect(first.measured.n).toBeLessThan(texts.length / 2);
    const suggest = suggester({ ...fromBytes(first.model), threshold: 0 });
    expect(suggest({ title: '', text: '楼下路灯坏了' })?.label).toBe('030300');
  });
  test('each category has its own figures, and they add up to what was asked', () => {
    const { n, categories: measured, confusions, accuracy } = first.measured;
    expect(measured.map(({ category }) => category)).toEqual(['030100', '030300', '030900']);
    expect(measured.reduce((sum, one) => sum + one.n, 0)).toBe(n);
    const wrong = confusions.reduce((sum, one) => sum + one.n, 0);
    expect(wrong).toBe(Math.round(n * (1 - accuracy)));
    for (const { category, said } of confusions) expect(category).not.toBe(said);
  });
  test('keywords are asked about the same texts, and are silent about what none of them names', () => {
    const { keywords } = first.measured;
    expect(keywords.coverage).toBeLessThan(1);
    expect(keywords.accuracy).toBeLessThanOrEqual(keywords.coverage);
  });
  test('whatever order they come in, the same model is learnt, byte by byte', () => {
    const again = taught({ texts: [...texts].reverse() });
    expect(Buffer.from(again.model).equals(Buffer.from(first.model))).toBe(true);
    expect(again.measured).toEqual(first.measured);
  });
  test('being sure of everything that was asked does not make it silent about all else', () => {
    expect(first.threshold).toBeLessThanOrEqual(0.9);
    expect(first.measured.coverage).toBeGreaterThan(0.5);
  });
  test('no words stand in a model: only numbers of runs that several texts share', () => {
    const bytes = Buffer.from(first.model).toString('utf8');
    for (const word of ['路灯', '积水', '东门']) expect(bytes).not.toContain(word);
  });
});

describe('beside the model in use', () => {
  const standing = (decidedUntil: Date) => ({ model: taught().model, decidedUntil });
  test('both are asked about what was decided since, and about nothing that one of them has learnt', () => {
    const { beside, measured } = taught({ standing: standing(day(-1)) });
    expect(beside?.n).toBe(measured.n);
    expect(beside?.candidate).toBe(Math.round(measured.n * measured.accuracy));
    expect(beside?.standing).toBeLessThanOrEqual(measured.n);
  });
  test('with too little that is new nothing is said', () => {
    expect(fewestBeside).toBeGreaterThan(1);
    expect(taught({ standing: standing(day(119)) }).beside).toBeNull();
  });
});

test('from a few cases, or of one kind alone, nothing is learnt', () => {
  expect(teach({ ...teaching, texts: texts.slice(0, 5) })).toBeUndefined();
  expect(
    teach({ ...teaching, texts: texts.filter(({ category }) => category === '030300') }),
  ).toBeUndefined();
  expect(teach({ ...teaching, texts: [] })).toBeUndefined();
});
