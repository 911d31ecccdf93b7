import type { reversals } from '../../../contract/awards.ts';
import type { Sentence } from '../../../contract/values.ts';
import { ended } from '../../platform/sentence.ts';
import type { AwardRow } from './store.ts';

export type ReversalReason = (typeof reversals)[number];

export interface Reversal {
  reason: ReversalReason;
  note: string;
}

type Given = Pick<AwardRow, 'points' | 'household_points'>;

/** What was still there when points were taken back, and what had been spent and is owed now. */
export interface TakenBack {
  taken: number;
  owed: number;
  householdOwed: number;
}

/** What an award still gives after corrections. */
export const remainingOf = (award: AwardRow): Given => ({
  points: award.points - award.corrected_points,
  household_points: award.household_points - award.corrected_household_points,
});

/** “3 分”, “家庭账户 3 分”, or both. */
function amount({ points, household_points: shared }: Given): Sentence {
  if (shared === 0) return { zh: `${points} 分`, en: `${points} points` };
  if (points === 0) return { zh: `家庭账户 ${shared} 分`, en: `${shared} points of the household` };
  return {
    zh: `${points} 分（另有家庭账户 ${shared} 分）`,
    en: `${points} points (and ${shared} of the household)`,
  };
}

export const tellings = {
  settled: (award: AwardRow): Sentence => {
    const why = award.why as unknown as Sentence;
    const { zh, en } = repaidPart(award);
    const given = amount(award);
    return {
      zh: `+${given.zh}已入账。${zh}${why.zh}`,
      en: `+${given.en} settled. ${en}${why.en}`,
    };
  },
  /** For awards that settle the moment they are made, and would settle without a word. */
  repaid: (award: AwardRow): Sentence => {
    const { zh, en } = repaidPart(award);
    return { zh: `+${amount(award).zh}已入账。${zh}`, en: `+${amount(award).en} settled. ${en}` };
  },
  /** For what was added to an award; the award says what for. */
  added: (award: AwardRow): Sentence => {
    const why = award.why as unknown as Sentence;
    // Left empty, for want of cover or by a limit; its words say so.
    if (award.points + award.household_points === 0) return why;
    if (award.state === 'settled') return tellings.settled(award);
    const given = amount(award);
    if (award.state === 'queued')
      return {
        zh: `+${given.zh}排队中，积分池有了保障就按先后补上。${why.zh}`,
        en: `+${given.en} in the queue: they come, first come first, once the pool has cover. ${why.en}`,
      };
    return { zh: `+${given.zh}待核。${why.zh}`, en: `+${given.en} provisional. ${why.en}` };
  },
  /** For points that a wrong rule book gave too many of. */
  corrected: (
    award: AwardRow,
    taken: Given & { why: Sentence; reason: string },
    back: TakenBack | undefined,
  ): Sentence => {
    const given = amount(taken);
    const owed = owedPart(back);
    return {
      zh: `细则更正：“${(award.what as unknown as Sentence).zh}”多给的 ${given.zh}已扣回。${ended(taken.reason, '。')}按更正后的细则：${taken.why.zh}${owed.zh}${contest.zh}`,
      en: `The rule book was corrected: ${given.en} too many for “${(award.what as unknown as Sentence).en}” were taken back. ${ended(taken.reason, '. ')}By the corrected book: ${taken.why.en} ${owed.en}${contest.en}`,
    };
  },
  released: (award: Given): Sentence => {
    const given = amount(award);
    return {
      zh: `暂扣的 ${given.zh}看过了，没有问题，核实属实后入账。`,
      en: `The ${given.en} that were held are in order; they settle once the case is verified.`,
    };
  },
  reversed: (
    award: AwardRow,
    { reason, note }: Reversal,
    back: TakenBack | undefined,
  ): Sentence => {
    const given = amount(remainingOf(award));
    const why = reasons[reason];
    const owed = owedPart(back);
    return {
      zh: `${given.zh}已撤回：${why.zh}。${ended(note, '。')}${owed.zh}${contest.zh}`,
      en: `${given.en} were taken back: ${why.en}. ${ended(note, '. ')}${owed.en}${contest.en}`,
    };
  },
};

/** How long a decision can be contested; the words below say it. */
export const contestDays = 30;

const contest: Sentence = {
  zh: `如有不同意见，${contestDays} 天内可以在积分明细里点开这一笔申诉，也可以打县里热线。`,
  en: `If you disagree, open this award in your statement and appeal within ${contestDays} days, or call the county’s hotline.`,
};

const repaidPart = ({ repaid }: AwardRow): Sentence =>
  repaid === 0
    ? { zh: '', en: '' }
    : {
        zh: `其中先还了 ${repaid} 分以前欠的。`,
        en: `${repaid} of them went to what you owed. `,
      };

/** What was there was taken; what had been spent is owed, and how that is paid. */
function owedPart(back: TakenBack | undefined): Sentence {
  const { taken = 0, owed = 0, householdOwed = 0 } = back ?? {};
  const parts: Sentence[] = [];
  if (owed > 0)
    parts.push({
      zh: `账上扣回 ${taken} 分，另外 ${owed} 分已经花掉，记为欠分：以后入账的积分先还这 ${owed} 分，不用补交。`,
      en: `${taken} points were taken from your account; ${owed} had been spent and are owed: points that settle later pay these first, and there is nothing to hand in. `,
    });
  if (householdOwed > 0)
    parts.push({
      zh: `家庭账户里有 ${householdOwed} 分已经花掉，记为家庭的欠分：以后记到家庭的积分先还，不用补交。`,
      en: `${householdOwed} points of the household had been spent and are owed by its account: what comes to it later pays these first, and there is nothing to hand in. `,
    });
  return {
    zh: parts.map(({ zh }) => zh).join(''),
    en: parts.map(({ en }) => en).join(''),
  };
}

const reasons: Record<ReversalReason, Sentence> = {
  not_true: { zh: '核实不属实', en: 'not found to be true' },
  duplicate: { zh: '同一件事已经报过', en: 'the same was reported before' },
  out_of_scope: { zh: '不在计分范围', en: 'not within what earns points' },
  copied_photo: { zh: '照片不是现场拍的', en: 'the photo was not taken on the spot' },
  other_person: { zh: '不是本人所做', en: 'done by somebody else' },
  had_before: { zh: '一人一次，以前领过', en: 'given once for each person, and had before' },
  reopened: {
    zh: '这件事退回重办，解决并确认后再给',
    en: 'the case was re-opened; they come back once it is solved and confirmed',
  },
  withdrawn: { zh: '上报已经撤回', en: 'the report was taken back' },
};
