import { deedKinds, outcomes } from '../../../contract/rules.ts';
import type { CheckOptions, Found } from './forbidden.ts';
import { formReasons } from './form-reasons.ts';

/** JSON of which nothing is known yet. */
export type Loose = Record<string, unknown>;

interface LooseRule {
  at: string;
  rule: Loose;
}

/** What a book needs to be fair and to be read: limits, chapters, dates, pools, rules that can win. */
export function checkForm(book: Loose, { pools, categories = [] }: CheckOptions): Found[] {
  const rules = listOf(book.rules).map((rule, index) => ({ at: `/rules/${index}`, rule }));
  return [
    ...checkWhole(book, rules),
    ...rules.flatMap((one) => [
      ...checkDeed(one),
      ...checkBase(one),
      ...checkLimits(one),
      ...checkDates(one.rule, one.at),
      ...checkPools(one, pools),
      ...checkCategories(one, categories),
      ...checkFactors(one, listOf(book.campaigns)),
    ]),
    ...rules.filter((one) => isNeverHeard(one, rules)).map(({ at }) => refused(at, 'never_speaks')),
    ...checkCampaigns(listOf(book.campaigns)),
    ...checkLevels(listOf(book.levels)),
    ...checkLapse(objectOf(book.lapse)),
  ];
}

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): Loose => (isObject(value) ? value : {});
const listOf = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(objectOf) : []);
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0);

const refused = (at: string, code: keyof typeof formReasons): Found => ({
  code,
  at,
  reason: formReasons[code],
  severity: 'refused',
});
const advice = (at: string, code: keyof typeof formReasons): Found => ({
  ...refused(at, code),
  severity: 'advice',
});
const when = (holds: boolean, found: Found): Found[] => (holds ? [found] : []);

function checkWhole(book: Loose, rules: readonly LooseRule[]): Found[] {
  const chapters = listOf(book.chapters).map(({ number }) => textOf(number));
  const ids = rules.map(({ rule }) => textOf(rule.id));
  return [
    ...when(chapters.length === 0, refused('/chapters', 'no_chapters')),
    ...when(rules.length === 0, refused('/rules', 'no_rules')),
    ...chapters.flatMap((number, index) =>
      when(chapters.indexOf(number) !== index, refused(`/chapters/${index}`, 'chapter_twice')),
    ),
    ...ids.flatMap((id, index) => [
      ...when(ids.indexOf(id) !== index, refused(`/rules/${index}/id`, 'id_twice')),
      ...when(
        chapters.length > 0 && !chapters.includes(id.split('.')[0] ?? ''),
        refused(`/rules/${index}/id`, 'chapter_missing'),
      ),
    ]),
  ];
}

function checkDeed({ at, rule }: LooseRule): Found[] {
  const known: readonly unknown[] = deedKinds;
  return when(!known.includes(rule.deed), refused(`${at}/deed`, 'unknown_deed'));
}

/** One award of more than this deserves a second look; more than the second is out of all measure. */
const manyPoints = 100;
const tooManyPoints = 500;

function checkBase({ at, rule }: LooseRule): Found[] {
  const base = objectOf(rule.base);
  const deed = textOf(rule.deed);
  const { kind } = base;
  const most = highestBase(base);
  const points = Array.isArray(base.points) ? base.points.map(numberOf) : [];
  const unfit =
    (kind === 'per_unit' && !deed.endsWith('.hour')) ||
    (kind === 'recovered' && deed !== 'cheat.reported') ||
    (kind === 'graded' && !deed.startsWith('mediation.'));
  return [
    ...when(unfit, refused(`${at}/base/kind`, 'base_unfit')),
    ...when(most > tooManyPoints, refused(`${at}/base`, 'too_many_points')),
    ...when(most > manyPoints && most <= tooManyPoints, advice(`${at}/base`, 'many_points')),
    ...when(most === 0, advice(`${at}/base`, 'gives_nothing')),
    ...when(
      points.some((value, index) => index > 0 && value < (points[index - 1] ?? 0)),
      advice(`${at}/base/points`, 'grades_fall'),
    ),
  ];
}

function highestBase(base: Loose): number {
  if (Array.isArray(base.points)) return Math.max(0, ...base.points.map(numberOf));
  const units = base.kind === 'per_unit' ? numberOf(base.atMostUnits) || 1 : 1;
  return numberOf(base.points) * units + numberOf(base.atMost);
}

const personalCaps = [
  'perDay',
  'perMonth',
  'perYear',
  'perPerson',
  'pointsPerDay',
  'pointsPerMonth',
] as const;

function checkLimits({ at, rule }: LooseRule): Found[] {
  const caps = objectOf(rule.caps);
  const samePlace = objectOf(rule.samePlace);
  const isOfPlace = rule.deed === 'report.verified';
  return [
    ...when(
      personalCaps.every((cap) => numberOf(caps[cap]) <= 0),
      refused(`${at}/caps`, 'no_cap'),
    ),
    ...when(
      isOfPlace && numberOf(samePlace.days) <= 0,
      refused(`${at}/samePlace`, 'no_same_place'),
    ),
    ...when(
      isOfPlace && textsOf(rule.categories).length === 0,
      advice(`${at}/categories`, 'every_category'),
    ),
    ...when(
      numberOf(samePlace.supporterPercent) > 50,
      advice(`${at}/samePlace/supporterPercent`, 'large_share'),
    ),
  ];
}

function checkDates(dated: Loose, at: string): Found[] {
  const [from, until] = [textOf(dated.from), textOf(dated.until)];
  return when(from !== '' && until !== '' && from > until, refused(`${at}/until`, 'dates_turned'));
}

function checkPools({ at, rule }: LooseRule, known: readonly string[] | undefined): Found[] {
  const pools = textsOf(rule.pools);
  return [
    ...when(pools.length === 0, refused(`${at}/pools`, 'no_pool')),
    ...pools.flatMap((code, index) => [
      ...when(known?.includes(code) === false, refused(`${at}/pools/${index}`, 'unknown_pool')),
      ...when(pools.indexOf(code) !== index, refused(`${at}/pools/${index}`, 'pool_twice')),
    ]),
  ];
}

/** A rule of a group speaks as long as one of its categories is in use. */
function checkCategories(
  { at, rule }: LooseRule,
  known: readonly { code: string; retired: boolean }[],
): Found[] {
  return textsOf(rule.categories).flatMap((prefix, index) => {
    const named = known.filter(({ code }) => code.startsWith(prefix));
    const isOver = named.length > 0 && named.every(({ retired }) => retired);
    return when(isOver, advice(`${at}/categories/${index}`, 'retired_category'));
  });
}

/** Everything that multiplies together may come to this. */
const mostTimes = 5;

function checkFactors({ at, rule }: LooseRule, campaigns: readonly Loose[]): Found[] {
  const known: readonly unknown[] = outcomes;
  const multipliers = listOf(rule.multipliers);
  const own = multipliers.reduce((times, { percent }) => (times * numberOf(percent)) / 100, 1);
  const running = campaigns.filter(({ deeds }) => textsOf(deeds).includes(textOf(rule.deed)));
  const best = Math.max(100, ...running.map(({ percent }) => numberOf(percent))) / 100;
  return [
    ...multipliers.flatMap(({ when: factor, percent }, index) => [
      ...when(
        !known.includes(factor),
        refused(`${at}/multipliers/${index}/when`, 'unknown_factor'),
      ),
      ...when(
        multipliers.findIndex((one) => one.when === factor) !== index,
        refused(`${at}/multipliers/${index}/when`, 'factor_twice'),
      ),
      ...when(
        numberOf(percent) < 100,
        refused(`${at}/multipliers/${index}/percent`, 'factor_lowers'),
      ),
    ]),
    ...when(own > mostTimes, refused(`${at}/multipliers`, 'too_many_times')),
    ...when(
      own <= mostTimes && own * best > mostTimes,
      advice(`${at}/multipliers`, 'many_times_in_campaign'),
    ),
  ];
}

function checkCampaigns(campaigns: readonly Loose[]): Found[] {
  const known: readonly string[] = deedKinds;
  return campaigns.flatMap((campaign, index) => {
    const at = `/campaigns/${index}`;
    const percent = numberOf(campaign.percent);
    const deeds = textsOf(campaign.deeds);
    return [
      ...checkDates(campaign, at),
      ...when(percent < 100, refused(`${at}/percent`, 'factor_lowers')),
      ...when(percent > mostTimes * 100, refused(`${at}/percent`, 'too_many_times')),
      ...when(deeds.length === 0, advice(`${at}/deeds`, 'campaign_empty')),
      ...deeds.flatMap((deed, place) =>
        when(!known.includes(deed), refused(`${at}/deeds/${place}`, 'unknown_deed')),
      ),
    ];
  });
}

function checkLevels(levels: readonly Loose[]): Found[] {
  const from = levels.map((level) => numberOf(level.from));
  return from.flatMap((points, index) =>
    index === 0
      ? when(points !== 0, refused('/levels/0/from', 'levels_start'))
      : when(points <= (from[index - 1] ?? 0), refused(`/levels/${index}/from`, 'levels_fall')),
  );
}

function checkLapse(lapse: Loose): Found[] {
  const short = lapse.kind === 'year_end' && lapse.yearsAfter === 0;
  return when(short, advice('/lapse/yearsAfter', 'lapses_soon'));
}

/** Each way in which the rule could speak is taken by an earlier rule with the same words. */
function isNeverHeard(one: LooseRule, rules: readonly LooseRule[]): boolean {
  const earlier = rules
    .slice(0, rules.indexOf(one))
    .filter(({ rule }) => rule.deed === one.rule.deed && takesDates(rule, one.rule));
  const taken = new Set(earlier.flatMap(({ rule }) => waysOf(rule)));
  return waysOf(one.rule).every((way) => taken.has(way));
}

function waysOf(rule: Loose): string[] {
  const [categories, areas] = [textsOf(rule.categories), textsOf(rule.areas)];
  return (categories.length === 0 ? [''] : categories).flatMap((category) =>
    (areas.length === 0 ? [''] : areas).map((area) => `${category}/${area}`),
  );
}

/** A rule with dates goes before one without, so only a rule of its own sort can take all its days. */
function takesDates(earlier: Loose, later: Loose): boolean {
  const dates = (rule: Loose) => [textOf(rule.from), textOf(rule.until) || '9999'] as const;
  const isDated = (rule: Loose) => textOf(rule.from) !== '' || textOf(rule.until) !== '';
  const [[from, until], [laterFrom, laterUntil]] = [dates(earlier), dates(later)];
  return isDated(earlier) === isDated(later) && from <= laterFrom && laterUntil <= until;
}
