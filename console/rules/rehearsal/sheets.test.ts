import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import type { Rehearsal, RehearsalResult } from '../../../contract/rehearsals.ts';
import { en } from '../../texts/en.ts';
import { type Catalogue, zhCN } from '../../texts/zh-CN.ts';
import { asWorkbook, sheetsOf } from './sheets.ts';
import { bandName, findings, meanText, type Words } from './words.ts';

/** The catalogue as a reader of this language has it. */
function wordsIn(language: 'zh-CN' | 'en'): Words {
  const catalogue: Catalogue = language === 'en' ? en : zhCN;
  return {
    language,
    say: (sentence) => (language === 'en' ? sentence.en : sentence.zh),
    t: (key, values = {}) => {
      const found = key
        .split('.')
        .reduce<unknown>(
          (tree, step) => (tree as Record<string, unknown> | undefined)?.[step],
          catalogue,
        );
      if (typeof found !== 'string') return key;
      return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
    },
  };
}
const [zh, english] = [wordsIn('zh-CN'), wordsIn('en')];

const result: RehearsalResult = {
  deeds: 1_200,
  people: 90,
  from: '2025-10-14',
  until: '2026-10-13',
  tookMs: 900,
  affected: 300,
  current: { points: 12_000, awards: 900, stopped: 40, people: 80, topShare: 412 },
  draft: { points: 13_200, awards: 890, stopped: 50, people: 80, topShare: 398 },
  months: [{ pool: 'residents', month: '2026-03', current: 1_000, draft: 1_100 }],
  pools: [
    {
      pool: 'residents',
      name: { zh: '居民池', en: 'Residents’ pool' },
      cover: 9_000,
      current: { points: 12_000, lastsUntil: '2027-07-08' },
      draft: { points: 13_200, lastsUntil: '2027-06-20' },
    },
  ],
  budget: { points: 20_000, year: 2027, current: null, draft: null },
  rules: [
    {
      id: '2.2',
      name: { zh: '违停', en: 'Parking' },
      current: { points: 600, awards: 200, stopped: 3 },
      draft: { points: 800, awards: 200, stopped: 3 },
    },
    {
      id: '2.9',
      name: { zh: '新的一条', en: 'A new rule' },
      current: null,
      draft: { points: 50, awards: 10, stopped: 0 },
    },
  ],
  stops: [
    { stop: 'perDay', current: { deeds: 9, people: null }, draft: { deeds: 23, people: 11 } },
  ],
  groups: [
    {
      by: 'age',
      code: '60_plus',
      name: null,
      people: 40,
      gain: 20,
      lose: 1,
      current: 500,
      draft: 514,
      meanChange: 36,
    },
    {
      by: 'town',
      code: '339921001',
      name: { zh: '桑园街道', en: 'Sangyuan' },
      people: 50,
      gain: 0,
      lose: 9,
      current: 500,
      draft: 480,
      meanChange: -40,
    },
    {
      by: 'role',
      code: 'resident',
      name: null,
      people: 90,
      gain: 20,
      lose: 10,
      current: 1_000,
      draft: 994,
      meanChange: -7,
    },
  ],
  changes: [],
};
const rehearsal: Rehearsal = {
  id: '01900000-0000-7000-8000-000000000001',
  draft: '01900000-0000-7000-8000-000000000002',
  draftName: '提分',
  contentHash: 'a'.repeat(64),
  currentVersion: 4,
  deeds: 'past',
  size: null,
  seed: null,
  yearlyBudget: 20_000,
  state: 'done',
  progress: 100,
  failure: null,
  startedBy: '温书恒',
  startedAt: '2026-10-14T01:00:00.000Z',
  deedsFingerprint: 'b'.repeat(64),
  result,
};

async function readBack(words: Words) {
  const file = join(await mkdtemp(join(tmpdir(), 'pingan-sheets-')), 'sheets.xlsx');
  await writeWorkbook(asWorkbook(sheetsOf(rehearsal, words))).toFile(file);
  const sheets = await readWorkbook(file);
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data]));
}

describe('the workbook, read back', () => {
  test('has five sheets with headings in Chinese', async () => {
    const sheets = await readBack(zh);
    expect(Object.keys(sheets)).toEqual(['概要', '每月', '分组', '逐条', '上限']);
    expect(sheets.每月).toEqual([
      ['积分池', '月份', '现行（分）', '草稿（分）', '变化（分）'],
      ['居民池', '2026-03', 1_000, 1_100, 100],
    ]);
    expect(sheets.分组?.[2]).toEqual(['按乡镇街道', '桑园街道', 50, 0, 9, 500, 480, -0.4]);
    expect(sheets.上限?.[1]).toEqual(['每天次数', 9, 23, '不足 5', 11]);
    expect(sheets.概要).toContainEqual(['居民池用到', '2027-07-08', '2027-06-20']);
    expect(sheets.概要).toContainEqual(['年度预算用到', '一年以上', '一年以上']);
    expect(sheets.概要).toContainEqual(['草稿内容指纹', 'a'.repeat(64), null]);
  });
  test('has them in English for whoever reads English', async () => {
    const sheets = await readBack(english);
    expect(Object.keys(sheets)).toEqual(['Summary', 'Months', 'Groups', 'Rules', 'Limits']);
    expect(sheets.Rules?.[2]).toEqual(['2.9', 'A new rule', null, 50, 50, null, 10, null, 0]);
    expect(sheets.Groups?.[1]?.slice(0, 2)).toEqual(['By age', '60 and over']);
  });
});

describe('what a rehearsal found, in plain sentences', () => {
  test('cost, dates, budget and people, in this order', () => {
    expect(findings(result, zh)).toEqual([
      '草稿每月约多花 100 分。',
      '居民池：按草稿到2027年6月20日用完，按现行版到2027年7月8日。',
      '2027 年预算 20,000 分：按草稿够用全年。',
      '20 人多得，10 人少得。',
    ]);
    expect(findings(result, english)).toEqual([
      'The draft costs about 100 points more a month.',
      'Residents’ pool: used up on 20 Jun 2027 by the draft, on 8 Jul 2027 by the book in force.',
      'Budget 2027 of 20,000 points: lasts the whole year by the draft.',
      '20 people gain, 10 lose.',
    ]);
  });
  test.each([
    [null, null, '居民池：两版都够用一年以上。'],
    ['2027-06-20', null, '居民池：按草稿到2027年6月20日用完，按现行版够用一年以上。'],
    [null, '2027-06-20', '居民池：按草稿够用一年以上，按现行版到2027年6月20日用完。'],
    ['2027-06-20', '2027-06-20', '居民池：两版都到2027年6月20日用完。'],
  ])('draft until %s, in force until %s', (draft, current, sentence) => {
    const pools = result.pools.map((pool) => ({
      ...pool,
      draft: { points: 1, lastsUntil: draft },
      current: { points: 1, lastsUntil: current },
    }));
    expect(findings({ ...result, pools }, zh)[1]).toBe(sentence);
  });
  test('what waits for cover under rules with a queue is said, and that no other cover is known', () => {
    const pools = result.pools.map((pool) => ({
      ...pool,
      draft: { ...pool.draft, waiting: 4_200 },
      current: { ...pool.current, waiting: 0 },
    }));
    expect(findings({ ...result, pools }, zh)[2]).toBe(
      '居民池：用完后要排队的细则，按草稿有 4,200 分在等保障，按现行版有 0 分。以后才到的保障没有算进去。',
    );
    expect(findings({ ...result, pools }, english)[2]).toContain(
      '4,200 points would wait for cover by the draft',
    );
  });
  test('a cheaper draft, one that costs the same, and nobody changed', () => {
    const cheaper = { ...result, draft: { ...result.draft, points: 10_800 } };
    expect(findings(cheaper, zh)[0]).toBe('草稿每月约少花 100 分。');
    const groups = result.groups.map((group) => ({ ...group, gain: 0, lose: 0 }));
    const same = { ...result, draft: result.current, groups };
    expect(findings(same, zh).at(0)).toBe('草稿和现行版花得一样多。');
    expect(findings(same, zh).at(-1)).toBe('没有人多得，也没有人少得。');
  });
});

test.each([
  [null, -51, '少 51 分以上'],
  [-20, -6, '少 6–20 分'],
  [0, 0, '不变'],
  [1, 5, '多 1–5 分'],
  [51, null, '多 51 分以上'],
  [-5, 0, '−5 到 0 分'],
  [null, 0, '−∞ 到 0 分'],
])('a band from %s to %s is called %s', (from, to, name) => {
  expect(bandName({ from, to, people: 5 }, zh)).toBe(name);
});

test('a mean change has two places and a true minus sign', () => {
  expect([36, -40, 0, 20].map(meanText)).toEqual(['+0.36', '−0.40', '0.00', '+0.20']);
});
