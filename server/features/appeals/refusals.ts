import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  award_not_found: {
    status: 404,
    zh: '没有找到这笔积分。',
    en: 'There is no such award.',
  },
  nothing_to_contest: {
    status: 409,
    zh: '这笔积分没有撤回，也不是零分，没有要申诉的。',
    en: 'This award was neither taken back nor left empty: there is nothing to appeal against.',
  },
  appeal_too_late: {
    status: 409,
    zh: '申诉要在 30 天内提出，这一笔已经过了期限；可以打县里热线。',
    en: 'An appeal is made within 30 days; for this award they are over. You can call the county’s hotline.',
  },
  appeal_made: {
    status: 409,
    zh: '这一笔已经申诉过了，请看答复。',
    en: 'You have appealed against this award already. Please see the answer.',
  },
  appeal_not_found: {
    status: 404,
    zh: '没有找到这件申诉，或不在您的辖区。',
    en: 'No such appeal in your area.',
  },
  appeal_answered: {
    status: 409,
    zh: '这件申诉已经有人答复了，请刷新再看。',
    en: 'This appeal has been answered already. Please refresh.',
  },
  appeal_own_decision: {
    status: 403,
    zh: '这笔积分是您撤回的，申诉要由另一位审核员答复。',
    en: 'You took this award back: another reviewer answers the appeal.',
  },
  appeal_grants_nothing: {
    status: 409,
    zh: '按细则这件事本身就是 0 分，没有可以补的，请改为维持并说明。',
    en: 'By the rule book this deed earns nothing by itself: please uphold the decision and say why.',
  },
  appeal_not_covered: {
    status: 409,
    zh: '积分池本期已用完，补不了这笔分，请等充值后再答复。',
    en: 'The pool is used up: answer this appeal once there is cover again.',
  },
});
