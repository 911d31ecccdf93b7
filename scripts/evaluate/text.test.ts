import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluateCategories } from './categories.ts';
import { evaluateDuplicates } from './duplicates.ts';
import { evaluateTopics } from './topics.ts';

const folder = mkdtempSync(join(tmpdir(), 'evaluate-text-'));
function file(name: string, lines: readonly (string | object)[]): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    lines.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'),
  );
  return path;
}
const lastOf = (lines: string[]) => JSON.parse(lines.at(-1) ?? '');

describe('categories', () => {
  const rows = Array.from({ length: 20 }, (_, i) => [
    {
      id: `l${i}`,
      title: null,
      text: `${i}号楼前路灯不亮`,
      label: '路灯',
      group: i < 2 ? 1 : null,
    },
    { id: `w${i}`, title: '积水', text: `${i}号楼前积水排不掉`, label: '积水', group: null },
  ]).flat();
  const train = file('train.jsonl', rows);
  test('the last line has the figures of the file asked about', () => {
    const result = lastOf(evaluateCategories([train, file('test.jsonl', rows.slice(0, 10))]));
    expect(result).toMatchObject({ n: 10, accuracy: 1, macroF1: 1 });
    expect(Object.keys(result)).toEqual([
      'n',
      'accuracy',
      'macroF1',
      'coverage',
      'accuracyCovered',
    ]);
  });
  test.each([
    ['no JSON', ['{"text":"a","label":"b"}', 'oops'], /bad\.jsonl:2: .*no JSON object/],
    ['no label', [{ text: 'a' }], /bad\.jsonl:1 label: .*is empty/],
    ['a text that is none', [{ text: ['a'], label: 'b' }], /bad\.jsonl:1 text: .*is no text/],
    ['nothing', [], /bad\.jsonl: .*the file is empty/],
  ])('%s is named by file, line and field', (_, lines, message) => {
    expect(() => evaluateCategories([file('bad.jsonl', lines), train])).toThrow(message);
  });
  test('a missing file is named', () => {
    expect(() => evaluateCategories([join(folder, 'none.jsonl'), train])).toThrow(
      /none\.jsonl.*ENOENT/,
    );
  });
});

const pair = (id: string, kind: string, label: number, b: object) => ({
  pair_id: id,
  kind,
  label,
  a_id: `${id}a`,
  a_user: 'a',
  a_time: '2026-01-01T08:00:00+08:00',
  a_title: 'B2区青石路路灯不亮',
  a_text: '青石路从桥头到车站的路灯三天没亮，夜里走路看不清。',
  b_id: `${id}b`,
  b_user: 'b',
  b_time: '2026-01-02T08:00:00+08:00',
  ...b,
});

describe('duplicates', () => {
  const same = {
    b_title: 'B2区青石路路灯不亮',
    b_text: '青石路从桥头到车站的路灯三天没亮，夜里走路看不清。',
  };
  const pairs = [
    pair('1', 'repost_exact', 1, same),
    pair('2', 'other_region', 0, { ...same, b_title: 'B3区青石路路灯不亮' }),
    pair('3', 'other_issue', 0, { b_title: 'B2区垃圾没人收', b_text: '菜场后面垃圾堆了三天。' }),
  ];
  test('each kind by itself: how many of the same were found, how many others were taken for the same', () => {
    expect(lastOf(evaluateDuplicates([file('pairs.jsonl', pairs)]))).toEqual({
      precision: 1,
      recall: 1,
      f1: 1,
      recallByKind: { repost_exact: 1 },
      falseByKind: { other_issue: 0, other_region: 0 },
    });
  });
  test('a label or a time that is none is named by file, line and field', () => {
    const [first] = pairs;
    expect(() => evaluateDuplicates([file('l.jsonl', [{ ...first, label: 2 }])])).toThrow(
      /l\.jsonl:1 label: “2”/,
    );
    expect(() =>
      evaluateDuplicates([file('t.jsonl', [{ ...first, b_time: '2026-01-01' }])]),
    ).toThrow(/t\.jsonl:1 b_time: “2026-01-01”/);
  });
});

describe('topics', () => {
  const message = (id: string, day: number, title: string) => ({
    id,
    user: `u${id}`,
    time: `2026-01-0${day}T08:00:00+08:00`,
    title,
    text: `${title}，请处理。`,
    likes: 0,
    dislikes: 0,
  });
  const messages = file('messages.jsonl', [
    message('1', 1, 'C4区临江公园何时开工'),
    message('2', 2, '临江公园什么时候开工'),
    message('3', 3, 'C4区图书馆周一闭馆'),
    message('4', 4, 'C4区遛狗不牵绳'),
    message('5', 5, '希望增开夜班公交'),
  ]);
  const labels = (rows: string[]) => file('labels.csv', ['message_id,topic,gold', ...rows]);
  test('F1 counts what is labelled only, and the topic is first seen with its second reporter', () => {
    const rows = ['1,park,1', '2,park,1', '3,park,0', '4,park,', '5,none,0'];
    expect(lastOf(evaluateTopics([messages, labels(rows)]))).toEqual({
      topics: [{ topic: 'park', f1: 1, firstSeen: '2026-01-02T00:00:00.000Z' }],
      meanF1: 1,
    });
  });
  test('one group serves one labelled topic', () => {
    const rows = ['1,a,1', '2,a,1', '1,b,1'];
    const { topics } = lastOf(evaluateTopics([messages, labels(rows)]));
    expect(topics).toEqual([
      { topic: 'a', f1: 1, firstSeen: '2026-01-02T00:00:00.000Z' },
      { topic: 'b', f1: 0, firstSeen: null },
    ]);
  });
  test('what cannot be read is named by file, line and field', () => {
    expect(() => evaluateTopics([messages, labels(['1,park,yes'])])).toThrow(
      /labels\.csv:2 gold: “yes”/,
    );
    expect(() => evaluateTopics([messages, labels(['9,park,1'])])).toThrow(
      /labels\.csv:2 message_id: .*9/,
    );
    expect(() => evaluateTopics([messages, file('short.csv', ['message_id,topic'])])).toThrow(
      /short\.csv:1 gold/,
    );
  });
});
