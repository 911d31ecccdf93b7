import type { Early, EarlyGroup } from '../../contract/early.ts';
import type { AgeGroup } from '../../contract/rehearsals.ts';
import type { LimitPeriod, Reward, RewardKind, rewardRoutes } from '../../contract/rewards.ts';
import type { BodyOf } from '../../contract/route.ts';

export type NewReward = BodyOf<typeof rewardRoutes.addReward>;

export interface DraftTier {
  /** Tells it apart from the others while it is filled in. */
  key: number;
  from: number | null;
  points: number | null;
}

/** The terms of a reward as they stand in the form: with gaps, and instants as they are typed. */
export interface RewardDraft {
  kind: RewardKind;
  nameZh: string;
  nameEn: string;
  wordsZh: string;
  wordsEn: string;
  photo: string | null;
  value: number | null;
  tiers: readonly DraftTier[];
  pools: readonly string[];
  /** '' for everybody of the county. */
  area: string;
  limitCount: number | null;
  limitPeriod: LimitPeriod;
  monthDays: readonly number[];
  /** "2026-12-01T09:00" county time; '' for none. */
  opens: string;
  closes: string;
  /** null: everybody at once. */
  earlyDays: number | null;
  earlyAges: readonly AgeGroup[];
  earlyArea: string;
  earlyEarned: number | null;
  holdHours: number | null;
  listed: boolean;
}

/** One more tier at the end. */
export const withTier = (tiers: readonly DraftTier[]): DraftTier[] => [
  ...tiers,
  { key: Math.max(...tiers.map(({ key }) => key)) + 1, from: null, points: null },
];

export const emptyDraft: RewardDraft = {
  kind: 'goods',
  nameZh: '',
  nameEn: '',
  wordsZh: '',
  wordsEn: '',
  photo: null,
  value: null,
  tiers: [{ key: 0, from: 0, points: null }],
  pools: [],
  area: '',
  limitCount: null,
  limitPeriod: 'month',
  monthDays: [],
  opens: '',
  closes: '',
  earlyDays: null,
  earlyAges: [],
  earlyArea: '',
  earlyEarned: null,
  holdHours: 72,
  listed: true,
};

const offset = '+08:00';
const local = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** County time of an instant as a field for date and time takes it. */
export const typedOf = (instant: string | null): string =>
  instant === null ? '' : local.format(new Date(instant)).replace(' ', 'T');

/** The instant of what was typed; null for nothing. */
export function instantOf(typed: string): string | null {
  const at = new Date(`${typed}:00${offset}`);
  return typed === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

export function draftOf(reward: Reward): RewardDraft {
  const groups = reward.early?.groups ?? [];
  const area = groups.find((group) => group.kind === 'area');
  const earned = groups.find((group) => group.kind === 'earned');
  return {
    kind: reward.kind,
    nameZh: reward.name.zh,
    nameEn: reward.name.en,
    wordsZh: reward.words.zh,
    wordsEn: reward.words.en,
    photo: reward.photo,
    value: reward.value,
    tiers: reward.prices.map((tier, key) => ({ ...tier, key })),
    pools: reward.pools,
    area: reward.area ?? '',
    limitCount: reward.limit?.count ?? null,
    limitPeriod: reward.limit?.period ?? 'month',
    monthDays: reward.monthDays,
    opens: typedOf(reward.opensAt),
    closes: typedOf(reward.closesAt),
    earlyDays: reward.early?.days ?? null,
    earlyAges: groups.flatMap((group) => (group.kind === 'age' ? [group.ageGroup] : [])),
    earlyArea: area?.area ?? '',
    earlyEarned: earned?.from ?? null,
    holdHours: reward.holdHours,
    listed: reward.listed,
  };
}

/** What is still to be filled in, by the name that the API gives to the field. */
export type Gap =
  | 'nameZh'
  | 'nameEn'
  | 'wordsZh'
  | 'wordsEn'
  | 'value'
  | 'prices'
  | 'early'
  | 'holdHours';

export function gapsIn(draft: RewardDraft): Set<Gap> {
  const texts = (['nameZh', 'nameEn', 'wordsZh', 'wordsEn'] as const).filter(
    (name) => draft[name].trim() === '',
  );
  const isFree = draft.kind === 'honour';
  const gaps = new Set<Gap>(texts);
  if (!isFree && draft.value === null) gaps.add('value');
  if (draft.tiers.some(({ from, points }) => from === null || (!isFree && points === null)))
    gaps.add('prices');
  if (draft.earlyDays !== null && groupsOf(draft).length === 0) gaps.add('early');
  if (draft.holdHours === null) gaps.add('holdHours');
  return gaps;
}

function groupsOf({ earlyAges, earlyArea, earlyEarned }: RewardDraft): EarlyGroup[] {
  return [
    ...earlyAges.map((ageGroup): EarlyGroup => ({ kind: 'age', ageGroup })),
    ...(earlyArea === '' ? [] : [{ kind: 'area' as const, area: earlyArea }]),
    ...(earlyEarned === null ? [] : [{ kind: 'earned' as const, from: earlyEarned }]),
  ];
}

const earlyOf = (draft: RewardDraft): Early | null =>
  draft.earlyDays === null ? null : { days: draft.earlyDays, groups: groupsOf(draft) };

/** What is sent; without gaps in the draft. An honour costs nothing and pays nothing. */
export function termsOf(draft: RewardDraft): NewReward {
  const isFree = draft.kind === 'honour';
  const { limitCount, limitPeriod, area } = draft;
  return {
    kind: draft.kind,
    name: { zh: draft.nameZh.trim(), en: draft.nameEn.trim() },
    words: { zh: draft.wordsZh.trim(), en: draft.wordsEn.trim() },
    photo: draft.photo,
    value: isFree ? 0 : (draft.value ?? 0),
    prices: draft.tiers.map(({ from, points }) => ({
      from: from ?? 0,
      points: isFree ? 0 : (points ?? 0),
    })),
    pools: isFree ? [] : [...draft.pools],
    area: area === '' ? null : area,
    limit: limitCount === null ? null : { count: limitCount, period: limitPeriod },
    monthDays: [...draft.monthDays].sort((a, b) => a - b),
    opensAt: instantOf(draft.opens),
    closesAt: instantOf(draft.closes),
    early: earlyOf(draft),
    holdHours: draft.holdHours ?? 1,
    listed: draft.listed,
  };
}
