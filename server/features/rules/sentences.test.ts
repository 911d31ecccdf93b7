import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../contract/rules.ts';
import { rulebook } from '../../../test/county.ts';
import { decideAward } from './decide.ts';
import {
  campaignSentence,
  explanation,
  lapseSentence,
  ruleSentence,
  worth,
  worthFigure,
} from './sentences.ts';

const [fire, parking] = rulebook.rules;
if (fire === undefined || parking === undefined) throw new Error('the test county has rules');

const explain = (rule: Rule, given: Partial<Parameters<typeof explanation>[0]> = {}) =>
  explanation({
    rule,
    version: 4,
    base: 3,
    percents: [],
    campaign: undefined,
    points: 3,
    stop: undefined,
    ...given,
  });
const [campaign] = rulebook.campaigns;
/** No digit that the other language does not have: nothing was lost in translation. */
const figures = (text: string) =>
  (text.match(/\d+(\.\d+)?/g) ?? []).map(Number).sort((a, b) => a - b);

describe('why a deed got its points', () => {
  test('the plain case: the rule, what it gives, where it stands, when it comes', () => {
    const { zh, en } = explain(parking);
    for (const part of ['违停', '每件 3 分', '细则 2.2', '第 4 版', '核实属实后入账'])
      expect(zh).toContain(part);
    for (const part of ['3 each', 'rule 2.2', 'version 4', 'settled once verified'])
      expect(en).toContain(part);
  });
  test('a campaign and an outcome are named, and so is the sum', () => {
    const percents = [{ when: 'kept' as const, percent: 150 }];
    const { zh, en } = explain(parking, { campaign, percents, points: 9 });
    for (const part of ['平安月 2 倍', '履行 1.5 倍', '共 9 分']) expect(zh).toContain(part);
    for (const part of ['× 2 Safety month', '× 1.5 agreement', '9 in all'])
      expect(en).toContain(part);
  });
  test.each([
    [{ kind: 'per_day', limit: 3 }, '今天已满 3 件', "today's limit of 3"],
    [{ kind: 'per_month', limit: 30 }, '本月已满 30 件', "this month's limit of 30"],
    [{ kind: 'per_person', limit: 1 }, '每人只记 1 次', '1 time(s) per person'],
    [{ kind: 'same_place', days: 7 }, '同一地点 7 天内', 'within 7 days'],
  ] as const)(
    '%j: the clause that spoke says so, and that the case is handled all the same',
    (stop, zh, en) => {
      const sentence = explain(parking, { stop, points: 0, campaign });
      expect(sentence.zh).toContain(zh);
      expect(sentence.zh).toContain('照常处理');
      expect(sentence.en).toContain(en);
      expect(sentence.en).toContain('handled as usual and earns none');
      expect(sentence.zh).not.toContain('平安月');
    },
  );
  test('of several reasons not to pay, the first that a person can do least about is named', () => {
    const deed = { kind: 'report.verified' as const, category: '040300', quantity: 1, grade: 1 };
    const facts = { ...deed, outcomes: [], recovered: 0, on: '2026-10-14' };
    const before = { today: 3, thisMonth: 30, ever: 30, samePlace: true };
    const decided = decideAward({ version: 4, document: rulebook }, parking, {
      deed: facts,
      before,
    });
    expect(decided.why.zh).toContain('今天已满 3 件');
  });
});

describe('the book as everyone reads it', () => {
  test('a rule says its worth, its places, its limits and when it comes', () => {
    const { zh, en } = ruleSentence(fire);
    for (const part of [
      '每件 5 分',
      '30 米内',
      '7 天内只计第一件',
      '每天最多 3 次',
      '每月最多 30 次',
    ])
      expect(zh).toContain(part);
    for (const part of ['5 each', '30 m', 'within 7 days', 'at most 3 a day', 'at most 30 a month'])
      expect(en).toContain(part);
  });
  test('both languages give the same figures, in every rule, worth and campaign', () => {
    const bases: Rule['base'][] = [
      { kind: 'fixed', points: 3 },
      { kind: 'per_unit', points: 2, unit: 'hour' },
      { kind: 'graded', points: [5, 8, 10] },
      { kind: 'recovered', atMost: 50 },
    ];
    const rules = [...rulebook.rules, ...bases.map((base) => ({ ...fire, base }))];
    for (const rule of rules)
      for (const { zh, en } of [ruleSentence(rule), worth(rule), worthFigure(rule), explain(rule)])
        expect(figures(zh), `${zh} | ${en}`).toEqual(figures(en));
    for (const { zh, en } of rulebook.campaigns.map(campaignSentence))
      expect(figures(zh)).toEqual(figures(en));
  });
  test('nothing stands there that is no sentence', () => {
    const odd = /undefined|null|NaN|\[object|，，|；；|,,|;;|，。|,\.|\(\)|（）/;
    for (const rule of rulebook.rules)
      for (const { zh, en } of [ruleSentence(rule), explain(rule)]) {
        expect(zh).not.toMatch(odd);
        expect(en).not.toMatch(odd);
        expect(zh).toMatch(/。$/);
        expect(en).toMatch(/\.$/);
      }
  });
  test('when points lapse is said with the years that matter today', () => {
    const { zh, en } = lapseSentence(rulebook, '2026-10-14');
    expect(zh).toContain('2026 年挣的，用到 2027 年 12 月 31 日');
    expect(en).toContain('those of 2026 can be used until 31 December 2027');
  });
});
