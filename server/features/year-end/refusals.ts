import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  gift_no_home: {
    status: 409,
    zh: '还没有填写家在哪个网格，不知道是哪个村。请先在“我的”里填好。',
    en: 'Your home is not on record, so your village is not known. Please fill in your profile first.',
  },
  age_before_gift: {
    status: 409,
    zh: '送出积分由满 18 周岁的人自己定。请先说一声您满没满 18 周岁，只问这一次。',
    en: 'Points are given away by people of 18 or more. Please say once whether you are.',
  },
  gift_minor: {
    status: 403,
    zh: '未满 18 周岁不能送出积分，可以先用掉快到期的。',
    en: 'Points cannot be given away under 18. You can use those that are about to lapse first.',
  },
  gift_lapsed: {
    status: 409,
    zh: '这些积分已经过了最后一天，不能再送了。',
    en: 'The last day of these points is over: they cannot be given any more.',
  },
  gift_too_early: {
    status: 409,
    zh: '这些积分还有 {days} 天才到期，到期前 {from} 天起才能送给村里。先留着自己用。',
    en: 'These points have {days} more days. They can be given from {from} days before they lapse; keep them for yourself until then.',
  },
  gift_not_enough: {
    status: 409,
    zh: '这一天到期的积分现在只有 {there} 分可用，请改少一些。',
    en: 'Only {there} points of this last day can be given now. Please give fewer.',
  },
  lapse_whole_county: {
    status: 403,
    zh: '到期结转关系到全县，要由辖区为全县的人来办。',
    en: 'What lapses concerns the whole county: somebody responsible for all of it must do this.',
  },
  lapse_not_due: {
    status: 409,
    zh: '到 {through} 为止的到期积分已经办过了，没有要补办的。',
    en: 'Everything that lapsed up to {through} has been done: nothing is left to run.',
  },
  list_too_long: {
    status: 409,
    zh: '超过 {most} 人，请按社区一个一个打印。',
    en: 'There are more than {most} people: please print community by community.',
  },
  too_many_papers: {
    status: 503,
    zh: '现在打印的人多，请 {seconds} 秒后再试。',
    en: 'Many papers are being made. Please try again in {seconds} seconds.',
  },
  lapse_under_way: {
    status: 409,
    zh: '正在办，办到哪里看下面的进度，不用再点。',
    en: 'It is under way. See below how far it is; there is no need to start it again.',
  },
});
