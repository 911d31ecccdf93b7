import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  offer_not_found: {
    status: 404,
    zh: '没有找到这件奖品，请刷新奖品列表。',
    en: 'There is no such offer. Please refresh the list of rewards.',
  },
  offer_moving: {
    status: 409,
    zh: '这会儿正好有人在预约或领取，什么都没有动，请再按一次。',
    en: 'Somebody was reserving or collecting at this very moment. Nothing was changed; please press again.',
  },
  reward_gone: {
    status: 409,
    zh: '这件奖品已经下架，请看看别的。',
    en: 'This reward is not on offer any more. Please have a look at the others.',
  },
  reward_not_begun: {
    status: 409,
    zh: '还没到开始兑换的时间：您从 {opens} 起可以兑换。',
    en: 'This reward cannot be reserved yet: you can from {opens} on.',
  },
  reward_over: { status: 409, zh: '兑换时间已经结束。', en: 'The time for this reward is over.' },
  not_this_day: {
    status: 409,
    zh: '这件奖品每月 {days} 日可以兑换。',
    en: 'This reward can be reserved on these days of a month: {days}.',
  },
  slot_begun: {
    status: 409,
    zh: '这一场已经开始了，请选别的时间。',
    en: 'This slot has begun. Please choose another one.',
  },
  guardian_reserves: {
    status: 403,
    zh: '未满 14 岁的积分由家长来兑换。年龄填错了，请到窗口更正。',
    en: 'Under 14, a parent redeems. If your age is wrong, please have it put right at the window.',
  },
  no_household: {
    status: 409,
    zh: '您不在家庭里，没有家庭账户的分可用。可以用自己的分兑换。',
    en: 'You are in no household, so there are no shared points to use. You can redeem with your own.',
  },
  grown_ups_spend: {
    status: 403,
    zh: '家里的分由家里的成年人来用。您可以用自己的分兑换。',
    en: 'The household’s points are spent by its grown-ups. You can redeem with your own.',
  },
  reward_other_area: {
    status: 409,
    zh: '这件奖品是给别的乡镇居民的。',
    en: 'This reward is for residents of another area.',
  },
  earned_too_little: {
    status: 409,
    zh: '累计得过 {from} 分才能兑换，您现在累计 {earned} 分。用掉的分也算在累计里。',
    en: 'It takes {from} points ever earned; you have earned {earned}. Points you have spent count too.',
  },
  limit_reached: {
    status: 409,
    zh: '每人限兑 {count} 件，您这一期已经兑够了。',
    en: 'Everybody may have {count} of these in a period, and you have had yours.',
  },
  too_many_waiting: {
    status: 409,
    zh: '您有 {most} 件预约还没领，请先领取或取消几件。',
    en: 'You have {most} reservations waiting. Please collect or cancel some of them first.',
  },
  sold_out: {
    status: 409,
    zh: '刚刚兑完了，分没有动。补货后还可以来，也可以看看别的兑换点。',
    en: 'The last one has just gone. Your points were not touched; come back after restocking, or try another counter.',
  },
  not_enough_points: {
    status: 409,
    zh: '这件要 {price} 分，您还差 {missing} 分。',
    en: 'This costs {price} points; you are {missing} short.',
  },
  not_enough_at_home: {
    status: 409,
    zh: '这件要 {price} 分，家里的分还差 {missing} 分。分没有动，也可以用自己的分。',
    en: 'This costs {price} points; your household is {missing} short. Nothing was taken, and you can use your own points.',
  },
  card_cannot_pay: {
    status: 409,
    zh: '这件用这个账户的分换不了。差多少请居民自己看，或到窗口问；分没有动。',
    en: 'This account cannot pay for it. How much is missing they see themselves, or ask at a window; nothing was taken.',
  },
  reward_not_covered: {
    status: 409,
    zh: '补差价的积分池本期已用完，请等充值后再来，您的分没有动。',
    en: 'The pool that helps to pay for this is used up for now. Your points were not touched.',
  },
  counter_busy: {
    status: 503,
    zh: '这会儿兑换的人太多，请过几秒再试，您的分没有动。',
    en: 'Too many people are redeeming at this moment. Please try again in a few seconds; your points were not touched.',
  },
  redemption_not_found: {
    status: 404,
    zh: '没有找到这笔兑换。',
    en: 'There is no such redemption.',
  },
  redemption_ended: {
    status: 409,
    zh: '这笔兑换已经办完了，请刷新再看。',
    en: 'This redemption has ended already. Please refresh.',
  },
  counter_not_found: {
    status: 404,
    zh: '没有找到这个兑换点，或您不在这里办兑换。',
    en: 'There is no such counter at which you serve.',
  },
  code_not_valid: {
    status: 404,
    zh: '这个码不对，或已经过期、用过，或不是这个兑换点的。请居民刷新兑换码再试。',
    en: 'This code is wrong, used, too old or for another counter. Please have it renewed on the phone.',
  },
  codes_typed_out: {
    status: 429,
    zh: '输错的次数太多，请稍后再输，或者直接扫码。',
    en: 'Too many wrong codes were typed here. Please wait, or scan the code instead.',
  },
  not_presented: {
    status: 409,
    zh: '请先核对居民的兑换码，再发放。',
    en: 'Please check the resident’s code first, then hand over.',
  },
  nothing_good_there: {
    status: 409,
    zh: '架上没有在保质期内的了。请先盘点，或把这笔兑换退回。',
    en: 'Nothing that is still good is on the shelf. Please take stock, or refuse this redemption.',
  },
  redemption_not_handed_over: {
    status: 409,
    zh: '还没有发放，没有要退的。',
    en: 'Nothing was handed over, so nothing can come back.',
  },
  return_too_late: {
    status: 409,
    zh: '发放超过七天，不能退了。',
    en: 'It was handed over more than seven days ago.',
  },
  already_settled: {
    status: 409,
    zh: '这笔已经和兑换点结算了，退不了，请找积分管理员。',
    en: 'This has been settled with the counter already. Please ask the treasurer.',
  },
  card_not_valid: {
    status: 404,
    zh: '这张卡不对，或已经停用，或不是您辖区居民的。',
    en: 'This card is wrong or has been ended, or its owner lives outside your area.',
  },
});
