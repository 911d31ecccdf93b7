import type { DeclineReason } from '../../../contract/red-packets.ts';
import type { Sentence } from '../../../contract/values.ts';
import { isAccountsFault } from './decide.ts';

interface About {
  name: Sentence;
  /** In yuan: 20.00. */
  yuan: string;
  points: number;
}

const back = ({ points }: About): Sentence =>
  points === 0
    ? { zh: '', en: '' }
    : {
        zh: `${points} 分已退回原来的批次。`,
        en: ` Your ${points} points are back where they came from.`,
      };

const declined: Record<DeclineReason, Sentence> = {
  not_entitled: { zh: '不符合发放条件', en: 'the conditions are not met' },
  wrong_account: { zh: '支付宝账号不对', en: 'the account at Alipay is not right' },
  budget: { zh: '这一期的预算用完了', en: 'the budget is used up for now' },
  other: { zh: '财务没有批准', en: 'the treasury did not approve it' },
};

/** Why nothing was paid, in a sentence; undefined of what needs no reason. */
export function reasonWords(state: string, reason: string | null): Sentence | null {
  if (state === 'declined')
    return declined[reason as DeclineReason] ?? { zh: '没有批准', en: 'it was not approved' };
  if (state !== 'failed') return null;
  return isAccountsFault(reason ?? '')
    ? {
        zh: '支付宝没有收：请核对账号和实名信息',
        en: 'Alipay did not take it: please check the account, and that your name is verified there',
      }
    : { zh: '支付宝没有办成', en: 'Alipay did not carry it out' };
}

/** What somebody is told of their red packet. */
export const tellings = {
  paid: ({ name, yuan, points }: About): Sentence => ({
    zh: `“${name.zh}”${yuan} 元已经转到您的支付宝，用了 ${points} 分。不是您申请的？请马上打县里热线。`,
    en: `${yuan} yuan of “${name.en}” have been paid to your Alipay account for ${points} points. It was not you? Please call the county’s hotline at once.`,
  }),
  failed: (about: About, reason: string): Sentence => {
    const why = reasonWords('failed', reason) ?? { zh: '', en: '' };
    return {
      zh: `“${about.name.zh}”没有发成：${why.zh}。${back(about).zh}`,
      en: `“${about.name.en}” was not paid: ${why.en}.${back(about).en}`,
    };
  },
  declined: (about: About, reason: string): Sentence => {
    const why = reasonWords('declined', reason) ?? { zh: '', en: '' };
    return {
      zh: `“${about.name.zh}”没有批准：${why.zh}。${back(about).zh}`,
      en: `“${about.name.en}” was not approved: ${why.en}.${back(about).en}`,
    };
  },
};
