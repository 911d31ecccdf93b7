import { describe, expect, test } from 'vitest';
import type { Rule, RulebookDocument } from '../../../contract/rules.ts';
import { aDeed, bookOf, campaign, rule } from '../../../test/example-book.ts';
import { compileBook } from './compile.ts';
import { type CountedBefore, type DeedFacts, nothingBefore } from './decide.ts';

interface Facts {
  by?: Partial<Rule>;
  book?: Partial<RulebookDocument>;
  deed?: Partial<DeedFacts>;
  before?: Partial<CountedBefore>;
}
function why({ by, book, deed, before }: Facts = {}) {
  const compiled = compileBook(bookOf({ rules: [rule(by)], ...book }));
  const decision = compiled.decide({ ...aDeed, ...deed }, { ...nothingBefore, ...before });
  return decision?.why ?? expect.fail('no rule spoke');
}

describe('why a deed got its points', () => {
  test('the plain case: the rule, what it gives, where it stands, when it comes', () => {
    expect(why()).toEqual({
      zh: '违停，每件 3 分（细则 2.2，第 7 版）。核实属实后入账。',
      en: 'Parking: 3 each (rule 2.2, version 7); settled once verified.',
    });
  });
  test('a campaign and an outcome are named, and so is the sum', () => {
    const by = { multipliers: [{ when: 'kept' as const, percent: 150 }] };
    const deed = { outcomes: ['kept' as const], on: '2026-03-15' };
    expect(why({ by, deed, book: { campaigns: [campaign] } })).toEqual({
      zh: '违停，每件 3 分，双方签字并履行 1.5 倍，平安月 2 倍，共 9 分（细则 2.2，第 7 版）。核实属实后入账。',
      en: 'Parking: 3 each, × 1.5 agreement signed and kept, × 2 Safety month, 9 in all (rule 2.2, version 7); settled once verified.',
    });
  });
  test('cut by what is left of the day', () => {
    const given = { by: { caps: { pointsPerDay: 5 } }, book: { campaigns: [campaign] } };
    expect(why({ ...given, deed: { on: '2026-03-15' } })).toEqual({
      zh: '违停，每件 3 分，平安月 2 倍，共 6 分，这一条每天最多 5 分，这次记 5 分（细则 2.2，第 7 版）。核实属实后入账。',
      en: 'Parking: 3 each, × 2 Safety month, 6 in all, this rule gives at most 5 a day, so 5 this time (rule 2.2, version 7); settled once verified.',
    });
  });
  test('shared with the household, or all of it theirs', () => {
    const by = { base: { kind: 'fixed' as const, points: 5 }, householdPercent: 50 };
    const deed = { inHousehold: true };
    expect(why({ by, deed }).zh).toContain('每件 5 分，其中 2 分记到家庭账户，3 分记给本人（');
    expect(why({ by, deed }).en).toContain(
      '5 each, 2 of it to the household and 3 to the resident (',
    );
    expect(why({ by: { ...by, householdPercent: 100 }, deed }).zh).toContain('全部记到家庭账户');
    expect(why({ by }).zh).not.toContain('家庭');
  });
  test('hours are counted out, and where more were walked than count, that is said', () => {
    const by: Partial<Rule> = {
      name: { zh: '义务巡逻', en: 'Volunteer patrol' },
      deed: 'patrol.hour',
      base: { kind: 'per_unit', points: 2, unit: 'hour', atMostUnits: 4 },
    };
    const walked = (quantity: number) => why({ by, deed: { kind: 'patrol.hour', quantity } });
    expect(walked(130)).toEqual({
      zh: '义务巡逻，每小时 2 分，这次 2 小时，共 4 分（细则 2.2，第 7 版）。核实属实后入账。',
      en: 'Volunteer patrol: 2 per hour, 2 hours this time, 4 in all (rule 2.2, version 7); settled once verified.',
    });
    expect(walked(330)).toEqual({
      zh: '义务巡逻，每小时 2 分，每次最多算 4 小时，共 8 分（细则 2.2，第 7 版）。核实属实后入账。',
      en: 'Volunteer patrol: 2 per hour, at most 4 hours count each time, 8 in all (rule 2.2, version 7); settled once verified.',
    });
  });
  test('by difficulty: what this one was worth, before what multiplies it', () => {
    const by: Partial<Rule> = {
      name: { zh: '主持调解', en: 'Leading a mediation' },
      deed: 'mediation.lead',
      base: { kind: 'graded', points: [5, 6, 8, 10] },
      multipliers: [{ when: 'certified', percent: 150 }],
    };
    const deed = { kind: 'mediation.lead' as const, grade: 3 };
    expect(why({ by, deed })).toEqual({
      zh: '主持调解，按难度 5–10 分，这次 8 分（细则 2.2，第 7 版）。核实属实后入账。',
      en: 'Leading a mediation: 5–10 by difficulty, 8 this time (rule 2.2, version 7); settled once verified.',
    });
    expect(why({ by, deed: { ...deed, outcomes: ['certified'] } }).zh).toContain(
      '按难度 5–10 分，这次 8 分，持证调解员 1.5 倍，共 12 分（',
    );
  });
  test('second at a place, with a share', () => {
    const samePlace = { days: 7, metres: 30, supporterPercent: 40 };
    expect(why({ by: { samePlace }, before: { samePlace: true } })).toEqual({
      zh: '违停，每件 3 分，同一地点已有人先报，再报的得 40%，共 1 分，零头不计（细则 2.2，第 7 版）。核实属实后入账。',
      en: 'Parking: 3 each, somebody reported it first, so 40% of it, 1 in all, fractions left out (rule 2.2, version 7); settled once verified.',
    });
  });
});

describe('why it got none: the clause says so, and that the case is handled all the same', () => {
  test.each<[string, Facts, string, string]>([
    [
      'the day',
      { by: { caps: { perDay: 3 } }, before: { today: 3 } },
      '每人每天最多 3 件，当天已满',
      'at most 3 a day, reached on that day',
    ],
    [
      'the month',
      { by: { caps: { perMonth: 30 } }, before: { thisMonth: 30 } },
      '每人每月最多 30 件，当月已满',
      'at most 30 a month, reached in that month',
    ],
    [
      'the year',
      { by: { caps: { perYear: 9 } }, before: { thisYear: 9 } },
      '每人每年最多 9 件，当年已满',
      'at most 9 a year, reached in that year',
    ],
    [
      'the person',
      { by: { caps: { perPerson: 1 } }, before: { ever: 1 } },
      '每人只记 1 次',
      'it counts 1 time per person',
    ],
    [
      'the household',
      { by: { caps: { perHouseholdMonth: 2 } }, before: { householdThisMonth: 2 } },
      '一家人每月合起来最多 2 件，当月已满',
      'at most 2 a month for a household, reached in that month',
    ],
    [
      'the place',
      { by: { caps: { perPlaceMonth: 2 } }, before: { placeThisMonth: 2 } },
      '同一地点每月最多 2 件，当月已满',
      'at most 2 a month at one place, reached in that month',
    ],
    [
      'the other party',
      { by: { caps: { perCounterpartYear: 2 } }, before: { counterpartThisYear: 2 } },
      '和同一位当事人 12 个月内只记 2 次',
      'with the same other party it counts 2 times in 12 months',
    ],
    [
      'the points of the day',
      { by: { caps: { pointsPerDay: 5 } }, before: { pointsToday: 5 } },
      '这一条每天最多 5 分',
      'this rule gives at most 5 a day',
    ],
    [
      'the points of the month',
      { by: { caps: { pointsPerMonth: 60 } }, before: { pointsThisMonth: 60 } },
      '这一条每月最多 60 分',
      'this rule gives at most 60 a month',
    ],
    [
      'too soon',
      { by: { cooldownHours: 48 }, before: { hoursSince: 5 } },
      '离上一次还不到 2 天',
      'the last one was less than 2 days ago',
    ],
    [
      'not the first',
      {
        by: { samePlace: { days: 7, metres: 30, supporterPercent: 0 } },
        before: { samePlace: true },
      },
      '同一地点 7 天内已有人先报，或您说是同一件',
      'somebody reported the same at this place within 7 days, or you said that it is the same',
    ],
    [
      'a share of less than a point',
      {
        by: { samePlace: { days: 7, metres: 30, supporterPercent: 20 } },
        before: { samePlace: true },
      },
      '这一份不到 1 分',
      'its share is less than 1 point',
    ],
  ])('%s', (_what, facts, zh, en) => {
    expect(why({ ...facts, book: { campaigns: [campaign] } })).toEqual({
      zh: `违停：${zh}，这件照常处理，不计分（细则 2.2，第 7 版）。`,
      en: `Parking: ${en}; this one is handled as usual and earns none (rule 2.2, version 7).`,
    });
  });
  test('what is no report is recorded, not handled', () => {
    const by: Partial<Rule> = {
      name: { zh: '义务巡逻', en: 'Volunteer patrol' },
      deed: 'patrol.hour',
      base: { kind: 'per_unit', points: 1, unit: 'hour' },
      caps: { perDay: 2 },
    };
    const deed = { kind: 'patrol.hour' as const, quantity: 50 };
    expect(why({ by, deed })).toEqual({
      zh: '义务巡逻：不满 1 小时，这次照样记下，不计分（细则 2.2，第 7 版）。',
      en: 'Volunteer patrol: less than 1 hour; this one is recorded all the same and earns none (rule 2.2, version 7).',
    });
    expect(why({ by, deed, before: { today: 2 } }).zh).toContain('每人每天最多 2 次，当天已满');
  });
  test('of several reasons the one that a person can do least about is named first', () => {
    const by = { caps: { perDay: 1, perPerson: 1, pointsPerMonth: 3 }, cooldownHours: 9 };
    const before = { today: 1, ever: 1, pointsThisMonth: 3, hoursSince: 1 };
    expect(why({ by, before }).zh).toContain('每人只记 1 次');
  });
});
