import type { Paying } from '../../../contract/redemptions.ts';
import type { Sentence } from '../../../contract/values.ts';

interface About {
  /** What it was. */
  name: Sentence;
  counter: Sentence;
  points: number;
  account: Paying;
}

/** Begins with a space, or with the words that tell whose they are. */
const pointsOf = ({ points, account }: About): Sentence =>
  account === 'own'
    ? { zh: ` ${points} 分`, en: ` ${points} points` }
    : { zh: `家里的 ${points} 分`, en: ` ${points} points of your household` };

function back({ points, account }: About): Sentence {
  if (points === 0) return { zh: '', en: '' };
  if (account === 'own')
    return {
      zh: `${points} 分已退回原来的批次。`,
      en: ` Your ${points} points are back where they came from.`,
    };
  return {
    zh: `${points} 分已退回家庭账户。`,
    en: ` The ${points} points are back in the household account.`,
  };
}

const because: Record<string, Sentence> = {
  not_there: { zh: '兑换点说货不在架上', en: 'the counter says that it was not there' },
  spoilt: { zh: '东西有损坏', en: 'it was spoilt' },
  called_off: { zh: '兑换点取消了', en: 'the counter called it off' },
  somebody_else: { zh: '来领的不是本人', en: 'somebody else came for it' },
  not_wanted: { zh: '您不要了', en: 'you did not want it' },
  mistake: { zh: '办错了', en: 'it was a mistake' },
  other: { zh: '兑换点没有发放', en: 'the counter did not hand it over' },
};
const reasonOf = (reason: string) => because[reason] ?? { zh: reason, en: reason };

/** What somebody is told of their redemption. */
export const tellings = {
  handedOver: (about: About): Sentence => ({
    zh: `您在${about.counter.zh}领取了“${about.name.zh}”，用了${pointsOf(about).zh}。不是您领的？请马上打县里热线。`,
    en: `You received “${about.name.en}” at ${about.counter.en} for${pointsOf(about).en}. It was not you? Please call the county’s hotline at once.`,
  }),
  refused: (about: About, reason: string): Sentence => ({
    zh: `“${about.name.zh}”没有发放：${reasonOf(reason).zh}。${back(about).zh}`,
    en: `“${about.name.en}” was not handed over: ${reasonOf(reason).en}.${back(about).en}`,
  }),
  timedOut: (about: About): Sentence => ({
    zh: `您预约的“${about.name.zh}”过了领取时间，已经放回。${back(about).zh}`,
    en: `The time to collect “${about.name.en}” is over, and it went back.${back(about).en}`,
  }),
  returned: (about: About, reason: string): Sentence => ({
    zh: `“${about.name.zh}”已退回：${reasonOf(reason).zh}。${back(about).zh}`,
    en: `“${about.name.en}” was taken back: ${reasonOf(reason).en}.${back(about).en}`,
  }),
  reservedForYou: (about: About): Sentence => ({
    zh: `有人凭您的兑换卡在${about.counter.zh}预约了“${about.name.zh}”，用${pointsOf(about).zh}。不是您？请停用这张卡。`,
    en: `“${about.name.en}” was reserved at ${about.counter.en} with your card, for${pointsOf(about).en}. It was not you? Please end the card.`,
  }),
};
