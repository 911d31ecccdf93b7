import type { Early, EarlyGroup } from '../../contract/early.ts';
import type { Reward } from '../../contract/rewards.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { useAreas } from '../areas.ts';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePools } from '../pools/use-pools.ts';
import { Terms } from '../split/Terms.tsx';

/** The terms of a reward in sentences. */
export function RewardTerms({ reward }: { reward: Reward }) {
  const { t } = useWords();
  return (
    <Terms
      terms={useTerms(reward).map(([name, said]) => [t(`rewards.terms.${name}`), said] as const)}
    />
  );
}

type Term = 'value' | 'price' | 'pools' | 'area' | 'limit' | 'days' | 'window' | 'early' | 'hold';

function useTerms(reward: Reward): [Term, string][] {
  const { t, say, language } = useWords();
  const now = useNow();
  const nameOf = useAreaName();
  const pools = usePools().data?.pools ?? [];
  const comma = language === 'en' ? ', ' : '、';
  const moment = (at: string) => momentInWords(at, now, language);
  const poolNames = reward.pools.map((code) => {
    const pool = pools.find((one) => one.code === code);
    return pool === undefined ? code : say(pool.name);
  });
  const prices = reward.prices.map(({ from, points }) =>
    t(from === 0 ? 'rewards.terms.priceAll' : 'rewards.terms.priceFrom', {
      from: pointsText(from),
      points: pointsText(points),
    }),
  );
  const { opensAt, closesAt, early, limit, monthDays, area, holdHours, value } = reward;
  const window = [
    ...(opensAt === null ? [] : [t('rewards.terms.from', { at: moment(opensAt) })]),
    ...(closesAt === null ? [] : [t('rewards.terms.until', { at: moment(closesAt) })]),
  ];
  return [
    [
      'value',
      value === 0 ? t('rewards.free') : t('rewards.terms.points', { points: pointsText(value) }),
    ],
    ['price', prices.join(comma)],
    ...(poolNames.length === 0 ? [] : ([['pools', poolNames.join(' → ')]] as [Term, string][])),
    ['area', area === null ? t('rewards.everywhere') : nameOf(area)],
    [
      'limit',
      limit === null
        ? t('rewards.terms.noLimit')
        : t(`rewards.terms.per.${limit.period}`, { count: limit.count }),
    ],
    [
      'days',
      monthDays.length === 0
        ? t('rewards.terms.everyDay')
        : t('rewards.terms.onDays', { days: monthDays.join(comma) }),
    ],
    ['window', window.length === 0 ? t('rewards.terms.always') : window.join(comma)],
    ...(early === null
      ? []
      : ([['early', t('rewards.terms.earlySaid', earlyWords(early))]] as [Term, string][])),
    ['hold', t('rewards.terms.hours', { count: holdHours })],
  ];

  function earlyWords({ days, groups }: Early) {
    return { days, groups: groups.map(groupName).join(comma) };
  }
  function groupName(group: EarlyGroup): string {
    if (group.kind === 'age') return t(`rewards.ages.${group.ageGroup}`);
    if (group.kind === 'earned')
      return t('rewards.terms.earnedFrom', { points: pointsText(group.from) });
    return t('rewards.terms.livesIn', { area: nameOf(group.area) });
  }
}

/** The name of an area by its code. */
export function useAreaName() {
  const { say } = useWords();
  const areas = useAreas().data ?? [];
  return (code: string): string => {
    const area = areas.find((one) => one.code === code);
    return area === undefined ? code : say(area.name);
  };
}
