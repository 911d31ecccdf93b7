import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../contract/rules.ts';
import { rulebook as demo } from '../../../db/seed/county/rulebook.ts';
import { campaign, rule } from '../../../test/example-book.ts';
import { areaName, areasNamed } from './area-names.ts';
import {
  campaignSentence,
  dayLimitSentence,
  graceSentence,
  householdSentence,
  lapseSentence,
  levelSentence,
  poolsSentence,
  ruleSentence,
  worth,
  worthFigure,
} from './sentences.ts';
import { rulebookTemplates } from './templates/templates.ts';

const nowhere = new Map();
const towns = new Map([
  ['339921000000', { zh: '临溪县', en: 'Linxi County' }],
  ['339921100000', { zh: '城关镇', en: 'Chengguan Town' }],
  ['339921100003', { zh: '新村', en: 'New Village' }],
  ['339921100003002', { zh: '新村第二网格', en: 'New Village Grid 2' }],
]);

const patrol: Partial<Rule> = {
  name: { zh: '义务巡逻', en: 'Volunteer patrol' },
  deed: 'patrol.hour',
  base: { kind: 'per_unit', points: 2, unit: 'hour', atMostUnits: 3 },
  caps: { pointsPerDay: 6, pointsPerMonth: 60 },
  cooldownHours: 8,
  householdPercent: 50,
  evidence: ['roster', 'place'],
};

describe('a rule is one sentence that leaves nothing out', () => {
  test.each<[string, Partial<Rule>, string, string]>([
    [
      'the plain one',
      {},
      '违停，每件 3 分，核实属实后入账。',
      'Parking: 3 each, settled once verified.',
    ],
    [
      'a report with a share for who comes later',
      {
        caps: { perDay: 3, perMonth: 30, perPlaceMonth: 2 },
        samePlace: { days: 7, metres: 30, supporterPercent: 20 },
        evidence: ['photo', 'place'],
      },
      '违停，每件 3 分，核实属实后入账；同一地点（30 米内）7 天内，或自己说是、经办查明是同一件的，第一件全计，再报并补充线索的得 20%，第一件不属实的由下一件顶上；每人每天最多 3 次；每人每月最多 30 次；同一地点每月最多给 2 次；要有：现场照片、位置。',
      'Parking: 3 each, settled once verified; at one place (30 m) within 7 days, or said or found to be the same, the first counts in full and later ones that add something get 20%; where the first proves wrong, the next moves up; at most 3 a day; at most 30 a month; at most 2 a month at one place, whoever reports; needed: a photo taken on the spot, the place.',
    ],
    [
      'a patrol, shared with the household',
      patrol,
      '义务巡逻，每小时 2 分，核实属实后入账；每次最多算 3 小时；每人每天最多得 6 分；每人每月最多得 60 分；两次之间至少隔 8 小时；积分的 50% 记到家庭账户，其余记给本人；要有：签名册、位置。',
      'Volunteer patrol: 2 per hour, settled once verified; at most 3 hours count each time; at most 6 points a day; at most 60 points a month; at least 8 hours between two of them; 50% of the points go to the household, the rest to the resident; needed: the list of who took part, the place.',
    ],
    [
      'a mediation in one town for one summer',
      {
        name: { zh: '主持调解', en: 'Leading a mediation' },
        deed: 'mediation.lead',
        base: { kind: 'graded', points: [5, 8, 10] },
        multipliers: [{ when: 'kept', percent: 200 }],
        caps: { perYear: 12, perCounterpartYear: 1, perHouseholdMonth: 2, perPerson: 99 },
        cooldownHours: 72,
        householdPercent: 100,
        areas: ['339921100'],
        from: '2026-06-01',
        until: '2026-08-31',
        review: 'next_day',
      },
      '主持调解，按难度 5–10 分，次日入账；双方签字并履行的，2 倍；每人每年最多 12 次；每人只计 99 次；一家人每月合起来最多 2 次；和同一位当事人 12 个月内最多 1 次；两次之间至少隔 3 天；积分全部记到家庭账户；只在下列区域计分：城关镇；2026 年 6 月 1 日至 2026 年 8 月 31 日计分。',
      'Leading a mediation: 5–10 by difficulty, settled the next day; × 2 with agreement signed and kept; at most 12 a year; 99 per person; at most 2 a month for all members of a household together; at most 1 in 12 months with the same other party; at least 3 days between two of them; all points go to the household; only in these areas: Chengguan Town; from 1 June 2026 to 31 August 2026.',
    ],
  ])('%s', (_what, given, zh, en) => {
    expect(ruleSentence(rule(given), towns)).toEqual({ zh, en });
  });
  test('dates with an open end say which end', () => {
    const ending = (given: Partial<Rule>) =>
      ruleSentence(rule(given), nowhere).zh.split('；').at(-1);
    expect(ending({ from: '2026-06-01' })).toBe('2026 年 6 月 1 日起计分。');
    expect(ending({ until: '2026-06-01' })).toBe('计分到 2026 年 6 月 1 日为止。');
  });
  test('the figure beside it is short', () => {
    expect(worthFigure(rule(patrol))).toEqual({ zh: '2/时', en: '2/h' });
    const half: Rule['base'] = { kind: 'per_unit', points: 1, unit: 'half_hour' };
    expect(worthFigure(rule({ base: half }))).toEqual({ zh: '1/半小时', en: '1/½ h' });
    expect(worth(rule({ base: half }))).toEqual({ zh: '每半小时 1 分', en: '1 per half-hour' });
    const most = (atMostUnits: number) =>
      ruleSentence(rule({ base: { ...half, atMostUnits } }), nowhere);
    expect(most(1).zh).toContain('每次最多算半小时。');
    expect(most(2).zh).toContain('每次最多算 1 小时。');
    expect(most(3).zh).toContain('每次最多算 1 个半小时。');
    expect(most(4).zh).toContain('每次最多算 2 小时。');
    expect(most(4).en).toContain('at most 2 hours count');
    expect(worthFigure(rule({ base: { kind: 'recovered', atMost: 10 } })).zh).toBe('≤10');
  });
});

describe('an area is called what people call it', () => {
  test.each([
    ['a county', '339921', '临溪县', 'Linxi County'],
    ['a town', '339921100', '城关镇', 'Chengguan Town'],
    ['a village, with its town', '339921100003', '城关镇新村', 'New Village (Chengguan Town)'],
    [
      'a grid, with its town',
      '339921100003002',
      '城关镇新村第二网格',
      'New Village Grid 2 (Chengguan Town)',
    ],
    ['one that is no longer kept, by its code', '339921200001', '339921200001', '339921200001'],
  ])('%s', (_what, prefix, zh, en) => {
    expect(areaName(prefix, towns)).toEqual({ zh, en });
  });
  test('of a book, the names of those areas are asked for and of their towns, and of no others', () => {
    const book = {
      ...demo,
      rules: [rule({ areas: ['339921100003002', '339921100'] }), rule()],
      campaigns: [{ ...campaign, areas: ['339921'] }],
    };
    expect(areasNamed([book])).toEqual(['339921000000', '339921100000', '339921100003002']);
    expect(areasNamed([demo])).toEqual([]);
  });
});

describe('what holds for the whole book', () => {
  test('a campaign, its days and where it is on', () => {
    expect(campaignSentence({ ...campaign, areas: ['339921100'] }, towns)).toEqual({
      zh: '平安月（2026 年 3 月 1 日至 2026 年 3 月 31 日），上报属实的积分 2 倍；只在下列区域计分：城关镇。',
      en: 'Safety month (1 March 2026 to 31 March 2026): points × 2 for reports that prove true; only in these areas: Chengguan Town.',
    });
  });
  test.each([
    [
      { kind: 'year_end' as const, yearsAfter: 1 },
      '积分在挣到的下一年年底到期：2026 年挣的，用到 2027 年 12 月 31 日；先花先到期的。',
      'Points lapse at the end of the year after they were earned: those of 2026 can be used until 31 December 2027; the soonest to lapse are spent first.',
    ],
    [
      { kind: 'year_end' as const, yearsAfter: 0 },
      '积分在挣到的当年年底到期：2026 年挣的，用到 2026 年 12 月 31 日；先花先到期的。',
      'Points lapse at the end of the year they were earned in: those of 2026 can be used until 31 December 2026; the soonest to lapse are spent first.',
    ],
    [
      { kind: 'rolling' as const, months: 24 },
      '积分从挣到的那个月起，过 24 个月后的月底到期：今天挣的，用到 2028 年 10 月 31 日；先花先到期的。',
      'Points lapse at the end of the month that is 24 months after earning: those of today can be used until 31 October 2028; the soonest to lapse are spent first.',
    ],
    [{ kind: 'never' as const }, '积分长期有效，不会到期。', 'Points never lapse.'],
  ])('when points lapse: %j', (lapse, zh, en) => {
    expect(lapseSentence({ lapse }, '2026-10-14')).toEqual({ zh, en });
  });
  test('points that come back or are verified too late live on a while, unless points never lapse', () => {
    const lapse = { kind: 'year_end' as const, yearsAfter: 1 };
    expect(graceSentence({ lapse, refundGraceDays: 30 })?.zh).toBe(
      '兑换没有办成退回来的积分，或者核实后入账的积分，到账时原来的期限已经过了的，从到账那天起再给 30 天。',
    );
    expect(graceSentence({ lapse: { kind: 'never' }, refundGraceDays: 30 })).toBeNull();
  });
  test('the day’s limit over all rules, only where there is one', () => {
    expect(dayLimitSentence({ awardsPerPersonDay: 20 })).toEqual({
      zh: '各条加在一起，每人每天最多计 20 次。',
      en: 'Over all rules together a person’s first 20 awards of a day count.',
    });
    expect(dayLimitSentence({ awardsPerPersonDay: null })).toBeNull();
  });
  test('levels and households', () => {
    const name = { zh: '平安之星', en: 'Star of safety' };
    expect(levelSentence({ name, from: 0 }).zh).toBe('平安之星：参加就是');
    expect(levelSentence({ name, from: 500 }).en).toBe('Star of safety: from 500 points on');
    expect(householdSentence({ rules: [rule()] })).toBeNull();
    expect(householdSentence({ rules: [rule(patrol)] })?.zh).toContain('一家人共用这部分积分');
  });
  test('the pools that stand behind it, by name and in their order', () => {
    const names = new Map([
      ['residents', { zh: '居民池', en: 'the residents’ pool' }],
      ['gifts', { zh: '捐赠池', en: 'the pool of gifts' }],
    ]);
    const both = rule({ id: '2.3', pools: ['gifts', 'residents'] });
    expect(poolsSentence({ rules: [rule()] }, names).zh).toBe(
      '积分由居民池出。池里有多少，才给多少；用完以后，事照样办，不计分。',
    );
    expect(poolsSentence({ rules: [rule(), both] }, names)).toEqual({
      zh: '第 2.2 条由居民池出；第 2.3 条由捐赠池，用完了由居民池出。池里有多少，才给多少；用完以后，事照样办，不计分。',
      en: 'Rule 2.2 is paid from the residents’ pool; rule 2.3 is paid from the pool of gifts, then from the residents’ pool. No more is given than the pool holds; when it is used up, everything is still handled and earns none.',
    });
  });

  test('what happens when the pools are used up is said, by the choice of each rule', () => {
    const waits = { whenUsedUp: 'queue' as const };
    const end = (...rules: Rule[]) => poolsSentence({ rules }, new Map());
    expect(end(rule({ whenUsedUp: 'stop' }))).toEqual(end(rule()));
    expect(end(rule(waits)).zh).toContain('用完以后，事照样办，积分排队，池里有了保障按先后补上。');
    const some = end(rule(), rule({ ...waits, id: '2.3' }));
    expect(some.zh).toContain('第 2.3 条的积分排队，池里有了保障按先后补上，其他的不计分。');
    expect(some.en).toContain(
      'under rule 2.3 the points wait and come, first come first, once there is cover again; the others earn none.',
    );
  });
});

describe('in every book that is shipped', () => {
  const books = [demo, ...rulebookTemplates.map(({ document }) => document)];
  const said = books.flatMap((document) => [
    ...document.rules.flatMap((one) => [ruleSentence(one, nowhere), worth(one), worthFigure(one)]),
    ...document.campaigns.map((one) => campaignSentence(one, nowhere)),
    ...document.levels.map(levelSentence),
    lapseSentence(document, '2026-10-14'),
  ]);
  /** No digit that the other language does not have: nothing was lost in translation. */
  const figures = (text: string) =>
    (text.match(/\d+(\.\d+)?/g) ?? []).map(Number).sort((a, b) => a - b);

  test('both languages give the same figures', () => {
    expect(said.length).toBeGreaterThan(150);
    const other = said.filter(({ zh, en }) => !/年|起|就是/.test(zh) && en !== '');
    for (const { zh, en } of other) expect(figures(zh), `${zh} | ${en}`).toEqual(figures(en));
  });
  test('nothing stands there that is no sentence', () => {
    const odd = /undefined|null|NaN|\[object|，，|；；|,,|;;|，。|,\.|\(\)|（）/;
    for (const { zh, en } of said) {
      expect(zh).not.toMatch(odd);
      expect(en).not.toMatch(odd);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
