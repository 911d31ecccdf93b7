import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  red_packets_whole_county: {
    status: 403,
    zh: '红包是全县统一发的，由负责全县的人来办。',
    en: 'Red packets are paid for the whole county: whoever works for all of it sees to them.',
  },
  red_packets_closed: {
    status: 409,
    zh: '本县还没有接通支付宝，暂时不能申请红包，您的分没有动。',
    en: 'The county has no account at Alipay to pay from yet. Your points were not touched.',
  },
  offer_unknown: {
    status: 404,
    zh: '没有找到这个红包，请刷新再看。',
    en: 'There is no such red packet. Please refresh.',
  },
  offer_closed: {
    status: 409,
    zh: '这个红包已经停止申请。',
    en: 'This red packet cannot be asked for any more.',
  },
  packets_gone: {
    status: 409,
    zh: '这一批红包已经申请完了，您的分没有动。',
    en: 'All of these red packets were asked for already. Your points were not touched.',
  },
  payout_age_unknown: {
    status: 409,
    zh: '请先到“我的”里填上年龄段，再申请红包。',
    en: 'Please say your age in your profile first; then you can ask for a red packet.',
  },
  payout_grown_ups_only: {
    status: 403,
    zh: '红包只发给满 18 岁的居民，您可以看看超市里的奖品。',
    en: 'Red packets are for residents of 18 and older. Have a look at the rewards in the shop.',
  },
  payee_name_missing: {
    status: 409,
    zh: '支付宝要核对姓名，请先到“我的”里填上真实姓名。',
    en: 'Alipay compares names. Please enter your real name in your profile first.',
  },
  account_wrong: {
    status: 422,
    zh: '这个支付宝账号的格式不对，请再看一遍。',
    en: 'This cannot be an account at Alipay. Please look at it once more.',
  },
  packet_waiting: {
    status: 409,
    zh: '您有一个红包还在办，等它办完再申请下一个。',
    en: 'One red packet of yours is still under way. Please wait for its end.',
  },
  packet_earned_too_little: {
    status: 409,
    zh: '累计得过 {from} 分才能申请，您现在累计 {earned} 分。',
    en: 'It takes {from} points ever earned; you have earned {earned}.',
  },
  packets_had: {
    status: 409,
    zh: '这个红包每人每年 {count} 个，您今年已经够了。',
    en: 'Everybody may have {count} of these a year, and you have had yours.',
  },
  packets_day_cap: {
    status: 409,
    zh: '每人每天的红包不超过 {cap} 元，请明天再来。',
    en: 'Nobody gets more than {cap} yuan a day. Please come again tomorrow.',
  },
  packets_year_cap: {
    status: 409,
    zh: '每人每年的红包不超过 {cap} 元，今年不能再申请这一个。',
    en: 'Nobody gets more than {cap} yuan a year, and this one would be more.',
  },
  packet_points_missing: {
    status: 409,
    zh: '这个红包要 {price} 分，您还差 {missing} 分。',
    en: 'This red packet takes {price} points; you are {missing} short.',
  },
  packet_not_covered: {
    status: 409,
    zh: '出钱的积分池暂时不够，请等充值后再来，您的分没有动。',
    en: 'The pool that pays for this is used up for now. Your points were not touched.',
  },
  packet_not_found: {
    status: 404,
    zh: '没有找到这个红包申请。',
    en: 'No such red packet was asked for.',
  },
  packet_too_late: {
    status: 409,
    zh: '这个红包已经批准发放，不能再撤回了。',
    en: 'This red packet was approved already and cannot be taken back any more.',
  },
  packet_decided: {
    status: 409,
    zh: '这个申请已经有了结果，请刷新再看。',
    en: 'This red packet was decided already. Please refresh.',
  },
  offer_price_above_value: {
    status: 422,
    zh: '要的分不能多于金额折合的 {value} 分。',
    en: 'The price cannot be more than the {value} points that the amount stands for.',
  },
  offer_without_pool: {
    status: 422,
    zh: '金额折合 {value} 分，居民付的比这少，请选由哪个积分池补足。',
    en: 'The amount stands for {value} points and residents pay less: choose the pool that pays the rest.',
  },
  offer_over: {
    status: 422,
    zh: '截止时间已经过去了。',
    en: 'The closing time has passed already.',
  },
  offer_pool_unknown: {
    status: 422,
    zh: '没有这个积分池，请重新选择。',
    en: 'There is no such pool. Please choose again.',
  },
  batch_not_found: { status: 404, zh: '没有找到这一批。', en: 'There is no such batch.' },
  batch_taken: {
    status: 409,
    zh: '有的申请刚被撤回，或已经在另一批里，请刷新再选。',
    en: 'Some of these were taken back, or are in another batch. Please refresh and choose again.',
  },
  batch_decided: {
    status: 409,
    zh: '这一批已经有了结果。',
    en: 'This batch was decided already.',
  },
  batch_own: {
    status: 403,
    zh: '编这一批的人不能自己批准，请另一个人来。',
    en: 'Whoever prepared a batch does not decide on it. Please let somebody else do so.',
  },
  batch_changed: {
    status: 409,
    zh: '有人刚撤回了申请，笔数或金额变了，请看过再批。',
    en: 'Somebody has just taken theirs back: count or amount are other than you saw. Please look again.',
  },
  day_cap_reached: {
    status: 409,
    zh: '全县每天批准的红包不超过 {cap} 元，今天还能批 {left} 元。',
    en: 'No more than {cap} yuan are approved a day, and {left} are left today.',
  },
});
