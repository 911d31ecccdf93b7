import { describe, expect, test } from 'vitest';
import { longestBotText } from '../../platform/group-bots/client.ts';
import { type DayFacts, digestWords, isWorthTelling, leastPeople } from './decide.ts';

const kind = (zh: string, cases: number) => ({ name: { zh, en: zh }, cases });
const day: DayFacts = {
  area: '老街社区',
  day: '2026-10-13',
  solved: [kind('占道停车', 3), kind('路灯不亮', 1)],
  reported: 6,
  given: { points: 41, people: 9 },
  waiting: { toAccept: 2, dueSoon: 1, overdue: 1 },
  link: 'https://points.example/board/?county=339999#/bulletin',
};
const quiet: DayFacts = {
  ...day,
  solved: [],
  reported: 0,
  given: { points: 0, people: 0 },
  waiting: { toAccept: 0, dueSoon: 0, overdue: 0 },
};

test('residents hear what was solved, what came in and how many points were given', () => {
  expect(digestWords.residents(day)).toBe(
    [
      '【平安积分】老街社区 · 10月13日',
      '办结 4 件：占道停车 3、路灯不亮 1。',
      '新上报 6 件，正在办。',
      '9 位居民因为出力得到 41 分，谢谢大家。',
      '办了什么、怎么得分，都在这里：https://points.example/board/?county=339999#/bulletin',
    ].join('\n'),
  );
});

test('points of few are left out: a sum would say what one of them got', () => {
  const few = { ...day, given: { points: 41, people: leastPeople - 1 } };
  expect(digestWords.residents(few)).not.toContain('41');
});

test('staff hear what waits and what is late', () => {
  expect(digestWords.staff(day)).toContain('待受理 2 件，24 小时内到期 1 件，已超时 1 件。');
  expect(digestWords.staff(day)).toContain('超时的请先办');
});

describe('a day', () => {
  test('on which nothing happened is not told', () => {
    expect(isWorthTelling(quiet, 'residents')).toBe(false);
    expect(isWorthTelling(quiet, 'staff')).toBe(false);
    expect(isWorthTelling(day, 'residents')).toBe(true);
  });
  test('of a hundred kinds still fits into what WeCom takes', () => {
    const solved = Array.from({ length: 100 }, () => kind('很长很长的类别名称占道经营', 9));
    for (const words of Object.values(digestWords))
      expect(Buffer.byteLength(words({ ...day, solved }))).toBeLessThan(longestBotText);
  });
});
