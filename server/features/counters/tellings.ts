import type { ConflictKind } from '../../../contract/counter.ts';
import type { Paying } from '../../../contract/redemptions.ts';
import type { Sentence } from '../../../contract/values.ts';

/** What a conflict means, for whoever stands at the counter and whoever settles with it. */
export const conflictWords: Record<ConflictKind, Sentence> = {
  unsigned: {
    zh: '这个码不是平台签发的，分没有动，由兑换点承担。',
    en: 'The platform never signed this code. No points moved; the counter bears it.',
  },
  other_counter: {
    zh: '这是别的兑换点的预约，分没有动，由交付的兑换点承担。',
    en: 'This was reserved at another counter. No points moved; the counter that handed it over bears it.',
  },
  expired: {
    zh: '交付时码已经过期，分没有动，由兑换点承担。',
    en: 'The code had run out when it was handed over. No points moved; the counter bears it.',
  },
  card_ended: {
    zh: '这张卡在联网前已经停用，居民的分没有动，由积分管理员和兑换点结清。',
    en: 'The card had been ended. The resident’s points did not move; the treasurer settles it with the counter.',
  },
  cancelled: {
    zh: '居民已经取消了预约又领走，照样扣分，兑换点照常入账。',
    en: 'The resident had given it back and collected it all the same: they pay, and the counter is paid.',
  },
  erased: {
    zh: '居民已经删除账号，由积分管理员和兑换点结清。',
    en: 'The resident’s account is erased; the treasurer settles it with the counter.',
  },
  timed_out: {
    zh: '联网太晚，预约已经过期退回，由兑换点承担。',
    en: 'It came in too late: the reservation had run out and was given back. The counter bears it.',
  },
  refused: {
    zh: '本兑换点已经登记过“不交付”，或取消了这项兑换，分已退回，由兑换点承担。',
    en: 'This counter had refused it or called it off, and the points went back. The counter bears it.',
  },
  called_off: {
    zh: '县里已经取消这项兑换，分已退回居民。兑换点没网，无从知道，由积分管理员和兑换点结清。',
    en: 'The county had called it off and the points went back. Without a network the counter could not know; the treasurer settles it with the counter.',
  },
  handed_over: {
    zh: '这笔已经交付过一次，后传上来的这一次由兑换点承担。',
    en: 'It had been handed over before; the one that came in later is borne by the counter.',
  },
  returned: {
    zh: '这笔已经交付并退回过，由兑换点承担。',
    en: 'It had been handed over and taken back before. The counter bears it.',
  },
  nothing_good: {
    zh: '账上没有在保质期内的货，分没有动，由兑换点承担。',
    en: 'By the books nothing that was good was on the shelf. No points moved; the counter bears it.',
  },
};

interface About {
  name: Sentence;
  counter: Sentence;
  account: Paying;
}

/** Whoever reserved is told of it, whether it costs them something or not. */
export const tellings = {
  charged: (
    { name, counter, account }: About,
    { taken, owed }: { taken: number; owed: number },
  ): Sentence => ({
    zh: `您取消“${name.zh}”后，${counter.zh}在没网时交付了它：用了${account === 'own' ? ' ' : '家里的 '}${taken} 分${owed > 0 ? `，另欠 ${owed} 分` : ''}。不是您领的？请马上打县里热线。`,
    en: `After you gave “${name.en}” back, ${counter.en} handed it over without a network: it took ${taken} points${account === 'own' ? '' : ' of your household'}${owed > 0 ? `, and ${owed} are owed` : ''}. It was not you? Please call the county’s hotline at once.`,
  }),
  untouched: ({ name, counter }: About): Sentence => ({
    zh: `${counter.zh}在没网时登记交付了“${name.zh}”，和记录对不上。您的分没有因此变动。没有领过？请打县里热线。`,
    en: `${counter.en} says that it handed “${name.en}” over without a network, which does not agree with the books. Your points did not move. You did not receive it? Please call the county’s hotline.`,
  }),
};
