import type { Sentence } from '../../../contract/values.ts';

/** Why the form of a book is refused, or worth a second thought: one sentence each. */
export const formReasons = {
  no_chapters: {
    zh: '细则没有章节，居民无从查起。',
    en: 'The book has no chapters to look things up in.',
  },
  no_rules: { zh: '细则里一条规则也没有。', en: 'The book has no rules.' },
  chapter_twice: { zh: '两章用了同一个编号。', en: 'Two chapters have the same number.' },
  chapter_missing: {
    zh: '这条规则的编号不属于任何一章，公开的细则里不会出现。',
    en: 'The rule’s number belongs to no chapter: the public book would not show it.',
  },
  id_twice: {
    zh: '两条规则用了同一个编号，得分的依据就说不清了。',
    en: 'Two rules have the same number: an award could not say which it rests on.',
  },
  unknown_deed: {
    zh: '系统不认识这种行为，没有人能据此得分。',
    en: 'This kind of deed is not known: nobody could ever earn by it.',
  },
  base_unfit: {
    zh: '这种算法不适合这种行为：按时长的要有时长，按难度的限调解，按追回的限举报作弊。',
    en: 'This way of counting does not fit the deed: by time needs hours, by difficulty needs a mediation, out of what is recovered needs a reported cheat.',
  },
  too_many_points: {
    zh: '一次超过 500 分，积分池撑不住，也让别的事没人做。',
    en: 'More than 500 points at once would empty the pool and outweigh everything else.',
  },
  many_points: {
    zh: '一次超过 100 分，请想一想积分池够不够。',
    en: 'More than 100 points at once: please see whether the pool can bear it.',
  },
  gives_nothing: { zh: '这一条一分也不给。', en: 'This rule gives no points at all.' },
  grades_fall: {
    zh: '难度越高分越低，次序可能写反了。',
    en: 'A higher grade gives less: the order may be the wrong way round.',
  },
  no_cap: {
    zh: '没有上限：每条规则都要写明每人每天、每月、每年或一共最多几次，或者最多几分。',
    en: 'There is no limit: every rule must say how often, or how many points, a person can get in a day, month, year or ever.',
  },
  no_same_place: {
    zh: '上报类要写明同一地点多少天内只计第一件，免得一个井盖报十次。',
    en: 'A rule for reports must say for how many days only the first at one place counts, so that one manhole is not paid ten times.',
  },
  every_category: {
    zh: '没有选类别，打架、家暴一类的上报也会有分：请逐类勾选，别让人为分走近危险。',
    en: 'No category is named, so reports of fights and violence would be paid too: please choose, so that nobody goes near danger for points.',
  },
  retired_category: {
    zh: '写到的类别里有已经停用的：新上报不会再归到它，这部分不会再给分。',
    en: 'It names a category that is retired: nothing new is reported as it, so for that part it gives no points any more.',
  },
  large_share: {
    zh: '后来再报的得一半以上，容易引来跟着报。',
    en: 'Later reports get more than half: that invites copying.',
  },
  dates_turned: { zh: '结束的日子早于开始的日子。', en: 'The last day is before the first.' },
  no_pool: { zh: '没有写明由哪个积分池出。', en: 'No pool is named that pays.' },
  unknown_pool: { zh: '本县没有这个积分池。', en: 'The county has no such pool.' },
  pool_twice: { zh: '同一个积分池写了两遍。', en: 'The same pool is named twice.' },
  unknown_factor: {
    zh: '系统不认识这个加倍的条件；个人身份、健康、信仰等一律不能作条件。',
    en: 'This condition for multiplying is not known; identity, health, faith and the like can never be one.',
  },
  factor_twice: { zh: '同一个条件加倍了两次。', en: 'The same condition multiplies twice.' },
  factor_lowers: {
    zh: '倍数小于 1，等于变相扣分。',
    en: 'A factor below 1 would be a deduction by another name.',
  },
  too_many_times: {
    zh: '各项加倍乘起来超过 5 倍。',
    en: 'What multiplies comes to more than 5 times in all.',
  },
  many_times_in_campaign: {
    zh: '活动期间各项加倍乘起来会超过 5 倍，请确认积分池够用。',
    en: 'During a campaign this comes to more than 5 times in all: please see whether the pool can bear it.',
  },
  campaign_empty: { zh: '这个活动没有选任何行为。', en: 'The campaign names no deeds.' },
  levels_start: { zh: '最低一级要从 0 分开始。', en: 'The lowest level must start at 0.' },
  levels_fall: {
    zh: '等级的分数要一级比一级高。',
    en: 'Each level must start at more points than the one below.',
  },
  lapses_soon: {
    zh: '当年年底就到期：12 月 31 日挣的分当天就没了。',
    en: 'Points lapse at the end of the same year: those of 31 December would be gone that night.',
  },
  never_speaks: {
    zh: '前面有一条同样的规则，这一条永远轮不到。',
    en: 'An earlier rule says the same, so this one would never be applied.',
  },
} as const satisfies Record<string, Sentence>;
